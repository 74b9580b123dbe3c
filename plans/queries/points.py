"""What the family said of the versions they were sent, and what of it waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cases.models import Case
from providers.models import Consultation, ConsultationAnswer, Provider
from statutory import ENGLAND, RULES_BY_ID, CalendarRunsOut, Kind

from ..models import Plan, Point, Representation, Version
from .dates import WINDOWS as WINDOWS
from .versions import plan_in_force

Status = Version.Status
_REACHED = (
    Kind.DRAFT_SERVED.value,
    Kind.AMENDMENT_NOTICE_SERVED.value,
    Kind.AMENDMENT_NOTICE_SENT.value,
)


@dataclass(frozen=True)
class Asked:
    """A setting that the family asks us to name: where they said so, and what it answered."""

    provider: Provider
    points: tuple[Point, ...] = ()
    consultation: Consultation | None = None
    answer: ConsultationAnswer | None = None

    @property
    def is_consulted(self) -> bool:
        return self.consultation is not None


def open_points(plan: Plan) -> QuerySet[Point]:
    """Every point of the family without an answer, of whichever version it was about (H-105).

    None may be left when the plan becomes final.
    """
    points = standing_points(plan).filter(answer="")
    return points.select_related("representation__version", "representation__member", "asks_for")


def asked_settings(plan: Plan) -> list[Asked]:
    """The settings the family asks for since the plan in force was made, newest wish last."""
    points = _wishes(plan)
    consulted = _consultations(plan.case)
    asked = {one.provider_id: one.provider for one in consulted if one.family_asked_for_it}
    for point in points:
        if point.asks_for is not None:
            asked[point.asks_for.pk] = point.asks_for
    newest = {one.provider_id: one for one in consulted}
    return [_asked(provider, points, newest.get(pk)) for pk, provider in asked.items()]


def standing_points(plan: Plan) -> QuerySet[Point]:
    """Every point of the family, but for what was set aside as taken down by mistake."""
    return Point.objects.filter(
        representation__version__plan=plan, representation__set_aside_because=""
    )


def sent_versions(plan: Plan) -> QuerySet[Version]:
    """The versions that the family was asked to comment on, newest first."""
    sent = plan.versions.exclude(frozen_at=None).exclude(sent_on=None)
    return sent.filter(status__in=WINDOWS).order_by("-number")


def windows_of(plan: Plan) -> dict[int, date | None]:
    """By version, the last day for comments on it: as the law gives it, or a later one we gave.

    The law's time begins with the day it reached them; of proposed amendments, with the day they
    were sent where no other is known. Nothing, while the time has not begun.
    """
    served = _served(plan.case)
    return {one.pk: _later(_last_day(one, served), one.comment_by) for one in sent_versions(plan)}


def window_of(version: Version) -> date | None:
    """The last day of the time for comments on one version."""
    if version.frozen_at is None or version.sent_on is None or version.status not in WINDOWS:
        return None
    return _later(_last_day(version, _served(version.plan.case)), version.comment_by)


def is_late(representation: Representation, last: date | None) -> bool:
    """Whether it came after the last day for it. It is answered all the same."""
    return last is not None and representation.received_on > last


def _later(by_law: date | None, by_letter: date | None) -> date | None:
    return max(by_law, by_letter) if by_law and by_letter else by_law


def _last_day(version: Version, served: Mapping[tuple[str, date], date | None]) -> date | None:
    """The last day, counted from the day as the chronology has it now, if that was corrected."""
    for count in RULES_BY_ID[WINDOWS[version.status]].counts:
        sent = count.kind is Kind.AMENDMENT_NOTICE_SENT
        day = version.sent_on if sent else version.served_on
        if day is not None:
            day = served.get((count.kind.value, day), day)
        if day is None:
            continue
        try:
            return count.due(day, ENGLAND)
        except (CalendarRunsOut, OverflowError, ValueError):
            return None
    return None


def _served(case: Case) -> dict[tuple[str, date], date | None]:
    """By kind and the day first recorded, the day on which something reached them after all."""
    entries = list(case.entries.filter(kind__in=_REACHED).order_by("pk"))
    corrected = {one.corrects_id: one for one in entries if one.corrects_id}
    found: dict[tuple[str, date], date | None] = {}
    for one in entries:
        last = one
        while last.pk in corrected:
            last = corrected[last.pk]
        if one.corrects_id is None and one.on is not None:
            found[(one.kind, one.on)] = last.on
    return found


def _wishes(plan: Plan) -> list[Point]:
    points = standing_points(plan).exclude(asks_for=None)
    if (holds := plan_in_force(plan)) is not None:
        points = points.filter(representation__version__number__gt=holds.number)
    points = points.select_related("asks_for", "representation__version")
    return list(points.order_by("representation__received_on", "pk"))


def _consultations(case: Case) -> list[Consultation]:
    """The consultations of a case that were not withdrawn, oldest first, with their answers."""
    live = case.consultations.exclude(state=Consultation.State.WITHDRAWN)
    return list(live.select_related("provider").prefetch_related("answers").order_by("pk"))


def _asked(provider: Provider, points: Iterable[Point], consultation: Consultation | None) -> Asked:
    answers = list(consultation.answers.all()) if consultation else []
    return Asked(
        provider,
        tuple(point for point in points if point.asks_for_id == provider.pk),
        consultation,
        answers[-1] if answers else None,
    )
