"""Pressing the buttons of the pages on which a plan is written, as a browser does."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from cases.models import Case
from plans.models import Need, Outcome, Provision, Version

CARRIED = ("once", "shown_to", "seen", "into", "version")
CARRIED += ("was_rests_on", "was_needs", "was_outcomes")
Item = Need | Outcome | Provision


def to(case: Case, name: str, *more: Any) -> str:
    """The address of a page of a plan."""
    return reverse(name, args=[case.reference, *more])


def to_line(case: Case, line: Item, name: str = "plan_line") -> str:
    """The address of a page about one line."""
    return to(case, name, type(line).__name__.lower(), line.pk)


def opened(client: Client, url: str) -> dict[str, Any]:
    """A page as it stands in a browser: everything in its form, to be changed and sent."""
    form = client.get(url).context["form"]
    shown: dict[str, Any] = {}
    for name in form.fields:
        value = form[name].value()
        if hasattr(value, "year"):
            shown |= {f"{name}-{part}": getattr(value, part) for part in ("day", "month", "year")}
        elif value is not None and value is not False:
            shown[name] = value
    return shown


def press(client: Client, url: str, **typed: Any) -> Any:
    """Open a page, type into it and press its button."""
    return client.post(url, opened(client, url) | typed)


def alone(client: Client, url: str, page: dict[str, Any]) -> Any:
    """What the page sends by itself while somebody writes."""
    return client.post(url, page, headers={"X-Saves-Alone": "1"})


def line_of(version: Version, label: str) -> Any:
    """A line by what people call it: F3."""
    kind = {"B": version.needs, "E": version.outcomes}.get(label[0], version.provision)
    more = {} if label[0] == "E" else {"section": label[0]}
    return kind.get(number=int(label[1:]), **more)
