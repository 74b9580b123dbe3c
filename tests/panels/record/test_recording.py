"""The live record: who is there, what is advised, and what it is called (H-202, H-204)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.editing import Clashed, Edit, version_of
from cases.models import AuditEntry, Case
from cases.refusals import Refused
from panels.actions import conflicts, record, recording
from panels.models import AgendaItem, Meeting, Membership
from panels.queries.record import clocks_if_put_off
from tests.panels.a_meeting import ON, a_meeting, an_item
from tests.panels.record.playing import advised, noted, opened
from tests.people import Cast

Seats = dict[str, Membership]
LATER = date(2026, 6, 30)
PUT_OFF = {"said": "defer", "more_wanted": "The school’s records", "more_by": LATER}
NO = {"said": "no", "reasons": "There is no educational psychologist report."}


def test_a_quorate_advice_keeps_who_was_there(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    said = advised(item, people.assistant, votes_for=4, votes_against=0)

    assert said.is_quorate
    assert [one["seat"] for one in said.present][0] == "chair"
    assert len(said.present) == 5
    item.refresh_from_db()
    assert item.state == "advised"


def test_h204_without_its_quorum_it_is_the_advice_of_those_present(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant, ("chair", "psychologist", "clerk"))
    said = advised(item, people.assistant)

    assert not said.is_quorate
    assert said.lacked[-1] == "2 more members"


def test_h204_a_conflicted_chair_leaves_the_case_without_its_quorum(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant, (*seats,))
    conflicts.declare(item, membership=seats["chair"], what="A neighbour", by=people.assistant)
    said = advised(item, people.assistant)

    assert said.lacked == ["chair"]
    assert "Max Manager" not in [one["name"] for one in said.present]


def test_a_member_who_left_before_is_not_counted_and_who_came_late_is(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    meeting = opened(meeting, seats, people.assistant)
    there = meeting.attendances.get(membership=seats["health"])
    record.leave(there, at=timezone.now(), by=people.assistant)
    record.join(meeting, membership=seats["care"], at=timezone.now(), by=people.assistant)
    said = advised(item, people.assistant)

    assert [one["seat"] for one in said.present][-1] == "care"
    assert said.is_quorate


def test_who_is_in_the_meeting_does_not_join_again(
    meeting: Meeting, seats: Seats, people: Cast
) -> None:
    meeting = opened(meeting, seats, people.assistant)

    with pytest.raises(Refused, match="in the meeting already"):
        record.join(meeting, membership=seats["chair"], at=timezone.now(), by=people.assistant)
    with pytest.raises(Refused, match="not come yet"):
        later = timezone.now() + timedelta(hours=1)
        record.join(meeting, membership=seats["care"], at=later, by=people.assistant)


def test_nothing_is_written_before_the_meeting_begins_or_after_it_ends(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    with pytest.raises(Refused, match="not under way"):
        noted(item, people.assistant)
    meeting = opened(meeting, seats, people.assistant)
    with pytest.raises(Refused, match=item.case.reference):
        record.end(meeting, by=people.assistant)
    advised(item, people.assistant)
    record.end(meeting, by=people.assistant)

    assert not meeting.attendances.filter(left_at=None).exists()
    with pytest.raises(Refused, match="not under way"):
        noted(item, people.assistant)


def test_two_secretaries_lose_nothing(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    note = noted(item, people.assistant, words="One.", conditions="")
    seen = version_of(note)
    recording.write_note(item, edit=Edit({"words": "Two."}, seen), by=people.manager)
    recording.write_note(item, edit=Edit({"conditions": "Soon."}, seen), by=people.assistant)

    with pytest.raises(Clashed):
        recording.write_note(item, edit=Edit({"words": "Three."}, seen), by=people.assistant)
    note.refresh_from_db()
    assert (note.words, note.conditions) == ("Two.", "Soon.")


def test_h202_a_reason_that_the_law_does_not_know_is_kept_only_with_a_reason(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    with pytest.raises(Refused, match="does not know"):
        advised(item, people.assistant, **NO)
    said = recording.recommend(
        item, kept_because="The panel said so; the chair asks for it", by=people.assistant, today=ON
    )

    assert said.warned_of
    assert said.kept_because == "The panel said so; the chair asks for it"


def test_a_case_put_off_keeps_its_clocks_and_says_which_would_be_missed(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    opened(meeting, seats, people.assistant)
    before = list(case.deadlines.values_list("rule", "due"))
    advised(item, people.assistant, **PUT_OFF)

    assert list(case.deadlines.values_list("rule", "due")) == before
    first = clocks_if_put_off(case, LATER)[0]
    assert (first.due, first.missed) == (date(2026, 6, 16), True)


def test_a_third_time_needs_a_senior_with_a_reason(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    for on in (date(2026, 6, 2), date(2026, 6, 9)):
        an_item(a_meeting(meeting.panel, people.senior, on), case, people.officer,
                brief=item.brief, state="deferred")  # fmt: skip
    opened(meeting, seats, people.assistant)
    with pytest.raises(Refused, match="put off twice"):
        advised(item, people.assistant, **PUT_OFF)
    with pytest.raises(Refused, match="Say why you agree"):
        recording.recommend(item, by=people.senior, today=ON)
    said = recording.recommend(item, agreed_because="It comes Friday", by=people.senior, today=ON)

    assert said.deferral_agreed_by == people.senior


def test_clear_cases_are_advised_together_save_one_that_was_pulled_out(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(by_consent_because="Clear on the papers.")
    opened(meeting, seats, people.assistant)
    AgendaItem.objects.filter(pk=item.pk).update(
        pulled_out_by=seats["health"], pulled_out_at=timezone.now()
    )
    with pytest.raises(Refused, match="No case is left"):
        recording.advise_by_consent(meeting, by=people.assistant)
    AgendaItem.objects.filter(pk=item.pk).update(pulled_out_by=None, pulled_out_at=None)
    (said,) = recording.advise_by_consent(meeting, by=people.assistant)

    assert (said.by_consent, said.reasons) == (True, "Clear on the papers.")


def test_dissent_is_of_somebody_who_was_there_and_is_kept_once(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    said = advised(item, people.assistant)
    told = {"words": "I would not.", "by": people.assistant}
    with pytest.raises(Refused, match="not there"):
        recording.dissent(said, membership=seats["care"], **told)
    recording.dissent(said, membership=seats["health"], **told)
    with pytest.raises(Refused, match="kept already"):
        recording.dissent(said, membership=seats["health"], **told)


def test_more_votes_than_voices_are_refused_and_a_clerk_has_none(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)

    with pytest.raises(Refused, match="4 members with a vote"):
        advised(item, people.assistant, votes_for=4, votes_against=1)


def test_the_audit_says_that_advice_was_recorded_and_not_its_words(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)

    entry = AuditEntry.objects.filter(action="recording.recommend").get()
    assert entry.case == item.case
    assert "She may need" not in str(entry.after)
