"""Somebody else's text in this child's plan, planted one piece at a time; and what is no such."""

from __future__ import annotations

import pytest

from tests.plans.checker.planting import (
    Json,
    Plant,
    add,
    all_of,
    context,
    final,
    front,
    named,
    of,
    put,
    rules,
    section,
    swap,
)


def _child(name: str, known_as: str, pronouns: str = "she/her") -> Plant:
    """The whole plan rewritten for a child of another name."""

    def plant(plan: Json) -> None:
        import json

        text = json.dumps(plan).replace("Maisie-Rae", name).replace("Maisie", known_as)
        plan.clear()
        plan.update(json.loads(text))
        plan["front"]["pronouns"] = pronouns

    return plant


def _copy(plan: Json) -> None:
    of(plan, "F9")["text"] = of(plan, "F3")["text"]


def _almost(plan: Json) -> None:
    of(plan, "B7")["text"] = of(plan, "B6")["text"].replace("early afternoon", "the afternoon")


def _same_outcome(plan: Json) -> None:
    text = of(plan, "E2")["text"]
    of(plan, "E3")["text"] = text + " Reviewed termly by the SENCo."


FOUND: list[tuple[str, str, Plant]] = [
    ("IDN-01", "owner", add("F8", "Callum's key adult will check in with him.")),
    ("IDN-01", "needs", add("B5", "Zainab needs time to calm.")),
    ("IDN-01", "object", add("F4", "A teaching assistant will support Ethan with this.")),
    ("IDN-01", "middle", add("F3", "In assembly Aisha will sit by the door.")),
    ("IDN-01", "outcome", swap("E2", "Maisie will", "Tyler will")),
    ("IDN-01", "full name", add("C1", "Callum Reid needs his medicine at noon.")),
    ("IDN-01", "a name that is a word", add("F7", "Grace needs a visual timetable.")),
    (
        "IDN-01",
        "whole Section A",
        section(
            "A",
            child_voice="Callum likes trains and football. "
            "Callum needs quiet. He wants to drive a train when he grows up and live by a railway.",
        ),
    ),
    (
        "IDN-01",
        "in the targets",
        section("E", short_term_targets="Oliver's teacher will set short-term targets each term."),
    ),
    ("IDN-01", "in a field", put("F6", "Connor's teaching assistant", "who")),
    ("IDN-01", "header", front(marking="EHC plan of Jayden")),
    ("IDN-02", "a letter lost", swap("F1", "teach Maisie", "teach Masie")),
    ("IDN-02", "two swapped", swap("F5", "Maisie", "Masiie")),
    ("IDN-02", "another ending", swap("E5", "Maisie", "Maisy")),
    ("IDN-02", "with an owner", add("F8", "Maise's chart is kept there.")),
    ("IDN-02", "surname", add("D1", "The family of Maisie Thornberry knows.")),
    ("IDN-02", "first word", add("B5", "Maizie is then very upset.")),
    ("IDN-03", "his programme", swap("F15", "reviewing her", "reviewing his")),
    ("IDN-03", "he", add("B7", "He covers both ears.")),
    ("IDN-03", "him", swap("F2", "with her 1:1", "with him 1:1")),
    ("IDN-03", "himself", add("B8", "Maisie cannot dress himself.")),
    ("IDN-03", "their", add("F12", "Maisie will use their laptop.")),
    ("IDN-03", "in an outcome", swap("E5", "one of her two", "one of his two")),
    ("IDN-03", "health", swap("G2", "review of her", "review of his")),
    ("IDN-03", "not recorded", all_of(front(pronouns=""), add("B7", "He covers both ears."))),
    ("IDN-03", "recorded otherwise", front(pronouns="he/him")),
    ("IDN-04", "year group", front(year_group="Year 5")),
    ("IDN-04", "age", front(age_at_date=9)),
    ("IDN-04", "in the text", add("B4", "Maisie is in Year 5.")),
    ("IDN-04", "aged", add("B4", "Maisie, aged 9, reads few words.")),
    ("IDN-04", "years old", add("B1", "She is a nine-year-old girl.")),
    ("IDN-04", "end of the year", swap("E7", "Year 4 (July 2026)", "Year 4 (July 2028)")),
    ("IDN-04", "birth date", front(dob="2015-03-14")),
    ("IDN-05", "review too late", front(review_due="2026-07-30")),
    ("IDN-05", "review before", front(review_due="2025-01-01")),
    ("IDN-05", "advice after", put("K4", "2025-02-20", "date")),
    ("IDN-05", "born after", front(dob="2025-03-14")),
    ("IDN-05", "signed after", front(signed_on="2025-02-10")),
    ("IDN-05", "no such day", add("F3", "This begins on 31 April 2025.")),
    ("IDN-05", "turned 25", front(dob="1999-03-14")),
    ("IDN-05", "placement", section("I", from_date="2025-01-01")),
    ("IDN-05", "advice before birth", put("K7", "2014-11-19", "date")),
    ("IDN-06", "identical", _copy),
    ("IDN-06", "one word changed", _almost),
    ("IDN-06", "outcome with an ending", _same_outcome),
    ("IDN-07", "mother", add("D1", "Mother has bipolar disorder.")),
    ("IDN-07", "brother born", add("D1", "Her brother (born 3/2/2013) lives there too.")),
    ("IDN-07", "NHS number", add("C1", "NHS number 943 476 5919.")),
    ("IDN-07", "pupil number", section("A", history="Her UPN is A123456789012.")),
    ("IDN-07", "telephone", add("D1", "Ring her father on 07700 900123.")),
    ("IDN-07", "e-mail", add("G1", "Write to nurse.smith@example.nhs.uk first.")),
    ("IDN-07", "address", add("D1", "The family lives at 14 Harbour Road.")),
    ("IDN-07", "postcode", add("D1", "Home is in TR1 2AB.")),
    ("IDN-07", "father drinks", add("D1", "Her dad is in recovery from alcohol misuse.")),
    ("IDN-07", "owner", add("D1", "Mum's depression makes mornings hard.")),
    ("IDN-07", "violence", section("A", history="She has witnessed domestic violence at home.")),
    ("IDN-07", "bank", section("J", arrangements="Paid to 20-45-77 account number 12345678.")),
    ("IDN-08", "invented council", add("F7", "Northshire County Council will fund this.")),
    ("IDN-08", "a real council", add("G1", "Kent County Council has agreed.")),
    ("IDN-08", "a team of elsewhere", add("F15", "The Leeds SEND team will be told.")),
    ("IDN-08", "another board", add("G1", "NHS Devon Integrated Care Board will pay.")),
    ("IDN-08", "a group of the past", add("G2", "Wold CCG to agree.")),
    ("IDN-08", "a borough", add("D1", "The London Borough of Barnet knows the family.")),
]


@pytest.mark.parametrize(("rule", "what", "plant"), FOUND, ids=named)
def test_a_defect_planted_in_the_final_plan_is_found(rule: str, what: str, plant: Plant) -> None:
    plan = final()
    assert rule not in rules(plan, context())

    plant(plan)

    assert rule in rules(plan)
    assert rule in rules(plan, context())


QUIET: list[tuple[str, str, Plant]] = [
    ("IDN-01", "a cat", add("B3", "Maisie plays with Biscuit.")),
    ("IDN-01", "a brother", add("D1", "Jonah misses out.")),
    ("IDN-01", "a sign", add("F3", "Adults will use the Makaton sign for stop.")),
    ("IDN-01", "a month", add("F10", "This is looked at in the May half term.")),
    ("IDN-01", "Lego", add("F4", "Lego is used in the group.")),
    ("IDN-01", "a test", add("B4", "Raven's matrices were used in October 2024.")),
    ("IDN-01", "a saint", section("A", history="She went to St Mary's playgroup and St George's.")),
    (
        "IDN-01",
        "a friend",
        section(
            "A",
            parent_views="Danielle and Kofi say she is loving and "
            "likes her friend Safiya. They want her to read and be safe near a road and have tea "
            "with Ethan and Noah, who live next door.",
        ),
    ),
    (
        "IDN-01",
        "a friend in F",
        all_of(
            section("A", history="Her best friend is Safiya."),
            add("F4", "Safiya will be asked to join with Maisie."),
        ),
    ),
    ("IDN-01", "a scheme", add("F6", "The Ruth Miskin scheme is used.")),
    ("IDN-01", "a teacher", add("B5", "Mrs Doyle has seen this each week.")),
    ("IDN-01", "will", add("F3", "Will adults also wait? They will.")),
    ("IDN-01", "summer", add("F10", "Summer is when it is checked.")),
    ("IDN-01", "a boy called Mark", _child("Mark", "Mark", "he/him")),
    ("IDN-01", "a girl called May", _child("May", "May")),
    ("IDN-01", "a girl called Grace", _child("Grace", "Grace")),
    ("IDN-01", "a boy called Will", _child("Will", "Will", "he/him")),
    ("IDN-02", "both names", add("F1", "Maisie-Rae and Maisie are one.")),
    (
        "IDN-02",
        "a sister",
        all_of(
            section("A", history="Her sister Daisy is two."),
            add("D1", "Daisy stays with Nana Bett."),
        ),
    ),
    ("IDN-02", "a curly mark", add("F1", "Maisie’s chart and Maisie-Rae’s owls.")),
    ("IDN-02", "an ordinary word", _child("Carter", "Carter", "he/him")),
    ("IDN-03", "her father", add("D1", "Her father takes her out and he holds her hand.")),
    ("IDN-03", "a brother", add("D1", "Jonah is her brother. He is eleven.")),
    ("IDN-03", "staff", add("F3", "Staff will bring their own cards.")),
    ("IDN-03", "they of pupils", add("F4", "The other pupils choose whether they join.")),
    ("IDN-03", "quoted", add("B2", "She says 'he did it' and points.")),
    ("IDN-03", "a therapist", add("F1", "Mr Venn will bring his own table.")),
    ("IDN-03", "two sets", front(pronouns="she/they")),
    ("IDN-03", "a peer", add("F4", "A buddy will sit with Maisie and he or she will be thanked.")),
    ("IDN-04", "a buddy", add("F5", "Maisie will sit with a Year 6 buddy.")),
    ("IDN-04", "when she was", add("B2", "She spoke when she was three.")),
    ("IDN-04", "a test", add("B4", "She read a Year 1 passage in October 2024.")),
    ("IDN-04", "out of year", front(year_group="Year 2", out_of_cohort=True)),
    ("IDN-04", "like a younger child", add("B1", "She has the words of a four-year-old child.")),
    ("IDN-05", "early advice", put("K5", "2024-05-21", "date")),
    ("IDN-05", "to the day", front(review_due="2026-01-30")),
    ("IDN-06", "teacher and assistant", add("F2", "The therapist plans it.")),
    ("IDN-07", "worried", add("D1", "Danielle and Kofi are worried about the bus.")),
    ("IDN-07", "a child's anxiety", add("B5", "Mum says her anxiety is worst on Mondays.")),
    ("IDN-07", "parents report", add("B5", "Her parents are concerned about her anxiety.")),
    ("IDN-07", "dates", add("F10", "Between 03-02-25 2025 and 12/04/2025.")),
    ("IDN-07", "scores", add("B4", "Scores of 74, 71 and 84 of 100 in 2024.")),
    ("IDN-08", "own", add("F7", "Penmarren County Council will secure this.")),
    ("IDN-08", "a hospital", add("C1", "She is seen at Leeds General Infirmary.")),
    ("IDN-08", "a register", add("F1", "The Health and Care Professions Council keeps the list.")),
    ("IDN-08", "school council", add("E3", "She may join the School Council.")),
    ("IDN-08", "in K", put("K3", "Report from Northshire County Council", "title")),
    ("IDN-08", "history", section("A", history="She moved from Kent County Council in 2021.")),
]


@pytest.mark.parametrize(("rule", "what", "plant"), QUIET, ids=named)
def test_what_only_looks_like_a_defect_is_let_alone(rule: str, what: str, plant: Plant) -> None:
    plan = final()

    plant(plan)

    assert rule not in rules(plan)
    assert rule not in rules(plan, context())


def test_a_name_of_the_officers_other_cases_is_found_wherever_it_stands() -> None:
    plan = final()
    known = {**context(), "other_children": ["Wren Adeyemi"]}
    add("F4", "This was agreed for Wren, last year.")(plan)

    assert "IDN-01" in rules(plan, known)


def test_a_first_page_of_another_child_than_the_case_is_found() -> None:
    plan = final()
    front(child="Callum Reid", known_as="Callum")(plan)

    assert "IDN-01" in rules(plan, context())
