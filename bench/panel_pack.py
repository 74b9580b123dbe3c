"""The papers of a meeting, twenty cases of forty pages for nine members, against their parts."""

from __future__ import annotations

import hashlib
import random
import time
from typing import Any
from unittest.mock import patch

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.jobs.running import running
from cases.models import Case, Child, Document
from cases.papers.kinds import TEXT
from panels.actions import circulating
from panels.jobs import packs
from panels.jobs.frozen import Frozen, brief_of, freeze
from panels.models import AgendaItem, Brief, BriefReview, Meeting, Membership, Pack, Panel
from panels.pack import pages
from panels.queries.reviews import fingerprint

from .pages import Officer
from .report import most_held, say

CASES, PAGES, MEMBERS, LIMIT, FOR_PROCESS = 20, 40, 9, 1.2, 1024


def _prose(sentences: int, seed: int) -> str:
    """Sentences in which some words come often and most seldom, as in an advice."""
    chance = random.Random(seed)
    known = ["".join(chance.choices("aeioulmnrst", k=chance.randint(2, 8))) for _ in range(3_000)]
    often = [1 / (at + 3) for at in range(len(known))]
    said = (" ".join(chance.choices(known, often, k=10)) for _ in range(sentences))
    return " ".join(f"{one.capitalize()}." for one in said)


_ADVICE = "\n\n".join(_prose(40, seed) for seed in range(58))  # of about 38 pages
_BRIEF = _prose(25, 0)  # the brief has two


def measure_pack() -> None:
    """Print how many times as long a meeting's papers take, in the job that makes them, as each of
    their parts printed once by itself; and the most memory that was held.

    The job freezes and checks every part, and makes nine copies. One member leaves one case.
    Each part is printed by itself just before the job comes to it: a machine's pace changes.
    """
    pack = _asked()
    reverse("sitting_case", args=[0])  # a worker has read the addresses long before
    _singly(pack.meeting.items.earliest("pk"), None)  # the first of a process reads the fonts
    singly, alone = 0.0, most_held()

    def turn_by_turn(item: AgendaItem, document: Document | None, *rest: Any) -> Frozen:
        nonlocal singly
        singly += _singly(item, document)
        return freeze(item, document, *rest)

    began = time.perf_counter()
    with running("make_pack") as run, patch.object(packs, "freeze", turn_by_turn):
        packs.make_pack(pack.pk, run)
    whole = time.perf_counter() - began - singly
    held = most_held()
    pack.refresh_from_db()
    copies = pack.copies.count()
    assert (pack.state, copies, pack.steps) == ("ready", MEMBERS, pack.done), pack.why_failed
    assert len(set(pack.copies.values_list("pages", flat=True))) == 2, "nobody left a case"
    what = f"{CASES} cases, {pack.pages} pages, {copies} copies"
    say(f"Papers of a meeting ({what}) against parts singly", whole / singly, LIMIT)
    say("Most memory held while they are made", held, FOR_PROCESS, "MB")
    say("Of it beyond printing the parts singly", held - alone, unit="MB")


def _singly(item: AgendaItem, document: Document | None) -> float:
    """The seconds that one part of a case takes, printed by itself."""
    began = time.perf_counter()
    if document is None:
        pages.brief(brief_of(item))
    else:
        told = {"title": document.title, "text": _ADVICE, "kind": "Text", "is_text": True}
        pages.paper(told)
    return time.perf_counter() - began


def _asked() -> Pack:
    """A meeting whose papers are asked for."""
    by, today = Officer().user, timezone.localdate()
    panel = Panel.objects.create(
        kind="assessment", name="A panel", weekday=1, starts_at="09:30", capacity=CASES
    )
    meeting = Meeting.objects.create(
        panel=panel, on=today, starts_at="09:30", capacity=CASES, papers_due=today, planned_by=by
    )
    items = [_an_item(meeting, by, at) for at in range(CASES)]
    seats = [_a_member(panel, at) for at in range(MEMBERS)]
    items[0].conflicts.create(membership=seats[0], what="An aunt", declared_by=seats[0].user)
    return circulating.circulate(meeting, by=by)


def _a_member(panel: Panel, at: int) -> Membership:
    user = User.objects.create(
        email=f"member{at}@example.org", name=f"Member {at}", role=Role.PANEL_MEMBER
    )
    today = timezone.localdate()
    return Membership.objects.create(panel=panel, user=user, seat="primary", from_on=today)


def _an_item(meeting: Meeting, by: User, at: int) -> AgendaItem:
    child = Child.objects.create(
        forename="Measured", surname=f"Paper{at}", date_of_birth="2018-05-04"
    )
    case = Case.objects.create(
        reference=f"PACK-{at:05d}", child=child, source="parent", officer=by, team=by.team
    )
    about = {"case": case, "question": "assess"}
    brief = Brief.objects.create(**about, kind="assessment", begun_by=by, child=_BRIEF)
    brief.family_views = brief.recommendation = _BRIEF
    brief.state = Brief.State.APPROVED
    brief.save()
    BriefReview.objects.create(
        brief=brief, state="approved", fingerprint=fingerprint(brief), asked_by=by
    )
    item = AgendaItem.objects.create(
        **about, meeting=meeting, on=meeting.on, brief=brief, listed_by=by
    )
    circulating.choose(item, papers=[_a_paper(case, by)], by=by)
    return item


def _a_paper(case: Case, by: User) -> Document:
    content = _ADVICE.encode()
    return Document.objects.create(
        case=case,
        title="Advice",
        file=ContentFile(content, "advice.txt"),
        media_type=TEXT,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        filed_by=by,
    )
