"""The samples of each month: what was drawn, how far each audit is, what the marks come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from cases.access import cases_visible_to
from cases.models import Case

from ..models import Audit, Sample, Score
from ..quality import SECTIONS, criteria_on, kept_back, share_of
from ..sampling import risks_in_words
from .drawing import is_as_drawn

Grade = Audit.Grade


@dataclass(frozen=True)
class Line:
    """One audit in the list of its month. Of a case kept from this person, no more than that."""

    audit: Audit
    case: Case | None
    risks: str
    is_superseded: bool


@dataclass(frozen=True)
class Figures:
    """What the finished audits of a month come to. A second audit takes the place of the first."""

    grades: tuple[tuple[str, int], ...]
    to_pass_on: tuple[tuple[str, int | None], ...]
    sections: tuple[tuple[str, int], ...]  # weakest first
    finished: int
    is_as_drawn: bool


def samples() -> QuerySet[Sample]:
    """Every sample, newest first, with how far its audits are."""
    done = Q(audits__finished_at__isnull=False)
    open_action = done & ~Q(audits__action="") & Q(audits__action_done_on=None)
    return (
        Sample.objects.select_related("drawn_by")
        .order_by("-month")
        .annotate(
            plans=Count("audits"),
            done=Count("audits", filter=done),
            to_do=Count("audits", filter=open_action),
        )
    )


def lines_of(sample: Sample, user: User) -> list[Line]:
    """The audits of a month, in the order in which they were drawn."""
    found = list(_audits().filter(sample=sample))
    seen = cases_visible_to(user).filter(plan__versions__audits__sample=sample)
    cases = {case.pk: case for case in seen.select_related("child").distinct()}
    risks = {one["version"]: risks_in_words(one["risks"]) for one in sample.pool}
    superseded = _superseded(found)
    return [
        Line(
            one,
            cases.get(one.version.plan.case_id),
            risks.get(one.version_id, ""),
            one.pk in superseded,
        )
        for one in found
    ]


def figures_of(sample: Sample, lines: list[Line]) -> Figures:
    """Counts by grade, and what each section reached."""
    found = [line.audit for line in lines]
    standing = [one.audit for one in lines if one.audit.finished_at and not one.is_superseded]
    counts = Counter(one.grade for one in standing)
    by_grade = {str(grade.label): counts[grade.value] for grade in Grade}
    drawn = [(one.version_id, one.why) for one in found if one.follows_id is None]
    return Figures(
        grades=tuple(by_grade.items()),
        to_pass_on=tuple(kept_back(by_grade).items()),
        sections=_sections(standing),
        finished=len(standing),
        is_as_drawn=is_as_drawn(sample, drawn),
    )


def actions_open(user: User) -> list[Audit]:
    """What audits ask for and is not done, on cases this person may open; the earliest first."""
    found = _audits().filter(_OPEN, version__plan__case__in=cases_visible_to(user))
    return list(found.order_by("action_due", "pk"))


def actions_on(case: Case, user: User) -> list[Audit]:
    """What audits ask this person to do on a case."""
    return list(_audits().filter(_OPEN, version__plan__case=case, action_owner=user))


_OPEN = Q(finished_at__isnull=False, action_done_on=None) & ~Q(action="")


def _audits() -> QuerySet[Audit]:
    return Audit.objects.select_related(
        "sample", "version__plan__case__child", "auditor", "action_owner"
    )


def _superseded(found: Iterable[Audit]) -> set[int]:
    """Audits after which a second one was finished."""
    return {one.follows_id for one in found if one.follows_id and one.finished_at}


def _sections(standing: list[Audit]) -> tuple[tuple[str, int], ...]:
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    days = {one.pk: one.version.sent_on or one.sample.month for one in standing}
    for score in Score.objects.filter(audit__in=days):
        for one in criteria_on(days[score.audit_id]):
            if one.id == score.criterion:
                told[one.section].append((one.weight, score.mark))
    reached = [(SECTIONS[code], share_of(told[code])) for code in SECTIONS]
    known = [(name, percent) for name, percent in reached if percent is not None]
    return tuple(sorted(known, key=lambda one: one[1]))
