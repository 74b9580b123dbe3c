"""Similar cases: numbers that tell of no child, and what came of appeals."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cases.actions.chronology import record
from cases.small_numbers import FEWEST
from panels.models import AgendaItem, Outcome, Recommendation
from panels.queries.features import features_of, phase_of
from panels.queries.lists import list_of
from panels.queries.similar import Similar, similar_to, spread
from providers.models import Option, Provider
from providers.models.types import GROUP_WORDS
from statutory import Kind, days_after
from tests.cases.views.acting import signed_in
from tests.factories import CaseFactory, ChildFactory
from tests.panels.sitting.a_sitting import Sitting
from tests.people import Cast, cast


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"Yes": 3, "No": 1}, None),
        ({"Yes": 12, "No": 7}, {"Yes": 12, "No": 7}),
        ({"Yes": 12, "No": 0}, {"Yes": 12, "No": 0}),
        ({"Yes": 12, "No": 3}, {"Yes": None, "No": None}),
        ({"Yes": 12, "No": 3, "Defer": 6}, {"Yes": 12, "No": None, "Defer": None}),
        ({"A": 12, "B": 1, "C": 1, "D": 8}, {"A": 12, "B": None, "C": None, "D": None}),
    ],
)  # fmt: skip
def test_h264_small_numbers_are_left_out_and_cannot_be_worked_out(
    counts: dict[str, int], shown: dict[str, int | None] | None
) -> None:
    found = spread("A", counts)

    assert (dict(found.cells) if found else None) == shown


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 30), min_size=1))
def test_h264_what_is_left_out_is_never_one_number_nor_small(counts: dict[str, int]) -> None:
    found = spread("A", counts)
    if found is None:
        assert sum(counts.values()) < FEWEST
        return
    hidden = [counts[name] for name, number in found.cells if number is None]
    assert all(number == 0 or number >= FEWEST for _, number in found.cells if number is not None)
    assert not hidden or (sum(hidden) >= FEWEST and len(hidden) > 1)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def sitting(people: Cast) -> Sitting:
    return Sitting(people)


LONG_AGO = 60  # days: before this month began, whatever day it is


def past(
    sitting: Sitting,
    said: str,
    follows: bool | None,
    appeal: tuple[Kind, ...] = (),
    born: date | None = None,
) -> AgendaItem:
    """A case of the same age that was advised a while ago."""
    today, by = timezone.localdate(), sitting.people.officer
    born = born or sitting.item.case.child.date_of_birth
    item = sitting.one_more(CaseFactory(officer=by, child=ChildFactory(date_of_birth=born)))
    item.on = days_after(today, -LONG_AGO)
    item.save()
    Recommendation.objects.create(item=item, said=said, words="A", reasons="A", recorded_by=by)
    if follows is not None:
        day = days_after(today, -LONG_AGO + 1)
        Outcome.objects.create(item=item, follows=follows, reasons="A", on=day, by=by)
    for kind in appeal:
        record(item.case, kind=kind, on=days_after(today, -LONG_AGO + 9), by=by)
    return item


def told(found: Similar) -> dict[str, dict[str, int | None]]:
    return {one.title: dict(one.cells) for one in found.spreads}


def test_the_spread_of_advice_decisions_and_appeals(sitting: Sitting) -> None:
    for _ in range(6):
        past(sitting, "yes", follows=True)
    for _ in range(5):
        ended = (Kind.APPEAL_MADE, Kind.ORDER_TO_ASSESS)
        past(sitting, "no", follows=True, appeal=ended)

    found = told(similar_to(sitting.item, timezone.localdate()))

    assert found["What panels advised"]["Yes"] == 6
    assert found["What panels advised"]["No"] == 5
    assert found["What officers decided"] == {"As the panel advised": 11}
    assert found["What came of the decision"] == {
        "No appeal": 6,
        "Appeal: changed by order or agreement": 5,
    }


def test_other_phases_and_restricted_cases_are_not_counted(sitting: Sitting) -> None:
    for _ in range(6):
        past(sitting, "yes", follows=True)
    last = AgendaItem.objects.order_by("-pk")[0].case
    last.restricted = True
    last.save()
    grown = AgendaItem.objects.order_by("-pk")[1].case.child
    grown.date_of_birth = date(2006, 1, 1)
    grown.save()

    assert similar_to(sitting.item, timezone.localdate()).spreads == ()


def test_how_many_wait_cannot_be_told_from_the_appeals(sitting: Sitting) -> None:
    for _ in range(9):
        past(sitting, "yes", follows=True)
    past(sitting, "yes", follows=None)

    found = told(similar_to(sitting.item, timezone.localdate()))

    assert set(found["What officers decided"].values()) == {None}
    assert "What came of the decision" not in found


def test_the_page_names_no_child(sitting: Sitting) -> None:
    for _ in range(6):
        past(sitting, "yes", follows=True)
    client = signed_in(sitting.seat.user)

    page = client.get(f"/my-panels/cases/{sitting.item.pk}/similar/").content.decode()

    references = [one.case.reference for one in AgendaItem.objects.exclude(pk=sitting.item.pk)]
    names = [str(one.case.child) for one in AgendaItem.objects.exclude(pk=sitting.item.pk)]
    assert not [one for one in references + names if one in page]


Cells = st.tuples(*(st.sampled_from("ab") for _ in range(5)))


@given(st.lists(Cells, max_size=60))
def test_no_list_is_part_of_another_so_their_difference_tells_of_nobody(cells: list) -> None:
    cases = dict(enumerate(cells))

    lists = {frozenset(list_of(wanted, cases)[1]) for wanted in cells}

    assert sum(map(len, lists)) == len(set().union(*lists)) == len(cases)
    phases = {frozenset(n for n, of in cases.items() if of[0] == phase) for phase in "ab"}
    assert all(len(one) >= FEWEST or one in phases for one in lists)


def test_h264_the_same_list_beside_each_case_of_its_kind_and_on_each_day_of_a_month(
    sitting: Sitting,
) -> None:
    cases = [past(sitting, said, follows=True) for said in ["yes"] * 7 + ["no"] * 6]
    day = timezone.localdate().replace(day=1)
    before = [similar_to(one, day) for one in (sitting.item, cases[0], cases[-1])]
    recent = past(sitting, "no", follows=False)
    recent.on = day
    recent.save()
    late = days_after(day, 20)

    after = similar_to(sitting.item, late)

    assert [one.spreads for one in before] == [before[0].spreads] * 3
    assert after.spreads == before[0].spreads


def test_cases_are_alike_in_what_the_record_has(sitting: Sitting, people: Cast) -> None:
    item = sitting.item
    item.question = "placement"
    item.save()
    provider = Provider.objects.create(name="A special school", group="special")
    wish = Option.objects.create(
        case=item.case, provider=provider, title="A school", family_prefers=True
    )
    told = {"year": "2026-27", "written_by": people.officer}
    wish.costs.create(head="fee", amount=45_000, **told)
    wish.costs.create(head="transport", amount=9_000, **told)
    assert item.brief is not None
    item.brief.options.create(title="A school", option=wish)

    found = features_of([item])[item.pk]

    assert found[0] == phase_of(item.case.child.date_of_birth, item.on)
    assert found[1:4] == ("not recorded", GROUP_WORDS[provider.group], "£30,000 to £70,000 a year")
    wish.costs.filter(head="fee").update(amount=None)
    assert features_of([item])[item.pk][3] == "not recorded"
    item.question = "issue"
    assert features_of([item])[item.pk][2:4] == ("not recorded", "not recorded")


def test_few_of_another_year_group_go_with_the_others_of_their_phase(sitting: Sitting) -> None:
    born = sitting.item.case.child.date_of_birth
    for _ in range(6):
        past(sitting, "yes", follows=True)
    for _ in range(3):
        past(sitting, "no", follows=True, born=date(born.year - 2, born.month, born.day))

    found = similar_to(sitting.item, timezone.localdate())

    assert found.spreads[0].total == 9
    assert dict(found.spreads[0].cells)["No"] is None
