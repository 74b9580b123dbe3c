"""The grade of a plan follows from its marks. No database."""

from __future__ import annotations

from datetime import date

import pytest

from plans import quality
from plans.quality import criteria_on, grade, grading_on, kept_back, share

DAY = date(2026, 6, 9)
CRITERIA = criteria_on(DAY)
ALL_MET = {one.id: "met" for one in CRITERIA}
LAW = [one.id for one in CRITERIA if one.force == "law"]


def marked(**changed: str) -> dict[str, str]:
    """Every criterion met but these. An id is written with an underscore here."""
    return ALL_MET | {name.replace("_", "-"): mark for name, mark in changed.items()}


def test_there_are_criteria_for_every_section_and_for_the_thread() -> None:
    assert {one.section for one in CRITERIA} == set(quality.SECTIONS)
    assert (len(CRITERIA), len({one.id for one in CRITERIA})) == (20, 20)


def test_each_criterion_says_what_good_looks_like_and_on_which_authority() -> None:
    assert [one.id for one in CRITERIA if not (one.good and one.weight > 0)] == []
    assert [o.id for o in CRITERIA if o.force != "target" and not o.source.provision] == []
    assert [o.id for o in CRITERIA if o.force == "target" and o.source.link] == []


@pytest.mark.parametrize(
    ("marks", "percent", "wanted", "why"),
    [
        (marked(), 100, "outstanding", ()),
        (marked(J_money="not_applicable", T_adult="not_applicable"), 100, "outstanding", ()),
        (marked(B_clear="partly"), 97, "outstanding", ()),
        (
            marked(B_clear="not_met"),
            94,
            "good",
            ("Something is not met at all",),
        ),
        (
            marked(J_money="partly"),
            99,
            "good",
            ("A requirement of the law is only partly met",),
        ),
        (
            marked(J_money="not_met"),
            98,
            "requires_improvement",
            ("A requirement of the law is not met",),
        ),
        (
            marked(J_money="not_met", K_papers="not_met", D_care="not_met"),
            90,
            "inadequate",
            ("Three or more requirements of the law are not met",),
        ),
        (
            marked(F_every="partly", F_specific="partly", F_advice="not_met"),
            85,
            "requires_improvement",
            ("Section F reaches less than half of its points",),
        ),
        ({one.id: "partly" for one in CRITERIA}, 50, "requires_improvement", ()),
        (
            {one.id: "not_met" for one in CRITERIA},
            0,
            "inadequate",
            (),
        ),
    ],
)
def test_the_grade_follows_from_points_and_limits(
    marks: dict[str, str], percent: int, wanted: str, why: tuple[str, ...]
) -> None:
    found = grade(marks, DAY)

    assert (found.percent, found.grade, found.limited_by) == (percent, wanted, why)


@pytest.mark.parametrize("name", LAW)
def test_no_requirement_of_the_law_can_be_missed_in_a_good_plan(name: str) -> None:
    assert grade(ALL_MET | {name: "not_met"}, DAY).grade == "requires_improvement"


def test_a_grade_wants_a_mark_on_everything() -> None:
    marks = {name: mark for name, mark in ALL_MET.items() if name != "F-specific"}

    with pytest.raises(ValueError, match="No mark for F-specific"):
        grade(marks, DAY)
    with pytest.raises(ValueError, match="No mark for F-specific"):
        grade(marks | {"F-specific": "splendid"}, DAY)


def test_what_does_not_apply_is_left_out_of_the_points() -> None:
    money = [one for one in CRITERIA if one.section == "J"]

    assert share(money, {"J-money": "not_applicable"}) is None
    assert share(money, {"J-money": "partly"}) == 50
    assert "J" not in grade(marked(J_money="not_applicable"), DAY).sections


def test_points_are_rounded_down() -> None:
    section_e = [one for one in CRITERIA if one.section == "E"]

    assert share(section_e, {"E-smart": "met", "E-outcomes": "not_met"}) == 66


def test_a_limit_never_lifts_a_grade() -> None:
    order = [name for name, _ in grading_on(DAY).thresholds]
    for mark in ("partly", "not_met"):
        for name in ALL_MET:
            found = grade(ALL_MET | {name: mark}, DAY)
            assert order.index(found.grade) >= order.index(found.by_points)


def test_a_plan_from_before_the_first_criteria_is_judged_by_the_first() -> None:
    assert criteria_on(date(2010, 1, 1)) == criteria_on(date(2014, 9, 1))


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ({"a": 12, "b": 7, "c": 0}, {"a": 12, "b": 7, "c": 0}),
        ({"a": 12, "b": 7, "c": 2}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 3, "c": 2}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 0, "c": 2}, {"a": None, "b": 0, "c": None}),
        ({"a": 3, "b": 1, "c": 0}, {"a": None, "b": None, "c": None}),
        ({"a": 5, "b": 0, "c": 0}, {"a": 5, "b": 0, "c": 0}),
    ],
)
def test_small_figures_do_not_leave_the_service(counts, wanted) -> None:
    assert kept_back(counts) == wanted
