"""Moving, splitting, joining and turning papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest

from ..access import cases_visible_to
from ..fields import CharacterCount, Radios
from ..models import Case, Document
from ..papers import pages
from ..refusals import Refused
from ..screens.action_form import ActionForm

LONGEST_WHY = 1000


class MoveForm(ActionForm):
    """Which case a paper belongs to, and how it came to be here."""

    reference = forms.CharField(
        label="Reference of the case it belongs to",
        help_text="For example, EHC-2026-00012",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
        error_messages={"required": "Enter the reference of the case it belongs to"},
    )
    why = forms.CharField(
        label="Why is it moved?",
        help_text="Do not name the other child: this stays on the case it leaves",
        widget=CharacterCount(maxlength=LONGEST_WHY, attrs={"rows": 3}),
        max_length=LONGEST_WHY,
        error_messages={
            "required": "Say why the document is moved",
            "max_length": f"The reason must be {LONGEST_WHY} characters or fewer",
        },
    )

    def set_up(self) -> None:
        self.initial["reference"] = self.request.GET.get("to", "")[:40]

    def clean_reference(self) -> str:
        typed: str = self.cleaned_data["reference"].strip()
        self.target = (
            cases_visible_to(self.by)
            .select_related("child", "officer", "team")
            .filter(reference__iexact=typed)
            .first()
        )
        if self.target is None:
            raise forms.ValidationError("There is no case with this reference that you can open")
        if self.case is not None and self.target.pk == self.case.pk:
            raise forms.ValidationError("The document is on this case already")
        return typed


class SplitForm(ActionForm):
    """Which pages become a document of their own, and what each is called."""

    parts = forms.CharField(
        label="The parts",
        help_text=pages.HOW,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        error_messages={"required": pages.HOW},
    )

    def __init__(self, request: HttpRequest, case: Case, count: int) -> None:
        self.count = count
        super().__init__(request, case)

    def clean_parts(self) -> list[pages.Part]:
        try:
            return pages.parts_from(self.cleaned_data["parts"], self.count)
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


class TurnForm(ActionForm):
    """Which pages lie the wrong way, and which way they are turned."""

    degrees = forms.TypedChoiceField(
        label="How do they lie?",
        choices=[
            (180, "Upside down: turn them right over"),
            (90, "On their left side: turn them a quarter to the right"),
            (270, "On their right side: turn them a quarter to the left"),
        ],
        coerce=int,
        widget=Radios(),
        error_messages={"required": "Select how the pages lie"},
    )
    which = forms.CharField(
        label="Which pages?",
        help_text="For example, 2, 4-6. Leave it empty to turn all of them",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
    )

    def __init__(self, request: HttpRequest, case: Case, count: int) -> None:
        self.count = count
        super().__init__(request, case)

    def set_up(self) -> None:
        page = self.request.GET.get("page", "")
        self.initial["which"] = page if page.isascii() and page.isdecimal() else ""

    def clean_which(self) -> list[int]:
        try:
            return pages.numbers_from(self.cleaned_data["which"], self.count)
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


class JoinForm(ActionForm):
    """Which papers become one, in which order."""

    title = forms.CharField(
        label="Title of the joined document",
        max_length=200,
        error_messages={"required": "Enter a title for the joined document"},
    )

    def __init__(
        self,
        request: HttpRequest,
        case: Case,
        papers: Sequence[Document],
        instead_of: Document | None,
    ) -> None:
        self.papers, self.instead_of = papers, instead_of
        super().__init__(request, case)

    def set_up(self) -> None:
        chosen: list[int] = []
        if self.instead_of is not None:
            self.initial["title"] = self.instead_of.title
            chosen = self.instead_of.findings.get("order", [])
        for paper in self.papers:
            self.fields[f"place-{paper.pk}"] = forms.IntegerField(
                label=paper.title,
                required=False,
                min_value=1,
                max_value=999,
                widget=forms.TextInput(
                    attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}
                ),
                error_messages={
                    "invalid": f"The place of “{paper.title}” must be a number",
                    "min_value": f"The place of “{paper.title}” must be 1 or more",
                    "max_value": f"The place of “{paper.title}” must be 999 or less",
                },
            )
            if paper.pk in chosen:
                self.initial[f"place-{paper.pk}"] = chosen.index(paper.pk) + 1

    def places(self) -> list[forms.BoundField]:
        """The boxes for the places, in the order of the list."""
        return [self[f"place-{paper.pk}"] for paper in self.papers]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        placed = [
            (place, paper)
            for paper in self.papers
            if (place := cleaned.get(f"place-{paper.pk}")) is not None
        ]
        numbers = [place for place, _ in placed]
        if not self.errors and len(placed) < 2:
            self._say("Number at least two documents, in the order you want")
        elif len(set(numbers)) < len(numbers):
            self._say("Give each document a number of its own")
        self.in_order = [paper for _, paper in sorted(placed, key=lambda pair: pair[0])]
        return cleaned

    def _say(self, sentence: str) -> None:
        first = f"place-{self.papers[0].pk}" if self.papers else None
        self.add_error(first, sentence)
