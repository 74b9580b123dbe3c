"""Answering a question of law: the answer, its grounds and reasons, the panel's advice, the day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from ...deciding.answering import Answer, PanelAdvice, refuse_unclear_advice
from ...deciding.legal_questions import LegalQuestion, question_on
from ...deciding.phrases import Found, found_in
from ...fields import DatePartsField, Radios
from ...models import Case, Decision
from ...refusals import Refused
from ..questions import long_text, some_of
from .telling import TellingForm

LONGEST_REASONS, LONGEST_ADVICE = 5000, 2000
NO_HINT = "The family can appeal. The letter tells them how, with your reasons"
_YES, _NO = "grounds_yes", "grounds_no"


class DecideForm(TellingForm):
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
        "Why do you decide otherwise than advised?",
        LONGEST_ADVICE,
        hint="Only if your decision is not what was advised",
    )

    def __init__(
        self,
        request: HttpRequest,
        case: Case,
        question: str,
        held: Decision | None = None,
        advised: PanelAdvice | None = None,  # as a panel's record has it: not typed
    ) -> None:
        self.held, self.advised = held, advised
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
        self.initial["advice"] = Decision.Advice.NONE.value
        if self.advised is not None:
            for name in ("advice", "advised_on", "advice_said"):
                del self.fields[name]
        self.set_up_telling()
        if self.held is not None:
            self._begin_with(self.held)

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
        }
        self.initial = {**self.initial, **words}
        self.begin_telling_with(held)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("reasons", "").strip() and "reasons" not in self.errors:
            self.add_error("reasons", ValidationError("Enter the reasons for the decision"))
        if cleaned.get("decision"):
            self._check_grounds(cleaned)
            self._check_panel()
        self.check_telling(cleaned)
        return cleaned

    def _check_grounds(self, cleaned: dict[str, Any]) -> None:
        mine, other = (_YES, _NO) if self.says_yes else (_NO, _YES)
        self._let_lapse(cleaned, other)
        if not cleaned.get(mine) and mine not in self.errors:
            self.add_error(mine, "Select at least one ground for the decision")
        if cleaned.get(other):
            self.add_error(other, "These are grounds for the other answer. Clear them")

    def _let_lapse(self, cleaned: dict[str, Any], other: str) -> None:
        """Clear the grounds that a held decision brought along, when its answer is turned round."""
        if self.held is None or self.held.answer == self.says_yes:
            return
        if set(cleaned.get(other, ())) <= set(self.held.grounds):
            cleaned[other] = []
            self.data.setlist(other, [])  # type: ignore[attr-defined]

    def _check_panel(self) -> None:
        if self.errors:
            return
        try:
            refuse_unclear_advice(self.answer)
        except Refused as refusal:
            self.add_refusal(refusal)

    @property
    def answer(self) -> Answer:
        """The answer, ready to be given."""
        typed, panel = self.cleaned_data, self._panel
        yes, on, why = self.says_yes, typed["on"], typed["reasons"]
        grounds = tuple(typed[_YES if yes else _NO])
        return Answer(
            self.asked.code,
            yes,
            on,
            self.by,
            why,
            grounds,
            panel,
            feedback="" if yes else typed.get("feedback", ""),
            why_late=typed.get("why_late", "") if self.asked.says_sorry(yes) else "",
            enclosed=self.enclosed,
            not_enclosed="" if yes else typed.get("not_enclosed", ""),
        )

    @property
    def _panel(self) -> PanelAdvice:
        typed = self.cleaned_data
        otherwise = typed.get("departs_because", "")
        if self.advised is not None:
            return replace(self.advised, departs_because=otherwise)
        said = typed.get("advice") or Decision.Advice.NONE
        return PanelAdvice(said, typed.get("advised_on"), typed.get("advice_said", ""), otherwise)

    @property
    def stops(self) -> list[Found]:
        """The reasons in a refusal that the law does not know."""
        if self.says_yes:
            return []
        typed = self.cleaned_data
        return [*found_in(typed["reasons"]), *found_in(typed.get("departs_because", ""))]

    @property
    def do_words(self) -> str:
        """What the button says that does it."""
        if self.asked.code == Decision.Question.ASSESS:
            return "Decide to assess" if self.says_yes else "Decide not to assess"
        return "Decide to issue a plan" if self.says_yes else "Decide not to issue a plan"
