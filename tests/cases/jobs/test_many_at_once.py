"""Three thousand notices at once: so many a minute, the nearest date in law first, in sight."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from cases.actions.correspondence import send
from cases.jobs import delivery
from cases.models import Case, Deadline, Message
from tests.cases.jobs.post_room import PostRoom
from tests.factories import CaseFactory
from tests.people import Cast


def a_notice(to: User, due: date | None, *, force: str = "law") -> Case:
    case = CaseFactory(officer=to)
    Deadline.objects.filter(case=case).delete()
    if due:
        Deadline.objects.create(case=case, rule="REF-06", force=force, due=due)
    send(
        case, to=to, code="x", subject="S", body="B",
        caused_by="T", once=case.reference,
    )  # fmt: skip
    return case


def went() -> list[str]:
    sent = Message.objects.filter(state=Message.State.SENT).order_by("sent_at")
    return [one.case.reference if one.case else "nobody's" for one in sent]


@pytest.mark.django_db
def test_h_172_the_nearest_date_in_law_goes_first_and_so_many_a_minute(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MOST_AT_ONCE", 2)
    to = people.officer
    none, guidance = a_notice(to, None), a_notice(to, date(2026, 1, 1), force="guidance")
    late, near = a_notice(to, date(2026, 9, 30)), a_notice(to, date(2026, 9, 2))
    send(None, to=people.officer, code="x", subject="S", body="B", caused_by="T", once="code")

    runs = []
    for _ in range(3):
        before = len(went())
        delivery.deliver_waiting(timezone.now())
        runs.append(went()[before:])

    assert runs == [
        ["nobody's", near.reference],
        [late.reference, none.reference],
        [guidance.reference],
    ]


@pytest.mark.django_db
def test_h_172_how_far_it_is_stands_on_the_page_of_jobs(people: Cast, client: Client) -> None:
    for day in range(1, 4):
        a_notice(people.officer, date(2026, 9, day))
    client.force_login(people.manager)

    page = client.get("/jobs/").content.decode()

    assert "3 messages wait to go, those with the nearest date in law first." in page
    assert "That takes about 1 minute." in page
