"""What waits for a second person: decisions to explain and exceptions to approve, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from statutory import Availability, Ground, available

from .. import roles
from ..access import cases_visible_to
from ..deciding.second_person import why_not
from ..facts import facts_for
from ..models import Case, Deadline, Decision, StatutoryException

_APPROVING = [role for role, acts in roles.MAY.items() if roles.APPROVE in acts]


def decisions_to_explain(user: User) -> QuerySet[Decision]:
    """Held decisions of others that wait for this senior, oldest first."""
    if not roles.may(user.role, roles.APPROVE):
        return Decision.objects.none()
    waiting = Decision.objects.filter(
        state=Decision.State.HELD,
        sent_back_at=None,
        case__in=cases_visible_to(user).filter(closed_on=None),
    )
    return (
        waiting.exclude(by=user)
        .select_related("case__child", "case__officer", "by")
        .order_by("at", "pk")
    )


def exceptions_to_answer(user: User) -> QuerySet[StatutoryException]:
    """Exceptions that others rely on and no senior has answered yet, oldest first."""
    if not roles.may(user.role, roles.APPROVE):
        return StatutoryException.objects.none()
    unanswered = StatutoryException.objects.filter(
        withdrawn_at=None, approved_at=None, case__in=cases_visible_to(user).filter(closed_on=None)
    )
    return (
        unanswered.exclude(relied_on_by=user)
        .select_related("case__child", "case__officer", "relied_on_by")
        .order_by("relied_on_at", "pk")
    )


@dataclass(frozen=True)
class Claim:
    """An exception that waits for an answer, and the date of the limit it is relied on for."""

    exception: StatutoryException
    due: date | None

    @property
    def is_late(self) -> bool:
        """Whether it was claimed after the date had passed."""
        return self.due is not None and timezone.localdate(self.exception.relied_on_at) > self.due


def claims_to_answer(user: User) -> list[Claim]:
    """The same exceptions, each with its date. Two queries, however many there are."""
    rows = list(exceptions_to_answer(user))
    dues = {
        (case, rule, about): due
        for case, rule, about, due in Deadline.objects.filter(
            case__in={one.case_id for one in rows}
        ).values_list("case", "rule", "about", "due")
    }
    return [Claim(one, dues.get((one.case_id, one.rule, one.about))) for one in rows]


def availability_of(exception: StatutoryException) -> Availability:
    """Whether the ground is open on what is recorded now, and why or why not."""
    return available(
        Ground(exception.ground),
        facts_for(exception.case),
        rule=exception.rule,
        about=exception.about,
        starts=exception.starts,
        ends=exception.ends,
    )


def held_on(case: Case, question: str = "") -> Decision | None:
    """The decision that waits on a case, to one question or to any."""
    held = case.decisions.filter(state=Decision.State.HELD)
    if question:
        held = held.filter(question=question)
    return held.select_related("by", "sent_back_by").first()


def seconds_for(case: Case, authors: list[User], today: date) -> list[User]:
    """Who is told that something waits: the authors' and the officer's seniors and whoever covers
    them, else others of the team who approve, else anybody who does and may see the case."""
    holders = [*authors, *([case.officer] if case.officer else [])]
    seniors = [one.senior for one in holders if one.senior]
    near = [*seniors, *(cover for one in seniors if (cover := one.cover_on(today)))]
    others = User.objects.filter(role__in=_APPROVING, is_active=True).order_by("pk")
    for circle in (near, others.filter(team=case.team_id), others):
        told = {one.pk: one for one in circle if _may_answer(one, case, authors, today)}
        if told:
            return list(told.values())
    return []


def _may_answer(user: User, case: Case, authors: list[User], today: date) -> bool:
    if why_not(user, authors, today):
        return False
    return cases_visible_to(user).filter(pk=case.pk).exists()


def decisions_of(case: Case) -> QuerySet[Decision]:
    """Every decision of a case, newest first, with the people who had a part in it."""
    return case.decisions.select_related(
        "case", "by", "explained_by", "sent_back_by", "dropped_by", "rewrites__by"
    )
