"""Nothing typed is lost when a session ends under a half-written form, and nobody else gets it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from cases.keeping import LONGEST, owner_mark
from cases.models import Entry, Submission
from tests.cases.views.acting import said
from tests.factories import PASSWORD
from tests.people import cast
from tests.site.walking import World, a_world

pytestmark = pytest.mark.django_db

KEPT = "Your session ended before this was sent. What you typed is below: check it and send it."
# Each page that asks for words, and a field of it.
FORMS = {
    "record_request": ("requester", "Ngozi Okoro, by phone"),
    "decide": ("reasons", "The school's records show little help so far."),
    "record_fact": ("note", "Rang the school & left word"),
    "correct_fact": ("reason", "The stamp – 2 June"),
    "exception_new": ("why", "In hospital\nsince March"),
    "exception_withdraw": ("reason", "Back at school"),
    "person_new": ("name", "Zoë O’Brien"),
}


@pytest.fixture
def world() -> World:
    return a_world(cast())


def path_of(world: World, name: str) -> str:
    args: dict[str, Any] = dict(world.pieces.get(name, {}))
    if name != "record_request":
        args["reference"] = world.case.reference
    return reverse(name, kwargs=args)


def opened(world: World, path: str) -> tuple[Client, dict[str, str]]:
    """A form that somebody has before them, and what it carries unseen."""
    client = Client()
    client.force_login(world.people.officer)
    initial = client.get(path).context["form"].initial
    return client, {name: initial[name] for name in ("once", "shown_to", "seen")}


def end_session(client: Client) -> None:
    """The session runs out on the server while the browser still holds its cookie."""
    Session.objects.filter(session_key=client.session.session_key).delete()


def sign_in(client: Client, email: str, then: str) -> Any:
    typed = {"login": email, "password": PASSWORD}
    return client.post(f"{reverse('account_login')}?next={then}", typed | {"next": then})


@pytest.mark.parametrize("name", FORMS)
def test_h102_what_was_typed_comes_back_after_signing_in_again(world: World, name: str) -> None:
    path = path_of(world, name)
    field, words = FORMS[name]
    client, hidden = opened(world, path)
    entries = Entry.objects.count()
    end_session(client)

    refused = client.post(path, hidden | {field: words, "step": "do"})
    signed = sign_in(client, world.people.officer.email, path)
    again = client.get(path)

    assert refused.url == f"{reverse('account_login')}?next={path}"
    assert signed.url == path
    assert again.context["form"][field].value() == words
    assert said(again) == [KEPT]
    assert (Entry.objects.count(), Submission.objects.count()) == (entries, 0)


def test_what_came_back_can_be_sent(world: World) -> None:
    path = path_of(world, "person_new")
    client, hidden = opened(world, path)
    typed = {
        "name": "Zoë O’Brien",
        "relation": "Aunt",
        "parental_responsibility": "yes",
        "channel": "post",
        "address": "2 Example Road",
        "postcode": "",
        "email": "",
    }
    end_session(client)
    client.post(path, hidden | typed)
    sign_in(client, world.people.officer.email, path)
    form = client.get(path).context["form"]

    sent = {name: form[name].value() for name in (*typed, "once", "shown_to", "seen")}
    done = client.post(path, sent)

    assert done.url == reverse("case_people", args=[world.case.reference])
    assert world.case.child.family.filter(name="Zoë O’Brien", relation="Aunt").count() == 1


def test_it_comes_back_once(world: World) -> None:
    path = path_of(world, "decide")
    client, hidden = opened(world, path)
    end_session(client)
    client.post(path, hidden | {"reasons": "Words"})
    sign_in(client, world.people.officer.email, path)
    client.get(path)

    assert client.get(path).context["form"]["reasons"].value() is None


def test_h102_what_others_recorded_meanwhile_is_still_said(world: World) -> None:
    path = path_of(world, "person_new")
    client, hidden = opened(world, path)
    end_session(client)
    client.post(path, hidden | {"name": "Zoë"})
    Entry.objects.create(
        case=world.case, kind="call", on="2026-06-01", note="Rang", by_name="Anna Assistant"
    )
    sign_in(client, world.people.officer.email, path)
    form = client.get(path).context["form"]

    answer = client.post(path, {"name": "Zoë", "seen": form["seen"].value()})

    (first, *_) = answer.context["form"].non_field_errors()
    assert first.startswith("Somebody recorded something on this case while you were writing")


def test_somebody_else_at_the_same_screen_gets_nothing_of_it(world: World) -> None:
    path = path_of(world, "decide")
    client, hidden = opened(world, path)
    end_session(client)
    client.post(path, hidden | {"reasons": "Words about a child"})

    sign_in(client, world.people.senior.email, path)
    theirs = client.get(path)

    assert "Words about a child" not in theirs.content.decode()
    assert said(theirs) == []
    assert "kept" not in client.session


def test_it_waits_for_its_own_page(world: World) -> None:
    client, hidden = opened(world, path_of(world, "decide"))
    end_session(client)
    client.post(path_of(world, "decide"), hidden | {"reasons": "Words"})
    sign_in(client, world.people.officer.email, "/cases/")

    elsewhere = client.get(path_of(world, "record_fact"))
    there = client.get(path_of(world, "decide"))

    assert said(elsewhere) == []
    assert there.context["form"]["reasons"].value() == "Words"


@pytest.mark.parametrize(
    "mark", ["", "1", "1:1:forged", "eyJhIjoxfQ:1tXyz:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]
)
def test_a_form_that_we_did_not_show_is_not_kept(world: World, mark: str) -> None:
    client = Client()

    answer = client.post(path_of(world, "decide"), {"shown_to": mark, "reasons": "Words"})

    assert answer.url.startswith(reverse("account_login"))
    assert "kept" not in client.session


def test_neither_passwords_nor_a_flood_of_words_are_kept(world: World) -> None:
    mine = {"shown_to": owner_mark(world.people.officer.pk)}
    client, other = Client(), Client()

    client.post(path_of(world, "decide"), mine | {"password": "secret", "reasons": "Words"})
    other.post(path_of(world, "decide"), mine | {"reasons": "x" * (LONGEST + 1)})

    assert client.session["kept"]["text"] == "reasons=Words"
    assert "kept" not in other.session


# -- signed in again in another window: the sign against forgery is not the form's any more --------


def stale_sign(world: World, name: str) -> tuple[Client, dict[str, str]]:
    """A form opened before somebody signed in anew in the same browser."""
    path = path_of(world, name)
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people.officer)
    page = client.get(path)
    hidden = {n: page.context["form"].initial[n] for n in ("once", "shown_to", "seen")}
    hidden["csrfmiddlewaretoken"] = str(page.context["csrf_token"])
    client.cookies["csrftoken"] = "n" * 32
    return client, hidden


@pytest.mark.parametrize("name", FORMS)
def test_h102_a_form_older_than_the_last_sign_in_gives_its_words_back(
    world: World, name: str
) -> None:
    field, words = FORMS[name]
    client, hidden = stale_sign(world, name)

    refused = client.post(path_of(world, name), hidden | {field: words, "step": "do"})
    again = client.get(path_of(world, name))

    assert (refused.status_code, refused.url) == (302, path_of(world, name))
    assert again.context["form"][field].value() == words
    assert said(again) == [KEPT]
    assert Submission.objects.count() == 0


def test_a_forged_form_is_refused_and_puts_no_words_in_anybodys_mouth(world: World) -> None:
    path = path_of(world, "decide")
    client, hidden = stale_sign(world, "decide")
    theirs = {"shown_to": owner_mark(world.people.senior.pk), "reasons": "Planted"}

    without = client.post(path, {"reasons": "Planted"})
    of_another = client.post(path, hidden | theirs)

    assert (without.status_code, of_another.status_code) == (403, 403)
    assert b"Please send the form again" in of_another.content
    assert client.get(path).context["form"]["reasons"].value() is None
