"""Asking a second person, answering, and choosing who gets a paper."""

from __future__ import annotations

from django import forms

from ..fields import CharacterCount, Radios
from ..letters.recipients import why_unreachable
from ..models import FamilyMember
from ..screens.action_form import ActionForm


def _reason(label: str, required: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text="This stays on the case",
        widget=CharacterCount(maxlength=1000, attrs={"rows": 4}),
        max_length=1000,
        error_messages={
            "required": required,
            "max_length": "The reason must be 1000 characters or fewer",
        },
    )


class AskForm(ActionForm):
    """Why something should go although the check found something."""

    reason = _reason("Why should it go all the same?", "Say why it should go all the same")


class AnswerForm(ActionForm):
    """What the second person says."""

    answer = forms.ChoiceField(
        label="May it go?",
        widget=Radios(),
        choices=[("allow", "Yes, it may go to this person"), ("refuse", "No, stop it")],
        error_messages={"required": "Select whether it may go"},
    )
    because = _reason("Why?", "Say why")


class SendPaperForm(ActionForm):
    """Who gets a paper of the case: one person who is on it, and nobody who is typed in."""

    to = forms.ChoiceField(
        label="Who does it go to?",
        widget=Radios(),
        error_messages={"required": "Select who it goes to"},
    )

    def set_up(self) -> None:
        assert self.case is not None
        family = FamilyMember.objects.filter(child=self.case.child_id, removed_on=None)
        self.people = {str(one.pk): one for one in family.order_by("pk")}
        field = self.fields["to"]
        field.choices = [(key, f"{p.name} ({p.relation})") for key, p in self.people.items()]  # type: ignore[attr-defined]
        field.widget.hints = {key: _where(one) for key, one in self.people.items()}  # type: ignore[attr-defined]

    @property
    def reader(self) -> FamilyMember:
        return self.people[self.cleaned_data["to"]]


def _where(one: FamilyMember) -> str:
    return why_unreachable(one) or f"By {one.channel}"
