"""Somebody of a family at a telephone, and the post that brings them their link and their code."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from django.urls import resolve, reverse

from accounts.models import User
from cases.models import Case, FamilyMember
from cases.tasks import deliver_messages
from tests.families.accounts.joining import code_to
from tests.journeys.browsing import Walk
from tests.journeys.the_exemplar import Desk

WIDTH = 320
SCRIPTS = [False, True]
LINK = re.compile(r"https?://[^/\s]+(/join/\S+)")
PICTURES = "JOURNEY_PICTURES"  # a folder, when somebody wants to look at the pages


class Pictured(Desk):
    """Each kind of page is looked at once by the checker, and photographed when somebody asks."""

    name, pages = "", 0  # of its pictures

    def look(self) -> None:
        super().look()
        folder = os.environ.get(PICTURES)
        if folder:
            kind = resolve(urlsplit(self.page.url).path).url_name or "page"
            there = Path(folder) / self.name
            there.mkdir(parents=True, exist_ok=True)
            self.pages += 1
            self.page.screenshot(path=there / f"{self.pages:02}-{kind}.png", full_page=True)


class Phone(Pictured):
    """The family's side on the smallest screen."""

    member: FamilyMember

    def at(self, name: str, *rest: object) -> None:
        self.go(reverse(name, args=[self.member.pk, *rest]))

    def menu(self, words: str) -> None:
        """Follow a link of the navigation, unfolding it first where it is folded away."""
        unfold = self.page.get_by_role("button", name="Menu", exact=True)
        if unfold.count() and unfold.first.is_visible():
            unfold.first.click()
        super().menu(words)

    def lacks(self, *words: str) -> None:
        """None of it stands anywhere on the page, nor in what the page is made of."""
        whole = self.page.content()
        for each in words:
            assert each not in whole, f"“{each}” on {self.page.url}: {self.words}"

    def joins(self, email: str, first: str = "Where we are") -> None:
        """The link of the invitation, the button, the code; and the first page they see."""
        deliver_messages()
        self.go(link_to(email))
        assert self.heading == "You are invited to sign in"
        self.press("Send me a code")
        self.fill("The code", code_to(email))
        self.press("Continue")
        assert self.heading == first, self.words

    def signs_in(self, email: str, first: str = "Where we are") -> None:
        """With a code, as on any later day."""
        self.go(reverse("account_request_login_code"))
        self.fill("Your email address", email)
        self.press("Send me a code")
        self.fill("The code", code_to(email))
        self.press("Sign in")
        assert self.heading == first, self.words

    def opens(self, title: str) -> bytes:
        """Open a paper of the list by its title, as the browser gets it."""
        found = self.page.locator("main").get_by_role("link", name=title).first
        came = self.page.request.get(found.get_attribute("href"))
        assert came.ok, f"{title}: {came.status}"
        return bytes(came.body())

    def is_not_found(self, name: str, *rest: object) -> bool:
        """Whether the product has no such page for this person."""
        answer = self.page.goto(reverse(name, args=[self.member.pk, *rest]))
        return answer is not None and answer.status == 404


def link_to(email: str) -> str:
    """Where the newest invitation that went to an address leads."""
    for message in reversed(mail.outbox):
        if message.to == [email] and (found := LINK.search(str(message.body))):
            return found[1]
    raise LookupError(email)


class Counter(Desk):
    """An officer's place of work, whose pages are looked at by a checker elsewhere."""

    def look(self) -> None:
        Walk.look(self)


class House:
    """Opens telephones and desks of one journey. What was checked once is not checked again."""

    def __init__(self, page: Callable[..., Any], javascript: bool, journey: str) -> None:
        self._page, self._javascript, self._journey = page, javascript, journey
        self._twin = None if javascript else page(width=WIDTH)
        self._seen: set[str] = set()

    def phone(self, name: str) -> Phone:
        """A browser in which nobody is signed in."""
        made = Phone(self._opened(), WIDTH, self._twin)
        self._name(made, name)
        return made

    def desk(self, user: User, case: Case | None = None) -> Counter:
        """An officer's place of work."""
        made = Counter(self._opened(user), WIDTH)
        made.user = user
        if case is not None:
            made.case = case
        return made

    def only_desk(self, user: User) -> Pictured:
        """The place of work of an officer who does the family's part too."""
        made = Pictured(self._opened(user), WIDTH, self._twin)
        self._name(made, "officer")
        made.user = user
        return made

    def _opened(self, user: User | None = None) -> Any:
        return self._page(user=user, width=WIDTH, javascript=self._javascript)

    def _name(self, made: Pictured, name: str) -> None:
        made.seen = self._seen
        made.name = f"{self._journey}-{name}-{'on' if self._javascript else 'off'}"


def invite(desk: Desk, member: FamilyMember) -> None:
    """An officer who saw the papers invites somebody to sign in."""
    desk.at("family_account_invite", member.pk)
    desk.fill("How did you see who they are?", "Passport at the visit")
    desk.fill("How did you see what they are to the child?", "Full birth certificate")
    desk.press("Invite")
