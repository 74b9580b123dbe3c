"""A child who may be known already, shown so that a person can tell: is it this child?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet

from ..fields import Radios
from ..models import Case, Child
from ..search import Match
from ..wording import short_date

SAME, DIFFERENT = "same", "different"
_NAME = re.compile(r"match-([0-9]{1,18})")


@dataclass(frozen=True)
class Card:
    """What tells one child from another, and the case that a request would be joined to."""

    child: Child
    field: str
    because: str
    rows: tuple[dict[str, str], ...]
    open_case: Case | None

    @property
    def pk(self) -> int:
        return self.child.pk

    @property
    def why_certain(self) -> str:
        """Why "another child" cannot be right while both have one UPN."""
        return (
            f"{self.child} has the same UPN, and no two children share one."
            " Correct the UPN you typed, leave it empty, or select “It is this child”"
        )


def name_of(pk: int) -> str:
    """The name of the question about one child."""
    return f"match-{pk}"


def numbers_in(data: Iterable[str]) -> list[int]:
    """The children asked about in what was sent."""
    return [int(found[1]) for name in data if (found := _NAME.fullmatch(name))]


def card_of(match: Match, visible: QuerySet[Case]) -> Card:
    """One likely match, with what of it the asker may see."""
    child = match.child
    cases = list(visible.filter(child=child).select_related("officer", "team").order_by("pk"))
    open_case = next((case for case in cases if case.is_open), None)
    rows = (
        ("Date of birth", short_date(child.date_of_birth)),
        ("Case", ", ".join(_said(case) for case in cases)),
        ("Held by", ", ".join(dict.fromkeys(_holder(case) for case in cases))),
        ("UPN", f"ends in {child.upn[-4:]}" if child.upn else "Not recorded"),
        ("Postcode", child.postcode or "Not recorded"),
    )
    return Card(
        child=child,
        field=name_of(child.pk),
        because=", ".join(match.because),
        rows=tuple({"key": key, "value": value} for key, value in rows),
        open_case=open_case,
    )


def field_for(card: Card) -> forms.ChoiceField:
    """The question about one match, saying what each answer does."""
    if card.open_case:
        same = f"The request is joined to case {card.open_case.reference}; no second case is opened"
    else:
        same = "A new case is opened for the same child"
    return forms.ChoiceField(
        label=f"Is {card.child} this child?",
        choices=[(DIFFERENT, "It is another child"), (SAME, "It is this child")],
        widget=Radios(
            hints={SAME: same, DIFFERENT: "For example a twin, or somebody with the same name"}
        ),
        error_messages={"required": f"Select whether {card.child} is this child"},
    )


def _said(case: Case) -> str:
    asked = f", received {short_date(case.received_on)}" if case.received_on else ""
    return f"{case.reference} ({'open' if case.is_open else 'closed'}{asked})"


def _holder(case: Case) -> str:
    officer = case.officer.name if case.officer else "nobody yet"
    return f"{officer}, {case.team.name}" if case.team else officer
