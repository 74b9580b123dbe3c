"""A working day on the demonstration, with every page looked at by a checker of accessibility."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core.management import call_command

from cases.models import Case
from ehcna.demo_accounts import PASSWORD
from tests.journeys.browsing import Walk

WIDTHS = [(320, False), (1280, True)]  # scripts off on a telephone, on at a desk


class Day(Walk):
    """One officer's day. No page may have a fault that the checker finds, or scroll sideways."""

    def __init__(self, page: Any, width: int, twin: Any = None) -> None:
        super().__init__(page, width)
        self.twin = twin

    def look(self) -> None:
        from axe_playwright_python.sync_playwright import Axe

        super().look()
        found = Axe().run(self._checked()).response["violations"]
        faults = [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
        assert faults == [], f"{self.page.url}: {faults}"

    def _checked(self) -> Any:
        """The page; without scripts, in which no checker runs, the same page in a twin."""
        if self.twin is None:
            return self.page
        self.twin.goto("/help/none/")  # an address of the site, for its styles
        self.twin.set_content(re.sub(r"(?s)<script.*?</script>", "", self.page.content()))
        return self.twin

    def sign_in(self, email: str) -> None:
        self.go("/")
        self.fill("Email", email)
        self.fill("Password", PASSWORD)
        self.press("Sign in")

    def sign_out(self) -> None:
        self.page.get_by_role("button", name="Sign out").first.click()
        self.look()
        self.go("/cases/")
        assert self.heading == "Sign in"

    def menu(self, words: str) -> None:
        """Follow a link of the navigation, which a narrow screen folds away when scripts run."""
        self.page.locator("nav").get_by_role("link", name=words, exact=True).first.click()
        self.look()

    def inside(self, words: str) -> None:
        """Follow a link of the page itself, by the words it begins with."""
        begins = re.compile(rf"^\s*{re.escape(words)}")
        self.page.locator("main").get_by_role("link", name=begins).first.click()
        self.look()

    def select(self, label: str, words: str) -> None:
        self.page.locator("main").get_by_label(label, exact=True).first.select_option(label=words)

    def unfold(self, words: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary", has_text=words).first.click()

    @property
    def told(self) -> str:
        """The last thing that the product said it did, in a few words."""
        return " ".join(self.page.locator(".govuk-notification-banner").all_inner_texts())


def a_day(page: Callable[..., Any], width: int, javascript: bool) -> Day:
    """A fresh demonstration, and somebody who stands before its door."""
    call_command("seed_demo")
    twin = None if javascript else page(width=width)
    return Day(page(javascript=javascript, width=width), width, twin)


def case_of(surname: str) -> Case:
    """The case of a child of the demonstration."""
    return Case.objects.select_related("child").get(child__surname=surname)
