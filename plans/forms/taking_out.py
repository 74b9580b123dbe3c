"""Taking a line out of a plan, and giving up a version."""

from __future__ import annotations

from .fields import words
from .writing import PlanForm


class TakeOutForm(PlanForm):
    """Why a line no longer stands."""

    because = words(
        "Why is it taken out?",
        "You need not say why while the first draft is written. What an issued plan said and the"
        " next one does not has to be explained before it goes out",
        rows=2,
    )


class GiveUpForm(PlanForm):
    """Why a version is given up before it went out."""

    because = words("Why is it given up?", rows=3, missing="Say why it is given up")
