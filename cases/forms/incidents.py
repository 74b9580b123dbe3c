"""Opening an incident: what went to whom, and whose families are affected."""

from __future__ import annotations

import re

from django import forms
from django.utils import timezone

from ..actions.incidents import WentWrong
from ..fields import Radios
from ..models import Case, Document, Message, Received
from ..queries.incidents import gone_from, shared_on
from ..wording import short_date
from .incident_steps import AtForm, case_of, in_words

OTHER = "other"


class IncidentForm(AtForm):
    """What went to whom, whether they opened it, and whose families are affected."""

    field_order = ("what", "other_what", "who", "was_read", "words", "on", "hour", "references")
    what = forms.ChoiceField(
        label="What went to the wrong person?",
        help_text="Letters and emails that have gone, and papers the family can see",
        error_messages={"required": "Select what went to the wrong person"},
    )
    other_what = forms.CharField(
        label="If it is something else, what is it?", max_length=250, required=False
    )
    who = forms.CharField(
        label="Who received it?",
        help_text="Leave empty if it is who the letter was for",
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    was_read = forms.ChoiceField(
        label="Did they open it?",
        choices=Received.Read.choices,
        widget=Radios(),
        error_messages={"required": "Select whether they opened it"},
    )
    words = in_words(
        "What went wrong?", "Say what went wrong", hint="How it happened, and what it tells of whom"
    )
    references = forms.CharField(
        label="Whose families are affected besides this one?",
        help_text="The references of their cases, open or closed, one to a line",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.messages = {f"message:{one.pk}": one for one in gone_from(self.case)}
        self.documents = {f"document:{one.pk}": one for one in shared_on(self.case)}
        self._asked_for(self.request.GET.get("document", ""))
        choices = [(key, _letter(one)) for key, one in self.messages.items()]
        choices += [(key, one.title) for key, one in self.documents.items()]
        choices = [("", "Choose"), *choices, (OTHER, "Something else")]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]
        self.fields["on"].label = "When did we become aware of it?"
        self.fields[
            "on"
        ].help_text = (
            "From that moment 72 hours run. Leave the day and the time empty if it was just now"
        )
        for kind in ("message", "document"):
            self.initial.setdefault("what", "")
            if (key := f"{kind}:{self.request.GET.get(kind, '')}") in dict(choices):
                self.initial["what"] = key

    def clean_references(self) -> list[Case]:
        typed = re.split(r"[\s,;]+", self.cleaned_data["references"].strip().upper())
        return [case_of(self, one) for one in dict.fromkeys(typed) if one]

    @property
    def wrong(self) -> WentWrong:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        return WentWrong(
            words=typed["words"],
            aware_at=self.at,
            who=typed["who"],
            what=typed["other_what"],
            message=self.messages.get(typed["what"]),
            document=self.documents.get(typed["what"]),
            was_read=typed["was_read"],
        )

    def _asked_for(self, pk: str) -> None:
        """A paper that one comes from is among them, though the family cannot see it."""
        assert self.case is not None
        if pk.isascii() and pk.isdecimal() and len(pk) < 19:
            for one in Document.objects.filter(case=self.case, pk=int(pk)):
                self.documents[f"document:{one.pk}"] = one


def _letter(one: Message) -> str:
    named = one.document.title if one.document else one.subject
    day = short_date(timezone.localtime(one.sent_at or one.written_at).date())
    return f"{named}, to {one.goes_to}, {day}"
