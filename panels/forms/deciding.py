"""The officer’s decision after the advice. Which advice there was is read, never typed."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.deciding.answering import Answer, PanelAdvice
from cases.deciding.legal_questions import question_on
from cases.fields import Checkboxes, DatePartsField, Radios
from cases.models import Case
from cases.screens.action_form import ActionForm
from plans.forms.fields import words as text

from ..actions.deciding import Chosen

DEPARTS = "Why do you decide otherwise than advised?"
ONLY_IF = "Only if your decision is not what was advised"


class _When(ActionForm):
    reasons = text(
        "Your reasons",
        "In your own name, for the family. Reasons of the advice are yours once you say so",
        rows=8,
        missing="Enter your reasons",
    )
    departs_because = text(DEPARTS, ONLY_IF)
    on = DatePartsField(
        label="When do you decide?", name="The day of the decision", not_future=True
    )

    def set_up(self) -> None:
        self.initial["on"] = timezone.localdate()


class AnswerForm(_When):
    """An answer to a question of the assessment path."""

    decision = forms.ChoiceField(
        label="What do you decide?",
        widget=Radios(),
        error_messages={"required": "Select what you decide"},
    )
    grounds = forms.MultipleChoiceField(
        label="What shows it?",
        widget=Checkboxes(),
        error_messages={"required": "Select at least one ground for the decision"},
    )
    feedback = text("If there is no plan: what the assessment found, for the family")
    why_late = text("If the family hears late: why, in words for them", rows=2)
    field_order = ("decision", "grounds", "reasons", "departs_because", "on")

    def __init__(self, request: HttpRequest, case: Case, question: str) -> None:
        self.asked = question_on(question, timezone.localdate())
        super().__init__(request, case)

    def set_up(self) -> None:
        super().set_up()
        asked = self.asked
        self.fields["decision"].choices = [("yes", asked.yes), ("no", asked.no)]  # type: ignore[attr-defined]
        grounds = [
            (f"{answer}:{one.code}", f"If {answer}: {one.text}")
            for answer in ("yes", "no")
            for one in asked.grounds(answer == "yes")
        ]
        self.fields["grounds"].choices = grounds  # type: ignore[attr-defined]
        if asked.code == "assess":
            del self.fields["feedback"]

    @property
    def answer(self) -> Answer:
        """The answer, ready to be given."""
        typed, yes = self.cleaned_data, self.cleaned_data["decision"] == "yes"
        ticked = [one.split(":", 1) for one in typed["grounds"]]
        # A ground of the other answer is refused by its name, and not quietly left out.
        codes = tuple(code if (of == "yes") == yes else f"{of}:{code}" for of, code in ticked)
        return Answer(
            self.asked.code,
            yes,
            typed["on"],
            self.by,
            typed["reasons"],
            codes,
            PanelAdvice(departs_because=typed["departs_because"]),
            feedback="" if yes else typed.get("feedback", ""),
            why_late=typed["why_late"] if self.asked.says_sorry(yes) else "",
        )


class OtherForm(_When):
    """A decision on a question that is none of the assessment path."""

    follows = forms.ChoiceField(
        label="Do you follow the advice?",
        choices=[("yes", "Yes"), ("no", "No, I decide otherwise")],
        widget=Radios(),
        error_messages={"required": "Select whether you follow the advice"},
    )
    decided = text("What do you decide?", rows=3, missing="Enter what you decide")
    field_order = ("follows", "decided", "reasons", "departs_because", "on")

    @property
    def chosen(self) -> Chosen:
        """What was decided."""
        typed = self.cleaned_data
        kept = {name: typed[name] for name in ("decided", "reasons", "departs_because", "on")}
        return Chosen(follows=typed["follows"] == "yes", **kept)


class PutOffForm(ActionForm):
    """Why a senior agrees that a case is put off again."""

    agreed_because = text(
        "Why do you agree to putting it off again?", missing="Say why you agree"
    )  # fmt: skip
    kept_because = text("If a reason the law does not know is kept: why?", rows=2)


class DoneForm(ActionForm):
    """What was done, and when."""

    note = text("What was done?", missing="Say what was done")
    on = DatePartsField(label="When?", name="The day it was done", not_future=True)
