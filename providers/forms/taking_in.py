"""Advice that came on paper: which paper, by whom, and what it says line by line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import CharacterCount, DatePartsField
from cases.screens.action_form import ActionForm

from ..actions.advice import Answer, Line
from ..models import AdviceLine, AdviceRequest
from ..queries.advice_papers import papers_to_send

MORE = "more"
FEWEST, MORE_AT_ONCE, MOST = 2, 3, 40
LONGEST = 5000
Kind = AdviceLine.Kind
_OF_PROVISION = {
    "who": "By whom?",
    "amount": "How much?",
    "how_often": "How often?",
    "not_quantified_because": "If no amount is given, why?",
}


class TakingInForm(ActionForm):
    """What came, of which day, and what it says. Lines can be added without losing any."""

    document = forms.ChoiceField(
        label="Which paper is it?",
        help_text="It must be filed on this case first. Leave it empty if nothing came on paper",
        required=False,
    )
    received_on = DatePartsField(
        label="What day did it reach us?", name="The day it reached us", not_future=True
    )
    author_name = forms.CharField(
        label="Who wrote it?",
        max_length=150,
        error_messages={"required": "Enter who wrote the advice"},
    )
    author_role = forms.CharField(label="What is their role?", max_length=150, required=False)
    dated_on = DatePartsField(
        label="What day stands on it?",
        name="The day on it",
        required=False,
        not_future=True,
    )
    summary = forms.CharField(
        label="What does it say in short?",
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
    )
    looked_because = forms.CharField(
        label="You looked at it. Why is it about this child?",
        help_text="Only if you are told that somebody must look at it first",
        max_length=500,
        required=False,
    )

    def __init__(self, request: HttpRequest, advice: AdviceRequest) -> None:
        self.advice = advice
        super().__init__(request, advice.case)

    def set_up(self) -> None:
        self.papers = {str(paper.pk): paper for paper in papers_to_send(self.advice.case)}
        offered = [(pk, _named(paper)) for pk, paper in self.papers.items()]
        self.fields["document"].choices = [("", "Nothing on paper"), *offered]  # type: ignore[attr-defined]
        self.initial["received_on"] = timezone.localdate()
        self.rows = self._rows()
        for kind in Kind:
            for number in range(1, self.rows + 1):
                self._add(kind, number)

    def _rows(self) -> int:
        typed = self.request.POST.get("rows", "")
        known = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else FEWEST
        more = MORE_AT_ONCE if self.is_adding else 0
        return max(FEWEST, min(known + more, MOST))

    def _add(self, kind: str, number: int) -> None:
        label = f"{Kind(kind).label} {number}"
        self.fields[f"{kind}_{number}"] = forms.CharField(
            label=label,
            widget=forms.Textarea(attrs={"rows": 2}),
            max_length=LONGEST,
            required=False,
        )
        if kind == Kind.PROVISION:
            for name, asked in _OF_PROVISION.items():
                longest = AdviceLine._meta.get_field(name).max_length  # type: ignore[union-attr]
                self.fields[f"{kind}_{number}_{name}"] = forms.CharField(
                    label=asked, max_length=longest, required=False
                )

    @property
    def is_adding(self) -> bool:
        """Whether the button for more lines was pressed."""
        return self.request.method == "POST" and self.request.POST.get("step") == MORE

    @property
    def simple(self) -> list[tuple[str, list[BoundField]]]:
        """The boxes for needs and outcomes, under their headings."""
        return [
            ("Needs", [self[f"need_{n}"] for n in self._numbers]),
            ("Outcomes", [self[f"outcome_{n}"] for n in self._numbers]),
        ]

    @property
    def provisions(self) -> list[tuple[int, BoundField, list[BoundField]]]:
        """The boxes for provision, each with by whom, how much and how often."""
        return [
            (n, self[f"provision_{n}"], [self[f"provision_{n}_{name}"] for name in _OF_PROVISION])
            for n in self._numbers
        ]

    @property
    def _numbers(self) -> range:
        return range(1, self.rows + 1)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for number in self._numbers:
            said = any(cleaned.get(f"provision_{number}_{name}") for name in _OF_PROVISION)
            if said and not cleaned.get(f"provision_{number}"):
                self.add_error(f"provision_{number}", f"Enter what provision {number} is")
        return cleaned

    @property
    def answer(self) -> Answer:
        """What came, as it is kept."""
        typed = self.cleaned_data
        return Answer(
            author_name=typed["author_name"],
            author_role=typed["author_role"],
            dated_on=typed["dated_on"],
            document=self.papers.get(typed["document"]),
            summary=typed["summary"],
            lines=[line for kind in Kind for n in self._numbers if (line := self._line(kind, n))],
        )

    def _line(self, kind: str, number: int) -> Line | None:
        text = self.cleaned_data.get(f"{kind}_{number}", "").strip()
        if not text:
            return None
        if kind != Kind.PROVISION:
            return Line(kind, text)
        more = {n: self.cleaned_data[f"{kind}_{number}_{n}"].strip() for n in _OF_PROVISION}
        return Line(kind, text, **more)


def _named(paper: Any) -> str:
    read = paper.findings.get("is_read")
    return f"{paper.title} ({paper.get_sort_display()}{', not read' if read is False else ''})"
