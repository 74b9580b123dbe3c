"""What the family said of the versions they were sent, and what of it waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cases.models import Case
from providers.models import Consultation, ConsultationAnswer, Provider
from statutory import ENGLAND, RULES_BY_ID, CalendarRunsOut, Kind

from ..models import Plan, Point, Representation, Version
from .versions import plan_in_force

Status = Version.Status
# What a family is asked to comment on, and the rule that gives them the time for it.
WINDOWS: dict[str, str] = {
    Status.DRAFT: "A05",
    Status.AMENDED_DRAFT: "A05",
    Status.PROPOSED: "R08",
}


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
    points = Point.objects.filter(representation__version__plan=plan, answer="")
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


def sent_versions(plan: Plan) -> QuerySet[Version]:
    """The versions that the family was asked to comment on, newest first."""
    sent = plan.versions.exclude(frozen_at=None).exclude(sent_on=None)
    return sent.filter(status__in=WINDOWS).order_by("-number")


def window_of(version: Version) -> date | None:
    """The last day of the time that the law gives for comments on a version, where it has begun.

    Beginning with the day it reached them; of proposed amendments, with the day they were sent
    where no other is known.
    """
    days = {
        Kind.DRAFT_SERVED: version.served_on,
        Kind.AMENDMENT_NOTICE_SERVED: version.served_on,
        Kind.AMENDMENT_NOTICE_SENT: version.sent_on,
    }
    for count in RULES_BY_ID[WINDOWS[version.status]].counts:
        if (day := days.get(count.kind)) is not None:
            try:
                return count.due(day, ENGLAND)
            except (CalendarRunsOut, OverflowError, ValueError):
                return None
    return None


def is_late(representation: Representation) -> bool:
    """Whether it came after the time for it. It is answered all the same."""
    last = window_of(representation.version)
    return last is not None and representation.received_on > last


def _wishes(plan: Plan) -> list[Point]:
    points = Point.objects.filter(representation__version__plan=plan).exclude(asks_for=None)
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
