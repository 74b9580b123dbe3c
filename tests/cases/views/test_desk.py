"""The senior's desk: each figure leads to the cases it counts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.access import cases_visible_now
from cases.actions import caseload, grants
from cases.actions.incidents import WentWrong, open_incident
from cases.models import (
    BreakGlass,
    Case,
    Concern,
    ContactChange,
    Decision,
    Entry,
    Merge,
    Question,
    StatutoryException,
)
from cases.queries import desk
from cases.queries.forecast import Forecast
from statutory import days_after
from tests.cases.views.acting import TODAY, signed_in
from tests.factories import (
    CaseFactory,
    ChildFactory,
    FamilyMemberFactory,
    TeamFactory,
    UserFactory,
)
from tests.people import Cast

URL = reverse("desk")


def a_case(people: Cast, days: int | None = 30, **more: Any) -> Case:
    due = None if days is None else days_after(TODAY, days)
    fields = {"officer": people.officer, "next_due": due, "next_rule": "A01", "stage": "request"}
    case: Case = CaseFactory(**(fields | more))
    return case


def relied(case: Case, by: Any, ground: str = "absent_from_area", **more: Any) -> Any:
    return StatutoryException.objects.create(
        case=case, rule="A01", ground=ground, starts=TODAY, why="Away", relied_on_by=by, **more
    )


def reasons(people: Cast) -> dict[str, dict[str, int]]:
    cases = cases_visible_now(people.senior)
    return desk.late_because(cases, desk.heaps_by_officer(cases, {}, TODAY), TODAY)


def sampled(user: User, today: date) -> list[Case]:
    return desk.sample(cases_visible_now(user), user, today)


def figures(page: Any) -> list[tuple[str, int]]:
    """Every figure of the two tables that leads somewhere, with where it leads."""
    rows = [*page.context["officers"], *page.context["reasons"]]
    return [(cell["href"], cell["count"]) for row in rows for cell in row["cells"]]


def lines(page: Any, title: str) -> list[str]:
    return [
        line["text"]
        for one in page.context["lists"]
        if one["title"] == title
        for line in one["lines"]
    ]


def test_every_figure_leads_to_as_many_cases_as_it_counts(people: Cast) -> None:
    for days in (-20, -1, 0, 3, 7, 8, 40):
        a_case(people, days)
    a_case(people, None, problem="A day is not recorded.")
    a_case(people, -3, officer=people.assistant)
    a_case(people, -3, officer=None, team=people.team)
    late = a_case(people, -9)
    Entry.objects.create(case=late, kind="delay_reason", on=TODAY, note="No psychologist")
    excused = a_case(people, -5, disapplied=True)
    relied(excused, people.officer)
    relied(late, people.officer, "setting_closed")
    client = signed_in(people.senior)

    told = figures(client.get(URL))

    assert sum(count for _, count in told) > 10
    for href, count in told:
        rows = client.get(href).context["rows"]
        assert len(rows) == count, href


def test_a_case_that_was_moved_is_counted_once_with_who_holds_it_now(people: Cast) -> None:
    case = a_case(people, -2)
    caseload.allocate(
        case, to=people.assistant, by=people.senior, reason="x", shown=people.officer.pk
    )

    officers = signed_in(people.senior).get(URL).context["officers"]

    told = {row["name"]: row["cells"][0]["count"] for row in officers}
    assert told == {"Anna Assistant": 1}


def test_each_late_case_is_under_its_reason(people: Cast) -> None:
    a_case(people, -2)
    delayed = a_case(people, -2)
    Entry.objects.create(case=delayed, kind="delay_reason", on=TODAY, note="No psychologist")
    excused = a_case(people, -2, disapplied=True)
    relied(excused, people.officer)
    withdrawn = a_case(people, -2)
    relied(withdrawn, people.officer, withdrawn_at=timezone.now())

    assert reasons(people) == {
        "not_listed": {"overdue": 1, "disapplied": 0},
        "none": {"overdue": 2, "disapplied": 0},
        "absent_from_area": {"overdue": 0, "disapplied": 1},
    }


def test_with_very_many_cases_the_forecast_is_made_when_it_is_asked_for(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.views.desk.AT_ONCE", 0)
    client, link = signed_in(people.senior), "Work out how many dates may be missed"
    without_any = client.get(URL).context["forecast"]
    a_case(people)

    shown, asked = client.get(URL), client.get(URL, {"forecast": "yes"})

    assert link in shown.content.decode() and link not in asked.content.decode()
    assert shown.context["forecast"] == ""
    assert asked.context["forecast"] == without_any


def test_a_ground_of_an_exception_that_was_withdrawn_is_no_reason(people: Cast) -> None:
    case = a_case(people, -2, disapplied=True)
    relied(case, people.officer)
    relied(case, people.officer, "setting_closed", withdrawn_at=timezone.now())

    assert reasons(people) == {"absent_from_area": {"overdue": 0, "disapplied": 1}}


def test_cases_without_dates_are_listed(people: Cast) -> None:
    case = a_case(people, None, problem="The day it was received is not recorded.")

    page = signed_in(people.senior).get(URL)

    assert [row.reference for row in page.context["undated"]] == [case.reference]


def test_what_waits_for_a_senior_is_listed_and_concerns_are_not(people: Cast) -> None:
    case = a_case(people)
    member = FamilyMemberFactory(child=case.child)
    relied(case, people.officer)
    Decision.objects.create(
        case=case, question="assess", answer=False, on=TODAY, by=people.officer, state="held"
    )
    asking = {"case": case, "asked_by": people.officer, "answer_by": TODAY}
    Question.objects.create(words="May I?", asked_of=people.senior, **asking)
    Question.objects.create(words="Not for her", asked_of=people.manager, **asking)
    leave = grants.give(case, to=people.officer, until=TODAY, because="x", by=people.senior)
    BreakGlass.objects.create(case=case, user=people.officer, reason="Night", grant=leave)
    Merge.objects.create(
        keep=case.child, other=ChildFactory(), why="Same", proposed_by=people.officer
    )
    ContactChange.objects.create(
        case=case,
        member=member,
        told_by="A",
        told_how="Call",
        starts_on=TODAY,
        asked_by=people.officer,
    )
    Concern.objects.create(case=case, words="Bruises", raised_by=people.officer)

    wrong = WentWrong(words="Swapped", aware_at=timezone.now(), who="A neighbour", what="A plan")
    open_incident(case, wrong=wrong, by=people.officer)

    page = signed_in(people.senior).get(URL)

    counts = {one["title"]: len(one["lines"]) for one in page.context["lists"]}
    assert counts == {
        "Incidents: the 72 hours": 1,
        "Exceptions to approve": 1,
        "Decisions held for a senior": 1,
        "Questions to answer": 1,
        "Emergency openings to review": 1,
        "Records that may be one child": 1,
        "Changes of contact details to check": 1,
        "Messages that may not have gone": 0,
    }
    assert "Bruises" not in page.content.decode()


def test_an_emergency_opening_names_no_case_and_nobody_reviews_their_own(people: Cast) -> None:
    case = a_case(people, restricted=True)
    for user in (people.officer, people.senior):
        leave = grants.give(case, to=user, until=TODAY, because="x", by=people.manager)
        grants.withdraw(leave, by=people.manager)
        BreakGlass.objects.create(case=case, user=user, reason="Night", grant=leave)

    page = signed_in(people.senior).get(URL)

    (line,) = lines(page, "Emergency openings to review")
    assert line.startswith("Olive Officer, ")
    assert case.reference not in page.content.decode()


def test_nobody_approves_their_own_exception(people: Cast) -> None:
    relied(a_case(people), people.senior)

    assert desk.to_approve(cases_visible_now(people.senior), people.senior) == []


def test_nothing_of_another_team_or_of_a_restricted_case_is_on_the_desk(people: Cast) -> None:
    for case in (a_case(people, -2, officer=people.stranger), a_case(people, -2, restricted=True)):
        relied(case, people.officer)

    page = signed_in(people.senior).get(URL)

    assert page.context["officers"] == []
    assert lines(page, "Exceptions to approve") == []
    assert not re.search(r"EHC-2026-\d{5}", page.content.decode())


def test_a_long_list_says_that_there_is_more(people: Cast) -> None:
    for _ in range(desk.MOST + 2):
        relied(a_case(people), people.officer)

    page = signed_in(people.senior).get(URL)

    counts = {one["title"]: one["count"] for one in page.context["lists"]}
    assert counts["Exceptions to approve"] == "10 or more"


# -- the sample -----------------------------------------------------------------------------------


def test_the_sample_is_the_same_all_month_and_another_the_next(people: Cast) -> None:
    for _ in range(40):
        a_case(people, received_on=days_after(TODAY, -90))

    drawn = sampled(people.senior, TODAY)
    again = sampled(people.senior, days_after(TODAY, 20))
    later = sampled(people.senior, days_after(TODAY, 30))

    assert len(drawn) == desk.SAMPLE
    assert drawn == again
    assert drawn != later


def test_neither_closing_a_case_nor_a_new_one_changes_the_sample(people: Cast) -> None:
    for _ in range(40):
        a_case(people, received_on=days_after(TODAY, -90))
    drawn = sampled(people.senior, TODAY)

    Case.objects.filter(pk=drawn[0].pk).update(closed_on=TODAY)
    for _ in range(10):
        a_case(people, received_on=TODAY)

    assert sampled(people.senior, TODAY) == drawn


def test_every_case_can_be_drawn(people: Cast) -> None:
    cases = [a_case(people, received_on=days_after(TODAY, -9000)) for _ in range(12)]
    day, drawn = TODAY, set()

    for _ in range(60):
        drawn |= {case.pk for case in sampled(people.senior, day)}
        day = days_after(day, -31)

    assert drawn == {case.pk for case in cases}


# -- the forecast ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "between"),
    [
        (Forecast(100, 200, 20), (3, 18)),
        (Forecast(100, 200, 0), (0, 3)),
        (Forecast(40, 60, 60), (37, 40)),
    ],
)
def test_a_forecast_is_a_range(found: Forecast, between: tuple[int, int]) -> None:
    assert found.between == between
    assert not found.is_too_few


@pytest.mark.parametrize(("due", "past"), [(29, 500), (500, 29), (0, 0)])
def test_of_fewer_than_thirty_cases_nothing_is_forecast(due: int, past: int) -> None:
    assert Forecast(due, past, 0).is_too_few


def test_the_desk_says_that_there_are_too_few(people: Cast) -> None:
    a_case(people)

    assert signed_in(people.senior).get(URL).context["forecast"].startswith("Too few to say")


def test_officers_cannot_open_the_desk(people: Cast) -> None:
    assert signed_in(UserFactory(team=people.team)).get(URL).status_code == 404


def test_who_sees_too_many_cases_to_add_up_sees_one_team_at_a_time(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.queries.one_team.AT_ONCE", 1)
    other = TeamFactory(name="Zebra team")
    theirs = UserFactory(team=other, name="Theirs")
    late = {"days": -3}
    a_case(people, **late)
    a_case(people, officer=theirs, team=other, **late)
    a_case(people, officer=None, team=None, **late)
    client = signed_in(people.manager)
    people.manager.team = people.team
    people.manager.save()

    own = client.get(URL)
    asked = {name: client.get(f"{URL}?team={name}") for name in (str(other.pk), "0", "x'")}

    assert [row["name"] for row in own.context["officers"]] == [people.officer.name]
    assert [row["name"] for row in asked[str(other.pk)].context["officers"]] == ["Theirs"]
    assert [row["name"] for row in asked["0"].context["officers"]] == ["Nobody yet"]
    assert asked["x'"].context["of"].team == people.team.pk
    for page in (own, *asked.values()):
        assert "The figures are of one team" in page.content.decode()
        for href, count in figures(page):
            assert client.get(href).context["page"].paginator.count == count, href


def test_who_sees_a_team_alone_is_offered_no_choice_of_teams(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.queries.one_team.AT_ONCE", 0)
    a_case(people)

    page = signed_in(people.senior).get(f"{URL}?team=0")

    assert [row["name"] for row in page.context["officers"]] == [people.officer.name]
    assert "one team" not in page.content.decode()


def test_the_fair_shares_of_very_many_cases_are_those_of_one_team(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.queries.one_team.AT_ONCE", 0)
    other = TeamFactory(name="Zebra team")
    a_case(people)
    a_case(people, officer=UserFactory(team=other, name="Theirs"), team=other)

    page = signed_in(people.manager).get(f"{reverse('caseloads')}?team={other.pk}")

    assert [row["officer"].name for row in page.context["rows"]] == ["Theirs"]
