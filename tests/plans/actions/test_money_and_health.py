"""Section J says what is paid direct or that nothing is; Section G is agreed to word for word."""

import pytest
from django.utils import timezone

from cases.refusals import Refused
from plans.actions import health, money, versions, writing
from plans.actions.money import Told
from plans.queries.agreeing import mark_of_health
from plans.queries.assembling import content_of
from plans.queries.health import health_of
from plans.versioning import freeze
from statutory import days_after
from tests.people import cast
from tests.plans.a_plan import a_case, a_draft

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NIL = "You have not asked for a personal budget."


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    return a_draft(a_case(people), people.officer)


FULL = {
    "requested": True,
    "direct_payment": True,
    "amount": "£1,200 a year",
    "needs": "B1",
    "outcomes": "E2",
    "arrangements": "Each month to Danielle",
}


@pytest.mark.parametrize(
    ("told", "nil", "why"),
    [
        ({}, NIL, "Select whether they asked"),
        ({"requested": False}, NIL, "Select whether anything is paid direct"),
        ({"requested": False, "direct_payment": False}, "  ", "Say in words"),
        (FULL | {"requested": False}, "", "follows a request"),
        (FULL | {"amount": ""}, "", "Enter the amount, or the service"),
        (FULL | {"needs": " "}, "", "Enter the needs it meets"),
        (FULL | {"outcomes": ""}, "", "Enter the outcomes it is for"),
        (FULL | {"arrangements": ""}, "", "Enter how it is paid"),
    ],
)
def test_section_j_is_not_saved_by_half(people, version, told, nil, why):
    with pytest.raises(Refused, match=why):
        money.say_budget(version, told=Told(**told), nil=nil, by=people.officer)

    assert not hasattr(version, "budget")


def test_a_direct_payment_with_its_details_and_a_nil_statement_come_out_in_the_plan(
    people, version
):
    money.say_budget(version, told=Told(**FULL), nil="", by=people.officer)
    version.refresh_from_db()
    budget = content_of(version).budget
    assert (budget.direct_payment, budget.amount, budget.needs) == (True, "£1,200 a year", "B1")

    seen = version.budget.history.latest().history_id
    told = Told(requested=False, direct_payment=False)
    money.say_budget(version, told=told, nil=NIL, by=people.officer, seen=seen)
    version.refresh_from_db()
    plan = content_of(version)
    assert (plan.budget.direct_payment, plan.budget.amount, plan.nil["J"]) == (False, "", NIL)
    with pytest.raises(Refused, match="Olive Officer changed Section J"):
        money.say_budget(version, told=told, nil=NIL, by=people.senior, seen=seen)


def agreed(version, by, *, on=TODAY, saw=None, **more):
    mark = mark_of_health(content_of(version))
    given = {"body": "Example ICB", "officer": "Priti Solanki"} | more
    return health.record_agreement(
        version, agreed_on=on, by=by, saw=mark if saw is None else saw, **given
    )


def test_the_agreement_stands_in_the_plan_until_a_word_of_section_g_is_changed(people, version):
    agreed(version, people.officer)

    agreement = content_of(version).health_agreement
    assert (agreement.body, agreement.officer, agreement.date) == (
        "Example ICB",
        "Priti Solanki",
        TODAY,
    )
    line = version.provision.get(section="G", number=1)
    then = line.text
    line.text = "The nurse will train some staff."
    line.save()

    assert content_of(version).health_agreement is None
    state = health_of(version)
    assert state.holds is None
    assert state.void.agreement.officer == "Priti Solanki"
    (difference,) = state.void.differences
    assert difference.label == "G1"
    assert difference.then.startswith(then)
    assert difference.now.startswith("The nurse will train some staff.")

    agreed(version, people.officer, officer="Sam New")
    assert health_of(version).holds.officer == "Sam New"
    assert health_of(version).void is None


def test_what_else_is_changed_leaves_the_agreement_as_it_is(people, version):
    agreed(version, people.officer)
    line = version.provision.get(section="F", number=1)
    line.text = "Another"
    line.save()
    version.provision.get(section="G", number=1).needs.clear()

    assert health_of(version).holds is not None


def test_a_line_taken_out_and_one_added_are_named(people, version):
    agreed(version, people.officer)
    writing.take_out(
        version, line=version.provision.get(section="G", number=2), because="", by=people.officer
    )
    writing.write_place(
        version,
        name="G.healthcare_plan",
        edit=writing.Edit(values={"text": "By the nurse, by May"}, seen=_seen(version)),
        by=people.officer,
    )

    found = {one.label: (bool(one.then), one.now) for one in health_of(version).void.differences}
    assert found == {
        "G2": (True, ""),
        "Individual healthcare plan": (True, "By the nurse, by May"),
    }


def _seen(version):
    return version.wordings.get(name="G.healthcare_plan").history.latest().history_id


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"on": days_after(TODAY, 1)}, "in the future"),
        ({"body": " "}, "name of the health body"),
        ({"officer": ""}, "name of who agreed"),
        ({"saw": "something else"}, "changed while you had this page open"),
        ({"on": days_after(TODAY, -1)}, "came to say this on"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(people, version, given, why):
    with pytest.raises(Refused, match=why):
        agreed(version, people.officer, **given)

    assert version.plan.health_agreements.count() == 0


def test_an_earlier_day_is_taken_when_they_saw_these_very_words(people, version):
    agreed(version, people.officer, on=days_after(TODAY, -9), same_words=True)

    assert health_of(version).holds.agreed_on == days_after(TODAY, -9)


def test_an_agreement_goes_on_to_hold_for_the_next_version_that_leaves_g_alone(people, version):
    agreed(version, people.officer)
    freeze(version, on=TODAY, by=people.officer)
    final = versions.begin_version(version.plan, status="final", by=people.officer)

    assert health_of(final).holds is not None
    assert health_of(final).changed_on == TODAY


def test_there_is_nothing_to_agree_to_in_an_empty_section(people):
    version = versions.begin_plan(a_case(people), by=people.officer)

    with pytest.raises(Refused, match="nothing in Section G"):
        agreed(version, people.officer)
