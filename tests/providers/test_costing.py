"""Sums without guessing: unknown stays unknown, and pence are never lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases.refusals import Refused
from providers.actions import approvals, bands, budgets, options, packages
from providers.actions.options import Weighed
from providers.actions.packages import Line
from providers.costing import Journey
from providers.models import Cost, Option, PackageLine
from providers.queries.options import band_for, grid_of
from tests.factories import CaseFactory
from tests.people import cast
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db
TODAY, YEAR = date(2026, 6, 9), "2026-27"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    return CaseFactory(officer=people.officer)


def add(case, by, provider, **weighed):
    return options.add(case, provider=provider, title="", weighed=Weighed(**weighed), by=by)


def say(option, by, **amounts):
    for head, amount in amounts.items():
        options.say_cost(
            option,
            head=head,
            year=YEAR,
            amount=None if amount is None else Decimal(amount),
            paid_by="High needs block",
            working="",
            source="Quote",
            dated_on=date(2026, 6, 1),
            by=by,
        )


def both(case, by):
    """A state school and an independent one that the family asks for."""
    state = add(case, by, a_school())
    fee_paying = add(
        case, by, a_school("999103", "Quarry School", type_code="10"), family_prefers=True
    )
    say(state, by, core=4100, place=6000, top_up=12400, therapy=1150, transport=4370)
    return state, fee_paying


def test_h240_with_transport_blank_for_either_school_there_is_no_answer(case, people):
    state, fee_paying = both(case, people.officer)
    say(fee_paying, people.officer, fee=61500, therapy=0)

    grid = grid_of(case, YEAR, TODAY)

    (comparison,) = grid.comparisons
    assert comparison.extra is None
    assert comparison.why_not == (
        "No answer yet. Nobody has said: Quarry School (URN 999103, EX1 1AA): transport."
        " Unknown is not nothing."
    )
    assert [column.total.amount for column in grid.columns] == [Decimal(28020), None]


def test_h240_transport_said_to_be_unknown_is_no_more_an_answer_than_a_blank(case, people):
    _, fee_paying = both(case, people.officer)
    say(fee_paying, people.officer, fee=61500, therapy=0, transport=None)

    assert grid_of(case, YEAR, TODAY).comparisons[0].extra is None


def test_the_whole_cost_of_both_schools_says_how_much_more_the_preference_costs(case, people):
    _, fee_paying = both(case, people.officer)
    say(fee_paying, people.officer, fee=61500, therapy=0, transport=28120)

    grid = grid_of(case, YEAR, TODAY)

    assert [column.total.amount for column in grid.columns] == [Decimal(28020), Decimal(89620)]
    assert grid.comparisons[0].extra == Decimal(61600)


@pytest.mark.parametrize(
    ("amount", "source", "dated_on", "field"),
    [
        (Decimal("-1"), "Quote", TODAY, "amount"),
        (Decimal("0"), " ", TODAY, "source"),
        (Decimal("5"), "Quote", None, "dated_on"),
    ],
)
def test_a_negative_cost_or_one_without_source_or_date_is_refused(
    case, people, amount, source, dated_on, field
):
    option = add(case, people.officer, a_school())
    told = {"head": "fee", "year": YEAR, "paid_by": "", "working": ""}

    with pytest.raises(Refused) as refusal:
        options.say_cost(
            option, amount=amount, source=source, dated_on=dated_on, by=people.officer, **told
        )

    assert refusal.value.field == field
    assert not Cost.objects.exists()


def test_a_price_more_than_90_days_old_is_marked(case, people):
    state, _ = both(case, people.officer)

    columns = {
        day: grid_of(case, YEAR, day).columns[0].total.old
        for day in (date(2026, 8, 30), date(2026, 8, 31))
    }

    assert columns[date(2026, 8, 30)] == ()
    assert len(columns[date(2026, 8, 31)]) == 5


def test_a_closed_school_is_no_option_and_none_is_there_twice(case, people):
    shut = a_school("999104", "Shut School", status="Closed")
    with pytest.raises(Refused, match="Shut School is closed"):
        add(case, people.officer, shut)
    school = a_school()
    add(case, people.officer, school)
    with pytest.raises(Refused, match="is among the options already"):
        add(case, people.officer, school)


@pytest.mark.parametrize(
    ("journey", "a_year"),
    [
        (Journey(190, Decimal("23")), "4370.00"),
        (Journey(190, Decimal("96"), Decimal("52")), "28120.00"),
        (Journey(190, Decimal(0), miles=Decimal("4.3"), a_mile=Decimal("0.45")), "735.30"),
        (Journey(190, Decimal(0)), "0.00"),
    ],
)
def test_transport_is_the_sum_of_its_parts_for_the_days_of_the_year(journey, a_year):
    assert journey.a_year() == Decimal(a_year)
    assert journey.working().endswith(f"x 190 days = £{Decimal(a_year):,.2f}")


def a_line(**more):
    told = {"what": "Tuition", "per": "hour", "how_many": Decimal(10), "weeks": 38}
    return Line(**(told | {"rate": Decimal("42.50"), "source": "Quote", "dated_on": TODAY} | more))


@pytest.fixture
def package(case, people):
    return options.add(
        case, provider=None, title="Tuition at home", weighed=Weighed(), by=people.officer
    )


def test_a_package_with_one_price_unknown_has_no_total_and_cannot_be_approved(package, people):
    packages.add_line(package, line=a_line(), provider=None, by=people.officer)
    packages.add_line(
        package, line=a_line(what="Laptop", rate=None), provider=None, by=people.officer
    )

    assert grid_of(package.case, YEAR, TODAY).columns[0].package is None
    with pytest.raises(Refused, match="No price is known for: Laptop. Unknown is not nothing."):
        approvals.ask(package, by=people.officer)


def test_whoever_asks_for_a_package_never_approves_it(package, people):
    packages.add_line(package, line=a_line(), provider=None, by=people.officer)
    approvals.ask(package, by=people.senior)

    with pytest.raises(Refused, match="so somebody else approves it"):
        approvals.answer(package, approved=True, because="Fine", by=people.senior)
    approvals.answer(package, approved=True, because="Fine", by=people.manager)

    package.refresh_from_db()
    assert (package.approval, package.answered_by) == ("approved", people.manager)
    assert grid_of(package.case, YEAR, TODAY).columns[0].package == Decimal("16150.00")


@pytest.mark.parametrize("changed", ["line", "removal", "cost"])
def test_h047_what_is_changed_after_approval_is_not_approved_any_more(package, people, changed):
    line = packages.add_line(package, line=a_line(), provider=None, by=people.officer)
    approvals.ask(package, by=people.officer)
    approvals.answer(package, approved=True, because="Fine", by=people.senior)

    if changed == "line":
        packages.add_line(package, line=a_line(what="More"), provider=None, by=people.officer)
    elif changed == "removal":
        packages.remove_line(line, by=people.officer)
    else:
        say(package, people.officer, other=5)

    assert Option.objects.get(pk=package.pk).approval == ""
    with pytest.raises(Refused, match="does not wait for approval"):
        approvals.answer(package, approved=True, because="Still fine", by=people.senior)


def test_a_package_line_stays_in_the_history_when_it_is_taken_out(package, people):
    line = packages.add_line(package, line=a_line(), provider=None, by=people.officer)

    packages.remove_line(line, by=people.officer)

    assert PackageLine.objects.get(pk=line.pk).removed_at is not None
    with pytest.raises(Refused, match="taken out already"):
        packages.remove_line(line, by=people.officer)


def test_a_band_that_follows_ends_the_one_before_and_old_sums_keep_their_history(people):
    told = {"name": "", "points_from": 10, "points_to": 19, "source": "Bands", "by": people.senior}
    old = bands.add_band(code="C", amount=Decimal(12000), from_on=date(2025, 4, 1), **told)
    new = bands.add_band(code="C", amount=Decimal(12400), from_on=date(2026, 4, 1), **told)

    days = (date(2025, 3, 31), date(2026, 3, 31), date(2026, 4, 1))
    assert [band_for(12, day) for day in days] == [None, old, new]
    assert band_for(20, TODAY) is None
    with pytest.raises(Refused, match="holds from this day or later already"):
        bands.add_band(code="C", amount=Decimal(1), from_on=date(2026, 4, 1), **told)


def test_a_personal_budget_is_refused_with_reasons_or_not_at_all(case, people):
    budget = budgets.note_request(case, asked_on=TODAY, what_for="Swimming", by=people.officer)

    with pytest.raises(Refused, match="Give the reasons: the family is owed them"):
        budgets.refuse(budget, reasons=" ", by=people.officer)
    refused = budgets.refuse(budget, reasons="The school gives it", by=people.officer)

    assert (refused.state, refused.reasons) == ("refused", "The school gives it")
    with pytest.raises(Refused, match="answered already"):
        budgets.refuse(budget, reasons="Again", by=people.officer)
