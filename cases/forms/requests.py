"""Recording a request: the child, who asked, and the day it truly reached us."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User

from .. import roles
from ..access import cases_to_match
from ..actions.requests import ChildDetails, PossibleDuplicate, RequestDetails
from ..fields import DatePartsField, Radios
from ..models import Case
from ..models.people import Sex
from ..screens.action_form import ActionForm
from ..search import Match, possible_duplicates
from ..upn import fault_of, tidy
from .matches import DIFFERENT, SAME, Card, card_of, field_for, numbers_in

WIDE, MIDDLE, NARROW = (f"govuk-input--width-{n}" for n in (20, 10, 5))
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
RECEIVED_HINT = (
    "The day it reached any team of the council, by post, email, phone or in person. Weekends"
    " and holidays count. It is not the day you type this. For example, 9 6 2026"
)
MATCHED_BY = ("forename", "surname", "date_of_birth", "upn", "postcode")
CHILD_FIELDS = ("forename", "surname", "date_of_birth", "sex", "upn", "address", "postcode")
REQUEST_FIELDS = ("received_on", "source", "requester", "setting_urn", "setting_name", "officer")


def _text(label: str, css: str, *, longest: int, hint: str = "", **rest: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": css, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=widget,
        max_length=longest,
        error_messages={"max_length": f"{label} must be {longest} characters or fewer"},
        **{"required": False, **rest},
    )


class RequestForm(ActionForm):
    """A request for an assessment, as it reached the council."""

    forename = _text(
        "First name",
        WIDE,
        longest=100,
        hint="Leave empty if the child has one name, and enter it as the last name",
    )
    surname = _text("Last name", WIDE, longest=100)
    date_of_birth = DatePartsField(
        label="Date of birth", help_text="For example, 31 3 2019", not_future=True, required=False
    )
    sex = forms.ChoiceField(
        label="Sex",
        choices=Sex.choices,
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
        required=False,
    )
    upn = _text(
        "Unique pupil number (UPN)",
        MIDDLE,
        longest=30,
        hint="If there is one: a letter and 12 numbers, from the school. It is how we know a child",
    )
    address = forms.CharField(
        label="Home address", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    postcode = _text("Postcode", MIDDLE, longest=10)
    received_on = DatePartsField(
        label="What day did the request reach us?",
        name="The day the request reached us",
        help_text=RECEIVED_HINT,
        not_future=True,
        error_messages={"required": "Enter the day the request reached us"},
    )
    source = forms.ChoiceField(
        label="Who asked for the assessment?",
        choices=Case.Source.choices,
        widget=Radios(),
        error_messages={"required": "Select who asked for the assessment"},
    )
    requester = _text("Their name", WIDE, longest=200)
    setting_urn = _text(
        "School or college number (URN)",
        NARROW,
        longest=6,
        hint="6 numbers, if the child has a place. Leave empty for a child who has none",
    )
    setting_name = _text("School or college name", WIDE, longest=200)
    officer = forms.ModelChoiceField(label="Named officer", queryset=User.objects.none())

    def set_up(self) -> None:
        # The action says which of these is missing; a child with one name has no forename.
        self.fields["surname"].required = True
        self.fields["surname"].error_messages["required"] = (
            "Enter the last name. A child with one name has it as last name"
        )
        self.fields["date_of_birth"].required = True
        self.fields["upn"].widget.attrs["class"] = WIDE
        self.fields["officer"].queryset = officers()  # type: ignore[attr-defined]
        self.fields["officer"].error_messages["required"] = "Select the named officer"
        self.initial["officer"] = self.by.pk
        self.visible = cases_to_match(self.by)
        self.cards: list[Card] = []
        self._show_asked_before()

    def clean_upn(self) -> str:
        upn = tidy(self.cleaned_data["upn"])
        if upn and (fault := fault_of(upn)):
            raise ValidationError(fault)
        return upn

    def clean_postcode(self) -> str:
        postcode = self.cleaned_data["postcode"].upper().strip()
        if postcode and not _POSTCODE.fullmatch(" ".join(postcode.split())):
            raise ValidationError("Enter a full postcode, like EX1 1AA")
        return str(postcode)

    def clean_setting_urn(self) -> str:
        urn = self.cleaned_data["setting_urn"].strip()
        if urn and not re.fullmatch(r"[0-9]{6}", urn):
            raise ValidationError("School or college number must be 6 numbers")
        return str(urn)

    @property
    def child(self) -> ChildDetails:
        return ChildDetails(**{name: self.cleaned_data[name] for name in CHILD_FIELDS})

    @property
    def details(self) -> RequestDetails:
        names = (name for name in REQUEST_FIELDS if name != "officer")
        return RequestDetails(**{name: self.cleaned_data[name] for name in names})

    @property
    def other_children(self) -> frozenset[int]:
        """Children who were looked at and are not this one."""
        return frozenset(c.pk for c in self.cards if self.cleaned_data[c.field] == DIFFERENT)

    @property
    def same_child(self) -> Card | None:
        """The child, already known, whom the request is about."""
        return next((c for c in self.cards if self.cleaned_data[c.field] == SAME), None)

    def ask_about(self, found: PossibleDuplicate) -> None:
        """Show each likely match and ask whether it is this child; everything typed stays."""
        for match in found.matches:
            card = self._show(match)
            if self.data.get(card.field) == DIFFERENT:
                self.add_error(card.field, card.why_certain)
            else:
                self.add_error(card.field, f"Select whether {match.child} is this child")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if sum(cleaned.get(card.field) == SAME for card in self.cards) > 1:
            self.add_error(None, "Select “It is this child” for one child only")
        return cleaned

    def _show_asked_before(self) -> None:
        """Matches of the last answer, so that what was said of each is not lost.

        Only those that fit what is typed: a number alone must not open anybody's record.
        """
        asked = set(numbers_in(self.data))
        for match in self._matches_typed() if asked else ():
            if match.child.pk in asked:
                self._show(Match(match.child, (), certain=False))

    def _matches_typed(self) -> list[Match]:
        try:
            typed = {name: self._typed(name) for name in MATCHED_BY}
        except ValidationError:
            return []
        typed["upn"] = tidy(typed["upn"])
        return possible_duplicates(self.visible, **typed)

    def _typed(self, name: str) -> Any:
        field = self.fields[name]
        return field.clean(field.widget.value_from_datadict(self.data, self.files, name))

    def _show(self, match: Match) -> Card:
        card = card_of(match, self.visible)
        self.cards = [one for one in self.cards if one.pk != card.pk] + [card]
        self.fields[card.field] = field_for(card)
        self.dress(self.fields[card.field])
        return card

    @property
    def bound_cards(self) -> list[tuple[Card, forms.BoundField]]:
        """Each match beside its question, for the page."""
        return [(card, self[card.field]) for card in self.cards]


def officers() -> Any:
    """People a case can be given to."""
    able = [role for role in roles.MAY if roles.may(role, roles.RECEIVE_REQUEST)]
    return User.objects.filter(is_active=True, role__in=able).order_by("name")
