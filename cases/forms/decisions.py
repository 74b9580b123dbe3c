"""Answering a question of law: the answer, its grounds and reasons, the panel's advice, the day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from ..deciding.answering import NO_FEEDBACK, Answer, PanelAdvice, refuse_unclear_advice
from ..deciding.legal_questions import LegalQuestion, question_on
from ..deciding.phrases import Found, found_in
from ..fields import DatePartsField, Radios
from ..letters import Letter
from ..letters.recipients import recipients_of
from ..models import Case, Decision
from ..refusals import Refused
from ..screens.action_form import ActionForm
from .questions import long_text, some_of

ASSESS, NOT_ASSESS = "assess", "not_assess"
LONGEST_REASONS = 5000
LONGEST_ADVICE = 2000
TOLD_HINT = (
    "Today: we write the letter and it goes out. An earlier day: the family was already told"
    " then, so we record that day and send no letter"
)
NO_HINT = "The family can appeal. The letter tells them how, with your reasons"
_YES, _NO = "grounds_yes", "grounds_no"
_PERSON = ("name", "relation", "address", "postcode")


class DecideForm(ActionForm):
    """The authority's answer, written down with its reasons before anything happens."""

    decision = forms.ChoiceField(
        label="What is the decision?",
        widget=Radios(),
        error_messages={"required": "Select what the decision is"},
    )
    grounds_yes = some_of("If yes: what shows it?")
    grounds_no = some_of("If no: what shows it?")
    reasons = long_text(
        "Reasons for the decision",
        LONGEST_REASONS,
        rows=8,
        hint=(
            "Answer each part of the test, with what the evidence shows."
            " Write for the family: a refusal is sent to them in these words"
        ),
    )
    advice = forms.ChoiceField(
        label="What did the panel advise?",
        help_text="The panel advises. You decide, in your own name",
        choices=Decision.Advice.choices,
        widget=Radios(),
        required=False,
    )
    advised_on = DatePartsField(
        label="When did the panel advise?",
        name="The day the panel advised",
        help_text="Only if a panel was asked",
        not_future=True,
        required=False,
    )
    advice_said = long_text("What did it say?", LONGEST_ADVICE, hint="Only if a panel was asked")
    departs_because = long_text(
        "Why do you decide otherwise than the panel advised?",
        LONGEST_ADVICE,
        hint="Only if your decision is not what the panel advised",
    )
    feedback = long_text(
        "What did the assessment find, and how will the school use the advice?",
        LONGEST_ADVICE,
        hint="Only if the answer is no. The letter to the family gives it in these words",
    )
    on = DatePartsField(
        label="What day is the family told?",
        name="The day the family is told",
        help_text=TOLD_HINT,
        not_future=True,
        error_messages={"required": "Enter the day the family is told"},
    )
    name = forms.CharField(label="Name", max_length=200, required=False)
    relation = forms.CharField(
        label="Relation to the child",
        help_text="For example, mother or foster carer",
        max_length=60,
        required=False,
    )
    address = forms.CharField(
        label="Address", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    postcode = forms.CharField(
        label="Postcode",
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(
        self, request: HttpRequest, case: Case, question: str, held: Decision | None = None
    ) -> None:
        self.held = held
        self.today = timezone.localdate()
        self.asked: LegalQuestion = question_on(question, self.today)
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        asked = self.asked
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            (asked.code, asked.yes),
            (f"not_{asked.code}", asked.no),
        ]
        hints = {f"not_{asked.code}": NO_HINT}
        self.fields["decision"].widget.hints = hints  # type: ignore[attr-defined]
        for name, answer in ((_YES, True), (_NO, False)):
            listed = [(ground.code, ground.text) for ground in asked.grounds(answer)]
            self.fields[name].choices = listed  # type: ignore[attr-defined]
        self.recipients = recipients_of(self.case, self.today)
        self.initial = {**self.initial, "on": self.today, "advice": Decision.Advice.NONE.value}
        self._ask_for_somebody()
        if not asked.gives_feedback(False):
            del self.fields["feedback"]
        if self.held is not None:
            self._begin_with(self.held)

    def _ask_for_somebody(self) -> None:
        self.someone_needed = not self.recipients.reachable
        if not self.someone_needed:
            for name in _PERSON:
                del self.fields[name]
        elif self.recipients.young_person:
            self.initial["name"] = str(self.case.child)  # type: ignore[union-attr]
            del self.fields["relation"]

    def _begin_with(self, held: Decision) -> None:
        """Start from what was held, so that nothing is typed again."""
        words = {
            "decision": self.asked.code if held.answer else f"not_{self.asked.code}",
            (_YES if held.answer else _NO): held.grounds,
            "reasons": held.reasons,
            "advice": held.advice,
            "advised_on": held.advised_on,
            "advice_said": held.advice_said,
            "departs_because": held.departs_because,
            "feedback": held.feedback,
        }
        self.initial = {**self.initial, **words}
        if held.told_already:
            self.initial["on"] = held.on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("reasons", "").strip() and "reasons" not in self.errors:
            self.add_error("reasons", ValidationError("Enter the reasons for the decision"))
        if cleaned.get("decision"):
            self._check_grounds(cleaned)
            self._check_panel()
            self._check_feedback(cleaned)
        if self.someone_needed and cleaned.get("on") == self.today:
            wanted = {
                "name": "Enter the name of the person we write to",
                "relation": "Enter their relation to the child",
                "address": "Enter the address the letter is posted to",
            }
            for name, sentence in wanted.items():
                if name in self.fields and not cleaned.get(name):
                    self.add_error(name, ValidationError(sentence, code="required"))
        return cleaned

    def _check_grounds(self, cleaned: dict[str, Any]) -> None:
        mine, other = (_YES, _NO) if self.says_yes else (_NO, _YES)
        if not cleaned.get(mine) and mine not in self.errors:
            self.add_error(mine, "Select at least one ground for the decision")
        if cleaned.get(other):
            self.add_error(other, "These are grounds for the other answer. Clear them")

    def _check_panel(self) -> None:
        if self.errors:
            return
        try:
            refuse_unclear_advice(self.answer)
        except Refused as refusal:
            self.add_refusal(refusal)

    def _check_feedback(self, cleaned: dict[str, Any]) -> None:
        wanted = self.asked.gives_feedback(self.says_yes) and cleaned.get("on") == self.today
        if wanted and not cleaned.get("feedback", "").strip() and "feedback" not in self.errors:
            self.add_error("feedback", NO_FEEDBACK)

    @property
    def says_yes(self) -> bool:
        """Whether the answer to the question is yes."""
        return bool(self.cleaned_data["decision"] == self.asked.code)

    @property
    def answer(self) -> Answer:
        """The answer, ready to be given."""
        typed = self.cleaned_data
        panel = PanelAdvice(
            typed.get("advice") or Decision.Advice.NONE,
            typed.get("advised_on"),
            typed.get("advice_said", ""),
            typed.get("departs_because", ""),
        )
        yes, on, why = self.says_yes, typed["on"], typed["reasons"]
        grounds = tuple(typed[_YES if yes else _NO])
        feedback = "" if yes else typed.get("feedback", "")
        return Answer(self.asked.code, yes, on, self.by, why, grounds, panel, feedback)

    @property
    def stops(self) -> list[Found]:
        """The reasons in a refusal that the law does not know."""
        if self.says_yes:
            return []
        typed = self.cleaned_data
        return [*found_in(typed["reasons"]), *found_in(typed.get("departs_because", ""))]

    @property
    def sends_letter(self) -> bool:
        """Whether a letter goes out: the family is told today."""
        return bool(self.cleaned_data["on"] == self.today)

    @property
    def letter(self) -> Letter:
        """The letter that tells the family of the answer."""
        return self.asked.letter(self.says_yes)

    @property
    def do_words(self) -> str:
        """What the button says that does it."""
        if self.asked.code == Decision.Question.ASSESS:
            return "Decide to assess" if self.says_yes else "Decide not to assess"
        return "Decide to issue a plan" if self.says_yes else "Decide not to issue a plan"

    @property
    def adds_person(self) -> bool:
        """Whether somebody is put on the case to be written to."""
        return self.someone_needed and bool(self.cleaned_data.get("name", "").strip())
