"""The senior’s look at a brief: who waits, what changed since, whether the approval still holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from accounts.models import User

from ..models import Brief, BriefOption, BriefReview, Statement
from .brief_costs import Totals, money_of, totals_among
from .brief_parts import Parts, options_of, statements_of
from .briefs import shown

_COUNTED = (
    "days_left",
    "is_past",
    "due",
    "officer",
    "advice",
    "voices",
)  # moves without anybody writing
_TEXTS = (
    *("child", "voice_tried", "changed_since", "family_views", "preference", "financial"),
    *("equality", "safeguarding", "missing", "can_wait", "recommendation"),
)
_OF_OPTION = (
    *("title", "speaks_for", "speaks_against", "consequence", "family_view", "starts_on"),
    *("cost_a_year", "cost_once", "paid_by", "cost_source", "costed_on", "option_id"),
)


ANSWERED = "review"  # why a line of a brief's history stands there: its words did not change


@dataclass(frozen=True)
class Change:
    """One part of a brief as it was handed in before, and as it is now."""

    part: str
    was: str
    now: str


def written(brief: Brief, parts: Parts | None = None) -> dict[str, Any]:
    """Everything that a person wrote in a brief, as plain data: what an approval is bound to."""
    if parts is not None:
        return _written(brief, parts.statements, parts.options, parts.totals)
    options = options_of(brief)
    totals = totals_among(_with_grid([(brief, options)]), timezone.localdate())
    return _written(brief, statements_of(brief), options, totals)


def _with_grid(briefs: Iterable[tuple[Brief, list[BriefOption]]]) -> set[int]:
    """The cases of which an option in the grid is weighed."""
    return {brief.case_id for brief, options in briefs if any(one.option_id for one in options)}


def _written(
    brief: Brief, statements: list[Statement], options: list[BriefOption], totals: Totals
) -> dict[str, Any]:
    return {
        "texts": {name: getattr(brief, name) for name in _TEXTS},
        "statements": [
            [one.part, one.standing, one.text, one.document_id, one.passage] for one in statements
        ],
        "options": [{name: _plain(getattr(one, name)) for name in _OF_OPTION} for one in options],
        # What the grid says an option costs is weighed too: a new price wants a new look.
        "costs": [_plain(money_of(one, totals).a_year) for one in options],
    }


def fingerprint(brief: Brief, parts: Parts | None = None) -> str:
    """The mark of what a brief says (SHA-256). One character changed is another mark."""
    return _mark(written(brief, parts))


def _mark(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def waiting(brief: Brief) -> BriefReview | None:
    """The review that a senior has to answer."""
    return brief.reviews.filter(state=BriefReview.State.ASKED).select_related("asked_by").first()


def approval(brief: Brief, parts: Parts | None = None) -> BriefReview | None:
    """The approval of a brief as it stands; none once anything in it was changed."""
    last = brief.reviews.filter(state=BriefReview.State.APPROVED).order_by("-pk").first()
    return last if last is not None and last.fingerprint == fingerprint(brief, parts) else None


def is_approved(brief: Brief) -> bool:
    """Whether a brief may go to a panel: approved by a senior, and not changed since."""
    return approval(brief) is not None


def approved_among(briefs: list[Brief]) -> set[int]:
    """Which of some briefs may go to a panel, as `is_approved` has it."""
    reviews = BriefReview.objects.filter(state=BriefReview.State.APPROVED).order_by("pk")
    prefetch_related_objects(
        briefs,
        Prefetch("statements", Statement.objects.filter(removed_at=None), to_attr="said"),
        "case",
        Prefetch("options", BriefOption.objects.filter(removed_at=None), to_attr="weighed"),
        Prefetch("reviews", reviews, to_attr="yes"),
    )
    reviewed: list[Any] = [one for one in briefs if getattr(one, "yes", None)]
    grids = _with_grid((one, one.weighed) for one in reviewed)
    totals = totals_among(grids, timezone.localdate())
    return {one.pk for one in reviewed if _holds(one, totals)}


def _holds(brief: Any, totals: Totals) -> bool:
    written = _written(brief, brief.said, brief.weighed, totals)
    return bool(brief.yes[-1].fingerprint == _mark(written))


def changed_since(brief: Brief, today: date, parts: Parts | None = None) -> list[Change]:
    """What changed since the brief was last handed in and sent back: shown with its answer."""
    last = brief.reviews.exclude(state=BriefReview.State.ASKED).order_by("-pk").first()
    if last is None:
        return []
    now = shown(brief, today, parts)
    return [
        Change(part.replace("_", " ").capitalize(), _words(last.content.get(part)), _words(said))
        for part, said in now.items()
        if part not in _COUNTED and last.content.get(part) != said
    ]


def authors_of(brief: Brief) -> set[int]:
    """Everybody who wrote any of it or handed it in: none of them approves it.

    Who only answered for it, and sent it back, wrote none of it.
    """
    wrote = {brief.begun_by_id, *brief.reviews.values_list("asked_by", flat=True)}
    texts = brief.history.exclude(history_change_reason=ANSWERED)
    histories = [texts, *(one.history for one in brief.statements.all())]
    histories += [one.history for one in brief.options.all()]
    for history in histories:
        wrote |= set(history.values_list("history_user", flat=True))
    return {pk for pk in wrote if pk is not None}


def why_may_not_answer(brief: Brief, user: User) -> str:
    """Why somebody may not answer for a brief; empty where they may."""
    if user.pk in authors_of(brief):
        return "You wrote or handed in a part of this brief, so somebody else has to approve it."
    return ""


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_words(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(_words(one) for one in value.values() if one)
    return "" if value in (None, True, False) else str(value)
