"""What a team writes in answer to a request for advice, piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..access import memberships_of
from ..holding import ABOUT, OF_A_LINE, Overtaken, mark_of
from ..models import AdviceLine, AdviceMark, AdviceRequest, AdviceVersion
from .plain import LONGEST, PlainText, box

EACH = "Write one, or several with an empty line between them. Only what the plan needs to know"
TEXTS = {
    AdviceLine.Kind.NEED.value: ("The need", EACH),
    AdviceLine.Kind.OUTCOME.value: ("The outcome", EACH),
    AdviceLine.Kind.PROVISION.value: (
        "The provision",
        "What is to be done. Only what is needed for this child’s education, health or care",
    ),
}


class PieceForm(ActionForm):
    """One piece of a draft. What a colleague saved meanwhile is shown, and typed text stays."""

    names: tuple[str, ...] = ()
    theirs: Mapping[str, Any] | None = None

    def show_piece(self, piece: AdviceVersion | AdviceLine | None) -> None:
        """Begin with what stands."""
        self.initial["seen"] = mark_of(piece)
        for name in self.names:
            self.initial[name] = getattr(piece, name, None) or ""

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self.cleaned_data.get(name) for name in self.names if name in self.fields}

    @property
    def seen_mark(self) -> str:
        return str(self.cleaned_data.get("seen", ""))

    def show_theirs(self, overtaken: Overtaken) -> None:
        """Put what a colleague saved beside what was typed; saving again then stands."""
        self.data["seen"] = overtaken.mark  # type: ignore[index]
        self.theirs = {
            str(self.fields[name].label): value
            for name, value in overtaken.theirs.items()
            if name in self.fields
        }


class AboutForm(PieceForm):
    """Who gives the advice, of which day, and what it rests on."""

    names = ABOUT
    author_name = forms.CharField(label="Name of who gives the advice", max_length=150)
    author_role = forms.CharField(
        label="Their role", help_text="For example, Educational psychologist", max_length=150
    )
    author_number = forms.CharField(
        label="Their number in the register of their profession",
        help_text="Leave empty if their profession keeps no register",
        max_length=40,
        required=False,
    )
    dated_on = DatePartsField(
        label="Of which day is the advice?", name="The day of the advice", not_future=True
    )
    summary = PlainText(
        label="What it rests on",
        help_text="When you saw the child, what you read and whom you spoke to",
        max_length=LONGEST,
        widget=box(6),
        required=False,
    )
    field_order = ABOUT

    def __init__(self, request: HttpRequest, asked: AdviceRequest, draft: AdviceVersion | None):
        self.asked, self.draft = asked, draft
        super().__init__(request)

    def set_up(self) -> None:
        if self.draft is not None:
            self.show_piece(self.draft)
            return
        own = memberships_of(self.by).filter(provider=self.asked.provider).first()
        self.initial["author_name"] = self.by.name
        if own is not None:
            self.initial["author_role"] = own.post
            self.initial["author_number"] = own.register_number


class LineForm(PieceForm):
    """One need, outcome or provision."""

    names = OF_A_LINE
    text = PlainText(label="What", max_length=LONGEST, widget=box(6))
    who = PlainText(
        label="Who does it",
        help_text="For example, a speech and language therapist trains a teaching assistant",
        max_length=200,
        required=False,
    )
    amount = PlainText(
        label="How much", help_text="For example, 45 minutes", max_length=200, required=False
    )
    how_often = PlainText(
        label="How often",
        help_text="For example, twice a week in term time",
        max_length=200,
        required=False,
    )
    not_quantified_because = PlainText(
        label="If that cannot be said: why?",
        help_text="For example, the dose is settled after a trial of six weeks",
        max_length=300,
        required=False,
    )

    def __init__(self, request: HttpRequest, kind: str, line: AdviceLine | None):
        self.kind, self.line = kind, line
        super().__init__(request)

    def set_up(self) -> None:
        label, hint = TEXTS[self.kind]
        self.fields["text"].label = label
        self.fields["text"].help_text = "" if self.line else hint
        if self.kind != AdviceLine.Kind.PROVISION:
            for name in OF_A_LINE[1:]:
                del self.fields[name]
        if self.line is not None:
            self.show_piece(self.line)


class DocumentForm(ActionForm):
    """A report that was written elsewhere."""

    document = forms.FileField(
        label="The document",
        help_text="PDF or Word, with text in it: a scan cannot be read by everybody",
        allow_empty_file=True,
    )

    def set_up(self) -> None:
        self.files = self.request.FILES


class HandInForm(ActionForm):
    """The last look before the council has it."""

    edit = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    looked = forms.BooleanField(
        label="I looked: it is about this child and no other", required=False
    )

    def __init__(self, request: HttpRequest, draft: AdviceVersion, doubts: list[str]):
        self.draft, self.doubts = draft, doubts
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["edit"] = self.draft.edit
        if not self.doubts:
            del self.fields["looked"]


class SignForm(ActionForm):
    """A supervisor's signature under the draft as they read it."""

    edit = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, request: HttpRequest, draft: AdviceVersion):
        self.draft = draft
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["edit"] = self.draft.edit


class MarkForm(ActionForm):
    """What must be kept from somebody."""

    kind = forms.ChoiceField(label="What is it?", choices=AdviceMark.Kind.choices, widget=Radios)
    kept_from = PlainText(
        label="From whom must it be kept?",
        help_text="For example, the father, Tom Example",
        max_length=200,
    )
    because = PlainText(label="Which part is it, and why?", max_length=2000, widget=box(3))
