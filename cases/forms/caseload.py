"""Giving cases to officers, saying how complex one is, and arranging cover."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User

from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case
from ..queries.caseload import receivers
from ..queries.cover import refuse_cover
from ..refusals import Refused
from ..screens.action_form import ActionForm

LONGEST_WHY = 500
ALL, TICKED = "all", "ticked"


def _why(label: str, empty: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=CharacterCount(maxlength=LONGEST_WHY, attrs={"rows": 3}),
        max_length=LONGEST_WHY,
        error_messages={
            "required": empty,
            "max_length": f"The reason must be {LONGEST_WHY} characters or fewer",
        },
    )


def _officer(label: str, empty: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=User.objects.none(),
        empty_label="Choose an officer",
        error_messages={
            "required": empty,
            "invalid_choice": "That person has left, or cannot be chosen here. Choose another",
        },
    )


class References(forms.MultipleChoiceField):
    """References of cases. Which of them exist for this person is asked of the door, not here."""

    def valid_value(self, value: str) -> bool:
        return True


class AllocateForm(ActionForm):
    """Who is to hold one case, and why."""

    held_by = forms.CharField(required=False, widget=forms.HiddenInput)
    to = _officer("Who should hold this case?", "Select who should hold this case")
    reason = _why("Why?", "Say why")

    def set_up(self) -> None:
        assert self.case is not None
        others = receivers(self.by)
        if self.case.officer_id is not None:
            others = others.exclude(pk=self.case.officer_id)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]
        self.initial["held_by"] = str(self.case.officer_id or "")

    @property
    def shown(self) -> int | None:
        """Who held the case when the page was shown."""
        typed = self.cleaned_data["held_by"]
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


class MoveForm(ActionForm):
    """Which cases go to whom, and why. Checked first, then done."""

    which = forms.ChoiceField(
        label="Which cases?",
        choices=[(ALL, "Every case in the list below"), (TICKED, "Only the cases I tick")],
        widget=Radios(),
        error_messages={"required": "Select which cases"},
    )
    cases = References(required=False)
    listed = forms.CharField(required=False, widget=forms.HiddenInput)
    chosen = forms.CharField(required=False, widget=forms.HiddenInput)
    to = _officer("Who should hold them?", "Select who should hold them")
    reason = _why("Why are they moving?", "Say why the cases are moving")

    def set_up(self) -> None:
        self.fields["to"].queryset = receivers(self.by)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("chosen"):
            self.shown = _read(cleaned["chosen"], dict)
            self.references = list(self.shown)
        elif cleaned.get("which") == ALL:
            self.references = _read(cleaned.get("listed"), list)
        else:
            self.references = cleaned.get("cases") or []
        if not self.references and "which" not in self.errors:
            self.add_error("which", "Tick at least one case, or move every case in the list")
        return cleaned

    shown: dict[str, int | None]
    references: list[str]


def _read(typed: str | None, kind: type[list[Any]] | type[dict[str, Any]]) -> Any:
    """What a page wrote into a hidden field of itself; nothing when somebody else wrote it."""
    try:
        read = json.loads(typed or "null")
    except ValueError:
        return kind()
    if isinstance(read, kind) and all(isinstance(one, str) for one in read):
        return read
    return kind()


class UndoForm(ActionForm):
    """Why a batch of moves is taken back."""

    reason = _why("Why should the cases go back?", "Say why the cases should go back")


class ComplexityForm(ActionForm):
    """How complex a case is, and why."""

    complexity = forms.ChoiceField(
        label="How complex is this case?",
        choices=Case.Complexity.choices,
        widget=Radios(),
        error_messages={"required": "Select how complex the case is"},
    )
    reason = _why("Why?", "Say why")

    def set_up(self) -> None:
        assert self.case is not None
        self.initial["complexity"] = self.case.complexity


class CoverForm(ActionForm):
    """Who looks after an officer's cases, between which days, and why."""

    cover = _officer("Who will cover?", "Select who will cover")
    starts = DatePartsField(label="First day", name="The first day")
    ends = DatePartsField(label="Last day", name="The last day")
    reason = _why("Why is cover needed?", "Say why cover is needed")

    def __init__(self, request: HttpRequest, officer: User) -> None:
        self.officer = officer
        super().__init__(request)

    def set_up(self) -> None:
        team = receivers(self.by).filter(team=self.officer.team_id)
        self.fields["cover"].queryset = team.exclude(pk=self.officer.pk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            asked = {name: cleaned[name] for name in ("cover", "starts", "ends")}
            try:
                refuse_cover(self.officer, by=self.by, today=timezone.localdate(), **asked)
            except Refused as refusal:
                self.add_refusal(refusal)
        return cleaned


class EndCoverForm(ActionForm):
    """Why cover ends before its day."""

    reason = _why("Why does the cover end now?", "Say why the cover ends")
