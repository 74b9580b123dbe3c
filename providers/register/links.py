"""Which setting replaced which, as the register's links file says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Link, Provider, RegisterRun
from . import cells
from .comparing import fits
from .files import (
    BUNDLED_LINKS,
    BUNDLED_LINKS_ON,
    LOST,
    bytes_of,
    day_in_name,
    require,
    rows_of,
    text_of,
)
from .reading import Fault
from .reporting import MOST

COLUMNS = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")
Key = tuple[str, str, str]


@dataclass(frozen=True)
class LinksOutcome:
    """What reading the links changed."""

    added: int
    changed: int
    unchanged: int
    faults: list[Fault] = field(default_factory=list, compare=False)
    encoding: str = field(default="", compare=False)


@dataclass(frozen=True)
class LinksLook:
    """A file of links that was looked at, and what it would do."""

    names: dict[str, str]
    fresh: list[Link]
    changed: list[Link]
    outcome: LinksOutcome


def look_at_links(path: Path) -> LinksLook:
    """Read a file of links and weigh it against what we hold. Changes nothing."""
    read, faults, encoding = _read(path)
    known = {(one.urn, one.other_urn, one.kind): one for one in Link.objects.all()}
    fresh = [link for key, link in read.items() if key not in known]
    changed = [
        _with_number(link, known[key].pk)
        for key, link in read.items()
        if key in known and _differs(known[key], link)
    ]
    numbers = len(fresh), len(changed), len(read) - len(fresh) - len(changed)
    names = {link.other_urn: link.other_name for link in read.values()}
    return LinksLook(names, fresh, changed, LinksOutcome(*numbers, faults, encoding))


def take_in_links(looked: LinksLook, run: RegisterRun, day: date) -> LinksOutcome:
    """Write the links that were looked at. Links that the file does not show any more stay."""
    with transaction.atomic():
        Link.objects.bulk_create(looked.fresh, batch_size=500)
        Link.objects.bulk_update(looked.changed, ["other_name", "on"], batch_size=200)
        _mend_names(looked.names)
        _keep(run, looked.outcome, day)
    return looked.outcome


def import_links(path: Path = BUNDLED_LINKS, *, on: date | None = None) -> LinksOutcome:
    """Keep every link of a file."""
    named = BUNDLED_LINKS_ON if path == BUNDLED_LINKS else day_in_name(path.name)
    day = on or named or timezone.localdate()
    return take_in_links(look_at_links(path), RegisterRun(), day)


def _read(path: Path) -> tuple[dict[Key, Link], list[Fault], str]:
    text, encoding = text_of(bytes_of(path))
    names, rows = rows_of(text)
    require(names, COLUMNS)
    places = [names.index(name) for name in COLUMNS]
    links, faults = {}, []
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        link = _link([row[at] for at in places]) if len(row) == len(names) else None
        if link is None:
            faults.append(Fault(number, "", "This row has no two URNs, or its day cannot be read."))
        else:
            links[link.urn, link.other_urn, link.kind] = link
    return links, faults, encoding


def _link(said: list[str]) -> Link | None:
    urn, other, day = cells.urn(said[0]), cells.urn(said[1]), cells.day(said[4])
    if cells.BAD in (urn, other, day) or urn == other:
        return None
    name, kind = cells.text(said[2])[:200], cells.text(said[3])[:60]
    return Link(urn=urn, other_urn=other, other_name=name, kind=kind, on=day)


def _differs(one: Link, other: Link) -> bool:
    return (one.other_name, one.on) != (other.other_name, other.on)


def _with_number(link: Link, pk: int) -> Link:
    link.pk = pk
    return link


def _mend_names(names: dict[str, str]) -> None:
    """A name that lost a letter in the extract stands whole in the links: "St Thomas à Becket"."""
    for provider in Provider.objects.filter(name__contains=LOST).exclude(urn=None):
        whole = names.get(str(provider.urn), "")
        if LOST not in whole and fits(provider.name, whole):
            provider.name = whole
            provider.save()


def _keep(run: RegisterRun, outcome: LinksOutcome, day: date) -> None:
    run.what, run.state, run.finished_at = "links", RegisterRun.State.DONE, timezone.now()
    run.extracted_on, run.added = day, outcome.added
    run.changed, run.unchanged = outcome.changed, outcome.unchanged
    run.rows = run.done = rows_in(outcome)
    run.report = run.report | report_of_links(outcome)
    run.save()


def rows_in(outcome: LinksOutcome) -> int:
    """How many rows the file has."""
    return outcome.added + outcome.changed + outcome.unchanged + len(outcome.faults)


def report_of_links(outcome: LinksOutcome) -> dict[str, Any]:
    """What was found in a file of links, as it is kept with its run."""
    return {
        "encoding": outcome.encoding,
        "faults": [fault.as_dict() for fault in outcome.faults[:MOST]],
        "faults_counted": len(outcome.faults),
    }
