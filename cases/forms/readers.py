"""Who a letter goes to: those it is for on this case, and how each is reached."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from ..actions.setting import note_setting
from ..fields import Checkboxes, Radios
from ..letters import Body, Letter
from ..letters.addressees import Addressee, by_email
from ..letters.sendable import readers_of
from ..models import Case, FamilyMember
from ..queries.letters import already_made
from ..screens.action_form import ActionForm
from ..wording import short_date

POST, EMAIL = FamilyMember.Channel.POST.value, FamilyMember.Channel.EMAIL.value
BY_EMAIL = "By email, a line and a link to sign in: {email}"


class ReadersForm(ActionForm):
    """The readers of one letter, with the address of the setting where it is still lacking."""

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

    setting_email = forms.EmailField(
        label="Email address of the setting",
        help_text="Optional. An email is a line and a link to sign in, and names nobody",
        required=False,
    )

    def __init__(self, request: HttpRequest, case: Case, letter: Letter) -> None:
        self.letter, self.today = letter, timezone.localdate()
        super().__init__(request, case)

    def ask_readers(self, case: Case) -> list[Addressee]:
        """Offer everybody the letter is for who can be reached, or could be once an address is
        added here.
        """
        self._ask_for_the_setting(case)
        self.readers = list(readers_of(self.letter, case, self.today))
        offered = [one for one in self.readers if not one.why_not or self._can_be_mended(one)]
        made = already_made(case, self.letter)
        had = {
            one.key: made.get((one.member.pk if one.member else None, one.body)) for one in offered
        }
        field = self.fields["to"]
        field.choices = [(one.key, f"{one.name} ({one.role})") for one in offered]  # type: ignore[attr-defined]
        field.widget.hints = {one.key: _where(one, had[one.key]) for one in offered}  # type: ignore[attr-defined]
        self.initial["to"] = [one.key for one in offered if not (one.why_not or had[one.key])]
        self.out_of_reach = [one for one in self.readers if one not in offered]
        self._ask_how(offered)
        return offered

    def take_readers(self, cleaned: dict[str, Any]) -> None:
        """The readers as they were chosen, each by post or by email."""
        assert self.case is not None
        if self.adds_setting:
            # Kept on the case only when the letter is sent; the look beforehand uses it too.
            for name in ("setting_name", "setting_address", "setting_email"):
                setattr(self.case, name, cleaned.get(name) or getattr(self.case, name))
        self.readers = [
            by_email(one) if one.email and cleaned.get(channel_name(one)) == EMAIL else one
            for one in readers_of(self.letter, self.case, self.today)
        ]
        for one in self.chosen:
            if one.why_not:
                self.add_error("to", one.why_not)

    @property
    def adds_setting(self) -> bool:
        """Whether an address of the setting was typed here, to be kept."""
        said = (self.cleaned_data.get(n, "") for n in ("setting_address", "setting_email"))
        return any(one.strip() for one in said)

    def keep_setting(self) -> None:
        """Keep what was typed of the setting on the case."""
        assert self.case is not None
        kept = self.case
        note_setting(
            kept,
            name=kept.setting_name,
            address=kept.setting_address,
            email=kept.setting_email,
            by=self.by,
        )

    @property
    def chosen(self) -> list[Addressee]:
        keys = self.cleaned_data.get("to", [])
        return [one for one in self.readers if one.key in keys]

    def _ask_for_the_setting(self, case: Case) -> None:
        held = {
            "setting_name": case.setting_name,
            "setting_address": case.setting_address,
            "setting_email": case.setting_email,
        }
        for name, value in held.items():
            if Body.SETTING not in self.letter.to or value.strip():
                del self.fields[name]

    def _can_be_mended(self, one: Addressee) -> bool:
        return one.key == Body.SETTING.value and "setting_address" in self.fields

    def _ask_how(self, offered: list[Addressee]) -> None:
        """By post or by email, for each body whose email address is held."""
        self.either_way = [one for one in offered if one.email and one.channel != EMAIL]
        for one in self.either_way:
            self.fields[channel_name(one)] = forms.ChoiceField(
                label=f"How does it go to {one.name}?",
                choices=[(POST, "By post"), (EMAIL, BY_EMAIL.format(email=one.email))],
                widget=Radios(),
                initial=POST,
                required=False,
            )


def channel_name(body: Addressee) -> str:
    """The name of the field of how a letter goes to a body."""
    return f"by-{body.key}"


def _where(one: Addressee, had: date | None) -> str:
    if one.why_not:
        return one.why_not
    made = f". Already made on {short_date(had)}" if had else ""
    form = {"large_print": ", in large print", "plain": ", plain"}.get(one.shape, "")
    where = ", ".join(one.address.splitlines())
    return f"By {one.channel}{form}: {where}{made}"
