"""The ways in that are no page of somebody's own: links from emails, and nobody else's session."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import structlog
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Helper
from families.tokens import token_for
from providers.actions.memberships import SALT
from providers.models import Membership
from statutory import days_after
from tests.people import cast
from tests.site.asking import get, post, words
from tests.site.walking import World, a_world

MADE_UP = "made-up:and:nobody-signed-it"
APPS = ("accounts", "cases", "ehcna", "families", "panels", "plans", "providers")
SCREENS = ("views", "forms", "portal")


@pytest.fixture
def world(db: None) -> World:
    return a_world(cast())


def _links(world: World) -> dict[str, str]:
    """Links of each kind, shown at a page that is not theirs, or after they came to their end."""
    helper = Helper.objects.get(case=world.case)
    membership = Membership.objects.filter(user__name="Colin Colleague").get()
    links = {
        "portal_join": token_for(helper),
        "join": signing.dumps(membership.pk, salt=SALT),
        "join_code": signing.dumps(membership.pk, salt=SALT),
    }
    return {reverse(name, args=[token]): name for name, token in links.items()}


def test_h056_a_link_for_one_door_opens_no_other_and_the_attempt_is_noted(world: World) -> None:
    client = Client()

    for path, name in _links(world).items():
        made_up = reverse(name, args=[MADE_UP])
        with structlog.testing.capture_logs() as noted:
            answers = [get(client, path), post(client, path)]
        nobodys = [get(client, made_up), post(client, made_up)]

        assert [_said(one) for one in answers] == [_said(one) for one in nobodys]
        assert [line["event"] for line in noted if "link" in line["event"]] == ["link_refused"] * 2


def test_h056_a_link_that_was_taken_back_opens_nothing_and_the_attempt_is_noted(
    world: World,
) -> None:
    helper = Helper.objects.get(case=world.case)
    membership = Membership.objects.filter(user__name="Colin Colleague").get()
    yesterday = days_after(timezone.localdate(), -1)
    Helper.objects.filter(pk=helper.pk).update(ended_at=timezone.now())
    Membership.objects.filter(pk=membership.pk).update(ends_on=yesterday)
    paths = [
        reverse("join", args=[token_for(helper)]),
        reverse("join_code", args=[token_for(helper)]),
        reverse("portal_join", args=[signing.dumps(membership.pk, salt=SALT)]),
    ]
    client = Client()

    with structlog.testing.capture_logs() as noted:
        answers = [words(ask(client, path)) for path in paths for ask in (get, post)]

    assert [one for one in answers if "<button" in one and "Send me" in one] == []
    assert "_auth_user_id" not in client.session
    assert [line["event"] for line in noted if "link" in line["event"]] == ["link_refused"] * 6


def _said(response: object) -> str:
    return re.sub(r'(href|action)="[^"]*"', "", words(response))


def test_h055_nobody_signs_in_as_somebody_else() -> None:
    """A session is somebody's own by their password, or by the code that went to their email."""
    wording = re.compile(r"\b(perform_login|force_login|SESSION_KEY|_auth_user_id)\b|\blogin\(")

    assert _where(wording, APPS) == {"accounts/adapter.py", "families/portal/joining.py"}


def test_h044_no_screen_finds_a_case_or_a_child_but_through_a_door() -> None:
    """A screen asks for cases by `access`, or for more about the one that its guard handed it."""
    wording = re.compile(r"\b(Case|Child)\.objects\.(?!filter\(pk=case\.pk\)|select_for_update)")

    folders = [f"{app}/{screens}" for app in APPS for screens in SCREENS]
    assert _where(wording, folders) == set()


def _where(wording: re.Pattern[str], folders: object) -> set[str]:
    root = Path(settings.BASE_DIR)
    files = [one for folder in folders for one in (root / folder).rglob("*.py")]  # type: ignore[attr-defined]
    return {str(one.relative_to(root)) for one in files if wording.search(one.read_text())}
