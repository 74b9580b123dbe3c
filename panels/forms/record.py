"""The forms of the live record: who is there, what is said of a case, what is to be done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.fields import Checkboxes, DatePartsField, Radios
from cases.screens.action_form import ActionForm
from plans.forms.fields import words as text

from ..kinds import SEATS
from ..models import AgendaItem, Membership, Note, Said
from . import briefs


class SeatForm(ActionForm):
    """Something about one member of a panel."""

    membership = forms.ChoiceField(
        label="Who?", widget=Radios(), error_messages={"required": "Select who"}
    )

    def __init__(self, request: HttpRequest, seats: list[Membership]) -> None:
        self.seats = {str(one.pk): one for one in seats}
        super().__init__(request)

    def set_up(self) -> None:
        names = [(pk, f"{s.user.name}, {SEATS[s.seat].lower()}") for pk, s in self.seats.items()]
        self.fields["membership"].choices = names  # type: ignore[attr-defined]

    @property
    def seat(self) -> Membership:
        """The member that was chosen."""
        return self.seats[self.cleaned_data["membership"]]


class TimeForm(ActionForm):
    """When something happened in a meeting of this day."""

    at = forms.TimeField(
        label="At what time?",
        help_text="For example, 10:15. Leave empty if it is now",
        required=False,
        widget=forms.TimeInput(attrs={"autocomplete": "off", "class": "govuk-input--width-5"}),
        error_messages={"invalid": "Enter a time, such as 10:15"},
    )

    @property
    def moment(self) -> datetime:
        """The time that was typed, today; now, when none was."""
        typed = self.cleaned_data["at"]
        now = timezone.localtime()
        return now.replace(hour=typed.hour, minute=typed.minute, second=0) if typed else now


class JoinForm(SeatForm, TimeForm):
    """Who came, one or several at once, and when."""

    membership = forms.MultipleChoiceField(
        label="Who?",
        help_text="Tick everybody who came at the same time",
        widget=Checkboxes(),
        error_messages={"required": "Select who"},
    )
    remote = forms.BooleanField(label="They take part from elsewhere", required=False)
    field_order = ("membership", "at", "remote")

    @property
    def chosen(self) -> list[Membership]:
        """The members that were ticked."""
        return [self.seats[pk] for pk in self.cleaned_data["membership"]]


class ConflictForm(SeatForm):
    """What connects a member to a case, and why they stay, where the chair lets them."""

    what = text("What connects them to the case?", rows=3, missing="Say what connects them to it")
    stays_because = text(
        "If the chair lets them stay: why?",
        "Leave empty if they leave for this case. The minutes say it either way",
        rows=3,
    )


class DissentForm(SeatForm):
    """What a member would have advised instead."""

    words = text(
        "What do they say?", "In their own words: it is not changed afterwards",
        missing="Enter what the member says",
    )  # fmt: skip


class FollowUpForm(ActionForm):
    """What somebody does after the meeting."""

    what = text("What has to be done?", rows=3, missing="Enter what has to be done")
    owner = forms.ModelChoiceField(
        label="Who does it?",
        queryset=User.objects.none(),
        error_messages={"required": "Select who does it"},
    )
    due = DatePartsField(label="By when?", name="The day by which it is done")

    def __init__(self, request: HttpRequest, item: AgendaItem) -> None:
        self.item = item
        super().__init__(request)

    def set_up(self) -> None:
        working = [role for role, acts in roles.MAY.items() if roles.RECORD in acts]
        staff = User.objects.filter(is_active=True, role__in=working).order_by("name")
        field: Any = self.fields["owner"]
        field.queryset = staff
        field.label_from_instance = lambda one: one.name
        self.initial["owner"] = self.item.case.officer_id


class EditForm(briefs.EditForm):
    """A text on which two may write. Nothing typed is lost, whoever saves first."""

    def __init__(self, request: HttpRequest, record: Any) -> None:
        super().__init__(request, None, record)


def _votes(label: str) -> forms.IntegerField:
    narrow = forms.NumberInput(attrs={"class": "govuk-input--width-3"})
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=50, widget=narrow)


class NoteForm(EditForm):
    """The note of one case, as it is typed."""

    edited = (
        *("said", "words", "reasons", "conditions", "votes_for", "votes_against"),
        *("more_wanted", "more_by"),
    )
    said = forms.ChoiceField(
        label="What does the panel advise?", choices=Said.choices, required=False, widget=Radios()
    )
    words = text("The advice", rows=3)
    reasons = text("Reasons", "Answer the test of law, part by part", rows=6)
    conditions = text("Conditions", rows=2)
    votes_for = _votes("Votes for")
    votes_against = _votes("Votes against")
    more_wanted = text("If it is put off: what is still to come?", rows=2)
    more_by = DatePartsField(
        label="If it is put off: by when?", name="The day by which it comes", required=False
    )

    def __init__(self, request: HttpRequest, item: AgendaItem) -> None:
        super().__init__(request, Note.objects.filter(item=item).first() or Note(item=item))


class AdviceForm(ActionForm):
    """Recording the advice: why a reason is kept, and why a senior agrees, where that is asked."""

    kept_because = text("Why are these reasons kept, and what do they rest on?", rows=3)
    agreed_because = text("Why do you agree to putting it off again?", rows=3)

    def __init__(self, request: HttpRequest, *, warned: bool, third: bool) -> None:
        self.left_out = [
            n for n, on in (("kept_because", warned), ("agreed_because", third)) if not on
        ]
        super().__init__(request)

    def set_up(self) -> None:
        for name in self.left_out:
            del self.fields[name]

    def typed(self, name: str) -> str:
        """What was typed, where it was asked."""
        return str(self.cleaned_data.get(name, ""))


class OpeningForm(EditForm):
    """What concerns no single case."""

    edited = ("opening",)
    opening = text("Apologies, and what concerns no single case", rows=5)


class RewordForm(EditForm):
    """The words of an advice, before the minutes are agreed."""

    edited = ("words", "reasons", "conditions")
    words = text("The advice", rows=3, missing="Enter the advice in words")
    reasons = text("Reasons", rows=6, missing="Enter the reasons for the advice")
    conditions = text("Conditions", rows=2)
    kept_because = text("If a reason the law does not know is kept: why?", rows=2)


class CorrectForm(ActionForm):
    """A correction to minutes that were agreed."""

    item = forms.ChoiceField(label="Which case is it about?", required=False)
    words = text("How should it read?", missing="Enter how it should read")
    because = text("Why is it corrected?", rows=2, missing="Say why it is corrected")

    def __init__(self, request: HttpRequest, items: QuerySet[AgendaItem]) -> None:
        found = items.exclude(state=AgendaItem.State.WITHDRAWN).select_related("case")
        self.items = {str(one.pk): one for one in found}
        super().__init__(request)

    def set_up(self) -> None:
        cases = [(pk, one.case.reference) for pk, one in self.items.items()]
        self.fields["item"].choices = [("", "None: the meeting"), *cases]  # type: ignore[attr-defined]
