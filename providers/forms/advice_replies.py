"""What a service says before it answers: who takes it, sent back, more time, a missed visit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from accounts.models import User
from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..access import live_memberships, memberships_of
from ..actions.replying import WHY_BACK
from ..models import AdviceRequest
from .plain import PlainText, box

TEAM, ANYBODY = "", "The team: nobody in particular"


class SendBackForm(ActionForm):
    """Why somebody else has to be asked."""

    why = forms.ChoiceField(
        label="Why do you send it back?", choices=list(WHY_BACK.items()), widget=Radios
    )
    because = PlainText(
        label="What did you look for, or who should be asked?",
        help_text="For example, no record under this name and date of birth, nor under Smith",
        max_length=2000,
        widget=box(3),
    )


class MoreTimeForm(ActionForm):
    """When the advice will come."""

    until = DatePartsField(label="When will you hand it in?", name="The day you will hand it in")
    because = PlainText(label="Why do you need more time?", max_length=2000, widget=box(3))


class MissedForm(ActionForm):
    """An appointment that did not take place."""

    day = DatePartsField(
        label="When was the appointment?", name="The day of the appointment", not_future=True
    )
    reached = forms.ChoiceField(
        label="Did your invitation reach the family?",
        choices=[
            ("yes", "Yes"),
            ("no", "No: it came back, or went to a wrong address"),
            ("unsure", "We do not know"),
        ],
        widget=Radios,
    )
    words = PlainText(
        label="What happened, and what comes next?",
        help_text="For example, nobody came and we were not told; a new appointment is on 3 June",
        max_length=2000,
        widget=box(3),
        required=False,
    )


class AssignForm(ActionForm):
    """Who answers."""

    to = forms.ChoiceField(label="Who answers?", required=False, widget=Radios)

    def __init__(self, request: HttpRequest, asked: AdviceRequest):
        self.asked = asked
        super().__init__(request)

    def set_up(self) -> None:
        runs = memberships_of(self.by).filter(provider=self.asked.provider, is_admin=True)
        people = live_memberships().filter(provider=self.asked.provider)
        if not runs.exists():
            people = people.filter(user=self.by)
        to: Any = self.fields["to"]
        to.choices = [(TEAM, ANYBODY), *((str(one.user_id), one.user.name) for one in people)]
        self.initial["to"] = str(self.asked.assigned_to_id or TEAM)

    @property
    def chosen(self) -> User | None:
        """The colleague, or nobody."""
        pk = self.cleaned_data["to"]
        return User.objects.get(pk=pk) if pk else None
