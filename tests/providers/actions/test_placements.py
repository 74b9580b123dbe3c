"""Placements, what is paid for them, and the ledger: no day twice, no penny lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Role
from cases.refusals import Refused
from providers.actions import commitments, ledger, placements
from providers.ledger_file import as_csv
from providers.models import Commitment, LedgerBatch, LedgerLine
from providers.paying import in_month, in_year
from providers.queries.ledger import claw_backs, rows_of
from statutory.financial_years import FinancialYear
from tests.factories import CaseFactory, UserFactory
from tests.people import cast
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db
BEGAN = date(2025, 9, 1)
YEAR = FinancialYear(2025)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def placement(people):
    case = CaseFactory(officer=people.officer)
    return placements.begin(
        case, provider=a_school(), starts_on=BEGAN, named_in_plan=False, by=people.officer
    )


def asked(placement, by, **more: Any) -> Commitment:
    told = {"head": "fee", "rate": Decimal("36500"), "per": "year", "starts_on": BEGAN}
    told |= {"ends_on": None, "source": "Contract", "dated_on": date(2025, 7, 1)}
    return commitments.ask(placement, **(told | more), by=by)


def approved(placement, people, **more: Any) -> Commitment:
    one = asked(placement, people.officer, **more)
    return commitments.answer(one, approved=True, because="Agreed", by=people.senior)


def ends(placement, people, on, **more):
    told = {"because": "Moved away", "plan_still_names_it": False} | more
    return placements.end(placement, on=on, **told, by=people.officer)


def test_a_placement_that_ends_before_it_starts_or_overlaps_another_is_refused(placement, people):
    told = {"provider": a_school("999102", "Another"), "named_in_plan": False, "by": people.officer}

    with pytest.raises(Refused, match="The last day must not be before the first"):
        placements.begin(placement.case, starts_on=BEGAN, ends_on=date(2025, 8, 31), **told)
    with pytest.raises(Refused, match="placed at Example Primary School in that time"):
        placements.begin(placement.case, starts_on=date(2026, 1, 5), **told)


def test_h242_the_day_after_a_placement_ends_another_can_begin(placement, people):
    ends(placement, people, date(2026, 1, 4))

    other = a_school("999102", "Another")
    begun = placements.begin(
        placement.case,
        provider=other,
        starts_on=date(2026, 1, 5),
        named_in_plan=False,
        by=people.officer,
    )

    assert begun.starts_on == date(2026, 1, 5)


def test_h244_payment_does_not_stop_while_the_plan_names_the_setting(placement, people):
    commitment = approved(placement, people)
    placement.named_in_plan = True
    placement.save()

    with pytest.raises(Refused, match="The plan names Example Primary School, so payment goes on"):
        commitments.stop(commitment, on=date(2026, 1, 1), because="Costs", by=people.officer)
    with pytest.raises(Refused, match="The plan still names this setting, so payment goes on"):
        ends(placement, people, date(2026, 1, 1), plan_still_names_it=True)

    commitment.refresh_from_db()
    assert commitment.ends_on is None


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"rate": Decimal("-5")}, "rate"),
        ({"rate": Decimal("0")}, "rate"),
        ({"source": ""}, "source"),
        ({"dated_on": None}, "dated_on"),
        ({"ends_on": date(2025, 8, 31)}, "ends_on"),
        ({"starts_on": date(2025, 8, 31)}, "starts_on"),
        ({"head": "gold"}, "head"),
    ],
)
def test_an_amount_without_source_or_date_or_below_nothing_is_refused(
    placement, people, more, field
):
    with pytest.raises(Refused) as refusal:
        asked(placement, people.officer, **more)

    assert refusal.value.field == field
    assert not Commitment.objects.exists()


def test_the_same_thing_is_not_paid_twice_in_one_time(placement, people):
    asked(placement, people.officer, ends_on=date(2026, 3, 31))

    with pytest.raises(Refused, match="Fees is paid already in that time"):
        asked(placement, people.officer, starts_on=date(2026, 3, 31))
    assert asked(placement, people.officer, starts_on=date(2026, 4, 1)).pk


def test_whoever_asks_never_approves(placement, people):
    one = asked(placement, people.senior)

    with pytest.raises(Refused, match="You asked for this amount, so somebody else approves it"):
        commitments.answer(one, approved=True, because="Fine", by=people.senior)


def test_a_limit_looks_at_the_whole_placement_so_that_parts_do_not_slip_under_it(placement, people):
    approved(placement, people, rate=Decimal("59000"))
    part = asked(placement, people.officer, head="therapy", rate=Decimal("1500"))

    with pytest.raises(Refused, match="comes to £60,500.00 a year. You may approve up to £60,000"):
        commitments.answer(part, approved=True, because="Small", by=people.senior)
    finance = UserFactory(role=Role.FINANCE)
    assert commitments.answer(part, approved=True, because="Small", by=finance).state == "approved"


def test_h242_a_pupil_who_leaves_in_the_month_is_paid_for_to_the_day(placement, people):
    commitment = approved(placement, people)
    ends(placement, people, date(2025, 9, 10))

    commitment.refresh_from_db()
    assert in_year(commitment, YEAR) == Decimal("1000.00")  # ten days of £100
    assert in_month(commitment, YEAR, date(2025, 9, 1), date(2025, 9, 30)) == Decimal("1000.00")


def test_h247_twelve_months_make_up_the_year_to_the_penny(placement, people):
    commitment = approved(placement, people, rate=Decimal("9999.99"))

    months = [in_month(commitment, YEAR, first, last) for first, last in YEAR.months]

    assert sum(months) == in_year(commitment, YEAR)
    assert all(one == one.quantize(Decimal("0.01")) for one in months)


def test_a_rate_changed_in_the_year_shows_both_and_pays_no_day_twice(placement, people):
    old = approved(placement, people)

    new = commitments.replace(
        old,
        rate=Decimal("73000"),
        from_on=date(2026, 1, 1),
        source="Uplift",
        dated_on=date(2025, 12, 1),
        by=people.officer,
    )

    old.refresh_from_db()
    assert (old.ends_on, new.starts_on, new.state) == (
        date(2025, 12, 31),
        date(2026, 1, 1),
        "asked",
    )


def test_what_nobody_approved_never_goes_to_the_ledger(placement, people):
    asked(placement, people.officer)

    with pytest.raises(Refused, match="Nothing is owed that has not gone to the ledger"):
        ledger.make_batch(through=date(2025, 10, 15), by=people.manager)
    assert not LedgerBatch.objects.exists()


def test_h243_a_second_run_of_a_month_pays_nothing_twice(placement, people):
    approved(placement, people)

    batch = ledger.make_batch(through=date(2025, 10, 15), by=people.manager)
    with pytest.raises(Refused, match="Nothing is owed"):
        ledger.make_batch(through=date(2025, 10, 31), by=people.manager)

    assert (batch.through, batch.lines_count) == (date(2025, 10, 31), 2)
    assert batch.total == Decimal("6100.00")  # 61 days of £100
    assert sum(LedgerLine.objects.values_list("amount", flat=True)) == batch.total


def test_h243_a_run_that_fails_half_way_leaves_nothing_and_the_next_is_whole(
    placement, people, monkeypatch
):
    approved(placement, people)
    monkeypatch.setattr("providers.actions.ledger.as_csv", _breaks)

    with pytest.raises(OSError):
        ledger.make_batch(through=date(2025, 10, 31), by=people.manager)
    assert not LedgerLine.objects.exists()
    monkeypatch.undo()

    assert ledger.make_batch(through=date(2025, 10, 31), by=people.manager).total == 6100


def _breaks(*args: object) -> str:
    raise OSError("The disk is full")


def test_h242_days_paid_after_somebody_left_come_back_by_themselves(placement, people):
    approved(placement, people)
    ledger.make_batch(through=date(2025, 10, 31), by=people.manager)
    ends(placement, people, date(2025, 10, 1))

    batch = ledger.make_batch(through=date(2025, 11, 30), by=people.manager)

    assert [(line.month, line.amount) for line in claw_backs(batch)] == [
        (date(2025, 10, 1), Decimal("-3000.00"))
    ]
    assert sum(LedgerLine.objects.values_list("amount", flat=True)) == Decimal("3100.00")


def test_the_ledgers_own_total_must_be_ours(placement, people):
    approved(placement, people)
    batch = ledger.make_batch(through=date(2025, 9, 30), by=people.manager)

    with pytest.raises(Refused, match="The totals differ: we sent £3,000.00"):
        ledger.note_taken(batch, total=Decimal("2999.99"), by=people.manager)
    assert ledger.note_taken(batch, total=Decimal("3000.00"), by=people.manager).taken_at


def test_h262_the_file_runs_nothing_names_no_child_and_is_the_same_each_time(people):
    case = CaseFactory(officer=people.officer)
    school = a_school("999109", "=cmd|' /C calc'!A0")
    placement = placements.begin(
        case, provider=school, starts_on=BEGAN, named_in_plan=False, by=people.officer
    )
    approved(placement, people)
    batch = ledger.make_batch(through=date(2025, 9, 30), by=people.manager)

    text = as_csv(batch, rows_of(batch))

    assert text == as_csv(batch, rows_of(batch))
    assert f"{batch.pk},1,{case.reference},999109,'=cmd|' /C calc'!A0,Fees,2025-09,3000.00" in text
    assert text.endswith(f"{batch.pk},total,,,,,1,3000.00\r\n")
    assert case.child.surname not in text
