"""ask, redirect, answer: the right senior, never oneself, and the answer stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions.questions import answer, ask, redirect
from cases.models import AuditEntry, Case, Message, Question
from cases.refusals import Refused
from statutory import days_after
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)
WORDS = "May the twin share a meeting?"


@pytest.fixture(autouse=True)
def _on_9_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def question(people: Cast, case: Case) -> Question:
    return ask(case, words=WORDS, of=people.senior, answer_by=TODAY, by=people.officer)


def test_the_senior_is_told_by_a_line_and_a_link(people: Cast, question: Question) -> None:
    message = Message.objects.get()

    assert (question.asked_of, message.to_user) == (people.senior, people.senior)
    assert message.subject == "A question about a case waits for your answer"
    assert message.body.strip().endswith("/questions/")
    assert WORDS not in message.body + str(AuditEntry.objects.get().after)


def test_while_the_senior_is_away_whoever_covers_is_asked(people: Cast, case: Case) -> None:
    other = UserFactory(role=Role.SENIOR, team=people.team, name="Una Under")
    people.senior.cover, people.senior.cover_from = other, TODAY
    people.senior.save()

    asked = ask(case, words=WORDS, of=people.senior, answer_by=TODAY, by=people.officer)

    assert asked.asked_of == other
    assert [(step["from"], step["to"]) for step in asked.redirected] == [
        ("Sal Senior", "Una Under")
    ]
    assert Message.objects.get().to_user == other


def test_the_answer_stays_on_the_case_and_the_asker_is_told(
    people: Cast, question: Question
) -> None:
    answered = answer(question, answer=" Yes, with their leave ", by=people.manager)

    assert (answered.answer, answered.answered_by) == ("Yes, with their leave", people.manager)
    assert Message.objects.filter(to_user=people.officer).count() == 1
    with pytest.raises(Refused, match="answered already"):
        answer(question, answer="No", by=people.senior)


def test_h046_nobody_answers_their_own_question_nor_without_the_role(
    people: Cast, case: Case, question: Question
) -> None:
    of_the_senior = ask(case, words=WORDS, of=people.manager, answer_by=TODAY, by=people.senior)

    with pytest.raises(Refused, match="Somebody else answers"):
        answer(of_the_senior, answer="Yes", by=people.senior)
    with pytest.raises(Refused, match="Only a senior or a manager"):
        answer(question, answer="Yes", by=people.assistant)

    assert not Question.objects.exclude(answered_at=None).exists()


def test_another_senior_is_asked_instead_with_the_reason_kept(
    people: Cast, question: Question
) -> None:
    redirect(question, to=people.manager, why="She is ill", by=people.officer)

    question.refresh_from_db()
    assert question.asked_of == people.manager
    assert question.redirected == [
        {"from": "Sal Senior", "to": "Max Manager", "on": "2026-06-09", "why": "She is ill"}
    ]
    assert Message.objects.filter(to_user=people.manager).count() == 1


def test_who_cannot_answer_or_cannot_open_the_case_is_not_asked(people: Cast, case: Case) -> None:
    elsewhere = UserFactory(role=Role.SENIOR, name="Una Under")
    closed = CaseFactory(officer=people.officer, restricted=True)
    asked = {
        "Ask somebody other than yourself": (case, people.officer),
        "Anna Assistant cannot answer such a question. Ask a senior.": (case, people.assistant),
        "Una Under cannot open this case. Ask somebody who can.": (case, elsewhere),
        "Sal Senior cannot open this case. Ask somebody who can.": (closed, people.senior),
    }

    for sentence, (about, of) in asked.items():
        with pytest.raises(Refused) as refused:
            ask(about, words=WORDS, of=of, answer_by=TODAY, by=people.officer)
        assert (refused.value.sentence, refused.value.field) == (sentence, "of")

    with pytest.raises(Refused, match="must not be in the past"):
        ask(
            case,
            words=WORDS,
            of=people.senior,
            answer_by=days_after(TODAY, -1),
            by=people.officer,
        )
    assert (Question.objects.count(), Message.objects.count()) == (0, 0)
