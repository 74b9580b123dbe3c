"""Auditing a plan: its marks, what has to be done, and that it was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import User
from cases.fields import DatePartsField, Radios
from cases.models import Case
from cases.screens.action_form import ActionForm
from providers.forms.plain import PlainText, box

from ..actions.quality import Marked
from ..models import Audit, Score
from ..quality import Criterion
from ..queries.auditing import criteria_of, who_can_act
from ..queries.drawing import months_to_draw

LONGEST = 4000
Mark = Score.Mark


class AuditForm(ActionForm):
    """A form about an audit. What was issued stands still, whatever the case records meanwhile."""

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: see above."""


class DrawForm(ActionForm):
    """Which month's sample is drawn. Nothing else can be said."""

    month = forms.ChoiceField(
        label="Which month?",
        choices=[],
        widget=Radios(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select one of these months"),
    )

    def set_up(self) -> None:
        months = months_to_draw(timezone.localdate())
        self.fields["month"].choices = [  # type: ignore[attr-defined]
            (month.isoformat(), f"{month:%B %Y}") for month in months
        ]

    @property
    def chosen(self) -> date:
        """The first day of the month that was chosen."""
        return date.fromisoformat(self.cleaned_data["month"])


class ScoreForm(AuditForm):
    """The marks of one audit. What the page did not change is left as it stands.

    So two windows of one auditor do not write over each other, and a half-filled page is kept.
    """

    def __init__(self, request: HttpRequest, case: Case, audit: Audit) -> None:
        self.audit = audit
        self.criteria = criteria_of(audit)
        super().__init__(request, case)

    def set_up(self) -> None:
        told = {one.criterion: one for one in self.audit.scores.all()}
        for one in self.criteria:
            kept = told.get(one.id)
            self.fields[one.id] = _mark(one)
            self.fields[f"{one.id}-note"] = _note(one)
            self.initial[one.id] = kept.mark if kept else ""
            self.initial[f"{one.id}-note"] = kept.note if kept else ""

    def clean(self) -> dict[str, Any]:
        """A note alone says nothing yet: it wants a mark."""
        cleaned = super().clean()
        for one in self.criteria:
            is_bare = cleaned.get(f"{one.id}-note") and not cleaned.get(one.id)
            if is_bare and one.id not in self.errors:
                self.add_error(one.id, f"Give a mark with your note: {one.name}")
        return cleaned

    def marks(self) -> dict[str, Marked]:
        """What the page changed, by criterion."""
        changed = {name.removesuffix("-note") for name in self.changed_data}
        return {
            one.id: Marked(self._now(one.id), self._now(f"{one.id}-note"))
            for one in self.criteria
            if one.id in changed and self.cleaned_data[one.id]
        }

    def _now(self, name: str) -> str:
        """What was typed, or what is kept where this page changed nothing of it."""
        return str(self.cleaned_data[name] if name in self.changed_data else self.initial[name])


class FinishForm(AuditForm):
    """What has to be done about a plan, by whom and by when. Nothing may have to."""

    to_do = PlainText(
        label="Does anything have to be done?",
        help_text="Leave empty if not. Its owner reads this: say what, not who got it wrong",
        max_length=LONGEST,
        required=False,
        widget=box(),
    )
    owner = forms.ChoiceField(
        label="Who does it?",
        choices=[],
        required=False,
        error_messages={"invalid_choice": "Choose one of these people"},
    )
    due = DatePartsField(
        label="By when?",
        name="The day by which it has to be done",
        help_text="For example, 17 7 2026",
        required=False,
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.people = {str(one.pk): one for one in who_can_act(self.case)}
        people = [(pk, one.name) for pk, one in self.people.items()]
        self.fields["owner"].choices = [("", "Nobody"), *people]  # type: ignore[attr-defined]

    @property
    def owner_chosen(self) -> User | None:
        """Who does it, if anybody."""
        return self.people.get(self.cleaned_data["owner"])


class DoneForm(AuditForm):
    """What was done, and when."""

    note = PlainText(
        label="What was done?",
        max_length=LONGEST,
        widget=box(),
        error_messages={"required": "Say what was done"},
    )
    on = DatePartsField(
        label="When?",
        name="The day it was done",
        help_text="For example, 17 7 2026",
        not_future=True,
    )


class AgainForm(AuditForm):
    """Why a plan is audited a second time."""

    because = PlainText(
        label="Why is it audited again?",
        help_text="For example, the auditor and the team read Section F differently",
        max_length=LONGEST,
        widget=box(3),
        error_messages={"required": "Say why it is audited again"},
    )


def _mark(one: Criterion) -> forms.ChoiceField:
    choices = [c for c in Mark.choices if c[0] != Mark.NOT_APPLICABLE or one.may_not_apply]
    return forms.ChoiceField(
        label=one.name,
        help_text=one.good,
        choices=choices,
        required=False,
        show_hidden_initial=True,
        widget=Radios(attrs={"class": "govuk-radios--small govuk-radios--inline"}),
        error_messages={"invalid_choice": f"Select one of the marks: {one.name}"},
    )


def _note(one: Criterion) -> PlainText:
    about = '<span class="govuk-visually-hidden"> on: {}</span>'
    return PlainText(
        label=format_html("Note" + about, one.name),
        required=False,
        max_length=LONGEST,
        show_hidden_initial=True,
        widget=box(2),
    )
