"""A hold: why a record may not be erased, and when that is looked at again."""

from __future__ import annotations

from django import forms

from ..actions.holds import Reason
from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Hold
from ..screens.action_form import ActionForm

LONGEST = 1000


class HoldForm(ActionForm):
    """What a record is held for, from when, and by which day that is looked at again."""

    kind = forms.ChoiceField(
        label="What is it held for?",
        choices=Hold.Kind.choices,
        widget=Radios(),
        error_messages={"required": "Select what it is held for"},
    )
    why = forms.CharField(
        label="Why?",
        help_text="Name the court, the inquiry or the complaint, and its number",
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        error_messages={"required": "Say why the record is held"},
    )
    begins_on = DatePartsField(
        label="Since which day?",
        name="The day",
        help_text="Of an adoption: the day of the order",
        not_future=True,
    )
    review_on = DatePartsField(
        label="By which day is it looked at again?",
        name="The day of the next look",
        help_text="Leave it empty if the child was looked after or adopted",
        required=False,
    )

    @property
    def reason(self) -> Reason:
        """What was typed."""
        names = ("kind", "why", "begins_on", "review_on")
        return Reason(**{name: self.cleaned_data[name] for name in names})


class HoldAllForm(HoldForm):
    """The same of every record: never of one child."""

    def set_up(self) -> None:
        choices = [one for one in Hold.Kind.choices if one[0] not in ("looked_after", "adopted")]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        self.fields["begins_on"].help_text = ""
        self.fields["review_on"].help_text = ""


class ReviewHoldForm(ActionForm):
    """That a hold goes on."""

    review_on = DatePartsField(label="By which day is it looked at again?", name="The day")


class EndHoldForm(ActionForm):
    """That a hold is over."""

    because = forms.CharField(
        label="Why is it over?",
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        error_messages={"required": "Say why the hold is over"},
    )
