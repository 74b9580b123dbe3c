"""Calling back what has not gone: by a person, with a reason, never what is on its way."""

from __future__ import annotations

import pytest

from cases.actions import correspondence
from cases.actions.recalling import call_back
from cases.letters import REQUEST_RECEIVED
from cases.models import AuditEntry, Entry, Message
from cases.refusals import Refused
from tests.cases.letter_cast import DECIDED, a_case, a_parent, an_officer

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def officer():
    return an_officer()


@pytest.fixture
def letter(officer) -> Message:
    case = a_case(officer)
    return correspondence.send_letter(
        case, letter=REQUEST_RECEIVED, to=a_parent(case), on=DECIDED, by=officer
    )


def test_a_letter_that_waits_is_called_back_and_the_case_says_why(letter, officer):
    call_back(letter, because="The wrong date", by=officer)

    letter.refresh_from_db()
    assert (letter.state, letter.stopped_by, letter.stopped_because) == (
        State.STOPPED,
        officer,
        "The wrong date",
    )
    assert letter.case.entries.get(kind=Entry.Note.NOTE.value).note == (
        "Called back before it went: We have received the request for an EHC needs assessment,"
        " Tuesday 19 May 2026. The wrong date"
    )
    assert AuditEntry.objects.get(action="recalling.call_back").before == {"state": "queued"}


TOO_LATE = {
    State.SENDING: "It is being handed over at this moment, so it cannot be called back",
    State.SENT: "It has gone, so it cannot be called back",
    State.UNCERTAIN: "It may have gone, so it cannot be called back. Settle it under Jobs",
    State.FAILED: "It was never sent",
}


@pytest.mark.parametrize(("state", "said"), TOO_LATE.items())
def test_what_is_on_its_way_or_has_gone_is_not_called_back(letter, officer, state, said):
    # Somebody else changed it after this page was opened: what we hold in hand is old.
    Message.objects.filter(pk=letter.pk).update(state=state)

    with pytest.raises(Refused) as refusal:
        call_back(letter, because="Too late", by=officer)

    letter.refresh_from_db()
    assert refusal.value.sentence == said
    assert (letter.state, letter.stopped_by) == (state, None)
    assert not letter.case.entries.filter(kind=Entry.Note.NOTE.value).exists()


def test_of_two_presses_the_second_is_told_who_called_it_back(letter, officer):
    call_back(letter, because="The wrong date", by=officer)

    with pytest.raises(Refused) as refusal:
        call_back(letter, because="The wrong date", by=officer)

    assert refusal.value.sentence == "It was already called back by Grace Adeyemi"
    assert letter.case.entries.filter(kind=Entry.Note.NOTE.value).count() == 1


def test_a_letter_is_not_called_back_without_a_reason(letter, officer):
    with pytest.raises(Refused) as refusal:
        call_back(letter, because=" ", by=officer)

    assert refusal.value.sentence == "Say why it is called back"
