"""Who wrote a plan, who asked for the check, and whether a signature still holds."""

from __future__ import annotations

from accounts.models import User

from .. import content
from ..content import fingerprint
from ..models import (
    Budget,
    Naming,
    Need,
    Outcome,
    Plan,
    Provision,
    SeniorCheck,
    Version,
    Wording,
)
from .assembling import content_of

State = SeniorCheck.State


def writers_of(plan: Plan) -> set[int]:
    """Everybody who wrote any part of any version of a plan. None of them may sign it."""
    written: set[int] = set()
    for kept in (Need, Outcome, Provision, Wording, Naming, Budget):
        rows = kept.history.filter(version__plan=plan).exclude(history_user=None)  # type: ignore[attr-defined]
        written |= set(rows.values_list("history_user", flat=True).distinct())
    return written


def signature_of(version: Version, plan: content.Plan | None = None) -> SeniorCheck | None:
    """The signature that holds for a version as it now stands. Void when one character changed."""
    signed = version.checks.filter(state=State.SIGNED).select_related("answered_by").last()
    if signed is None:
        return None
    now = version.fingerprint or fingerprint(plan or content_of(version))
    return signed if signed.fingerprint == now else None


def check_waiting(version: Version) -> SeniorCheck | None:
    """The check that was asked for and is not answered yet."""
    return version.checks.filter(state=State.ASKED).select_related("asked_by").first()


def why_may_not_sign(version: Version, user: User) -> str:
    """Why somebody may not sign a version, in a sentence. Empty when they may."""
    if user.pk in writers_of(version.plan):
        return "You wrote part of this plan, so somebody else checks and signs it."
    waiting = check_waiting(version)
    if waiting is not None and waiting.asked_by_id == user.pk:
        return "You asked for this check, so somebody else makes it."
    return ""
