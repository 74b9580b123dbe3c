"""A plan in which everything goes wrong at once: no defect hides another."""

from __future__ import annotations

from tests.plans.checker.planting import (
    Plant,
    add,
    all_of,
    context,
    draft,
    final,
    front,
    hits,
    of,
    put,
    section,
    swap,
    without,
)

Where = tuple[str, str, str]
FINAL: list[tuple[Where, Plant]] = [
    (("STR-02", "H2", ""), section("H2", nil_statement="None")),
    (("STR-04", "I", ""), section("I", type=None)),
    (("STR-05", "I", ""), section("I", note="Parental preference; parents to transport.")),
    (("STR-06", "F", "F4"), add("F4", "[INSERT AMOUNT] each term.")),
    (("STR-07", "E", "E6"), add("E6", "Delete as appropriate.")),
    (("STR-08", "front", ""), front(coordinator="")),
    (("STR-09", "front", ""), front(signed_by="")),
    (("IDN-01", "F", "F8"), add("F8", "Callum's key adult will check in with her.")),
    (("IDN-02", "F", "F5"), swap("F5", "Maisie", "Masie")),
    (("IDN-03", "F", "F15"), swap("F15", "reviewing her", "reviewing his")),
    (("IDN-04", "front", ""), front(year_group="Year 5")),
    (("IDN-05", "front", ""), front(review_due="2026-07-30")),
    (("IDN-06", "F", "F12"), lambda plan: of(plan, "F12").update(text=of(plan, "F3")["text"])),
    (("IDN-07", "D", "D1"), add("D1", "Mother has bipolar disorder.")),
    (("IDN-08", "G", "G1"), add("G1", "Northshire County Council will fund this.")),
    (("A-01", "A", ""), section("A", how_views_obtained="")),
    (("A-04", "A", ""), section("A", parent_views="")),
    (
        ("B-02", "B", "B9"),
        lambda plan: plan["sections"]["B"]["needs"].append(
            {"id": "B9", "area": "Cognition and learning", "text": "Maisie cannot count past ten."}
        ),
    ),
    (("E-09", "E", "E2"), swap("E2", "By July 2027", "By July 2023")),
    (("E-06", "E", "E8"), lambda plan: of(plan, "H1.1").update(outcome_refs=[])),
    (("F-10", "F", "F9"), lambda plan: of(plan, "F9").update(need_refs=[])),
    (("F-11", "F", "F2"), add("F2", "Mrs Doyle will see to it.")),
    (("F-12", "F", "F14"), add("F14", "A taxi to and from school each day.")),
    (
        ("G-01", "G", "G2"),
        put(
            "G2",
            "An occupational therapist will teach Maisie hand skills for 45 "
            "minutes every fortnight.",
        ),
    ),
    (("G-02", "G", ""), section("G", agreed_by_icb=None)),
    (("J-01", "J", ""), section("J", direct_payment=True)),
    (("K-02", "K", "K6"), put("K6", "", "author")),
    (("K-03", "F", "F10"), without("K", "K7")),
    (("K-04", "K", ""), without("K", "K8")),
    (("LNG-03", "B", "B5"), add("B5", "She is naughty.")),
    (("LNG-04", "B", "B4"), add("B4", "She was at School Action Plus.")),
]
IN_DRAFT: list[tuple[Where, Plant]] = [
    (("STR-03", "F", "F6"), add("F6", "This is taught at Hallowmere Academy.")),
    (("STR-03", "I", ""), section("I", name="Quarrendale School")),
    (("G-02", "G", ""), section("G", agreed_by_icb=None)),
    (("IDN-01", "B", "B2"), add("B2", "Zainab needs more time.")),
]


def test_thirty_defects_planted_at_once_are_all_found() -> None:
    for known in (None, context()):
        plan = final()
        all_of(*(plant for _, plant in FINAL))(plan)

        assert {where for where, _ in FINAL} - hits(plan, known) == set()


def test_defects_of_a_draft_planted_at_once_are_all_found() -> None:
    for known in (None, context()):
        plan = draft()
        all_of(*(plant for _, plant in IN_DRAFT))(plan)

        assert {where for where, _ in IN_DRAFT} - hits(plan, known) == set()
