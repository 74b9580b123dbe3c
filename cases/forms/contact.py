"""Logging a call in ten seconds, and putting right what was logged."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from .. import roles
from ..access import case_for
from ..actions.contact import Promised, Said
from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case, Contact, FamilyMember
from ..screens.action_form import ActionForm
from ..sensitive import looks_sensitive

OTHER = "other"
LONGEST = 10_000
MORE = ("on", "hour", "on_behalf_of", "promise", "promise_due", "reply_by")


class ContactForm(ActionForm):
    """What was said: the few things always asked first, the rest under "More"."""

    how = forms.ChoiceField(label="How", choices=Contact.How.choices, initial=Contact.How.CALL)
    direction = forms.ChoiceField(
        label="Which way", choices=Contact.Direction.choices, initial=Contact.Direction.IN
    )
    member = forms.ChoiceField(label="With whom", required=False)
    with_whom = forms.CharField(
        label="Name, if somebody else",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label="What was said",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what was said"},
    )
    sure = forms.BooleanField(label="I have looked: save it as it is", required=False)
    wants_answer = forms.BooleanField(label="They want an answer from us", required=False)
    internal = forms.BooleanField(
        label="Internal: never shown to the family, and in no export", required=False
    )
    on = DatePartsField(
        label="When did it happen?",
        name="The day it happened",
        help_text="Leave empty if it was just now",
        not_future=True,
        required=False,
    )
    hour = forms.TimeField(
        label="At what time?",
        help_text="For example, 14:30. Leave empty if nobody knows",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
        error_messages={"invalid": "Enter a time like 14:30"},
    )
    on_behalf_of = forms.CharField(
        label="Written on behalf of",
        help_text="If a colleague spoke, or somebody asked you to write this for them",
        max_length=150,
        required=False,
    )
    promise = forms.CharField(
        label="What did we promise?",
        help_text="It becomes an item with a day for whoever has the case",
        max_length=300,
        required=False,
    )
    promise_due = DatePartsField(label="By which day?", name="The day promised", required=False)
    reply_by = DatePartsField(
        label="Reply by",
        name="The day to reply by",
        help_text="Leave empty for our own target, counted in working days",
        required=False,
    )

    def __init__(self, request: HttpRequest, case: Case, answers: Contact | None = None) -> None:
        self.answers, self.warned = answers, ""
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        self.family = {
            str(member.pk): member
            for member in FamilyMember.objects.filter(child=self.case.child_id, removed_on=None)
        }
        self.fields["member"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((pk, f"{member.name} ({member.relation})") for pk, member in self.family.items()),
            (OTHER, "Somebody else"),
        ]
        self.initial["how"] = Contact.How.CALL
        self.initial["direction"] = Contact.Direction.IN
        if self.answers is not None:
            self._answering(self.answers)

    def _answering(self, answers: Contact) -> None:
        self.initial["direction"] = Contact.Direction.OUT
        self.initial["internal"] = answers.internal
        if str(answers.member_id) in self.family:
            self.initial["member"] = str(answers.member_id)
        elif answers.with_whom:
            self.initial["member"], self.initial["with_whom"] = OTHER, answers.with_whom

    @property
    def more_is_open(self) -> bool:
        """Whether something under "More" was typed or is wrong."""
        named = any(name in self.errors for name in MORE) if self.is_bound else False
        return named or any(self[name].value() for name in MORE)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        text = f"{cleaned.get('words', '')}\n{cleaned.get('promise', '')}"
        self.warned = looks_sensitive(text)
        if self.warned and not cleaned.get("sure"):
            self.add_error(
                "words",
                f"This looks like {self.warned}. Take it out, or say below that it is none.",
            )
        if bool(cleaned.get("promise")) != bool(cleaned.get("promise_due")):
            empty = "promise" if cleaned.get("promise_due") else "promise_due"
            if empty not in self.errors:
                self.add_error(empty, "Say what was promised, and by which day")
        return cleaned

    @property
    def said(self) -> Said:
        """What was said, as the log keeps it."""
        typed = self.cleaned_data
        return Said(
            how=typed["how"],
            direction=typed["direction"],
            at=self._when(),
            words=typed["words"],
            member=self.family.get(typed["member"]),
            with_whom=typed["with_whom"],
        )

    @property
    def promised(self) -> Promised | None:
        """What was promised in it, if anything."""
        typed = self.cleaned_data
        return Promised(typed["promise"], typed["promise_due"]) if typed["promise"] else None

    def _when(self) -> datetime:
        on, hour = self.cleaned_data["on"], self.cleaned_data["hour"]
        if on is None and hour is None:
            return timezone.now()
        day = on or timezone.localdate()
        return timezone.make_aware(datetime.combine(day, hour or time.min))


class MoveForm(ActionForm):
    """To which case it belongs. A case that may not be opened is as one that is not there."""

    reference = forms.CharField(
        label="Reference of the right case",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Enter the reference of the right case"},
    )
    because = forms.CharField(
        label="Why does it belong there?",
        help_text="This stays on this case. Name nobody",
        max_length=300,
        error_messages={"required": "Say why it belongs to another case"},
    )

    def clean_reference(self) -> str:
        typed = " ".join(self.cleaned_data["reference"].split())
        try:
            self.to = case_for(self.by, typed, roles.RECORD)
        except Http404:
            raise forms.ValidationError("You have no case with this reference") from None
        return typed


class RedactForm(ActionForm):
    """Which words are taken out, and why."""

    piece = forms.CharField(
        label="The words to take out, exactly as they stand",
        help_text="Leave empty to take out everything",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    because = forms.CharField(
        label="Why are they taken out?",
        help_text="This stays, so do not repeat them here",
        max_length=300,
        error_messages={"required": "Say why the words are taken out"},
    )


class PromiseForm(ActionForm):
    """What was promised outside any call that was logged."""

    promise = forms.CharField(
        label="What did we promise?",
        max_length=300,
        error_messages={"required": "Say what was promised"},
    )
    promised_to = forms.CharField(label="To whom?", max_length=200, required=False)
    promise_due = DatePartsField(label="By which day?", name="The day promised")


class ClosePromiseForm(ActionForm):
    """Whether a promise was kept, or why it will not be."""

    outcome = forms.ChoiceField(
        label="What became of it?",
        choices=[("kept", "It was done"), ("given_up", "It will not be done as promised")],
        widget=Radios(),
        error_messages={"required": "Select what became of it"},
    )
    on = DatePartsField(
        label="If it was done, on which day?",
        name="The day it was done",
        help_text="Leave empty if it was today",
        not_future=True,
        required=False,
    )
    reason = forms.CharField(
        label="If it will not be done, why?",
        widget=CharacterCount(maxlength=1000),
        max_length=1000,
        required=False,
    )
