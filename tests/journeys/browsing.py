"""Going through the product as a person does: by what the page says, looking at each page."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.fields import date_parts


class Walk:
    """One person's way through the product. Each page that is met is looked at."""

    def __init__(self, page: Any, width: int) -> None:
        self.page, self.width = page, width

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def follow(self, words: str, *, exact: bool = False) -> None:
        """Follow the first link with these words."""
        self.page.get_by_role("link", name=words, exact=exact).first.click()
        self.look()

    def press(self, words: str) -> None:
        """Press a button of the page itself, or follow a link that looks like one."""
        self.page.locator("main").get_by_role("button", name=words, exact=True).first.click()
        self.look()

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).first.fill(words)

    def choose(self, words: str, among: str = "") -> None:
        """Choose a radio button, of one question when the words are not enough."""
        inside = self.page.get_by_role("group", name=among) if among else self.page
        inside.get_by_label(words, exact=True).first.check()

    def day(self, name: str, on: date) -> None:
        """Type a date into its three boxes."""
        for part, number in date_parts(name, on).items():
            self.page.fill(f"[name='{part}']", number)

    def look(self) -> None:
        """What must hold of every page that a person meets."""
        self.page.wait_for_load_state()
        where = self.page.url
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.width, f"{where} is {wide} wide"
        assert self.page.locator("h1").count() == 1, where
        assert "went wrong" not in self.heading.casefold(), where

    @property
    def heading(self) -> str:
        return str(self.page.locator("h1").inner_text())

    @property
    def words(self) -> str:
        return str(self.page.locator("main").inner_text())

    @property
    def banner(self) -> str:
        return str(self.page.inner_text(".govuk-notification-banner__heading"))
