"""Letters that were posted by hand, and messages of which nobody knows whether they went."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Role
from cases.actions.decisions import decide_to_assess
from cases.models import Case, JobRun, Message
from tests.cases.views.acting import TODAY, a_request, errors, said, signed_in, to
from tests.factories import UserFactory
from tests.people import Cast

State = Message.State


@pytest.fixture
def letter(people: Cast) -> Message:
    """A letter to the mother that waits to be printed."""
    case = a_request(people.officer)
    decide_to_assess(case, on=TODAY, by=people.officer, reasons="She needs help.", today=TODAY)
    return case.messages.get()


@pytest.fixture
def doubtful(people: Cast) -> Message:
    return Message.objects.create(
        case=a_request(people.officer),
        to_user=people.officer,
        channel="email",
        state=State.UNCERTAIN,
        code="digest",
        subject="Two dates are near",
        body="B",
        caused_by="T",
        once="x",
    )


def posted(letter: Message) -> str:
    assert letter.case is not None
    return to(letter.case, "message_posted", letter.pk)


def test_a_letter_is_posted_by_hand_after_its_reader_and_address_were_shown(
    people: Cast, letter: Message
) -> None:
    client = signed_in(people.assistant)

    shown = client.get(posted(letter)).content.decode()
    done = client.post(posted(letter))

    letter.refresh_from_db()
    assert "Ngozi Okoro" in shown
    assert "2 Example Road" in shown
    assert done.url == to(letter.case, "case_messages")  # type: ignore[arg-type]
    assert (letter.state, letter.settled_by, letter.settled_because) == (
        State.SENT,
        people.assistant,
        "Printed and posted",
    )


def test_h011_a_letter_to_somebody_removed_meanwhile_is_not_posted_and_it_is_said_why(
    people: Cast, letter: Message
) -> None:
    client = signed_in(people.officer)
    client.get(posted(letter))
    letter.to_member.removed_on = TODAY  # type: ignore[union-attr]
    letter.to_member.save()  # type: ignore[union-attr]

    answer = client.post(posted(letter))

    letter.refresh_from_db()
    assert answer.url == to(letter.case, "case_messages")  # type: ignore[arg-type]
    assert said(answer) == ["Do not post this letter. The person is no longer on the case."]
    assert letter.state == State.QUEUED


def test_a_second_press_is_told_that_it_was_done(people: Cast, letter: Message) -> None:
    client = signed_in(people.officer)
    client.post(posted(letter))
    when = Message.objects.get(pk=letter.pk).sent_at

    again = client.post(posted(letter))

    assert again.url == to(letter.case, "case_messages")  # type: ignore[arg-type]
    assert said(again)[-1] == "This letter is not waiting to be posted"
    assert Message.objects.get(pk=letter.pk).sent_at == when


def test_an_email_or_a_letter_of_another_case_cannot_be_marked_as_posted(
    people: Cast, letter: Message, doubtful: Message
) -> None:
    client = signed_in(people.officer)
    other = to(doubtful.case, "message_posted", letter.pk)  # type: ignore[arg-type]

    answers = [client.post(path).status_code for path in (posted(doubtful), other)]

    assert answers == [404, 404]
    assert Message.objects.get(pk=letter.pk).state == State.QUEUED


@pytest.mark.parametrize(("answer", "state"), [("yes", State.SENT), ("no", State.QUEUED)])
def test_a_senior_says_what_became_of_a_message(
    people: Cast, doubtful: Message, answer: str, state: str
) -> None:
    client = signed_in(people.senior)
    url = reverse("message_settle", args=[doubtful.pk])

    done = client.post(url, {"sent": answer, "because": "The server's log"})

    doubtful.refresh_from_db()
    assert (done.url, said(done)) == (
        reverse("jobs"),
        ["Thank you. The message is settled."],
    )
    assert (doubtful.state, doubtful.settled_by, doubtful.settled_because) == (
        state,
        people.senior,
        "The server's log",
    )
    assert client.get(url).status_code == 404


def test_settling_needs_an_answer_and_how_it_is_known(people: Cast, doubtful: Message) -> None:
    answer = signed_in(people.senior).post(reverse("message_settle", args=[doubtful.pk]), {})

    assert errors(answer) == {
        "sent": ["Select whether the message went"],
        "because": ["Say how you know"],
    }
    assert Message.objects.get(pk=doubtful.pk).state == State.UNCERTAIN


def test_letters_of_other_teams_are_not_on_the_page_of_jobs(people: Cast, letter: Message) -> None:
    def waiting(user: Any) -> int:
        return len(signed_in(user).get(reverse("jobs")).context["to_print"])

    assert (waiting(people.officer), waiting(people.stranger)) == (1, 0)
    Case.objects.update(restricted=True)
    assert waiting(people.officer) == 0


def test_the_administrator_sees_how_jobs_went_and_no_name_of_anybody(
    people: Cast, letter: Message, doubtful: Message
) -> None:
    JobRun.objects.create(
        name="plan_reminders",
        succeeded=False,
        problems=[{"reference": "EHC-2026-00001", "problem": "No reminder: ValueError"}],
    )

    page = signed_in(UserFactory(role=Role.ADMINISTRATOR)).get(reverse("jobs")).content.decode()

    assert "No reminder: ValueError" in page
    assert [word for word in ("Okoro", "Ngozi", "Example Road", "Settle<") if word in page] == []
