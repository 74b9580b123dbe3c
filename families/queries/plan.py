"""The plan as one person of the family may read it: which version, and what it takes away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.models import Document, FamilyMember
from cases.release import check
from plans import content
from plans.models import Version
from plans.output.losses import Taken, page
from plans.queries.assembling import content_of
from plans.queries.versions import FINALS

from ..access import Sight, who_let_in
from .papers import plan_papers_of

HTML = "text/html"


@dataclass(frozen=True)
class Mine:
    """One version that is open to a reader, with its papers and how it stands today."""

    version: Version
    paper: Document | None  # the plan itself, in the reader's form where they were sent one
    with_it: Sequence[Document]  # what else was sent to them with it
    went_to_them: bool
    is_in_force: bool
    is_newest: bool
    follows_another: bool = False  # of all that were issued, whoever they went to

    @property
    def title(self) -> str:
        """What it is: "Draft plan"."""
        return self.version.get_status_display()

    @property
    def on(self) -> date | None:
        """The day it bears, or else the day on which it was sent."""
        return self.version.dated_on or self.version.sent_on

    @property
    def meaning(self) -> str:
        """What it means today that this version was sent."""
        if self.is_in_force:
            return "This plan is in force. The help in it must be given."
        if not self.is_newest:
            return "A newer one took its place. You can still read it."
        if self.version.status == Version.Status.PROPOSED:
            return "These are changes that we propose. The plan in force stays until we decide."
        return "This is a draft. It is not in force, and it can still change."

    @property
    def has_easy_words(self) -> bool:
        """Not of a final plan that is over: its easy words say that it is in force."""
        return self.is_in_force or not self.version.is_to_be_final


@dataclass(frozen=True)
class Losses:
    """What a version promises less of than the one before, each with our reason."""

    taken: Sequence[Taken]
    follows_another: bool
    is_kept_back: bool = False  # it would tell this reader what they must not learn


def versions_open_to(sight: Sight) -> list[Mine]:
    """The versions somebody was sent, newest first; and the plan in force, whoever it went to.

    Whom a young person lets see the plan reads what the young person was sent.
    """
    plan = sight.plan
    if plan is None:
        return []
    issued = list(plan.versions.exclude(frozen_at=None).order_by("-number"))
    in_force = next((one for one in issued if one.status in FINALS), None)
    papers, theirs = _plan_papers(sight), plan_papers_of(sight.member)
    sent = theirs | _let_read_by(sight)
    shown = [
        one
        for one in issued
        if one == in_force or any(paper.pk in sent for paper in _of(one, papers))
    ]
    first = issued[-1] if issued else None
    return [
        replace(
            _mine(one, shown[0], in_force, _of(one, papers), theirs), follows_another=one != first
        )
        for one in shown
    ]


def losses_for(mine: Mine, sight: Sight) -> Losses:
    """The list of what was taken away, as we see it; looked through for its reader."""
    version, follows = mine.version, mine.follows_another
    taken = tuple(
        Taken(one.item, one.was, one.now, one.because) for one in version.accepted_losses.all()
    )
    if not taken:
        return Losses((), follows)
    said = page(plan_for(version), taken).encode()
    checked = check(said, HTML, case=sight.case, to=sight.member)
    return Losses(taken, follows) if checked.is_clear else Losses((), follows, is_kept_back=True)


def plan_for(version: Version) -> content.Plan:
    """What a version says."""
    return content_of(version)


def _plan_papers(sight: Sight) -> list[Document]:
    """Every paper that was made of a version of this plan and is kept for nobody else."""
    rows = Document.objects.filter(case=sight.case, sort=Document.Sort.PLAN, internal=False)
    rows = rows.filter(moved_to=None, undone_at=None).exclude(file="").order_by("pk")
    return [one for one in rows if one.private_to_id in (None, sight.member.pk)]


def _let_read_by(sight: Sight) -> set[int]:
    """Papers that went to whoever lets the reader see the plan."""
    by = FamilyMember.objects.filter(pk__in=who_let_in(sight.member, sight.case))
    return {pk for reader in by for pk in plan_papers_of(reader)}


def _of(version: Version, papers: Iterable[Document]) -> list[Document]:
    mark = {"version": version.number, "fingerprint": version.fingerprint}
    return [one for one in papers if mark.items() <= one.snapshot.items()]


def _mine(
    version: Version,
    newest: Version,
    in_force: Version | None,
    papers: list[Document],
    theirs: set[int],
) -> Mine:
    """The plan itself is told from what goes with it by what it is called."""
    title = f"{version.get_status_display()}, version {version.number}"
    whole = [one for one in papers if one.title.startswith(title)]
    mine = [one for one in whole if one.pk in theirs]
    usual = [one for one in whole if one.pk == version.document_id]
    return Mine(
        version=version,
        paper=next(iter([*mine, *usual, *whole]), None),
        with_it=[one for one in papers if one not in whole and one.pk in theirs],
        went_to_them=bool(mine),
        is_in_force=version == in_force,
        is_newest=version == newest,
    )
