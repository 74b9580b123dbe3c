"""The pages of the family's side against the floor page, each for a case that went to a plan."""

from __future__ import annotations

from django.test import Client
from django.urls import NoReverseMatch, reverse

from cases.views.worklist import PER_PAGE

from .leak_families import invent
from .leak_people import Office
from .leak_playing import play
from .leaks import printing
from .pages import PAGE_LIMIT, Officer
from .report import interleaved, say

TURNS = 40
PAGES = (
    ("Where we are", "family_child"),
    ("Documents", "family_papers"),
    ("The plan", "family_plan"),
    ("Have your say", "family_say"),
    ("Messages", "family_messages"),
    ("Your details", "family_details"),
    ("Your account", "family_account"),
)


class Parent(Officer):
    """A parent who signs in, with a case that has papers, messages and a draft plan."""

    def __init__(self) -> None:
        office = Office.opened()
        with printing(real=False):
            played = play(invent(7, seed=1), office)
        self.user, self.member = played.reader, played.his.pk
        self.client = Client()
        self.client.force_login(self.user)


def measure_family_pages() -> None:
    """Print what each page takes of the floor page's time."""
    parent, of = Parent(), Officer()
    floor = f"/floor/{of.user.pk}/{PER_PAGE}/"
    for what, name in PAGES:
        try:
            path = reverse(name, args=[parent.member])
        except NoReverseMatch:
            continue
        ratio = interleaved(
            lambda path=path: parent.get(path),  # type: ignore[misc]
            lambda: of.get(floor),
            TURNS,
        )
        say(f"“{what}” of a parent against the floor page", ratio, PAGE_LIMIT)
        say(f"Queries of “{what}”", parent.queries(path), unit="queries")
