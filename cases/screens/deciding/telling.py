"""What the family is told with a decision: when, in which words, with which papers, and who."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ...deciding.answering import NO_FEEDBACK, NO_WHY_LATE, Answer, is_late
from ...deciding.legal_questions import LegalQuestion
from ...fields import DatePartsField
from ...letters import Letter
from ...letters.addressees import of_member
from ...letters.enclosing import papers_for, usual
from ...letters.recipients import recipients_of
from ...models import Decision, Document
from ...queries.enclosing import not_filed, why_incomplete
from ..action_form import ActionForm
from ..enclosing import chosen_of, enclosures
from ..questions import long_text

LONGEST = 2000
TOLD_HINT = (
    "Today: we write the letter and it goes out. An earlier day: the family was already told"
    " then, so we record that day and send no letter"
)
_PERSON = ("name", "relation", "address", "postcode")
_ENCLOSING = ("enclosed", "not_enclosed")


class TellingForm(ActionForm):
    """The part of a decision that the letter to the family is made from."""

    asked: LegalQuestion
    today: date
    feedback = long_text(
        "What did the assessment find, and how will the school use the advice?",
        LONGEST,
        hint="Only if the answer is no. The letter to the family gives it in these words",
    )
    why_late = long_text(
        "Why is the decision late?",
        LONGEST,
        hint=(
            "The time limit has passed. The letter says sorry, names the day that was missed and"
            " gives this reason in these words, so write it for the family and blame nobody"
        ),
    )
    not_enclosed = long_text(
        "Why does something not come with the letter?",
        LONGEST,
        hint=(
            "Only if the answer is no, and advice is not filed or not ticked."
            " It stands in the letter in these words"
        ),
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

    def set_up_telling(self) -> None:
        """Ask only what a letter of this question needs, on this case, today."""
        assert self.case is not None
        self.recipients = recipients_of(self.case, self.today)
        self.initial["on"] = self.today
        self._ask_for_somebody()
        refusal = self.asked.letter(False)
        if not self.asked.gives_feedback(False):
            del self.fields["feedback"]
        limit = Answer(self.asked.code, False, self.today, self.by, "")
        if not is_late(self.case, self.asked, limit):
            del self.fields["why_late"]
        self.papers: list[Document] = list(papers_for(refusal, self.case))
        self.not_filed = not_filed(refusal, self.case)
        if refusal.encloses is None:
            del self.fields["not_enclosed"]
        elif self.papers:
            self.fields["enclosed"] = enclosures(
                "Which advice goes with the letter?",
                self.papers,
                "Only if the answer is no. Each file is looked through for each reader first",
            )
            self.initial["enclosed"] = [str(one.pk) for one in usual(refusal, self.papers)]

    def _ask_for_somebody(self) -> None:
        self.someone_needed = not self.recipients.reachable
        if not self.someone_needed:
            for name in _PERSON:
                del self.fields[name]
        elif self.recipients.young_person:
            self.initial["name"] = str(self.case.child)  # type: ignore[union-attr]
            del self.fields["relation"]

    def begin_telling_with(self, held: Decision) -> None:
        """Start from what was held, so that nothing is typed again."""
        self.initial = {
            **self.initial,
            "feedback": held.feedback,
            "why_late": held.why_late,
            "not_enclosed": held.not_enclosed,
            "enclosed": [str(one.pk) for one in held.enclosed.all()],
        }
        if held.told_already:
            self.initial["on"] = held.on

    def check_telling(self, cleaned: dict[str, Any]) -> None:
        """What a letter that goes out today cannot do without."""
        if cleaned.get("on") != self.today:
            return
        if self.someone_needed:
            self._check_person(cleaned)
        if not cleaned.get("decision"):
            return
        wanted = {"why_late": (self.asked.says_sorry(self.says_yes), NO_WHY_LATE)}
        wanted["feedback"] = (self.asked.gives_feedback(self.says_yes), NO_FEEDBACK)
        for name, (is_wanted, sentence) in wanted.items():
            is_asked = is_wanted and name in self.fields and name not in self.errors
            if is_asked and not cleaned.get(name, "").strip():
                self.add_error(name, sentence)
        self._check_enclosed(cleaned)

    def _check_person(self, cleaned: dict[str, Any]) -> None:
        wanted = {
            "name": "Enter the name of the person we write to",
            "relation": "Enter their relation to the child",
            "address": "Enter the address the letter is posted to",
        }
        for name, sentence in wanted.items():
            if name in self.fields and not cleaned.get(name):
                self.add_error(name, ValidationError(sentence, code="required"))

    def _check_enclosed(self, cleaned: dict[str, Any]) -> None:
        assert self.case is not None
        reason = cleaned.get("not_enclosed", "")
        if self.says_yes or "not_enclosed" in self.errors:
            return
        for member in self.recipients.reachable:
            reader = of_member(member)
            if why := why_incomplete(self.letter, self.case, reader, self.enclosed, reason):
                self.add_error("not_enclosed", why)
                return

    @property
    def says_yes(self) -> bool:
        """Whether the answer to the question is yes."""
        return bool(self.cleaned_data["decision"] == self.asked.code)

    @property
    def enclosed(self) -> list[Document]:
        """What goes with the letter."""
        if self.says_yes:
            return []
        return chosen_of(self.papers, self.cleaned_data.get("enclosed", []))

    @property
    def sends_letter(self) -> bool:
        """Whether a letter goes out: the family is told today."""
        return bool(self.cleaned_data["on"] == self.today)

    @property
    def letter(self) -> Letter:
        """The letter that tells the family of the answer."""
        return self.asked.letter(self.says_yes)

    @property
    def adds_person(self) -> bool:
        """Whether somebody is put on the case to be written to."""
        return self.someone_needed and bool(self.cleaned_data.get("name", "").strip())
