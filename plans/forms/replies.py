"""The reply to the family: to whom, and whose points are answered in each letter."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import Checkboxes
from cases.letters.composing import Composed, compose
from cases.models import Case
from cases.screens.action_form import ActionForm

from ..models import Plan
from ..queries.replies import LETTER, Part, Reader, answers_in_words, readers_of


class ReplyForm(ActionForm):
    """Who gets a reply, and what is answered in it. Looked at before it is sent."""

    to = forms.MultipleChoiceField(
        label="Who does the reply go to?",
        help_text="Each gets a letter of their own",
        widget=Checkboxes(),
        error_messages={"required": "Select who the reply goes to"},
    )

    def __init__(self, request: HttpRequest, case: Case, plan: Plan) -> None:
        self.plan, self.today = plan, timezone.localdate()
        super().__init__(request, case)

    def set_up(self) -> None:
        self.readers = readers_of(self.plan, self.today)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (str(one.member.pk), f"{one.member.name} ({one.member.relation})")
            for one in self.readers
        ]
        self.initial["to"] = [
            str(one.member.pk) for one in self.readers if any(part.usual for part in one.parts)
        ]
        for one in self.readers:
            self.fields[_field(one)] = _parts_field(one)
            usual = [str(part.representation.pk) for part in one.parts if part.usual]
            self.initial[_field(one)] = usual

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for one in self.chosen:
            if not cleaned.get(_field(one)):
                self.add_error(
                    _field(one), f"Select what is answered in the letter to {one.member.name}"
                )
        return cleaned

    @property
    def part_fields(self) -> list[Any]:
        """The questions of what is answered to whom."""
        return [self[_field(one)] for one in self.readers if one.parts]

    @property
    def chosen(self) -> list[Reader]:
        """Who was ticked."""
        keys = self.cleaned_data.get("to", [])
        return [one for one in self.readers if str(one.member.pk) in keys]

    def parts_for(self, reader: Reader) -> list[Part]:
        """What is answered in one letter."""
        keys = self.cleaned_data.get(_field(reader), [])
        return [part for part in reader.parts if str(part.representation.pk) in keys]

    @property
    def wanted(self) -> dict[int, list[int]]:
        """The same, by number."""
        return {
            one.member.pk: [part.representation.pk for part in self.parts_for(one)]
            for one in self.chosen
        }

    def composed(self, on: date) -> list[Composed]:
        """Each letter exactly as it will be. Raises a refusal while a point has no answer."""
        assert self.case is not None
        return [
            compose(
                LETTER,
                case=self.case,
                to=one.member,
                on=on,
                signed_by=self.by,
                typed={"answers": answers_in_words(self.parts_for(one))},
            )
            for one in self.chosen
        ]


def mark_of(composed: list[Composed]) -> str:
    """A mark of what was looked at: it differs when anything that would be sent does."""
    found = hashlib.sha256()
    for one in composed:
        found.update(f"{one.to.key}\n{one.to.channel}\n{one.page}\n".encode())
    return found.hexdigest()


def _field(reader: Reader) -> str:
    return f"of-{reader.member.pk}"


def _parts_field(reader: Reader) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=f"Whose points are answered in the letter to {reader.member.name}?",
        help_text="Points of another parent only where both may know of each other’s",
        required=False,
        widget=Checkboxes(),
        choices=[(str(part.representation.pk), part.title) for part in reader.parts],
    )
