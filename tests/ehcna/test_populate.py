"""Cases in bulk, for measuring: the same for a seed, and in line with the national figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from cases.models import Case, Child, Deadline, Entry, FamilyMember, StatutoryException
from ehcna.population import populating
from ehcna.population.lives import Life, life
from ehcna.population.planning import populate_plans
from families.models import Holding
from plans.content import fingerprint, read_plan
from plans.models import Plan, Version
from statutory import Kind, Stage
from statutory.timeliness import timeliness_of

TODAY = date(2026, 6, 9)
K = Kind


def populate(number: int, seed: int) -> str:
    said = StringIO()
    call_command("populate", "--cases", str(number), "--seed", str(seed), stdout=said)
    return said.getvalue()


def written(first: int) -> list[tuple[Any, ...]]:
    """Everything that tells the cases from one number on, but for the numbers themselves."""
    cases = Case.objects.filter(pk__gte=first).order_by("pk")
    told = ("child__forename", "child__surname", "child__date_of_birth", "source", "stage")
    rows: list[tuple[Any, ...]] = list(cases.values_list(*told, "next_due", "closed_on"))
    entries = Entry.objects.filter(case_id__gte=first).order_by("case", "pk")
    rows += entries.values_list(F("case_id") - first, "kind", "on", "about")
    clocks = Deadline.objects.filter(case_id__gte=first).order_by("case", "rule", "about")
    return rows + list(clocks.values_list(F("case_id") - first, "rule", "about", "due", "met_on"))


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_300_cases_and_another_seed_gives_others() -> None:
    said = populate(300, 1)
    first = Case.objects.earliest("pk").pk
    once = written(first)
    populate(300, 1)
    again = written(first + 300)
    populate(300, 2)
    other = written(first + 600)

    assert said.startswith("300 cases in ")
    assert Case.objects.count() == 900
    assert once == again
    assert once != other


@pytest.mark.django_db
def test_lots_made_side_by_side_come_in_their_turn_and_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(populating, "LOT", 100)
    populate(300, 1)
    first = Case.objects.earliest("pk").pk
    once = written(first)
    monkeypatch.setattr(populating, "side_by_side", map)

    populate(300, 1)

    assert written(first + 300) == once
    assert list(Case.objects.order_by("pk").values_list("reference", flat=True)) == [
        f"POP-{number:07d}" for number in range(first, first + 600)
    ]


@pytest.mark.django_db
def test_what_is_written_in_bulk_is_what_the_facts_give_one_by_one() -> None:
    populate(300, 1)
    said = StringIO()

    call_command("rebuild_deadlines", "--check", stdout=said)

    checked = Case.objects.filter(closed_on=None).count()
    assert said.getvalue() == f"{checked} cases, 0 differed\n"
    _a_wrong_date_would_be_noticed()
    _every_stage_of_the_way_is_there()
    _nobody_can_sign_in_as_an_officer_of_them()
    _their_numbers_go_on()


def _a_wrong_date_would_be_noticed() -> None:
    clock = Deadline.objects.filter(case__closed_on=None).exclude(due=None).latest("pk")
    Deadline.objects.filter(pk=clock.pk).update(due=date(2020, 1, 1))

    with pytest.raises(CommandError, match="Stored dates differ from the facts"):
        call_command("rebuild_deadlines", "--check", stdout=StringIO())
    call_command("rebuild_deadlines", stdout=StringIO())
    call_command("rebuild_deadlines", "--check", stdout=StringIO())
    assert (
        Deadline.objects.get(case=clock.case, rule=clock.rule, about=clock.about).due == clock.due
    )


def _every_stage_of_the_way_is_there() -> None:
    stages = set(Case.objects.values_list("stage", flat=True))

    wanted = {Stage.REQUEST, Stage.NOT_ASSESSED, Stage.ASSESSMENT, Stage.DRAFT, Stage.PLAN}
    assert {stage.value for stage in wanted} | {Stage.CLOSED.value} <= stages
    assert not Case.objects.exclude(problem="").exists()
    assert not Entry.objects.filter(on__gt=timezone.localdate()).exists()
    assert StatutoryException.objects.exists()


def _nobody_can_sign_in_as_an_officer_of_them() -> None:
    officers = User.objects.filter(email__endswith="@populated.example")

    assert [officer for officer in officers if officer.has_usable_password()] == []
    assert officers.count() == 1


def _their_numbers_go_on() -> None:
    last = Child.objects.latest("pk").pk

    assert Child.objects.create(surname="Next", date_of_birth=TODAY).pk == last + 1


@pytest.mark.django_db
def test_no_cases_at_all_is_no_population() -> None:
    with pytest.raises(CommandError, match="Ask for at least one case"):
        populate(0, 1)


# -- the shares, of lives whose request is two years old and more ---------------------------------


@pytest.fixture(scope="module")
def lives() -> list[Life]:
    chance = Random(7)
    return [life(chance, TODAY) for _ in range(6000)]


@pytest.fixture(scope="module")
def settled(lives: list[Life]) -> list[Life]:
    """Those for whom there was time for everything up to the plan."""
    return [one for one in lives if (TODAY - one.events[0][1]).days > 730]


def day_of(one: Life, kind: Kind) -> date | None:
    return next((on for what, on, _ in one.events if what is kind), None)


def share(lives: list[Life], holds: Callable[[Life], bool]) -> float:
    return sum(map(holds, lives)) / len(lives)


def test_a_quarter_is_refused_an_assessment_and_few_a_plan(settled: list[Life]) -> None:
    assessed = [one for one in settled if day_of(one, K.DECIDED_TO_ASSESS)]

    assert share(settled, lambda one: bool(day_of(one, K.DECIDED_NOT_TO_ASSESS))) == pytest.approx(
        0.26, abs=0.03
    )
    assert share(assessed, lambda one: bool(day_of(one, K.DECIDED_NOT_TO_ISSUE))) == pytest.approx(
        0.06, abs=0.02
    )


def test_46_of_100_plans_come_in_20_weeks_and_7_after_a_year(settled: list[Life]) -> None:
    plans = [
        timeliness_of(one.events[0][1], sent, excepted=one.excused)
        for one in settled
        if (sent := day_of(one, K.PLAN_SENT))
    ]

    in_time = sum(plan.within_20_weeks for plan in plans) / len(plans)
    over_a_year = sum(plan.elapsed_days > 365 for plan in plans) / len(plans)
    assert (in_time, over_a_year) == (pytest.approx(0.464, abs=0.03), pytest.approx(0.07, abs=0.02))


def test_two_of_three_are_boys_and_parents_ask_most(lives: list[Life]) -> None:
    asked = {source: share(lives, lambda one, s=source: one.source == s) for source in _SOURCES}

    assert share(lives, lambda one: one.sex == "M") == pytest.approx(0.64, abs=0.03)
    assert max(asked, key=asked.__getitem__) == "parent"
    assert sum(asked.values()) == pytest.approx(1)


_SOURCES = ("parent", "young_person", "school", "college", "other")


def test_no_life_is_one_that_could_not_be(lives: list[Life]) -> None:
    impossible = [
        one
        for one in lives
        if not one.surname
        or any(not one.born < on <= TODAY for _, on, _ in one.events)
        or any(on < one.events[0][1] for _, on, _ in one.events)
        or (one.events[0][1] - one.born).days > 25 * 365
    ]

    assert impossible == []


@pytest.mark.django_db
def test_who_was_sent_a_plan_has_it_frozen_as_draft_and_final_and_each_child_a_parent() -> None:
    said = StringIO()
    call_command("populate", "--cases", "200", "--plans", stdout=said)
    sent = set(Entry.objects.filter(kind=K.PLAN_SENT).values_list("case", flat=True))
    finals = Version.objects.filter(status="final")

    assert f"{Plan.objects.count()} plans in " in said.getvalue()
    assert set(finals.values_list("plan__case", flat=True)) == sent != set()
    for final in finals.select_related("based_on"):
        assert final.based_on is not None and final.based_on.status == "draft"
        told = read_plan(final.content)
        assert (told.is_final, fingerprint(told)) == (True, final.fingerprint)
    assert not Version.objects.filter(frozen_at=None).exists()
    assert Child.objects.filter(family=None).count() == 0
    assert 0 < Holding.objects.count() < 100


@pytest.mark.django_db
def test_plans_are_written_once_for_each_case() -> None:
    for _ in range(2):
        call_command("populate", "--cases", "50", "--plans", stdout=StringIO())

    assert populate_plans(1) == 0
    assert Child.objects.count() == FamilyMember.objects.count() == 100
    Plan.objects.create(case=Case.objects.filter(plan=None)[0], begun_by=User.objects.all()[0])
