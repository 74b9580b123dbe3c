"""A notice counts as given with evidence alone; without it, it goes by post, or somebody rings."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cases.actions import documents
from cases.jobs.running import Run
from cases.models import JobRun, Message
from families.jobs.service import give_again
from families.models import Opening, Service
from families.queries.service import notice_of, unshown
from tests.families.a_family import Family, a_family
from tests.people import Cast, cast
from tests.plain import plain

SENT = datetime(2026, 6, 5, 12, tzinfo=UTC)  # a Friday: two working days end on Tuesday
TUESDAY, WEDNESDAY = date(2026, 6, 9), date(2026, 6, 10)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def notice(
    family: Family, people: Cast, channel: str = "email", code: str = "final-plan"
) -> Message:
    paper = documents.file(
        family.case, title="Plan", content=b"%PDF-1.7 plan", media_type="application/pdf",
        by=people.officer, letter=code, addressed_to=family.ada,
    )  # fmt: skip
    return Message.objects.create(
        case=family.case, to_member=family.ada, channel=channel, code=code, document=paper,
        state=Message.State.SENT, sent_at=SENT, once=f"{code}:{channel}",
    )  # fmt: skip


def run_on(day: date) -> Run:
    run = Run(JobRun.objects.create(name="give_notices_again"))
    give_again(day, run)
    return run


def posted() -> list[Message]:
    return list(Message.objects.filter(channel="post", state=Message.State.QUEUED))


def test_h165_a_notice_not_opened_in_two_working_days_goes_by_post_once(
    family: Family, people: Cast
) -> None:
    message = notice(family, people)
    assert (run_on(TUESDAY).counts, posted()) == ({}, [])

    assert run_on(WEDNESDAY).counts == {"sent by post": 1}
    run_on(WEDNESDAY)

    (letter,) = posted()
    assert (list(letter.enclosures.all()), letter.to_member) == ([message.document], family.ada)
    assert Service.objects.get().letter == letter
    message.refresh_from_db()
    assert message.sent_at == SENT


def test_what_was_opened_or_posted_needs_nothing_more(family: Family, people: Cast) -> None:
    opened, by_post = notice(family, people), notice(family, people, "post")
    Opening.objects.create(member=family.ada, document=opened.document, user=family.ada_user)

    assert unshown(WEDNESDAY) == []
    assert (notice_of(opened).evidence, notice_of(by_post).evidence) == ("opened", "posted")


def test_an_email_that_left_us_shows_nothing(family: Family, people: Cast) -> None:
    assert notice_of(notice(family, people)).evidence == ""


def test_without_a_postal_address_the_officer_is_asked_to_ring(
    family: Family, people: Cast
) -> None:
    family.ada.address = ""
    family.ada.save()
    notice(family, people)

    assert run_on(WEDNESDAY).counts == {"to be rung": 1}

    told = Message.objects.get(to_user=people.officer)
    assert "Ring the family today" in told.subject
    assert "Ada" not in plain(told.subject, told.body)
    assert posted() == []


def test_post_that_came_back_is_not_tried_again(family: Family, people: Cast) -> None:
    family.ada.doubtful_since, family.ada.doubtful_channel = TUESDAY, "post"
    family.ada.save()
    notice(family, people)

    assert run_on(WEDNESDAY).counts == {"to be rung": 1}


def test_an_ordinary_letter_is_no_notice(family: Family, people: Cast) -> None:
    notice(family, people, code="request-received")

    assert unshown(WEDNESDAY) == []
