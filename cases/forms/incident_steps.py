"""Each step of working on an incident."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from .. import roles
from ..access import case_for
from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case, Incident, Received
from ..queries.incidents import families_of
from ..screens.action_form import ActionForm

LONGEST = 4000


def in_words(label: str, empty: str, *, hint: str = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        required=required,
        error_messages={"required": empty},
    )


def _told() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Were they told?",
        choices=[("yes", "Yes"), ("no", "No, and there is a reason")],
        widget=Radios(),
        error_messages={"required": "Select whether they were told"},
    )


def case_of(form: ActionForm, reference: str) -> Case:
    try:
        return case_for(form.by, reference, roles.SEND)
    except Http404:
        raise forms.ValidationError(f"You have no case with the reference {reference}") from None


class AtForm(ActionForm):
    """What has a day and an hour: both left empty say that it was just now."""

    on = DatePartsField(
        label="On which day?",
        name="The day",
        help_text="Leave the day and the time empty if it was just now",
        not_future=True,
        required=False,
    )
    hour = forms.TimeField(
        label="At what time?",
        help_text="For example, 14:30",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
        error_messages={"invalid": "Enter a time like 14:30"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("on") and not cleaned.get("hour") and "hour" not in self.errors:
            self.add_error("hour", "Enter the time: hours are counted, not days")
        return cleaned

    @property
    def at(self) -> datetime:
        """The instant that was typed."""
        on, hour = self.cleaned_data["on"], self.cleaned_data["hour"]
        if hour is None:
            return timezone.now()
        return timezone.make_aware(datetime.combine(on or timezone.localdate(), hour))


class ReadForm(ActionForm):
    """Whether somebody opened what was not for them."""

    was_read = forms.ChoiceField(
        label="Did they open it?",
        choices=Received.Read.choices,
        widget=Radios(),
        error_messages={"required": "Select whether they opened it"},
    )
    said = in_words(
        "What were they asked to do, and what did they say?",
        "Say what they were asked to do, and what they said",
    )


class TouchForm(ActionForm):
    """Whose family is affected too. A case that may not be opened is as one that is not there."""

    reference = forms.CharField(
        label="Reference of their case, open or closed",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Enter the reference of their case"},
    )

    def clean_reference(self) -> str:
        typed = " ".join(self.cleaned_data["reference"].split()).upper()
        self.found = case_of(self, typed)
        return typed


class ContainForm(AtForm):
    """How it was contained."""

    field_order = ("words", "on", "hour")
    words = in_words(
        "How was it contained?",
        "Say how it was contained",
        hint="For example: got back unopened, deleted, or they promised not to use it",
    )


class TellFamilyForm(AtForm):
    """Which family was told, how, or why not."""

    field_order = ("about", "told", "words", "on", "hour")
    about = forms.ChoiceField(
        label="Which family?", widget=Radios(), error_messages={"required": "Select the family"}
    )
    told = _told()
    words = in_words(
        "How were they told and what did they say, or why are they not told?",
        "Say how they were told, or why not",
    )

    def __init__(self, request: HttpRequest, case: Case, incident: Incident) -> None:
        self.incident = incident
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        found = families_of(self.incident, self.by)
        self.families = {one.case.reference: one.case for one in found}
        choices = [(one.case.reference, one.name) for one in found]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.initial["about"] = self.case.reference


class CommissionerForm(AtForm):
    """Whether the Information Commissioner was told, or why no risk is likely."""

    field_order = ("told", "words", "late", "on", "hour")
    told = _told()
    words = in_words(
        "What was told and under which number, or why is it not told?",
        "Say what was told, or why not",
        hint="It need not be told where a risk to the rights and freedoms of people is unlikely",
    )
    late = in_words(
        "If it is told after the 72 hours, why?",
        "",
        hint="The law asks for the reasons of the delay",
        required=False,
    )


class CloseForm(ActionForm):
    """What was learnt."""

    words = in_words("What did we learn from it?", "Say what was learnt from it")
