"""Finishing later: a link that a scanner may open, that a stranger cannot, and that ends."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.fields import date_parts
from cases.models import JobRun, Message
from families.models import Ask, AskFile
from families.tasks import forget_unsent_requests
from statutory import days_after
from tests.families.asking.a_request import A_PARENT, BORN, answered, page, sent
from tests.papers import a_pdf
from tests.papers import sent as a_file
from tests.plain import plain

pytestmark = pytest.mark.django_db

COME_BACK = reverse("ask_come_back")


def a_link(client: Client, email: str = "") -> str:
    """The secret of a link that was just given."""
    said = client.post(reverse("ask_later"), {"email": email, "step": "give"}).content.decode()
    found = re.search(r"go-on/\?link=([\w-]+)", said)
    assert found
    return found[1]


def with_birthday(link: str, born: date = BORN) -> dict[str, Any]:
    return {"link": link, **date_parts("born", born)}


def make_old(days: int) -> None:
    Ask.objects.update(saved_at=timezone.now() - timedelta(days=days))


def test_h180_opening_the_link_changes_nothing_and_the_button_opens_the_request(
    client: Client,
) -> None:
    link, phone = a_link(answered(client)), Client()
    before = Ask.objects.values().get()

    for _ in range(3):
        assert phone.get(COME_BACK, {"link": link}).status_code == 200

    assert Ask.objects.values().get() == before
    assert "asking" not in phone.session
    pressed = phone.post(COME_BACK, with_birthday(link))
    assert pressed.headers["Location"] == reverse("ask_check")
    assert "Zoë O’Brien" in phone.get(reverse("ask_check")).content.decode()


def test_h181_who_it_was_sent_on_to_does_not_know_the_birthday(client: Client) -> None:
    link, other = a_link(answered(client)), Client()

    response = other.post(COME_BACK, with_birthday(link, date(2018, 3, 15)))

    assert "This is not the date of birth that you gave before" in response.content.decode()
    assert "asking" not in other.session
    assert "Zoë" not in response.content.decode()


def test_guessing_the_birthday_is_limited_for_each_link(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_open": "2/h/key"}
    link = a_link(answered(client))

    tries = [Client().post(COME_BACK, with_birthday(link, date(2018, 3, day))) for day in (1, 2, 3)]

    assert [one.status_code for one in tries] == [200, 200, 429]


def test_a_link_works_again_until_a_newer_one_or_until_it_is_sent(client: Client) -> None:
    first = a_link(answered(client))
    assert Client().post(COME_BACK, with_birthday(first)).status_code == 302
    assert Client().post(COME_BACK, with_birthday(first)).status_code == 302

    second = a_link(client)

    assert b"This link opens nothing" in Client().post(COME_BACK, with_birthday(first)).content
    client.post(reverse("ask_check"))
    assert b"This link opens nothing" in Client().get(COME_BACK, {"link": second}).content


def test_before_the_birthday_was_given_the_button_is_enough(client: Client) -> None:
    client.post(page("who"), A_PARENT["who"])
    link, phone = a_link(client), Client()

    assert "born" not in plain(phone.get(COME_BACK, {"link": link}).text)
    assert phone.post(COME_BACK, {"link": link}).headers["Location"] == page("name")


def test_only_a_digest_of_the_secret_is_kept(client: Client) -> None:
    link = a_link(answered(client), "sian@family.example")

    assert link not in str(Ask.objects.values().get())
    assert Message.objects.count() == 0


def test_the_email_holds_the_link_and_no_childs_details(client: Client) -> None:
    link = a_link(answered(client), "sian@family.example")

    (sent_one,) = mail.outbox
    assert sent_one.to == ["sian@family.example"]
    assert f"/ask/go-on/?link={link}" in sent_one.body
    for name in ("Zoë", "O’Brien", "Siân", "Ben", "2018", "School"):
        assert name not in plain(sent_one.subject, sent_one.body)


def test_an_email_that_cannot_go_is_told_and_the_link_is_on_the_screen(
    client: Client, settings: Any
) -> None:
    settings.MAIL_ALLOW_DOMAINS = ["council.example"]
    answered(client)

    said = client.post(reverse("ask_later"), {"email": "sian@family.example"}).content.decode()

    assert "We could not send the email" in said
    assert "go-on/?link=" in said
    assert mail.outbox == []


def test_a_link_ends_after_28_days_and_what_was_typed_is_thrown_away(client: Client) -> None:
    answered(client)
    client.post(reverse("ask_files"), {"papers": a_file("a.pdf", a_pdf("A")), "step": "add"})
    link, name = a_link(client), AskFile.objects.get().file.name

    make_old(28)
    forget_unsent_requests()
    assert Ask.objects.count() == 1
    assert Client().get(COME_BACK, {"link": link}).context["found"] is not None

    make_old(29)
    assert Client().get(COME_BACK, {"link": link}).context["found"] is None
    assert client.get(page("why")).headers["Location"] == reverse("ask_start")
    forget_unsent_requests()
    forget_unsent_requests()

    assert (Ask.objects.count(), AskFile.objects.count()) == (0, 0)
    assert JobRun.objects.filter(name="forget_unsent_requests").first().succeeded  # type: ignore[union-attr]
    assert name


@pytest.mark.django_db(transaction=True)
def test_the_files_of_what_is_thrown_away_go_with_it(client: Client) -> None:
    answered(client)
    client.post(reverse("ask_files"), {"papers": a_file("a.pdf", a_pdf("A")), "step": "add"})
    name = AskFile.objects.get().file.name
    assert default_storage.exists(name)

    make_old(29)
    forget_unsent_requests()

    assert not default_storage.exists(name)


def test_what_was_sent_is_never_thrown_away(client: Client) -> None:
    sent(client)
    make_old(400)

    forget_unsent_requests()

    assert Ask.objects.get().item is not None


def test_a_session_that_ends_in_the_middle_of_a_sentence_loses_nothing(client: Client) -> None:
    answered(client)
    mark = client.get(page("why")).context["form"].initial["mark"]
    fresh = Client()

    response = fresh.post(page("why"), {"why": "Half a sen", "mark": mark})

    assert response.headers["Location"] == page("talk")
    assert Ask.objects.get().answers["why"] == {"why": "Half a sen"}


def test_a_mark_that_was_made_up_opens_nothing(client: Client) -> None:
    answered(client)
    fresh = Client()

    fresh.post(page("why"), {"why": "Mine", "mark": "1:made:up"})

    assert Ask.objects.order_by("pk").first().answers["why"] != {"why": "Mine"}  # type: ignore[union-attr]
    assert "asking" in fresh.session  # of a request of its own


def test_closing_it_on_a_shared_device_leaves_nothing_there(client: Client) -> None:
    answered(client)

    client.post(reverse("ask_later"), {"step": "leave"})

    assert client.get(reverse("ask_check")).headers["Location"] == reverse("ask_start")
    assert client.get(page("who")).headers["Cache-Control"] == "no-store, private"


def test_the_schedule_runs_it_each_night() -> None:
    from ehcna.celery import app

    planned = app.conf.beat_schedule["forget unsent requests"]
    assert planned["task"] == forget_unsent_requests.name
    assert days_after(date(2026, 1, 1), 28) == date(2026, 1, 29)
