"""Defects of views, links, outcomes, health, care, money, advice and words, one at a time."""

from __future__ import annotations

import pytest

from tests.plans.checker.planting import (
    Json,
    Plant,
    add,
    all_of,
    context,
    draft,
    exemplar,
    final,
    front,
    named,
    of,
    put,
    rules,
    section,
    swap,
    unlink,
    without,
)

_SHORT = "I like owls. I want a friend."
_I = "I am a happy boy who likes trains. I like my mum. I want to drive trains. My bed is blue. "
_I += "I have a dog. I like chips and peas and I like it when we go to the sea in my dad's van."
_Y10 = all_of(
    front(dob="2010-03-14", year_group="Year 10", age_at_date=14),
    *(put(f"E{n}", "By July 2026 she will read 20 words aloud.") for n in range(1, 10)),
    without("H1", "H1.1"),
)


def _more_outcomes(plan: Json) -> None:
    outcomes = plan["sections"]["E"]["outcomes"]
    for number in range(10, 18):
        outcomes.append({**outcomes[0], "id": f"E{number}"})


def _fewer_outcomes(plan: Json) -> None:
    del plan["sections"]["E"]["outcomes"][2:]


def _only_checked(plan: Json) -> None:
    unlink("need_refs", "B4")(plan)
    of(plan, "F16")["need_refs"].append("B4")


def _new_need(section_: str, id: str, text: str) -> Plant:
    return lambda plan: plan["sections"][section_]["needs"].append({"id": id, "text": text})


def _new_line(section_: str, **values: object) -> Plant:
    line = {"need_refs": ["D1"], "outcome_refs": ["E8"], "kind": "provision", **values}
    return lambda plan: plan["sections"][section_]["provision"].append(line)


def _deficits_only(plan: Json) -> None:
    plan["sections"]["B"]["strengths"] = []


def _no_steps(plan: Json) -> None:
    plan["sections"]["E"]["short_term_targets"] = ""
    for outcome in plan["sections"]["E"]["outcomes"]:
        outcome["steps"] = ""


FOUND: list[tuple[str, str, Plant]] = [
    ("A-01", "short", section("A", child_voice=_SHORT)),
    ("A-01", "no voice", section("A", child_voice="")),
    ("A-01", "not how", section("A", how_views_obtained="")),
    ("A-02", "I", section("A", how_views_obtained="At school.", child_voice=_I)),
    ("A-02", "no note", section("A", how_views_obtained="", child_voice=_I)),
    (
        "A-02",
        "my",
        section("A", how_views_obtained="Autumn term.", child_voice=_I.replace("boy", "girl")),
    ),
    (
        "A-03",
        "deficits",
        section(
            "A",
            child_voice="I present with significant receptive and "
            "expressive language deficits. I like owls and maps and barns and Fridays and my cat.",
        ),
    ),
    ("A-03", "regulate", section("A", aspirations="I want to regulate better.")),
    (
        "A-03",
        "demonstrate",
        section("A", child_voice=_I + " I demonstrate good capacity for this."),
    ),
    ("A-04", "none", section("A", parent_views="")),
    ("A-04", "hardly", section("A", parent_views="They are happy with the school.")),
    ("A-04", "a dash", section("A", parent_views="-")),
    ("A-05", "hours", section("A", child_voice="I need 1:1 from a TA for 20 hours. " + _I)),
    (
        "A-05",
        "a therapist",
        section(
            "A",
            parent_views="They say she needs a speech therapist. They "
            "want her to read and be safe near roads and to have a friend to tea and not be sad.",
        ),
    ),
    (
        "A-05",
        "minutes",
        section("A", communication="A teaching assistant sits by her for 30 minutes."),
    ),
    ("B-02", "a new need", _new_need("B", "B9", "Maisie cannot count past ten.")),
    ("B-02", "the link is gone", unlink("need_refs", "B6")),
    ("B-02", "only a meeting", _only_checked),
    ("B-02", "health", _new_need("C", "C2", "Maisie has asthma and coughs when she runs.")),
    ("B-02", "care", _new_need("D", "D2", "Maisie cannot wash or bathe alone.")),
    ("B-02", "a need that begins with no", _new_need("D", "D2", "No awareness of water or fire.")),
    ("B-02", "its lines are gone", all_of(without("F", "F10"), without("F", "F14"))),
    ("B-03", "a new need", _new_need("B", "B9", "Maisie cannot count past ten.")),
    ("B-03", "unlinked", put("E7", "", "need_refs")),
    ("B-03", "care", _new_need("D", "D2", "Maisie cannot wash or bathe alone.")),
    ("B-06", "nothing she can do", _deficits_only),
    ("B-08", "no senses", all_of(without("B", "B6"), without("B", "B7"), without("B", "B8"))),
    ("B-08", "no feelings", without("B", "B5")),
    ("B-08", "no learning", without("B", "B4")),
    ("E-06", "its lines are gone", all_of(without("F", "F10"), without("F", "F14"))),
    ("E-06", "unlinked", unlink("outcome_refs", "E4")),
    ("E-06", "only H", without("H1", "H1.1")),
    (
        "E-07",
        "neither",
        all_of(put("E3", "", "aspiration"), lambda p: of(p, "E3").update(need_refs=[])),
    ),
    (
        "E-07",
        "a need that is gone",
        all_of(put("E3", "", "aspiration"), lambda p: of(p, "E3").update(need_refs=["B19"])),
    ),
    (
        "E-07",
        "football",
        all_of(
            put("E2", "By July 2027 she will score a goal.", "text"),
            put("E2", " ", "aspiration"),
            lambda p: of(p, "E2").update(need_refs=[]),
        ),
    ),
    ("E-08", "seventeen", _more_outcomes),
    ("E-08", "two", _fewer_outcomes),
    ("E-08", "one", lambda p: p["sections"]["E"]["outcomes"].__delitem__(slice(1, None))),
    ("E-09", "in the field", put("E2", "2024-07-31", "by")),
    ("E-09", "in the text", swap("E2", "By July 2027", "By July 2023")),
    ("E-09", "end of a stage", swap("E1", "(July 2028)", "(July 2024)")),
    ("E-09", "after 25", put("E4", "2043-07-31", "by")),
    ("E-09", "the same day", put("E8", "2025-01-30", "by")),
    ("E-10", "nowhere", _no_steps),
    ("E-10", "other words", all_of(_no_steps, section("E", text="Outcomes are looked at yearly."))),
    ("E-10", "a dash in steps", all_of(_no_steps, put("E1", " ", "steps"))),
    ("E-12", "Year 10", _Y10),
    ("E-12", "Year 9", all_of(_Y10, front(dob="2010-09-14", year_group="Year 9"))),
    (
        "E-12",
        "work alone in class",
        all_of(_Y10, add("F6", "She will work independently in class.")),
    ),
    ("E-12", "the words of a role", all_of(_Y10, add("F3", "A community nurse will be told."))),
    ("F-10", "no link", lambda p: of(p, "F5").update(need_refs=[])),
    (
        "F-10",
        "hydrotherapy",
        _new_line(
            "F",
            id="F17",
            need_refs=[],
            text="A physiotherapist will lead hydrotherapy 1:1 for 30 minutes every week.",
        ),
    ),
    ("F-10", "a need that is gone", without("B", "B3")),
    ("F-10", "a wrong number", lambda p: of(p, "F6").update(need_refs=["B44"])),
    ("F-11", "a teacher", add("F8", "Mrs Doyle will do this.")),
    ("F-11", "an adviser", swap("F1", "A specialist speech", "Bryony Tapp, a specialist speech")),
    ("F-11", "a school", add("F9", "The calm room at Hallowmere Academy is used.")),
    ("F-11", "a service", add("F15", "The Wold Bridge Outreach Service will come twice a term.")),
    ("F-11", "in a field", put("F10", "Mr Venn", "who")),
    ("F-12", "a taxi", add("F14", "A taxi to and from school each day.")),
    (
        "F-12",
        "a minibus",
        _new_line(
            "F",
            id="F17",
            need_refs=["B5"],
            text="A minibus with a passenger assistant between home and school every day.",
        ),
    ),
    ("F-12", "transport", add("F14", "The council will provide home to school transport.")),
    ("F-12", "an escort", add("F14", "An escort will travel with her on her journey to school.")),
    (
        "G-01",
        "occupational therapist",
        _new_line(
            "G",
            id="G3",
            need_refs=["C1"],
            text="An occupational "
            "therapist will teach Maisie hand skills for 45 minutes every fortnight.",
        ),
    ),
    (
        "G-01",
        "speech",
        _new_line(
            "G",
            id="G3",
            need_refs=["C1"],
            text="A speech and language therapist "
            "will give six sessions of individual therapy each term.",
        ),
    ),
    (
        "G-01",
        "coping",
        _new_line(
            "G",
            id="G3",
            need_refs=["C1"],
            text="A psychologist will work on "
            "coping strategies with her for 50 minutes every week.",
        ),
    ),
    (
        "G-01",
        "care",
        _new_line(
            "H2", id="H2.1", text="A worker will teach Maisie to cook for 1 hour every week."
        ),
    ),
    ("G-01", "her", add("G1", "She will also teach her how to use an inhaler.")),
    ("G-02", "nothing", section("G", agreed_by_icb=None)),
    ("G-02", "no day", lambda p: p["sections"]["G"]["agreed_by_icb"].update(date=None)),
    ("G-02", "too late", lambda p: p["sections"]["G"]["agreed_by_icb"].update(date="2025-03-09")),
    (
        "G-02",
        "to be confirmed",
        lambda p: p["sections"]["G"]["agreed_by_icb"].update(body="TBC", officer=""),
    ),
    ("G-04", "melatonin", add("C1", "She takes melatonin 4 mg at night.")),
    ("G-04", "a dose", add("G1", "Give 5 ml twice a day.")),
    ("G-04", "a medicine", add("G2", "Sodium valproate is looked at each time.")),
    ("H-01", "nineteen", front(dob="2005-06-01")),
    ("H-01", "eighteen today", front(dob="2007-01-30")),
    ("H-01", "twenty-four", front(dob="2000-11-01")),
    (
        "H-02",
        "short breaks in H2",
        all_of(
            without("H1", "H1.1"),
            _new_line(
                "H2",
                id="H2.1",
                text="Short breaks with a support worker for 3 hours every Saturday.",
            ),
        ),
    ),
    ("H-02", "nothing at all", without("H1", "H1.1")),
    (
        "H-02",
        "two to one",
        all_of(
            without("H1", "H1.1"),
            put("D1", "Maisie needs two-to-one help outdoors."),
            section("H1", nil_statement="None."),
        ),
    ),
    ("J-01", "the field", section("J", direct_payment=True)),
    ("J-01", "in F", add("F4", "The family will have a direct payment.")),
    ("J-01", "in H1", add("H1.1", "This is paid through a personal budget.")),
    (
        "J-01",
        "no outcomes",
        section(
            "J",
            direct_payment=True,
            amount="£40 a week",
            needs="D1",
            arrangements="paid monthly to the parents",
        ),
    ),
    ("K-02", "no author", put("K4", "", "author")),
    ("K-02", "no date", put("K6", None, "date")),
    ("K-02", "no role", put("K7", "", "role")),
    (
        "K-02",
        "a title alone",
        lambda p: p["sections"]["K"].append({"id": "K11", "title": "EP report"}),
    ),
    ("K-03", "the paper is gone", without("K", "K7")),
    ("K-03", "a number in the text", add("F11", "This follows K12.")),
    ("K-03", "a doctor", add("B6", "The report by Dr Farida Osman says so.")),
    ("K-03", "a physiotherapist", add("B6", "The physiotherapist's report says she tires.")),
    ("K-04", "social care", without("K", "K8")),
    ("K-04", "school", without("K", "K3")),
    ("K-04", "parents", without("K", "K1")),
    ("K-04", "doctor", without("K", "K5")),
    ("K-04", "psychologist", all_of(without("K", "K4"), without("K", "K10"))),
    (
        "K-04",
        "deaf",
        _new_need("B", "B9", "Moderate hearing loss: she hears half of what is said."),
    ),
    (
        "K-04",
        "blind",
        _new_need("B", "B9", "Her vision impairment means she reads print of 24 point."),
    ),
    ("K-04", "Year 9", _Y10),
    ("K-05", "2021", put("K4", "2021-11-20", "date")),
    ("K-05", "thirteen months", put("K7", "2023-12-20", "date")),
    ("K-05", "three years of a doctor", put("K5", "2021-11-11", "date")),
    ("LNG-01", "three", add("B3", "DCD, SPD and EDS noted by CAMHS.")),
    ("LNG-01", "one", add("F6", "An EAL teacher will help.")),
    ("LNG-01", "in D", add("D1", "The MASH knows the family.")),
    (
        "LNG-02",
        "sixty words",
        put("B1", "Maisie understands " + "one thing and then another " * 14 + "."),
    ),
    (
        "LNG-02",
        "forty in A",
        section("A", communication="Say " + "her name and wait and " * 9 + "go."),
    ),
    (
        "LNG-02",
        "dense",
        put("E1", "By July 2028 Maisie will " + "say what she wants and " * 8 + "go."),
    ),
    ("LNG-03", "naughty", add("B5", "He is naughty and attention-seeking.")),
    ("LNG-03", "suffers", add("C1", "She suffers from epilepsy.")),
    ("LNG-03", "bound", add("B6", "She is wheelchair-bound.")),
    ("LNG-03", "refuses", add("B4", "She refuses to write.")),
    ("LNG-03", "functioning", add("B3", "She is high functioning.")),
    ("LNG-04", "a group", add("G2", "The CCG to agree.")),
    ("LNG-04", "a statement", add("F7", "As in her statement of SEN.")),
    ("LNG-04", "action", add("B4", "She has been at School Action Plus.")),
    ("LNG-04", "a service", add("F15", "Connexions will come.")),
]

IN_DRAFT: list[tuple[str, str, Plant]] = [
    ("G-02", "no agreement yet", section("G", agreed_by_icb=None)),
    ("K-04", "social care", without("K", "K8")),
]


@pytest.mark.parametrize(("rule", "what", "plant"), FOUND, ids=named)
def test_a_defect_planted_in_the_final_plan_is_found(rule: str, what: str, plant: Plant) -> None:
    plan = final()
    plant(plan)

    if rule not in ("LNG-01", "LNG-02"):
        assert rule not in rules(final())
    assert rule in rules(plan)


@pytest.mark.parametrize(("rule", "what", "plant"), IN_DRAFT, ids=named)
def test_a_defect_planted_in_the_draft_is_found(rule: str, what: str, plant: Plant) -> None:
    plan = draft()
    assert rule not in rules(plan, context())

    plant(plan)

    assert rule in rules(plan, context())


_GOOD_J = {"direct_payment": True, "amount": "£54 a week", "needs": "D1", "outcomes": "E8"}
_ADULT = "A tutor will teach her to use the bus alone for 1 hour every week."

QUIET: list[tuple[str, str, Plant]] = [
    (
        "A-01",
        "watched",
        section(
            "A",
            child_voice="",
            how_views_obtained="Maisie does not use words. "
            "Her key adult watched her on four mornings in November 2024 and wrote what she chose, "
            "what made her smile and what she pushed away.",
        ),
    ),
    ("A-02", "speech marks are hers", section("A", child_voice=_I)),
    ("A-03", "plain", section("A", child_voice="I do not like loud rooms. " + _I)),
    (
        "A-03",
        "quoted",
        section("A", child_voice="I said 'strategies' because my teacher does. " + _I),
    ),
    (
        "A-04",
        "asked",
        section(
            "A",
            parent_views="Her parents were asked on 3, 10 and 17 October 2024 "
            "and chose not to add views.",
        ),
    ),
    ("A-04", "sixteen", all_of(front(dob="2007-03-14"), section("A", parent_views=""))),
    ("A-05", "a helper", section("A", child_voice="Mrs Doyle sits with me. " + _I)),
    (
        "A-05",
        "the past",
        section("A", history="She had 30 minutes a week with a therapist at four."),
    ),
    (
        "B-02",
        "none",
        section(
            "C",
            needs=[
                {
                    "id": "C1",
                    "text": "No health needs were identified (Dr Qureshi, 11 November 2024).",
                }
            ],
        ),
    ),
    ("B-02", "small letters", lambda p: of(p, "F14").update(need_refs=["b8"])),
    ("B-03", "shared", lambda p: of(p, "E1").update(need_refs=["B1", "B2", "B3"])),
    ("B-06", "learns quickly", all_of(_deficits_only, add("B4", "She learns quickly when shown."))),
    (
        "B-06",
        "in A",
        all_of(
            _deficits_only,
            section(
                "A",
                parent_views="Danielle says she is very good "
                "at drawing maps and at facts. They want her to read and have friends.",
            ),
        ),
    ),
    (
        "B-08",
        "a nil line",
        all_of(
            without("B", "B5"),
            section(
                "B",
                text="Social, emotional and mental health: no needs were identified in this area.",
            ),
        ),
    ),
    ("E-06", "H1", unlink("need_refs", "D1")),
    ("E-09", "a baseline", add("E4", "She scored 71 in October 2023.")),
    (
        "E-10",
        "in a text",
        all_of(
            _no_steps,
            section("E", text="The school sets short-term targets each term with her parents."),
        ),
    ),
    ("E-12", "Year 3", add("F1", "")),
    (
        "E-12",
        "travel",
        all_of(_Y10, add("F14", _ADULT), add("E8", "She will live more independently.")),
    ),
    ("F-10", "checks", lambda p: of(p, "F15").update(need_refs=["B1", "B2"])),
    ("F-11", "two named assistants", add("F7", "Two named teaching assistants share this.")),
    ("F-11", "her mother", add("F16", "Danielle will sign it.")),
    ("F-11", "generic service", add("F15", "The Specialist Teaching Service will be told.")),
    (
        "F-12",
        "travel training",
        add("F14", "1:1 teaching in independent travel on the bus to school for 1 hour a week."),
    ),
    ("F-12", "a topic", add("F6", "Transport is the topic of the term.")),
    ("F-12", "from her taxi", add("F8", "Her key adult will meet her from her taxi at the gate.")),
    ("F-12", "between lessons", add("F7", "An adult will escort her between lessons.")),
    ("G-01", "staff", add("G1", "The nurse will teach staff how to give it.")),
    ("G-01", "her teachers", add("G1", "The nurse will train her teachers for 1 hour.")),
    (
        "G-01",
        "swallowing",
        add(
            "G1",
            "A speech and language therapist will review her swallowing and "
            "write an eating and drinking plan every 12 months.",
        ),
    ),
    ("G-01", "seating", add("G1", "An occupational therapist will review her wheelchair.")),
    (
        "G-02",
        "nil",
        section(
            "G",
            provision=[],
            agreed_by_icb=None,
            nil_statement="No health provision "
            "was identified as required (Dr Qureshi, 11 November 2024).",
        ),
    ),
    ("G-04", "emergency", add("G1", "Emergency medicine is kept in the office.")),
    ("G-04", "water", add("G1", "She drinks 200 ml of water at noon.")),
    ("H-01", "seventeen", front(dob="2007-02-14")),
    (
        "H-02",
        "overnight",
        all_of(
            without("H1", "H1.1"),
            section(
                "H1",
                nil_statement="No provision under "
                "section 2 was identified as required (R Alderman, social worker, 22 Nov 2024).",
            ),
            _new_line("H2", id="H2.1", text="Two overnight stays a month under section 17."),
        ),
    ),
    ("J-01", "none asked", add("F4", "No direct payment is made for this.")),
    ("J-01", "all there", section("J", **_GOOD_J, arrangements="paid monthly to the parents")),
    ("K-02", "views", put("K1", "", "author")),
    ("K-03", "a test", add("B4", "The report of the test says 74.")),
    ("K-03", "in K", add("B6", "The report by Marcus Venn says so.")),
    ("K-04", "a nil reply", put("K8", "Social care: not known, no needs identified", "title")),
    ("K-04", "no hearing loss", add("C1", "She has no hearing loss.")),
    (
        "K-05",
        "a diagnosis",
        all_of(put("K5", "2019-05-01", "date"), put("K5", "Diagnostic letter", "title")),
    ),
    ("LNG-03", "refuse", section("A", history="She likes the refuse collection lorry.")),
    ("LNG-03", "quoted", section("A", history='She says she is "naughty" and cries.')),
    ("LNG-03", "an eye", add("C1", "She has a lazy eye and wears a patch.")),
    ("LNG-03", "chaining", add("F14", "By backward chaining.")),
    ("LNG-04", "a title", put("K4", "Statement of SEN, 2012", "title")),
    ("LNG-04", "a noun", add("F4", "Each pupil makes a statement about the day.")),
    ("LNG-04", "history", section("A", history="She was at School Action Plus in 2013.")),
]


@pytest.mark.parametrize(("rule", "what", "plant"), QUIET, ids=named)
def test_what_only_looks_like_a_defect_is_let_alone(rule: str, what: str, plant: Plant) -> None:
    plan = final()

    plant(plan)

    assert rule not in rules(plan)


ADVICE: list[tuple[str, str, str]] = [
    ("K4", "Maisie often wakes at night and does not sleep well.", "sleep"),
    ("K4", "She eats only four foods and chokes on lumps.", "eating"),
    ("K4", "Asthma: needs an inhaler before exercise.", "asthma"),
]


@pytest.mark.parametrize(("id", "said", "what"), ADVICE)
def test_a_need_of_two_advisers_that_the_plan_leaves_out_is_asked_about(
    id: str, said: str, what: str
) -> None:
    known = context()
    assert "B-07" not in rules(final(), known)
    for entry in known["advice"]:
        if entry["id"] in (id, "K3"):
            entry["text"] = f"{said} {entry['text']}"

    assert "B-07" in rules(final(), known)


def test_hand_biting_that_two_advisers_saw_is_missed_in_a_draft_that_leaves_it_out() -> None:
    plan, known = exemplar()["documents"]["draft_plan"], context()
    known["advice"][0]["text"] += " She bites her hand when she is upset."
    assert "B-07" not in rules(plan, known)

    known["advice"][3]["text"] = f"Hand-biting was seen twice. {known['advice'][3]['text']}"

    assert "B-07" in rules(plan, known)


@pytest.mark.parametrize(
    "said",
    [
        "There are no concerns about hearing loss.",
        "Her brother has epilepsy and asthma.",
        "Sleep is good.",
    ],
)
def test_what_advice_denies_or_says_of_others_is_no_need(said: str) -> None:
    known = context()
    for entry in known["advice"]:
        entry["text"] = f"{said} {entry['text']}"

    assert "B-07" not in rules(final(), known)


def test_a_diagnosis_of_one_doctor_is_enough() -> None:
    known = context()
    known["advice"][4]["text"] += " She has also been diagnosed with type 1 diabetes."

    assert "B-07" in rules(final(), known)


def test_advice_on_file_that_is_not_listed_is_found() -> None:
    for id in ("K7", "K8", "K2"):
        plan = final()
        without("K", id)(plan)

        assert "K-01" in rules(plan, context())


def test_a_paper_that_was_replaced_or_came_later_need_not_be_listed() -> None:
    known = context()
    extra = {"author": "A Person", "role": "Dietitian", "date": "2024-10-01"}
    known["advice"].append({"id": "K20", "title": "Diet (superseded)", **extra})
    known["advice"].append({"id": "K21", "title": "Diet", **extra, "received": "2025-03-01"})

    assert "K-01" not in rules(final(), known)


def test_existing_advice_that_all_agreed_on_stands_for_new() -> None:
    plan = final()
    without("K", "K8")(plan)
    known = {**context(), "existing_advice_agreed": ["social care"]}
    known["advice"] = [entry for entry in known["advice"] if entry["id"] != "K8"]

    assert "K-04" not in rules(plan, known)


def test_advice_still_to_come_is_said() -> None:
    known = {**context(), "advice_outstanding": ["dietitian, asked for by the parents"]}

    assert "K-04" in rules(final(), known)


def test_social_care_that_asks_for_help_under_the_act_is_not_left_out_of_h1() -> None:
    plan = final()
    nil = (
        "No provision was identified as required (Ruth Alderman, social worker, 22 November 2024)."
    )
    section("H1", provision=[], nil_statement=nil)(plan)

    assert "H-02" in rules(plan, context())


def test_the_exemplar_raises_nothing_above_advice() -> None:
    from tests.plans.checker.planting import graver_than_advice

    for name in ("final_plan", "draft_plan", "amended_draft_plan"):
        plan = exemplar()["documents"][name]
        for known in (None, context()):
            assert [said for said in graver_than_advice(plan, known) if "F-21" not in said] == []
