"""Opening a case for one item of the queue, with whoever asked as a person on it."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django import forms
from django.http import HttpRequest

from ..actions.requests import RequestDetails
from ..actions.senders import ASKED, Sender
from ..models import Case, FamilyMember, IntakeItem
from .people import MIDDLE, channels, lines, text
from .requests import CHILD_FIELDS, RequestForm

Source, Channel = Case.Source, FamilyMember.Channel
YES, NO, UNKNOWN = "yes", "no", "unknown"
A_PARENT, THE_YOUNG_PERSON = "Parent or carer", "Young person"


class OpenForm(RequestForm):
    """A case for one item of the queue. The day is the item's and is not asked for again."""

    relation = text(
        "Their relation to the child",
        60,
        help_text="For example, mother or foster carer",
    )
    parental_responsibility = forms.ChoiceField(
        label="Do they have parental responsibility, or care of the child?",
        help_text="Decisions are sent to everybody who has it",
        choices=[
            (YES, "Yes"),
            (NO, "No"),
            (UNKNOWN, "Not known yet: they are put on the case later"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    channel = channels()
    their_address = lines(
        "Their address", help_text="Leave empty if they live at the child’s home address"
    )
    their_postcode = text("Their postcode", 10, css=MIDDLE)
    their_email = forms.EmailField(
        label="Their email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.com"},
    )

    their_phone = text("Their telephone", 30, css="govuk-input--width-20")
    language = text("Language they read, if not English", 60)
    interpreter = text("An interpreter they need when we speak", 60)
    letter_format = forms.ChoiceField(
        label="Format of letters",
        choices=FamilyMember.Format.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    needs = text("What helps when we write or speak to them", 200)
    withheld = forms.BooleanField(
        label="Keep how to reach them from everybody else on the case, from the first moment",
        required=False,
    )

    def __init__(self, request: HttpRequest, item: IntakeItem) -> None:
        self.item = item
        self.sender: Sender | None = None
        super().__init__(request)

    def set_up(self) -> None:
        super().set_up()
        del self.fields["received_on"]
        self.fields["channel"].required = False
        item = self.item
        name, email = parseaddr(item.sender) if "@" in item.sender else (item.sender, "")
        asked = {"source": item.source, "requester": name, "their_email": email}
        asked |= {"setting_urn": item.setting_urn, "channel": Channel.POST}
        given = {name: getattr(item, name) for name in CHILD_FIELDS}
        self.initial = {**self.initial, **given, **asked, **_wished(item)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        sender = self._sender(cleaned)
        if sender is not None and not self.errors:
            self.sender = sender
        return cleaned

    @property
    def details(self) -> RequestDetails:
        names = ("source", "requester", "setting_urn", "setting_name")
        typed = {name: self.cleaned_data[name] for name in names}
        return RequestDetails(received_on=self.item.received_on, **typed)

    def _sender(self, typed: dict[str, Any]) -> Sender | None:
        """Who goes on the case, if what was typed says who it is. What is missing is said."""
        name, relation = self._who(typed)
        if not name or not relation:
            return None
        answer = typed.get("parental_responsibility")
        if relation != THE_YOUNG_PERSON and not answer:
            words = f"Select whether {name} has parental responsibility"
            self.add_error("parental_responsibility", words)
        if answer == UNKNOWN:
            return None
        own = typed.get("their_address", "").strip()
        sender = Sender(
            name=name,
            relation=relation,
            parental_responsibility=answer == YES,
            channel=typed.get("channel") or Channel.POST,
            address=own or typed.get("address", "").strip(),
            postcode=typed.get("their_postcode" if own else "postcode", ""),
            email=typed.get("their_email", ""),
            phone=typed.get("their_phone", ""),
            letter_format=typed.get("letter_format") or FamilyMember.Format.STANDARD,
            withheld_because=_why_kept(self.item) if typed.get("withheld") else "",
            **{name: typed.get(name, "") for name in ("language", "interpreter", "needs")},
        )
        self._refuse_unreachable(sender)
        return sender

    def _who(self, typed: dict[str, Any]) -> tuple[str, str]:
        """Their name and what they are to the child. A school is written to as the setting."""
        source = typed.get("source")
        name, said = typed.get("requester", "").strip(), typed.get("relation", "").strip()
        if source == Source.YOUNG_PERSON:
            own = f"{typed.get('forename', '')} {typed.get('surname', '')}".strip()
            return name or own, THE_YOUNG_PERSON
        if source == Source.PARENT:
            return name, said or A_PARENT
        return (name, said) if source == Source.OTHER else ("", "")

    def _refuse_unreachable(self, sender: Sender) -> None:
        if sender.channel == Channel.POST and not sender.address:
            self.add_error("their_address", "Enter the address letters are posted to")
        if (
            sender.channel == Channel.EMAIL
            and not sender.email
            and "their_email" not in self.errors
        ):
            self.add_error("their_email", "Enter the email address we write to")


def _wished(item: IntakeItem) -> dict[str, Any]:
    """What they asked for where they asked for the assessment, in the boxes of this form."""
    wishes = item.wishes
    named = ("language", "interpreter", "letter_format", "relation", "setting_name", "withheld")
    filled = {name: wishes.get(name) for name in named}
    filled |= {"their_phone": wishes.get("phone"), "needs": wishes.get("what_helps")}
    filled["letter_format"] = filled["letter_format"] or FamilyMember.Format.STANDARD.value
    return {name: value for name, value in filled.items() if value}


def _why_kept(item: IntakeItem) -> str:
    whom = item.wishes.get("withheld_from", "")
    return f"They asked for it with their request. It must not reach: {whom}" if whom else ASKED
