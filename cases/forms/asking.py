"""Asking a senior, answering, and raising a concern."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from statutory import ENGLAND, CalendarRunsOut

from ..fields import CharacterCount, DatePartsField
from ..queries.closed_cases import staff_who_open_cases
from ..roles import APPROVE, MAY
from ..screens.action_form import ActionForm

LONGEST = 4000


class StaffChoice(forms.ModelChoiceField):
    """Somebody of the staff, by name and role."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.get_role_display()})"


def _seniors(form: ActionForm) -> Any:
    assert form.case is not None
    answering = [role for role, acts in MAY.items() if APPROVE in acts]
    return staff_who_open_cases(form.case).filter(role__in=answering).exclude(pk=form.by.pk)


class AskForm(ActionForm):
    """A question about a case, to whom, and by when."""

    words = forms.CharField(
        label="What do you want to know?",
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        error_messages={"required": "Write your question"},
    )
    of = StaffChoice(
        label="Whom do you ask?",
        help_text="While they are on leave, whoever covers for them is asked",
        queryset=User.objects.none(),
        error_messages={"required": "Select whom you ask"},
    )
    answer_by = DatePartsField(
        label="By when do you need the answer?",
        name="The day to answer by",
        help_text="A target of ours, not a date of the law",
    )

    def set_up(self) -> None:
        self.fields["of"].queryset = _seniors(self)  # type: ignore[attr-defined]
        self.initial["of"] = self.by.senior_id
        try:
            days = settings.ANSWER_WORKING_DAYS
            self.initial["answer_by"] = ENGLAND.working_day_after(timezone.localdate(), days)
        except CalendarRunsOut:
            self.initial["answer_by"] = None


class AnswerForm(ActionForm):
    """The answer, which stays on the case."""

    answer = forms.CharField(
        label="Your answer",
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        error_messages={"required": "Write your answer"},
    )


class RedirectForm(ActionForm):
    """Who is asked instead, and why."""

    to = StaffChoice(
        label="Who is asked instead?",
        queryset=User.objects.none(),
        error_messages={"required": "Select who is asked instead"},
    )
    why = forms.CharField(
        label="Why?", max_length=300, error_messages={"required": "Say why somebody else is asked"}
    )

    def set_up(self) -> None:
        self.fields["to"].queryset = _seniors(self)  # type: ignore[attr-defined]


class ConcernForm(ActionForm):
    """What worries somebody about a child's safety."""

    words = forms.CharField(
        label="What worries you?",
        help_text="What you saw or heard, when, and from whom. Only the safeguarding leads read it",
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        error_messages={"required": "Write what worries you"},
    )


class CloseConcernForm(ActionForm):
    """What came of a concern."""

    outcome = forms.CharField(
        label="What came of it?",
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        required=False,
    )
