"""What reached one team goes to the team whose work it is, with a trace, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from cases.actions import intake, passing_on
from cases.actions.intake import AsGiven
from cases.models import AuditEntry, IntakeItem
from cases.queries.intake import items_for, may_be_taken_back
from cases.refusals import Refused
from tests.people import Cast

TODAY = date(2026, 6, 9)


def waiting(people: Cast) -> IntakeItem:
    given = AsGiven("parent", "Ada", "Okoro", date(2018, 5, 4))
    day = date(2026, 5, 29)
    return intake.take_in(
        given, route="post", received_on=day, dated_by="stamp", by=people.officer, today=TODAY
    )


def test_it_leaves_one_queue_for_the_other_with_its_day_and_the_reason(people: Cast) -> None:
    item, theirs = waiting(people), people.stranger.team

    passing = passing_on.pass_on(item, to=theirs, reason=" In the north ", by=people.officer)

    item.refresh_from_db()
    assert (item.team, item.state, item.received_on) == (theirs, "waiting", date(2026, 5, 29))
    assert (passing.from_team, passing.to_team, passing.reason) == (
        people.team,
        theirs,
        "In the north",
    )
    assert (item in items_for(people.officer), item in items_for(people.stranger)) == (False, True)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.reason) == ("passing_on.pass_on", " In the north ")
    assert (entry.before, entry.after) == ({"team": people.team.pk}, {"to": f"team {theirs.pk}"})


def test_it_is_taken_back_while_it_waits_and_both_steps_stay(people: Cast) -> None:
    item = waiting(people)
    passing = passing_on.pass_on(
        item, to=people.stranger.team, reason="In the north", by=people.officer
    )
    assert list(may_be_taken_back(people.assistant)) == [passing]

    passing_on.take_back(passing, by=people.assistant)

    item.refresh_from_db()
    passing.refresh_from_db()
    assert (item.team, passing.taken_back_by) == (people.team, people.assistant)
    assert list(may_be_taken_back(people.assistant)) == []
    with pytest.raises(Refused, match="taken back already"):
        passing_on.take_back(passing, by=people.officer)


def test_what_the_other_team_has_dealt_with_or_passed_on_is_not_taken_back(people: Cast) -> None:
    dealt, onward = waiting(people), waiting(people)
    theirs = people.stranger.team
    first, second = (
        passing_on.pass_on(one, to=theirs, reason="In the north", by=people.officer)
        for one in (dealt, onward)
    )
    intake.set_aside(dealt, by=people.stranger, reason="A brochure")
    onward.refresh_from_db()
    passing_on.pass_on(onward, to=people.team, reason="It is yours", by=people.stranger)

    with pytest.raises(Refused, match="Sid Stranger dealt with this meanwhile"):
        passing_on.take_back(first, by=people.officer)
    with pytest.raises(Refused, match="has passed it on since"):
        passing_on.take_back(second, by=people.officer)

    assert list(may_be_taken_back(people.officer)) == []


def test_of_two_officers_who_pass_it_on_the_second_is_told(people: Cast) -> None:
    item = waiting(people)
    seen_by_both = IntakeItem.objects.get(pk=item.pk)
    passing_on.pass_on(item, to=people.stranger.team, reason="In the north", by=people.officer)

    with pytest.raises(Refused, match="Somebody passed this on meanwhile"):
        passing_on.pass_on(
            seen_by_both, to=people.stranger.team, reason="North", by=people.assistant
        )

    assert item.passings.count() == 1


def test_it_is_not_passed_to_its_own_team_nor_without_a_reason(people: Cast) -> None:
    item = waiting(people)

    with pytest.raises(Refused) as own:
        passing_on.pass_on(item, to=people.team, reason="Ours", by=people.officer)
    with pytest.raises(Refused) as silent:
        passing_on.pass_on(item, to=people.stranger.team, reason=" ", by=people.officer)

    assert (own.value.field, silent.value.field) == ("team", "reason")


def test_what_was_dealt_with_is_not_passed_on(people: Cast) -> None:
    item = waiting(people)
    intake.set_aside(item, by=people.officer, reason="A brochure")

    with pytest.raises(Refused, match="dealt with this meanwhile"):
        passing_on.pass_on(item, to=people.stranger.team, reason="North", by=people.officer)
