"""H-280: what is due is listed, what must be kept is skipped with its reason, nothing goes."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from cases.actions.chronology import record
from cases.actions.holds import Reason, end_hold, hold_everything, place_hold
from cases.jobs.running import running
from cases.models import Case, Child, Due, Erasure
from cases.refusals import Refused
from ehcna.retention import actions
from ehcna.retention.due import due_of, list_due, reasons_to_keep
from ehcna.retention.tasks import list_due as nightly
from statutory import Kind, days_after
from tests.ehcna.retention.old_records import OLD, a_case
from tests.factories import CaseFactory, ChildFactory
from tests.people import Cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
LOOKED_AT_AGAIN = days_after(timezone.localdate(), 40)
YOUNG = date(1995, 11, 28)  # 31 tomorrow


def listed() -> dict[int, list[str]]:
    with running("list_due") as run:
        list_due(TODAY, run)
    return dict(Due.objects.values_list("child", "skipped"))


def test_a_record_is_due_on_the_thirty_first_birthday_and_not_the_day_before(people: Cast) -> None:
    due, _ = a_case(people), a_case(people, YOUNG)

    assert listed() == {due.child_id: []}


def test_the_nightly_run_lists_and_deletes_nothing(people: Cast) -> None:
    a_case(people)
    before = Child.objects.count(), Case.objects.count()

    nightly()

    assert (Child.objects.count(), Case.objects.count()) == before
    assert Erasure.objects.count() == 0


def test_h_280_a_live_appeal_is_skipped_and_listed_until_it_is_decided(people: Cast) -> None:
    case = a_case(people)
    record(case, kind=Kind.APPEAL_RECEIVED, on=date(2014, 11, 3), by=people.officer)
    live = listed()
    record(case, kind=Kind.APPEAL_DETERMINED, on=date(2015, 3, 2), by=people.officer)

    assert live == {case.child_id: ["An appeal is not decided"]}
    assert listed() == {case.child_id: []}


@pytest.mark.parametrize(
    ("kind", "said"),
    [("complaint", "A complaint, or the Ombudsman"), ("inquiry", "An inquiry")],
)
def test_h_280_a_hold_is_skipped_and_listed_until_it_is_over(
    people: Cast, kind: str, said: str
) -> None:
    case = a_case(people)
    why = Reason(kind, "Number 12", date(2026, 1, 5), LOOKED_AT_AGAIN)
    hold = place_hold(case, hold=why, by=people.senior)
    held = listed(), Case.objects.get(pk=case.pk).held
    end_hold(hold, because="It is over", by=people.manager)

    assert held == ({case.child_id: [f"A hold: {said}"]}, True)
    assert (listed(), Case.objects.get(pk=case.pk).held) == ({case.child_id: []}, False)


def test_h_280_an_inquiry_can_hold_every_record(people: Cast) -> None:
    case = a_case(people)
    why = Reason("inquiry", "The national inquiry", date(2026, 1, 5), LOOKED_AT_AGAIN)
    hold_everything(hold=why, by=people.manager)

    assert listed() == {case.child_id: ["A hold on every record: An inquiry"]}
    with pytest.raises(Refused, match="A hold on every record"):
        actions.propose_erasure(case.child, by=people.manager)


def test_a_looked_after_child_is_kept_75_years_and_an_adopted_one_100_from_the_order(
    people: Cast,
) -> None:
    looked_after, adopted = a_case(people), a_case(people)
    place_hold(looked_after, hold=Reason("looked_after", "Full order", OLD), by=people.senior)
    order = Reason("adopted", "Order of the county court", date(1999, 6, 1))
    place_hold(adopted, hold=order, by=people.senior)

    assert due_of(looked_after.child, TODAY) == ("looked_after", date(2070, 11, 27))
    assert due_of(adopted.child, TODAY) == ("adopted", date(2099, 6, 1))
    assert listed() == {}


def test_an_open_case_is_a_reason_to_keep(people: Cast) -> None:
    child = ChildFactory(date_of_birth=OLD)
    CaseFactory(child=child, officer=people.officer)

    assert list(reasons_to_keep(child)) == ["A case is open"]


def test_a_hold_is_placed_by_a_senior_or_a_manager_and_says_when_it_is_looked_at_again(
    people: Cast,
) -> None:
    case = a_case(people)
    why = Reason("claim", "In court", date(2026, 1, 5), LOOKED_AT_AGAIN)

    with pytest.raises(Refused, match="A senior or a manager does this"):
        place_hold(case, hold=why, by=people.officer)
    with pytest.raises(Refused, match="looked at again"):
        place_hold(case, hold=Reason("claim", "In court", date(2026, 1, 5)), by=people.senior)
