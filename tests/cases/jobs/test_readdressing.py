"""H-090: the day the rights pass, what waits for a parent is stopped and the officer is told."""

from __future__ import annotations

from datetime import date

import pytest

from cases.actions import correspondence
from cases.actions.posting import mark_posted
from cases.jobs.readdressing import stop_letters_of_moved_rights
from cases.jobs.running import running
from cases.letters import REQUEST_RECEIVED
from cases.letters.recipients import right_has_moved, why_stopped
from cases.models import Entry, Message
from cases.queries.letters import letters_made, to_write_again
from cases.refusals import Refused
from tests.cases.letter_cast import a_case, a_parent, an_officer

pytestmark = pytest.mark.django_db
LAST_FRIDAY_IN_JUNE = date(2026, 6, 26)
DAY_AFTER = date(2026, 6, 27)


def a_waiting_letter(born: date) -> Message:
    officer = an_officer()
    case = a_case(officer, born=born, received=date(2026, 6, 1))
    return correspondence.send_letter(
        case, letter=REQUEST_RECEIVED, to=a_parent(case), on=date(2026, 6, 2), by=officer
    )


def run_on(day: date) -> None:
    with running("stop_letters_of_moved_rights") as run:
        stop_letters_of_moved_rights(day, run)


@pytest.mark.parametrize(
    ("born", "on", "moved"),
    [
        (date(2010, 8, 31), LAST_FRIDAY_IN_JUNE, False),
        (date(2010, 8, 31), DAY_AFTER, True),
        (date(2010, 9, 1), DAY_AFTER, False),
        (date(2010, 6, 26), LAST_FRIDAY_IN_JUNE, False),
        (date(2010, 6, 26), DAY_AFTER, True),
    ],
)
def test_h090_the_right_moves_on_the_day_after_the_last_friday_in_june(born, on, moved):
    assert right_has_moved(a_waiting_letter(born), on) is moved


def test_h090_a_letter_in_the_queue_is_stopped_and_has_to_be_written_again():
    message = a_waiting_letter(date(2010, 8, 31))

    run_on(DAY_AFTER)
    run_on(DAY_AFTER)

    message.refresh_from_db()
    case = message.case
    assert message.state == "stopped"
    assert case.entries.get(kind=Entry.Note.NOTE.value).note == (
        "A letter to Priya Khan was stopped before it went. The rights are now the young"
        " person’s own: write to them instead."
    )
    told = case.messages.get(code="letter-stopped")
    assert (told.to_user, told.channel) == (case.officer, "email")
    assert "Amira" not in told.subject + told.body
    assert [one.message for one in to_write_again(letters_made(case), DAY_AFTER)] == [message]


def test_h090_once_the_young_person_is_written_to_nothing_is_left_to_do():
    message = a_waiting_letter(date(2010, 8, 31))
    run_on(DAY_AFTER)
    case, officer = message.case, message.case.officer
    amira = a_parent(case, "Amira Khan", relation="Young person", is_young_person=True)

    correspondence.send_letter(case, letter=REQUEST_RECEIVED, to=amira, on=DAY_AFTER, by=officer)

    assert to_write_again(letters_made(case), DAY_AFTER) == []


def test_h090_before_that_day_nothing_is_stopped():
    message = a_waiting_letter(date(2010, 8, 31))

    run_on(LAST_FRIDAY_IN_JUNE)

    message.refresh_from_db()
    assert message.state == "queued"
    assert why_stopped(message, LAST_FRIDAY_IN_JUNE) == ""


def test_h090_a_letter_to_a_parent_whose_right_has_moved_is_not_posted():
    message = a_waiting_letter(date(2010, 3, 2))
    message.case.child.date_of_birth = date(2008, 3, 2)
    message.case.child.save()

    with pytest.raises(Refused) as refusal:
        mark_posted(Message.objects.get(pk=message.pk), by=message.case.officer)

    assert refusal.value.sentence == (
        "Do not post this letter. The rights are now the young person’s own: write to them instead."
    )
