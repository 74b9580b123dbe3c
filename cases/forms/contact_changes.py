"""A change of how to reach somebody: who told us, the call back, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from ..actions.contact_changes import Asked
from ..contact_rules import FIELDS, ON_THE_SITE
from ..fields import DatePartsField, Radios
from ..models import ContactChange
from ..search import fold_postcode
from .people import MIDDLE, PageForm, channels, lines, text, yes_no
from .protecting import day, why
from .records import EditForm

How = ContactChange.How


class ContactChangeForm(EditForm):
    """What is to change, and how we know that the person wants it."""

    edited = FIELDS
    themselves = yes_no(
        "Did the person themselves tell us?",
        error_messages={"required": "Select whether the person themselves told us"},
    )
    told_by = text(
        "Who told us?",
        200,
        required=True,
        help_text="The name they gave. On the telephone anybody can give any name",
        error_messages={"required": "Enter who told us"},
    )
    told_how = forms.ChoiceField(
        label="How did they tell us?",
        choices=[one for one in How.choices if one[0] not in ON_THE_SITE],
        widget=Radios(hints={How.IN_PERSON.value: "The change is made at once"}),
        error_messages={"required": "Select how they told us"},
    )
    evidence = lines(
        "What did you see that shows it?",
        help_text="Needed in person and for a mistake of ours. For example, passport and tenancy",
    )
    starts_on = DatePartsField(
        label="From when does it hold?", name="The day", help_text="For example, 9 6 2026"
    )
    channel = channels()
    address = lines("Address")
    postcode = text("Postcode", 10, css=MIDDLE)
    email = forms.EmailField(
        label="Email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.com"},
    )
    phone = text("Telephone", 30, css="govuk-input--width-20")

    def set_up(self) -> None:
        super().set_up()
        self.initial["starts_on"] = timezone.localdate()
        self.initial["told_by"] = ""

    def clean_postcode(self) -> str:
        return fold_postcode(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        seen = cleaned.get("told_how") in (How.IN_PERSON, How.OUR_MISTAKE)
        if seen and not cleaned.get("evidence", "").strip():
            self.add_error("evidence", "Say what you saw that shows it")
        return cleaned

    @property
    def asked(self) -> Asked:
        """What was asked, as the action takes it."""
        typed = self.cleaned_data
        return Asked(
            told_by=typed["told_by"],
            told_how=typed["told_how"],
            starts_on=typed["starts_on"],
            edit=self.edit,
            evidence=typed["evidence"],
            themselves=typed["themselves"],
        )


class CallBackForm(PageForm):
    """We rang the number on file: what was said."""

    on = day("When did you ring?", "The day you rang")
    confirmed = yes_no(
        "Did the person say that they asked for this?",
        error_messages={"required": "Select whether they said that they asked for this"},
    )
    said = why("What did they say?", "Write what they said")

    def set_up(self) -> None:
        super().set_up()
        self.initial["on"] = timezone.localdate()


class MakeForm(PageForm):
    """The last look before how we reach somebody is changed."""

    despite = forms.BooleanField(
        label="I looked at all three: what was asked for is right",
        required=False,
    )
    old_is_unsafe = forms.BooleanField(
        label="Do not write to the old address: it would be unsafe",
        required=False,
    )
    because = why("How do you know that it is right?", "Say how you know that it is right")


class ToldOldForm(PageForm):
    """When word was sent to the old address."""

    on = day("When was word sent to the old address?", "The day")

    def set_up(self) -> None:
        super().set_up()
        self.initial["on"] = timezone.localdate()
