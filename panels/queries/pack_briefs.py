"""A brief as it is frozen into a pack: its words as data, and whether a senior stands by them."""

from __future__ import annotations

from typing import Any

from ..kinds import QUESTIONS
from ..models import Brief, BriefReview

_TEXTS = (
    ("child", "The child or young person"),
    ("voice_tried", "Hearing the child or young person"),
    ("changed_since", "What changed since"),
    ("family_views", "What the family say"),
    ("preference", "What the family ask for"),
    ("financial", "Money"),
    ("equality", "Equality"),
    ("safeguarding", "Safeguarding"),
    ("missing", "What is missing"),
    ("recommendation", "What the officer recommends"),
)
_COSTS = (("cost_a_year", "A year"), ("cost_once", "Once"))


def is_approved(brief: Brief) -> bool:
    """Whether a senior approved the brief and nothing was changed since."""
    last = brief.reviews.order_by("-pk").first()
    approved = last is not None and last.state == BriefReview.State.APPROVED
    return approved and brief.state == Brief.State.APPROVED


def content_of(brief: Brief) -> dict[str, Any]:
    """Everything that stands in the brief, as data that can be kept."""
    question = QUESTIONS[brief.question]
    review = brief.reviews.order_by("-pk").first()
    texts = [[label, getattr(brief, name)] for name, label in _TEXTS if getattr(brief, name)]
    return {
        "asks": question.asks,
        "test": list(question.test),
        "cites": question.cites,
        "counts_not": list(question.counts_not),
        "texts": texts,
        "can_wait": brief.get_can_wait_display(),
        "gaps_allowed_because": review.gaps_allowed_because if review else "",
        "statements": [
            {
                "part": one.get_part_display(),
                "standing": one.get_standing_display(),
                "text": one.text,
                "paper": one.document.title if one.document else "",
                "passage": one.passage,
            }
            for one in brief.statements.filter(removed_at=None).select_related("document")
        ],
        "options": [_option(one) for one in brief.options.filter(removed_at=None)],
    }


def _option(option: Any) -> dict[str, Any]:
    """An option with both sides. A cost that is not known is said to be unknown, never nothing."""
    costs = [[label, getattr(option, name)] for name, label in _COSTS]
    told = [[label, "unknown" if cost is None else f"£{cost:,.2f}"] for label, cost in costs]
    sides = (
        ("For it", option.speaks_for),
        ("Against it", option.speaks_against),
        ("What follows in law", option.consequence),
        ("What the family say of it", option.family_view),
    )
    in_grid = [["Costs", "They stand in the options grid of the case"]]
    return {
        "title": option.title,
        "rows": [[label, text] for label, text in sides if text]
        + (in_grid if option.option_id else told),
    }
