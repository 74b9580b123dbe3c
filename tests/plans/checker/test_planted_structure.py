"""Defects of build, first page and place, planted one at a time; and what only looks like them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plans.checker.planting import (
    Json,
    Plant,
    add,
    all_of,
    context,
    draft,
    final,
    front,
    hits,
    named,
    put,
    rules,
    section,
)


def _drop(name: str) -> Plant:
    return lambda plan: plan["sections"].pop(name)


def _join(old: tuple[str, ...], new: str) -> Plant:
    def plant(plan: Json) -> None:
        taken = [plan["sections"].pop(name) for name in old]
        plan["sections"][new] = taken[0]

    return plant


def _say(name: str, text: str) -> Plant:
    return lambda plan: plan["sections"].update({name: text})


FINAL: list[tuple[str, str, Plant]] = [
    ("STR-01", "C is missing", _drop("C")),
    ("STR-01", "H1 and H2 as H", _join(("H1", "H2"), "H")),
    ("STR-01", "B and F joined", _join(("B", "F"), "Sections B and F: needs and provision")),
    ("STR-01", "a joined heading in the text", section("B", text="Sections B and F: needs")),
    ("STR-01", "no K", _drop("K")),
    ("STR-02", "N/A", section("H2", nil_statement="N/A")),
    ("STR-02", "a dash", section("H2", nil_statement="-")),
    ("STR-02", "none identified", section("H2", nil_statement="None identified.")),
    ("STR-02", "blank", section("H2", nil_statement="")),
    ("STR-02", "J blank", section("J", nil_statement=None)),
    ("STR-02", "a section as a word", _say("H2", "None")),
    ("STR-02", "nobody asked", section("H2", nil_statement="There are no needs at this time.")),
    ("STR-02", "C without needs", section("C", needs=[])),
    ("STR-02", "C says N/A", section("C", needs=[{"id": "C1", "text": "N/A"}])),
    ("STR-02", "H1 known to", section("H1", provision=[], nil_statement="Known to social care.")),
    ("STR-02", "F empty", section("F", provision=[])),
    ("STR-04", "no name and no type", section("I", name=None, type=None)),
    ("STR-04", "a name without type", section("I", type="")),
    ("STR-04", "type to be confirmed", section("I", type="TBC")),
    ("STR-04", "a type without a reason", section("I", name=None)),
    ("STR-05", "preference", section("I", note="Parental preference; parents to transport.")),
    ("STR-05", "a condition", section("I", note="Subject to a place being available.")),
    ("STR-05", "who pays", section("I", note="Mr and Mrs Thornbury's parents will fund travel.")),
    ("STR-05", "in the name", section("I", name="Hallowmere Academy (parental choice)")),
    ("STR-05", "nearest", section("I", note="This is not the nearest suitable school.")),
    ("STR-06", "insert", add("F1", "[INSERT AMOUNT] each term.")),
    ("STR-06", "crosses", add("F2", "XX minutes each week.")),
    ("STR-06", "name", put("B1", "[Child's name] finds it hard to follow instructions.")),
    ("STR-06", "angle brackets", put("F4", "A group led by <<role>> for 30 minutes twice a week.")),
    ("STR-06", "curly", add("D1", "{{social_worker}} agrees.")),
    ("STR-06", "TBC in a field", put("F3", "TBC", "start")),
    ("STR-06", "lines", add("F5", "Start date: ________")),
    ("STR-06", "questions", add("G2", "Reviewed every ??? months.")),
    ("STR-06", "a date to fill in", put("F6", "dd/mm/yyyy", "start")),
    ("STR-06", "Latin", add("B2", "Lorem ipsum dolor sit amet.")),
    ("STR-06", "never decided", put("F7", "to be confirmed", "monitored_by")),
    ("STR-07", "delete as", add("F1", "Delete as appropriate: he/she/they.")),
    ("STR-07", "note to author", add("B4", "\nNote to author: add the score here.")),
    ("STR-07", "guidance", put("E1", "Guidance: outcomes should be SMART.")),
    ("STR-07", "example", add("F2", "\nExample: 20 minutes a day.")),
    ("STR-07", "he or she", add("F8", "He/she will then begin work.")),
    ("STR-07", "a comment", add("F9", "[Comment NF1: check with OT]")),
    ("STR-07", "tracked", add("F10", "<del>30</del><ins>45</ins> minutes.")),
    ("STR-07", "click here", add("B3", "Click or tap here to enter text.")),
    ("STR-08", "no review", front(review_due=None)),
    ("STR-08", "no birth date", front(dob=None)),
    ("STR-08", "no council", front(la="")),
    ("STR-08", "no officer", front(coordinator=" ")),
    ("STR-08", "no name", front(child="")),
    ("STR-08", "no parents", front(parents=[])),
    ("STR-08", "no date", front(date=None)),
    ("STR-09", "not signed", front(signed_by="")),
    ("STR-09", "signed by the author", front(signed_by="Naz Farrell")),
    ("STR-09", "no day", front(signed_on=None)),
    ("STR-09", "another day", front(signed_on="2025-01-28")),
    ("STR-10", "draft", front(marking="DRAFT")),
    ("STR-10", "a watermark", front(watermark="Draft v3")),
    ("STR-10", "a file name", front(file_name="maisie_draft_plan.docx")),
]

DRAFT: list[tuple[str, str, Plant]] = [
    ("STR-03", "full name", add("F4", "She will continue at Tolverne Bank Primary School.")),
    ("STR-03", "short name", add("F5", "This will happen at Tolverne Bank.")),
    ("STR-03", "an unknown school", add("F6", "She will go to Redwater Primary School for this.")),
    ("STR-03", "a special school", add("F7", "She will be taught in a special school.")),
    ("STR-03", "a placement", add("B1", "She needs a specialist placement.")),
    ("STR-03", "in an outcome", add("E1", "She will attend a mainstream secondary school.")),
    ("STR-03", "named in I", section("I", name="Quarrendale School")),
    ("STR-03", "typed in I", section("I", type="Independent special school")),
    ("STR-03", "in the note", section("I", note="Hallowmere Academy has offered a place.")),
    ("STR-03", "I as words", _say("I", "Hallowmere Academy, mainstream")),
    ("STR-03", "in a field", add("H1.1", "She will be collected from Hallowmere Academy.")),
    ("STR-10", "final", front(marking="FINAL")),
    ("STR-08", "no state", front(status="")),
]


@pytest.mark.parametrize(("rule", "what", "plant"), FINAL, ids=named)
def test_a_defect_planted_in_the_final_plan_is_found(rule: str, what: str, plant: Plant) -> None:
    plan = final()
    assert rule not in rules(plan)

    plant(plan)

    assert rule in rules(plan)
    assert rule in rules(plan, context())


@pytest.mark.parametrize(("rule", "what", "plant"), DRAFT, ids=named)
def test_a_defect_planted_in_the_draft_is_found(rule: str, what: str, plant: Plant) -> None:
    plan = draft()
    assert rule not in rules(plan)

    plant(plan)

    assert rule in rules(plan, context())


def _reorder(plan: Json) -> None:
    order = ["E", "A", "B", "F", "C", "D", "G", "H2", "H1", "K", "J", "I"]
    plan["sections"] = {name: plan["sections"][name] for name in order}


QUIET_FINAL: list[tuple[str, str, Plant]] = [
    ("STR-01", "E before B", _reorder),
    (
        "STR-02",
        "who and when",
        section(
            "H2",
            nil_statement="No other social care provision was "
            "identified as reasonably required (social worker, 22 November 2024).",
        ),
    ),
    (
        "STR-02",
        "a nil need",
        section(
            "C",
            needs=[
                {
                    "id": "C1",
                    "text": "No health needs related to "
                    "special educational needs were identified (Dr Qureshi, 11 November 2024).",
                }
            ],
        ),
    ),
    ("STR-04", "type only", section("I", name=None, reason_code="type_only")),
    (
        "STR-04",
        "not at school",
        section("I", name=None, type=None, reason_code="otherwise_than_at_school"),
    ),
    (
        "STR-05",
        "from and until",
        section(
            "I",
            note="Hallowmere Academy from 24 February 2025; "
            "Tolverne Bank Primary School until 21 February 2025.",
        ),
    ),
    (
        "STR-06",
        "a pause",
        section(
            "A",
            child_voice="'I like [pause] owls.' She said it twice, and "
            "then she drew a barn with three owls and a very large moon above it.",
        ),
    ),
    ("STR-06", "gloves", add("F12", "She wears XXL gloves.")),
    ("STR-06", "a squadron", section("A", history="She knows all about XX Bomber Squadron.")),
    ("STR-06", "a chromosome", add("C1", f"She has an {'X' * 3} chromosome pattern.")),
    (
        "STR-07",
        "a working document",
        all_of(front(document_type="working_document"), add("F1", "<del>30</del><ins>40</ins>")),
    ),
    ("STR-07", "each pupil", add("F4", "Each pupil takes his/her turn.")),
    ("STR-07", "guidance from", add("F4", "Guidance from the therapist is kept in the room.")),
    ("STR-09", "signed", front(signed_on="2025-01-30")),
    ("STR-10", "final amended", front(marking="Final amended plan")),
    ("STR-10", "in a sentence", front(marking="This is the final of the draft you saw")),
]

QUIET_DRAFT: list[tuple[str, str, Plant]] = [
    ("STR-03", "special educational", add("F4", "This is special educational provision.")),
    ("STR-03", "history", add("B5", "In 2023 she attended a mainstream school part-time.")),
    ("STR-03", "peers", add("F4", "She is taught beside mainstream classmates in every lesson.")),
    ("STR-03", "the school", add("F4", "The School will tell her parents each week.")),
    (
        "STR-03",
        "a college of",
        add("F4", "The Royal College of Speech and Language Therapists writes the standard."),
    ),
    ("STR-03", "after school", add("F4", "After School Club is on Mondays.")),
    ("STR-10", "draft", front(marking="DRAFT amended")),
]


@pytest.mark.parametrize(("rule", "what", "plant"), QUIET_FINAL, ids=named)
def test_what_only_looks_like_a_defect_is_let_alone(rule: str, what: str, plant: Plant) -> None:
    plan = final()

    plant(plan)

    assert rule not in rules(plan, context())


@pytest.mark.parametrize(("rule", "what", "plant"), QUIET_DRAFT, ids=named)
def test_what_only_looks_like_a_defect_of_a_draft_is_let_alone(
    rule: str, what: str, plant: Plant
) -> None:
    plan = draft()

    plant(plan)

    assert rule not in rules(plan, context())


def test_a_young_person_needs_no_parent_on_the_first_page() -> None:
    plan = final()

    front(dob="2005-06-01", parents=[])(plan)

    assert ("STR-08", "front", "") not in hits(plan)


def test_a_number_of_another_school_is_noticed() -> None:
    plan = final()

    section("I", urn="999101")(plan)

    assert "STR-04" in rules(plan, context())


def test_a_proposed_amendment_may_carry_the_school_the_plan_already_names() -> None:
    before = final()
    plan: dict[str, Any] = final()
    front(status="proposed amendment")(plan)

    assert "STR-03" not in rules(plan, {**context(), "previous_plan": before})

    section("I", name="Quarrendale School")(plan)
    assert "STR-03" in rules(plan, {**context(), "previous_plan": before})
