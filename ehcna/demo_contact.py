"""What was said, promised and asked on the cases of the demonstration. All people are invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils import timezone

from accounts.models import User
from cases.actions import closing_off, concerns, contact, promises, questions
from cases.models import Case
from statutory import ENGLAND, days_after

CALLS = (
    (
        "Whitlock",
        "call",
        "in",
        9,
        "He asks whether the school has answered. I said I would ask.",
        1,
    ),
    ("Sandhu", "email", "in", 2, "She asks which psychologist will come, and when.", 1),
    ("Haddad", "note", "out", 3, "The health visitor’s letter is with the duty desk.", 0),
    ("Lindgren", "call", "out", 1, "I explained the six weeks and what the decision is about.", 0),
)


def seed(people: Mapping[str, User], today: date) -> None:
    """Reply clocks, a promise, a question, a concern, and a restricted case that one may open."""
    officer = people["coordinator@demo.example"]
    senior, manager = people["senior@demo.example"], people["manager@demo.example"]
    manager.safeguarding_lead = True
    manager.save()
    for surname, how, direction, ago, words, waits in CALLS:
        _call(_case_of(surname), (how, direction, words), days_after(today, -ago), waits, officer)
    _promise_and_question(officer, senior, ENGLAND.working_day_after(today, 2))
    concerns.raise_concern(
        _case_of("Ferris"),
        words="The school rang: he has come without a coat all week.",
        by=officer,
    )
    closing_off.give_leave(
        _case_of("Ashdown"),
        to=people["assistant@demo.example"],
        until=days_after(today, 60),
        reason="Takes the calls of this family",
        by=senior,
    )


def _promise_and_question(officer: User, senior: User, soon: date) -> None:
    promises.make(
        _case_of("Whitlock"),
        what="Ring back when the school has answered",
        due=soon,
        promised_to="Dean Whitlock",
        by=officer,
    )
    questions.ask(
        _case_of("Prentice"),
        words="May the twins’ families be seen in one meeting?",
        of=senior,
        answer_by=soon,
        by=officer,
    )


def _case_of(surname: str) -> Case:
    return Case.objects.filter(child__surname=surname).order_by("pk")[0]


def _call(case: Case, call: tuple[str, str, str], on: date, waits: int, officer: User) -> None:
    how, direction, words = call
    said = contact.Said(
        how=how,
        direction=direction,
        at=timezone.make_aware(datetime.combine(on, time(9, 30))),
        words=words,
        member=case.child.family.order_by("pk").first(),
    )
    contact.log(case, said=said, wants_answer=bool(waits), internal=how == "note", by=officer)
