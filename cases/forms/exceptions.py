"""Relying on a listed exception to one time limit, and taking it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from statutory import Availability, Deadline, Ground, available

from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case
from ..screens.action_form import ActionForm
from ..trial import facts_with

NOT_LISTED = "not_listed"
LONGEST_WHY = 2000
# What must be so, in plain words, and where it is written.
CONDITIONS = {
    Ground.SETTING_CLOSED: (
        "Only if it was closed for 4 weeks in a row or more, and we asked the head or principal"
        " for advice between one week before it closed and one week before it opened again"
    ),
    Ground.EARLY_YEARS_CLOSED: (
        "Only if it was closed for 4 weeks in a row or more, and we asked it for advice between"
        " one week before it closed and one week before it opened again"
    ),
    Ground.EXCEPTIONAL_CIRCUMSTANCES: (
        "Only while the time limit was running. Say who, from when to when, and what happened"
    ),
    Ground.ABSENT_FROM_AREA: (
        "Only if 4 weeks in a row or more of the absence fell while the time limit was running"
    ),
    Ground.ABSENT_TWO_WEEKS: (
        "Only if 2 weeks in a row or more of the absence fell while the time limit was running"
    ),
    Ground.MISSED_APPOINTMENT: (
        "Only for an appointment for the examination or test that this advice needed"
    ),
    Ground.CORONAVIRUS_2020: "Only from 1 May to 24 September 2020",
}
_REGS = "SEND Regulations 2014"
_WHERE = {
    "A01": "reg 5(4)",
    "A03": "reg 8(2)",
    "A04": "reg 10(4)",
    "A07": "reg 13(3)",
    "S02": "reg 27(3)",
}


def where_written(rule: str) -> str:
    """Where the exceptions to a time limit are listed."""
    if rule.startswith("O"):
        return f"{_REGS}, reg 44(3)"
    return f"{_REGS}, {_WHERE[rule]}" if rule in _WHERE else _REGS


class ExceptionForm(ActionForm):
    """A ground, the days it held, and why it made the limit impractical to meet."""

    ground = forms.ChoiceField(
        label="What was the reason?",
        widget=Radios(),
        error_messages={"required": "Select the reason"},
    )
    starts = DatePartsField(
        label="When did it begin?", name="The day it began", help_text="For example, 20 7 2026"
    )
    ends = DatePartsField(
        label="What was its last day?",
        name="The last day",
        help_text="Leave empty if it is still going on",
        required=False,
    )
    why = forms.CharField(
        label="Why did this make it impractical to meet the time limit?",
        help_text="What happened, to whom, and what it kept us from doing",
        widget=CharacterCount(maxlength=LONGEST_WHY, attrs={"rows": 6}),
        max_length=LONGEST_WHY,
        error_messages={
            "required": "Say why this made it impractical to meet the time limit",
            "max_length": f"The reason must be {LONGEST_WHY} characters or fewer",
        },
    )

    evidence = forms.CharField(
        label="What shows it?",
        help_text="For example, a letter of 4 May from the hospital. A senior reads this",
        widget=CharacterCount(maxlength=LONGEST_WHY, attrs={"rows": 3}),
        max_length=LONGEST_WHY,
        required=False,
        error_messages={"max_length": f"This must be {LONGEST_WHY} characters or fewer"},
    )

    def __init__(self, request: HttpRequest, case: Case, clock: Deadline) -> None:
        self.clock = clock
        super().__init__(request, case)

    def set_up(self) -> None:
        grounds = self.clock.rule.excused_on
        field = self.fields["ground"]
        field.choices = [(one.value, one.label) for one in grounds]  # type: ignore[attr-defined]
        field.choices += [  # type: ignore[attr-defined]
            (NOT_LISTED, "Staff shortage, a waiting list, or another reason the law does not list")
        ]
        hints = {one.value: CONDITIONS[one] for one in grounds}
        hints[NOT_LISTED] = "Excuses nothing. We keep it as the reason for the delay"
        field.widget.hints = hints  # type: ignore[attr-defined]
        self.fields["starts"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ground, starts, ends = (cleaned.get(name) for name in ("ground", "starts", "ends"))
        if ground and ground != NOT_LISTED:
            if starts is None and "starts" not in self.errors:
                self.add_error("starts", ValidationError("Enter the day it began"))
            if starts and ends and ends < starts:
                self.add_error("ends", "The last day must not be before the first")
        if ground and not self.errors and ground != NOT_LISTED and not self.answer.available:
            self.add_error("ground", self.answer.reason)
        return cleaned

    @property
    def is_listed(self) -> bool:
        """Whether the reason is one the law lists."""
        return bool(self.cleaned_data["ground"] != NOT_LISTED)

    @property
    def answer(self) -> Availability:
        """Whether the ground is open on the recorded facts, and why or why not."""
        assert self.case is not None
        typed = self.cleaned_data
        return available(
            Ground(typed["ground"]),
            facts_with(self.case),
            rule=self.clock.rule.id,
            about=self.clock.about,
            starts=typed["starts"],
            ends=typed["ends"],
        )

    @property
    def ground_label(self) -> str:
        return Ground(self.cleaned_data["ground"]).label if self.is_listed else ""


class WithdrawForm(ActionForm):
    """Why an exception is no longer relied on."""

    reason = forms.CharField(
        label="Why is the exception no longer relied on?",
        widget=CharacterCount(maxlength=LONGEST_WHY),
        max_length=LONGEST_WHY,
        error_messages={
            "required": "Say why the exception is no longer relied on",
            "max_length": f"The reason must be {LONGEST_WHY} characters or fewer",
        },
    )
