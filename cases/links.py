"""Where a record of a case is shown, by the name of its page."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def page_of_case(name: str, reference: str, *more: int) -> str:
    """The address of a page of a case; of the case itself where there is no such page."""
    try:
        return reverse(name, args=[reference, *more])
    except NoReverseMatch:
        return reverse("case", args=[reference])
