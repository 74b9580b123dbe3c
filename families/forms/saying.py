"""What somebody of a family writes to us: one question, a file if they like, or later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from cases.fields import CharacterCount
from cases.papers.kinds import TAKEN
from cases.screens.action_form import ActionForm
from plans.actions.representations import Said
from plans.models import Version
from plans.sections import sections_on

from ..actions.giving import LONGEST, Gift
from ..models import Given, Typed

Kind = Given.Kind
LATER = "later"


@dataclass(frozen=True)
class Question:
    """What is asked on one page, and what else may be said with it."""

    kind: str
    title: str
    label: str
    hint: str = ""
    button: str = "Send"
    takes_files: bool = False
    asks: Sequence[tuple[str, str]] = ()  # name of a short field, its label
    choices: Mapping[str, str] | None = None


class SayForm(ActionForm):
    """One box for words, perhaps short fields and a file. What is half written can wait."""

    words = forms.CharField(required=False)

    def __init__(self, request: HttpRequest, question: Question, typed: Typed | None) -> None:
        self.question, self.typed = question, typed
        super().__init__(request)
        if request.FILES:
            self.files = request.FILES
        if typed is not None and not self.is_bound:
            self.initial |= typed.values

    def set_up(self) -> None:
        asked = self.question
        self.fields["words"] = forms.CharField(
            label=asked.label,
            help_text=asked.hint,
            required=not (asked.takes_files or asked.choices),
            widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 8}),
            error_messages={"required": "Write something before you send it"},
        )
        if asked.choices:
            self.fields["choice"] = forms.ChoiceField(
                label="Choose one",
                choices=list(asked.choices.items()),
                widget=forms.RadioSelect,
                error_messages={"required": "Choose one"},
            )
        for name, label in asked.asks:
            self.fields[name] = forms.CharField(label=label, required=False, max_length=200)
        if asked.takes_files:
            self.fields["file"] = forms.FileField(
                label="Add a picture, a sound or a paper, if you like",
                help_text="A photo from your phone will do. You can send more afterwards.",
                required=False,
                widget=forms.FileInput(attrs={"accept": TAKEN}),
            )
        self.order_fields(["choice", *(name for name, _ in asked.asks), "words", "file"])

    @property
    def is_for_later(self) -> bool:
        """Whether they pressed “Save and finish later”."""
        return self.is_bound and LATER in self.data

    @property
    def half_written(self) -> dict[str, str]:
        """What was typed so far, without a file."""
        names = [name for name in self.fields if name not in ("once", "shown_to", "seen", "file")]
        return {name: str(self.data.get(name, "")) for name in names}

    @property
    def gift(self) -> Gift:
        """What they give, once the form is right."""
        typed = self.cleaned_data
        about = {label: typed[name].strip() for name, label in self.question.asks}
        if self.question.choices:
            about["Answer"] = self.question.choices[typed["choice"]]
        words = typed["words"].strip() or about.get("Answer", "")
        files = [typed["file"]] if typed.get("file") else []
        return Gift(self.question.kind, words, about, files)


class CommentForm(ActionForm):
    """One box for each part of the draft. Those left empty say nothing."""

    def __init__(self, request: HttpRequest, version: Version, typed: Typed | None) -> None:
        self.version, self.typed = version, typed
        super().__init__(request)
        if typed is not None and not self.is_bound:
            self.initial |= typed.values

    def set_up(self) -> None:
        for section in sections_on(None):
            self.fields[f"section_{section.code}"] = forms.CharField(
                label=f"{section.code}. {section.plain}",
                required=False,
                widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
            )
        self.fields["other"] = forms.CharField(
            label="Anything else",
            required=False,
            widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
        )
        self.fields["wants_meeting"] = forms.BooleanField(
            label="I would like to meet somebody about the draft", required=False
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_for_later and not self.points:
            self.add_error(None, "Write what you think of at least one part")
        return cleaned

    @property
    def is_for_later(self) -> bool:
        return self.is_bound and LATER in self.data

    @property
    def half_written(self) -> dict[str, Any]:
        """What was typed so far."""
        names = [name for name in self.fields if name not in ("once", "shown_to", "seen")]
        return {name: self.data.get(name, "") for name in names}

    @property
    def points(self) -> list[Said]:
        """What they say, part by part."""
        said = [
            Said(words.strip(), section.code)
            for section in sections_on(None)
            if (words := str(self.data.get(f"section_{section.code}", ""))).strip()
        ]
        other = str(self.data.get("other", "")).strip()
        return [*said, Said(other)] if other else said
