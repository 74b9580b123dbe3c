"""Sending one letter: to whom, and what an officer adds. Calling one back. Its wording."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils import timezone

from ..fields import CharacterCount, DatePartsField
from ..letters import Ask
from ..letters.addressees import Addressee
from ..letters.composing import Composed, compose
from ..letters.enclosing import for_reader, papers_for, usual
from ..letters.particulars import Typed, told_late
from ..models import Case, Document
from ..queries.enclosing import not_filed, why_incomplete
from ..queries.letters import reasons_decided, said_with_decision
from ..screens.action_form import ActionForm
from ..screens.enclosing import chosen_of, enclosures, field_name
from .readers import ReadersForm

LONGEST = 5000
CHANGED = (
    "What would be sent has changed since you looked at it. Look at each letter again, then send."
)


class LetterForm(ReadersForm):
    """Who the letter goes to, and what is added to it. Looked at before it is sent."""

    def set_up(self) -> None:
        assert self.case is not None
        offered = self.ask_readers(self.case)
        self.decided = reasons_decided(self.case, self.letter)
        self.told_late = told_late(self.letter, self.case, self.today)
        self.with_decision = said_with_decision(self.case, self.letter)
        for ask in self.asked:
            self.fields[ask.name] = _field_for(ask)
            self.fields[ask.name].required = self._must_say(ask)
            self.initial.setdefault(ask.name, self.with_decision.get(ask.name, ""))
        self._offer_papers(self.case, offered)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.take_readers(cleaned)
        for why in dict.fromkeys(self.incomplete.values()):
            self.add_error("not_enclosed" if "not_enclosed" in self.fields else None, why)
        return cleaned

    @property
    def asked(self) -> list[Ask]:
        """What is asked of the officer: not the reasons, where a decision has its own."""
        return [
            ask
            for ask in self.letter.asks
            if not (ask.name == "reasons" and self.decided)
            and (ask.when != "told_late" or self.told_late)
        ]

    @property
    def typed(self) -> Typed:
        said = {ask.name: self.cleaned_data.get(ask.name) or "" for ask in self.asked}
        return {"reasons": self.decided, **said}

    @property
    def enclosed(self) -> dict[str, list[Document]]:
        """What goes with the letter, by the key of each reader."""
        ticked = self.cleaned_data.get
        return {
            one.key: chosen_of(for_reader(self.papers, one), ticked(field_name(one)) or [])
            for one in self.chosen
        }

    @property
    def incomplete(self) -> dict[str, str]:
        """Why a letter cannot go with what was ticked for it, by the key of its reader."""
        assert self.case is not None
        reason = str(self.typed.get("not_enclosed", ""))
        return {
            one.key: why
            for one in self.chosen
            if (why := why_incomplete(self.letter, self.case, one, self.enclosed[one.key], reason))
        }

    def composed(self) -> list[Composed]:
        """Each letter exactly as it will be. Raises a refusal when one lacks something."""
        assert self.case is not None
        return [
            compose(
                self.letter,
                case=self.case,
                to=one,
                on=self.today,
                typed=self.typed,
                signed_by=self.by,
                enclosed=self.enclosed[one.key],
            )
            for one in self.chosen
        ]

    def _offer_papers(self, case: Case, offered: list[Addressee]) -> None:
        """For each reader the papers that may go to them, the usual ones ticked."""
        self.papers = list(papers_for(self.letter, case))
        self.not_filed = not_filed(self.letter, case)
        self.choosing = [one for one in offered if for_reader(self.papers, one)]
        chosen = self.with_decision.get("enclosed") or usual(self.letter, self.papers)
        for one in self.choosing:
            theirs = for_reader(self.papers, one)
            label = f"What is enclosed for {one.name}?"
            self.fields[field_name(one)] = enclosures(label, theirs)
            self.initial[field_name(one)] = [str(p.pk) for p in theirs if p in chosen]

    def _must_say(self, ask: Ask) -> bool:
        wanted = f"{{{ask.name}}}"
        return any(wanted in notice.words for notice in self.letter.must_contain)


class BodiesForm(LetterForm):
    """The copies of a decision that bodies get: in the words, and with the papers, of the family's
    letter, so that nothing is asked but whom to tell and how.
    """

    @property
    def asked(self) -> list[Ask]:
        return []

    @property
    def typed(self) -> Typed:
        said = {n: v for n, v in self.with_decision.items() if isinstance(v, str)}
        return {**said, "reasons": self.decided}

    @property
    def chosen(self) -> list[Addressee]:
        """Who was ticked; before anybody was, everybody who can be reached."""
        if not self.is_bound:
            return [one for one in self.readers if not one.why_not]
        return super().chosen

    @property
    def enclosed(self) -> dict[str, list[Document]]:
        chosen = self.with_decision.get("enclosed", [])
        return {one.key: for_reader(chosen, one) for one in self.chosen}

    def _offer_papers(self, case: Case, offered: list[Addressee]) -> None:
        self.papers = list(self.with_decision.get("enclosed", []))


class CallBackForm(ActionForm):
    """Why a letter is called back before it goes."""

    because = forms.CharField(
        label="Why is it called back?",
        help_text="This stays on the case",
        widget=CharacterCount(maxlength=500, attrs={"rows": 3}),
        max_length=500,
        error_messages={
            "required": "Say why it is called back",
            "max_length": "The reason must be 500 characters or fewer",
        },
    )


def mark_of(composed: list[Composed]) -> str:
    """A mark of what was looked at: it differs when anything that would be sent does."""
    found = hashlib.sha256()
    for one in composed:
        marks = ",".join(paper.sha256 for paper in one.enclosed)
        found.update(f"{one.to.key}\n{one.to.channel}\n{one.page}\n{marks}".encode())
    return found.hexdigest()


def _field_for(ask: Ask) -> forms.Field:
    wanted = f"Enter {ask.label[0].lower()}{ask.label[1:]}".rstrip("?")
    if ask.is_day:
        return DatePartsField(
            label=ask.label,
            name="The day",
            help_text=ask.hint or "For example, 12 6 2026",
            earliest=timezone.localdate(),
            error_messages={"required": "Enter the day"},
        )
    if ask.label.endswith("?"):
        wanted = f"Answer “{ask.label}”"
    return forms.CharField(
        label=ask.label,
        help_text=ask.hint,
        max_length=LONGEST,
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 6}),
        error_messages={
            "required": wanted,
            "max_length": f"This must be {LONGEST} characters or fewer",
        },
    )
