"""Sending one letter: to whom, and what an officer adds. Calling one back. Its wording."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from ..fields import CharacterCount, Checkboxes, DatePartsField
from ..letters import Ask, Body, Letter
from ..letters.addressees import Addressee
from ..letters.composing import Composed, compose
from ..letters.particulars import Typed
from ..letters.sendable import readers_of
from ..models import Case
from ..queries.letters import already_made, reasons_decided
from ..screens.action_form import ActionForm
from ..wording import short_date

LONGEST = 5000
CHANGED = (
    "What would be sent has changed since you looked at it. Look at each letter again, then send."
)


class LetterForm(ActionForm):
    """Who the letter goes to, and what is added to it. Looked at before it is sent."""

    to = forms.MultipleChoiceField(
        label="Who does it go to?",
        widget=Checkboxes(),
        error_messages={"required": "Select who the letter goes to"},
    )
    setting_name = forms.CharField(
        label="Name of the school, college or early years setting", max_length=200, required=False
    )
    setting_address = forms.CharField(
        label="Address of the setting",
        help_text="Needed to write to the head or principal. It is kept on the case",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, request: HttpRequest, case: Case, letter: Letter) -> None:
        self.letter, self.today = letter, timezone.localdate()
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        self._ask_for_the_setting(self.case)
        self.readers = readers_of(self.letter, self.case, self.today)
        offered = [one for one in self.readers if not one.why_not or self._can_be_mended(one)]
        field = self.fields["to"]
        field.choices = [(one.key, f"{one.name} ({one.role})") for one in offered]  # type: ignore[attr-defined]
        made = already_made(self.case, self.letter)
        had = {
            one.key: made.get((one.member.pk if one.member else None, one.body)) for one in offered
        }
        field.widget.hints = {one.key: _where(one, had[one.key]) for one in offered}  # type: ignore[attr-defined]
        self.initial["to"] = [one.key for one in offered if not (one.why_not or had[one.key])]
        self.out_of_reach = [one for one in self.readers if one not in offered]
        self.decided = reasons_decided(self.case, self.letter)
        for ask in self.asked:
            self.fields[ask.name] = _field_for(ask)
            self.fields[ask.name].required = self._must_say(ask)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        assert self.case is not None
        if self.adds_setting:
            # Kept on the case only when the letter is sent; the look beforehand uses it too.
            self.case.setting_name = cleaned.get("setting_name") or self.case.setting_name
            self.case.setting_address = cleaned["setting_address"]
        self.readers = readers_of(self.letter, self.case, self.today)
        for one in self.chosen:
            if one.why_not:
                self.add_error("to", one.why_not)
        return cleaned

    @property
    def adds_setting(self) -> bool:
        """Whether the address of the setting was typed here, to be kept."""
        return bool(self.cleaned_data.get("setting_address", "").strip())

    @property
    def chosen(self) -> list[Addressee]:
        keys = self.cleaned_data.get("to", [])
        return [one for one in self.readers if one.key in keys]

    @property
    def asked(self) -> list[Ask]:
        """What is asked of the officer: not the reasons, where a decision has its own."""
        return [ask for ask in self.letter.asks if not (ask.name == "reasons" and self.decided)]

    @property
    def typed(self) -> Typed:
        said = {ask.name: self.cleaned_data.get(ask.name) or "" for ask in self.asked}
        return {"reasons": self.decided, **said}

    def composed(self) -> list[Composed]:
        """Each letter exactly as it will be. Raises a refusal when one lacks something."""
        assert self.case is not None
        return [
            compose(
                self.letter,
                case=self.case,
                to=one,
                on=self.today,
                typed=self.typed,
                signed_by=self.by,
            )
            for one in self.chosen
        ]

    def _ask_for_the_setting(self, case: Case) -> None:
        if Body.SETTING not in self.letter.to or case.setting_address.strip():
            del self.fields["setting_name"], self.fields["setting_address"]
        elif case.setting_name.strip():
            del self.fields["setting_name"]

    def _must_say(self, ask: Ask) -> bool:
        wanted = f"{{{ask.name}}}"
        return any(wanted in notice.words for notice in self.letter.must_contain)

    def _can_be_mended(self, one: Addressee) -> bool:
        return one.key == Body.SETTING.value and "setting_address" in self.fields


class CallBackForm(ActionForm):
    """Why a letter is called back before it goes."""

    because = forms.CharField(
        label="Why is it called back?",
        help_text="This stays on the case",
        widget=CharacterCount(maxlength=500, attrs={"rows": 3}),
        max_length=500,
        error_messages={
            "required": "Say why it is called back",
            "max_length": "The reason must be 500 characters or fewer",
        },
    )


def mark_of(composed: list[Composed]) -> str:
    """A mark of what was looked at: it differs when anything that would be sent does."""
    found = hashlib.sha256()
    for one in composed:
        found.update(f"{one.to.key}\n{one.to.channel}\n{one.page}".encode())
    return found.hexdigest()


def _where(one: Addressee, had: date | None) -> str:
    if one.why_not:
        return one.why_not
    made = f". Already made on {short_date(had)}" if had else ""
    form = {"large_print": ", in large print", "plain": ", plain"}.get(one.shape, "")
    where = ", ".join(one.address.splitlines())
    return f"By {one.channel}{form}: {where}{made}"


def _field_for(ask: Ask) -> forms.Field:
    wanted = f"Enter {ask.label[0].lower()}{ask.label[1:]}".rstrip("?")
    if ask.is_day:
        return DatePartsField(
            label=ask.label,
            name="The day",
            help_text=ask.hint or "For example, 12 6 2026",
            earliest=timezone.localdate(),
            error_messages={"required": "Enter the day"},
        )
    if ask.label.endswith("?"):
        wanted = f"Answer “{ask.label}”"
    return forms.CharField(
        label=ask.label,
        help_text=ask.hint,
        max_length=LONGEST,
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 6}),
        error_messages={
            "required": wanted,
            "max_length": f"This must be {LONGEST} characters or fewer",
        },
    )
