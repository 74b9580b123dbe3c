"""Our answer to a point of the family: accepted, in part or not, and why."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused
from statutory import format_date

from ..models import Point

Answer = Point.Answer
LONGEST = 5000
MEANWHILE = (
    "{who} answered this point while you were writing: “{what}”. Nothing you typed is lost. Read"
    " it above, then send yours again if it is to stand instead."
)


@action
def answer_point(
    point: Point, *, answer: str, why: str, change: str, by: User, seen: datetime | None = None
) -> Point:
    """Answer a point, or answer it anew. The plan itself is changed by whoever writes it.

    `seen` is the moment of the answer that was on the page: a newer one is never written over
    unread. What an earlier answer said is in the audit for good.
    """
    audit.leaving_unsaid("answer", "why", "change", "seen")
    held = Point.objects.select_for_update(of=("self",)).get(pk=point.pk)
    _refuse(held, answer, why.strip(), change.strip())
    if held.answered_at != seen and held.answered_by is not None:
        raise Refused(
            MEANWHILE.format(who=held.answered_by.name, what=held.get_answer_display()),
            field="answer",
        )
    audit.noting(before=_as_it_stands(held))
    held.answer, held.why, held.change = answer, why.strip(), change.strip()
    held.answered_by, held.answered_at = by, timezone.now()
    held.save(update_fields=["answer", "why", "change", "answered_by", "answered_at"])
    audit.noting(after={"point": held.pk} | _as_it_stands(held))
    return held


def _as_it_stands(point: Point) -> dict[str, str]:
    """An answer as the audit keeps it. Nothing, while there is none."""
    if not point.answer:
        return {}
    on = timezone.localdate(point.answered_at) if point.answered_at else None
    return {
        "answer": point.answer,
        "why": point.why,
        "change": point.change,
        "answered_by": point.answered_by.name if point.answered_by else "",
        "answered_on": format_date(on) if on else "",
    }


def _refuse(point: Point, answer: str, why: str, change: str) -> None:
    if point.representation.set_aside_because:
        raise Refused("What they said was set aside, so no answer is due.")
    if answer not in Answer.values:
        raise Refused("Select an answer", field="answer")
    if answer != Answer.ACCEPTED and not why:
        raise Refused("Say why, in words for the family", field="why")
    if answer != Answer.REFUSED and not change:
        raise Refused("Say what is changed in the plan, in words for the family", field="change")
    if answer == Answer.REFUSED and change:
        raise Refused(
            "You say that something is changed. Then the point is accepted, or accepted in part",
            field="answer",
        )
    for field, text in (("why", why), ("change", change)):
        if len(text) > LONGEST:
            raise Refused(f"This must be {LONGEST:,} letters or fewer", field=field)
