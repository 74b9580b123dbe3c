"""What the front page of a plan says of the child."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.refusals import Refused

from ..models import Plan
from .fields import line
from .writing import PlanForm

ASKED = ("known_as", "pronouns", "out_of_cohort", "current_setting")


class FrontForm(PlanForm):
    """What the child is called, their pronouns, where they are."""

    known_as = line("What the child is called", 100, "If not by their first name")
    pronouns = forms.ChoiceField(
        label="Pronouns",
        help_text="The plan is checked for others, which often come from another child’s plan",
        choices=[("", "Not known"), *Plan.Pronouns.choices],
        required=False,
    )
    out_of_cohort = forms.BooleanField(
        label="Taught with another year group than their date of birth says", required=False
    )
    current_setting = line("Where they are now", 200, "The setting they attend while it is written")
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def set_up(self) -> None:
        super().set_up()
        self.initial.update(self._now())
        self.initial["was"] = _mark(self._now())

    def _now(self) -> dict[str, Any]:
        plan = Plan.objects.get(pk=self.into_version.plan_id)
        version = plan.versions.get(pk=self.into_version.pk)
        return {
            name: getattr(version if name == "current_setting" else plan, name) for name in ASKED
        }

    def settled(self) -> dict[str, Any]:
        """What was typed. Refused once when somebody else changed the same meanwhile."""
        now, typed = self._now(), {name: self.cleaned_data[name] for name in ASKED}
        if self.data.get("was") != _mark(now) and typed != now:
            self.data["was"] = _mark(now)  # type: ignore[index]
            said = "; ".join(
                f"{self.fields[name].label}: {_said(now[name])}"
                for name in ASKED
                if now[name] != typed[name]
            )
            raise Refused(
                f"Somebody else changed this page while you were writing. They put: {said}. Nothing"
                " you typed is lost. Press Save again to keep yours."
            )
        return typed


def _mark(values: dict[str, Any]) -> str:
    return "|".join(str(values[name]) for name in ASKED)


def _said(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value) or "nothing"
