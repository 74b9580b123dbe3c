"""Recording what happened, and correcting what was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from statutory import Kind

from .. import roles
from ..actions.chronology import MAY_LIE_AHEAD
from ..facts import LEGAL_KINDS
from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case, Entry
from ..queries.case_file import entries_of, standing_in
from ..screens.action_form import ActionForm
from ..trial import facts_with
from ..wording import short_date, told_in
from . import happenings

LONGEST_NOTE = 4000
LONGEST_REASON = 2000
HAPPENED_OTHERWISE, DID_NOT_HAPPEN = "another_day", "did_not_happen"


class FactForm(ActionForm):
    """One thing that happened, on the day it happened."""

    kind = forms.ChoiceField(
        label="What happened?",
        widget=Radios(hints=happenings.HINTS),
        error_messages={"required": "Select what happened"},
    )
    other = forms.ChoiceField(
        label="If it is not listed above, what was it?",
        required=False,
        error_messages={"invalid_choice": "Select what happened from the list"},
    )
    on = DatePartsField(
        label="What day did it happen?",
        name="The day it happened",
        help_text="The day itself, even if you heard of it later. Both days are kept",
        error_messages={"required": "Enter the day it happened"},
    )
    about = forms.ChoiceField(
        label="Which one is it about?",
        help_text="Only for advice, a consultation or a review that is recorded already",
        required=False,
    )
    note = forms.CharField(
        label="Note",
        help_text="For advice that was asked for or a setting consulted: say who",
        widget=CharacterCount(maxlength=LONGEST_NOTE, attrs={"rows": 4}),
        max_length=LONGEST_NOTE,
        required=False,
        error_messages={"max_length": f"Note must be {LONGEST_NOTE} characters or fewer"},
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.today = timezone.localdate()
        may_decide = roles.may(self.by.role, roles.DECIDE)
        kinds = happenings.likely(self.case.stage, may_decide=may_decide)
        entries = standing_in(entries_of(self.case))
        if not any(entry.kind in happenings.BEGIN_A_CASE for entry in entries):
            kinds.insert(0, (Kind.REQUEST_RECEIVED.value, Kind.REQUEST_RECEIVED.label))
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["other"].choices = happenings.rest(may_decide=may_decide)  # type: ignore[attr-defined]
        self.abouts = _abouts(entries)
        choices = [("", "None of these"), *self.abouts.items()]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]
        if not self.abouts:
            del self.fields["about"]
        self.initial["on"] = self.today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen, on = self._chosen(), cleaned.get("on")
        if cleaned.get("kind") == happenings.OTHER and not chosen and "other" not in self.errors:
            self.add_error("other", "Select what happened from the list")
        kind = happenings.kind_of(chosen)
        if kind and kind not in LEGAL_KINDS and not cleaned.get("note", "").strip():
            self.add_error("note", "Enter the note")
        if kind in happenings.NEEDS_NAME and not cleaned.get("note", "").strip():
            self.add_error("note", "Say who was asked")
        if on and on > self.today and kind and kind not in MAY_LIE_AHEAD:
            self.add_error("on", "The day it happened must be today or in the past")
        if on and self.case and on < self.case.child.date_of_birth:
            self.add_error("on", "The day it happened is before the child was born")
        self._refuse_unclear_about(kind)
        return cleaned

    @property
    def entries(self) -> list[Entry]:
        """What would be recorded, unsaved."""
        kind, typed = happenings.kind_of(self._chosen()), self.cleaned_data
        made = [
            Entry(
                case=self.case,
                kind=kind,
                on=typed["on"],
                about=self._about(kind),
                note=typed["note"].strip(),
            )
        ]
        if self._chosen().endswith(happenings.WITH_NOTICE):
            about = happenings.NOTICES[Kind(kind)]
            notice = Kind.DECISION_NOTICE_SENT.value
            made.append(Entry(case=self.case, kind=notice, on=typed["on"], about=about))
        return made

    @property
    def about_words(self) -> str:
        """What the record is about, for checking."""
        return self.abouts.get(self._about(happenings.kind_of(self._chosen())), "")

    @property
    def heard_late(self) -> int:
        """How many days after the event it is being written down (H-124)."""
        return max(0, (self.today - self.cleaned_data["on"]).days)

    def _chosen(self) -> str:
        kind = self.cleaned_data.get("kind", "")
        return str(self.cleaned_data.get("other", "") if kind == happenings.OTHER else kind)

    def _candidates(self, kind: str) -> list[str]:
        group = happenings.group_of(kind)
        return [about for about in self.abouts if group and about.startswith(f"{group}:")]

    def _about(self, kind: str) -> str:
        assert self.case is not None
        if fresh := happenings.new_about(kind, facts_with(self.case)):
            return fresh
        candidates = self._candidates(kind)
        typed = str(self.cleaned_data.get("about", ""))
        if typed or kind not in LEGAL_KINDS:
            return typed
        return candidates[0] if len(candidates) == 1 else ""

    def _refuse_unclear_about(self, kind: str) -> None:
        typed, candidates = self.cleaned_data.get("about", ""), self._candidates(kind)
        if typed and happenings.group_of(kind) and typed not in candidates:
            self.add_error("about", f"That is not what “{Kind(kind).label}” can be about")
        if not typed and len(candidates) > 1:
            self.add_error("about", "Select which one it is about")


class CorrectionForm(ActionForm):
    """An entry was wrong: it happened on another day, or not at all."""

    what = forms.ChoiceField(
        label="What is right?",
        choices=[
            (HAPPENED_OTHERWISE, "It happened on another day"),
            (DID_NOT_HAPPEN, "It did not happen"),
        ],
        widget=Radios(),
        error_messages={"required": "Select what is right"},
    )
    on = DatePartsField(
        label="What day did it happen?",
        name="The day it happened",
        help_text="Only if it happened on another day",
        required=False,
    )
    reason = forms.CharField(
        label="How do we know?",
        help_text="For example, the date stamp on the letter",
        widget=CharacterCount(maxlength=LONGEST_REASON),
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Say why the entry was wrong",
            "max_length": f"The reason must be {LONGEST_REASON} characters or fewer",
        },
    )
    approved_by = forms.CharField(
        label="Who agreed to the correction?",
        help_text="Their name. Dates in law depend on this entry",
        max_length=150,
        error_messages={
            "required": "Enter who agreed to the correction",
            "max_length": "The name must be 150 characters or fewer",
        },
    )

    def __init__(self, request: HttpRequest, case: Case, entry: Entry) -> None:
        self.entry = entry
        super().__init__(request, case)

    def set_up(self) -> None:
        self.today = timezone.localdate()
        if self.entry.kind not in LEGAL_KINDS:
            del self.fields["approved_by"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        on = cleaned.get("on")
        if cleaned.get("what") == DID_NOT_HAPPEN:
            cleaned["on"] = None
        elif cleaned.get("what") and on is None and "on" not in self.errors:
            self.add_error("on", "Enter the day it happened")
        elif on is not None and on == self.entry.on:
            self.add_error("on", "That is the day already recorded")
        elif on and on > self.today and self.entry.kind not in MAY_LIE_AHEAD:
            self.add_error("on", "The day it happened must be today or in the past")
        elif on and on < self.entry.case.child.date_of_birth:
            self.add_error("on", "The day it happened is before the child was born")
        return cleaned

    @property
    def trial(self) -> Entry:
        """The correction, unsaved."""
        entry = self.entry
        return Entry(
            case=entry.case,
            kind=entry.kind,
            on=self.cleaned_data["on"],
            about=entry.about,
            corrects=entry,
        )


def _abouts(entries: Iterable[Entry]) -> dict[str, str]:
    """The repeating things open on a case, in words."""
    opens = {kind.value for kind, _ in happenings.REPEATING.values()}
    return {entry.about: _named(entry) for entry in entries if entry.kind in opens and entry.about}


def _named(entry: Entry) -> str:
    what = Kind(entry.kind).label
    who = f": {told}" if (told := told_in(entry)) else ""
    return f"{what}{who}, {short_date(entry.on)}" if entry.on else what
