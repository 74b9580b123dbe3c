"""Choosing the letter and the cases of a batch; stopping one; saying that a letter is wrong."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from ..access import cases_visible_to
from ..fields import CharacterCount, Radios
from ..models import Case
from ..papers.names import days_in
from ..queries.batches import letters_in_bulk, references_of
from ..screens.action_form import ActionForm

_REFERENCE = re.compile(r"[^\s,;]+")
MISMATCH = (
    "Line {line} does not fit the records: the reference and the date of birth must be of one"
    " child. Nothing was made. Look whether the list has slipped by a row."
)
UNCLEAR = (
    "Line {line} must have a reference and a date of birth, for example: EHC-2026-00012, 2 3 2018"
)


class BatchForm(ActionForm):
    """Which letter, and about which cases: ticked, or listed with a key that must fit."""

    letter = forms.ChoiceField(
        label="Which letter?",
        widget=Radios(),
        error_messages={"required": "Select the letter"},
    )
    listed = forms.CharField(
        label="Or give a list",
        help_text="One case on each line: the reference, then the child’s date of birth, for"
        " example EHC-2026-00012, 02/03/2018. Names and addresses always come from the case.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        required=False,
        max_length=40_000,
    )

    def set_up(self) -> None:
        offered = letters_in_bulk(self.by, timezone.localdate())
        self.letters = {one.code: one for one in offered}
        self.fields["letter"].choices = [(one.code, one.title) for one in offered]  # type: ignore[attr-defined]
        self.fields["letter"].widget.hints = {one.code: one.law for one in offered}  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[int]:
        """The cases ticked in the list, as numbers; anything else fits no case."""
        values = cast(QueryDict, self.data).getlist("cases") if self.is_bound else []
        return [
            int(one) if one.isascii() and one.isdecimal() and len(one) < 19 else 0 for one in values
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["cases"] = [*self.ticked, *self._of_the_list(cleaned.get("listed") or "")]
        if not cleaned["cases"] and not self.errors:
            self.add_error("listed", "Select the cases to write about, or give a list")
        return cleaned

    def _of_the_list(self, listed: str) -> list[int]:
        """The cases of a list. One line that does not fit refuses the whole list (H-006)."""
        lines = [(n, line) for n, line in enumerate(listed.splitlines(), 1) if line.strip()]
        keys = {n: match[0] for n, line in lines if (match := _REFERENCE.search(line))}
        known = references_of(cases_visible_to(self.by), list(keys.values()))
        found = []
        for number, line in lines:
            reference = keys.get(number, "")
            days = days_in(line.replace(reference, "", 1))
            if len(days) != 1:
                self.add_error("listed", UNCLEAR.format(line=number))
                return []
            case = known.get(reference)
            if case is None or case.child.date_of_birth not in days:
                self.add_error("listed", MISMATCH.format(line=number))
                return []
            found.append(case.pk)
        return found


class LookForm(ActionForm):
    """Whether one letter of the sample is right."""

    verdict = forms.ChoiceField(
        label="Is this the right letter, to the right person, at the right address?",
        widget=Radios(
            hints={"wrong": "This stops the whole batch. Nothing of it goes."},
        ),
        choices=[("right", "Yes, it is right"), ("wrong", "No, something is wrong")],
        error_messages={"required": "Select whether the letter is right"},
    )
    because = forms.CharField(
        label="If it is wrong, what is wrong?",
        widget=CharacterCount(maxlength=500, attrs={"rows": 3}),
        max_length=500,
        required=False,
    )


class StopForm(ActionForm):
    """Why a batch is stopped."""

    because = forms.CharField(
        label="Why is it stopped?",
        help_text="This stays with the batch and with each letter that is called back",
        widget=CharacterCount(maxlength=500, attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Say why the batch is stopped"},
    )


def cases_in(form: BatchForm, shown: list[Case]) -> set[int]:
    """Which of the shown cases are ticked: at first all of them."""
    return set(form.ticked) if form.is_bound else {case.pk for case in shown}
