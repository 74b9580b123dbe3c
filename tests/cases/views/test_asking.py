"""Asking a senior and raising a concern, as somebody uses them."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from accounts.models import Role, User
from cases.fields import date_parts
from cases.models import Case, Concern, Question
from tests.cases.views.acting import TODAY, errors, press, said, signed_in, to
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast

WORDS = "A bruise on the left arm"


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def lead(people: Cast) -> User:
    return UserFactory(role=Role.ADMINISTRATOR, safeguarding_lead=True)


def test_a_question_goes_to_the_senior_and_the_answer_stays(people: Cast, case: Case) -> None:
    officer, senior = signed_in(people.officer), signed_in(people.senior)
    form = officer.get(to(case, "question_new")).context["form"]
    assert form.initial["of"] == people.senior.pk

    asked = {"words": "May they share?", "of": people.senior.pk}
    press(officer, to(case, "question_new"), asked | date_parts("answer_by", TODAY))
    question = Question.objects.get()
    waiting = senior.get(reverse("questions"))
    done = press(senior, to(case, "question_answer", question.pk), {"answer": "They may"})

    assert list(waiting.context["questions"]) == [question]
    assert said(done) == ["Your answer is on the case."]
    assert "They may" in officer.get(to(case, "case_questions")).content.decode()
    assert list(senior.get(reverse("questions")).context["questions"]) == []


def test_nobody_answers_who_may_not(people: Cast, case: Case) -> None:
    officer, senior = signed_in(people.officer), signed_in(people.senior)
    asked = {"words": "May they share?", "of": people.manager.pk}
    press(senior, to(case, "question_new"), asked | date_parts("answer_by", TODAY))
    answer = to(case, "question_answer", Question.objects.get().pk)

    own = press(senior, answer, {"answer": "Yes"})

    assert errors(own) == {"__all__": ["Somebody else answers what you asked"]}
    assert officer.get(answer).status_code == 404
    assert officer.get(reverse("questions")).status_code == 404


def test_a_concern_is_seen_by_the_lead_and_by_nobody_else(
    people: Cast, case: Case, lead: User
) -> None:
    raiser = signed_in(people.assistant)
    before = {name: _page(people, case, name) for name in _OF_THE_CASE}

    press(raiser, to(case, "concern_new"), {"words": WORDS})

    concern = Concern.objects.get()
    opened = signed_in(lead).get(reverse("concern", args=[concern.pk])).content.decode()
    assert WORDS in opened and str(case.child) in opened and "Open the case" not in opened
    after = {name: _page(people, case, name) for name in _OF_THE_CASE}
    assert {name for name in before if _differs(before[name], after[name])} == set()
    for user in (people.manager, people.officer, people.assistant):
        client = signed_in(user)
        assert client.get(reverse("concerns")).status_code == 404
        assert client.get(reverse("concern", args=[concern.pk])).status_code == 404


_OF_THE_CASE = ("case", "case_contact", "case_people", "case_documents", "case_messages")


def _page(people: Cast, case: Case, name: str) -> str:
    return signed_in(people.manager).get(to(case, name)).content.decode()


def _differs(before: str, after: str) -> bool:
    """Whether two pages differ, but for the signs against forgery and what a form carries."""
    signs = re.compile(r'value="[^"]{30,}"')
    return signs.sub("", before) != signs.sub("", after)


def test_who_looked_says_nothing_of_a_concern(people: Cast, case: Case, lead: User) -> None:
    press(signed_in(people.assistant), to(case, "concern_new"), {"words": WORDS})
    signed_in(lead).get(reverse("concern", args=[Concern.objects.get().pk]))

    page = signed_in(people.manager).get(to(case, "case_access")).content.decode()

    assert "oncern" not in page.partition("<main")[2] and lead.name not in page
    assert case.access_records.filter(user=lead, doing="concern").count() == 1


def test_who_raised_it_is_told_that_it_was_taken_up_and_no_more(
    people: Cast, case: Case, lead: User
) -> None:
    raiser, reader = signed_in(people.assistant), signed_in(lead)
    press(raiser, to(case, "concern_new"), {"words": WORDS})
    address = reverse("concern", args=[Concern.objects.get().pk])

    press(reader, address, {})
    empty = press(reader, address, {"outcome": ""})
    press(reader, address, {"outcome": "Passed to the front door"})

    assert errors(empty) == {"outcome": ["Say what came of it"]}
    page = raiser.get(to(case, "concern_new")).content.decode()
    assert "You raised a concern on" in page and "it was taken up on" in page
    assert "front door" not in page and WORDS not in page
    others = signed_in(people.manager).get(to(case, "concern_new")).content.decode()
    assert "You raised" not in others


def test_the_number_for_danger_now_stands_first(people: Cast, case: Case, lead: User) -> None:
    page = signed_in(people.officer).get(to(case, "concern_new")).content.decode()
    main = page.partition("<main")[2]

    assert main.index("<h1") < main.index("ring 999 first") < main.index("<form")


def test_a_lead_reads_of_a_restricted_case_what_is_needed_and_cannot_open_it(
    people: Cast, lead: User
) -> None:
    closed = CaseFactory(officer=people.officer, restricted=True)
    concern = Concern.objects.create(case=closed, words=WORDS, raised_by=people.officer)
    lead.role = Role.SENIOR
    lead.save()
    reader = signed_in(lead)

    assert WORDS in reader.get(reverse("concern", args=[concern.pk])).content.decode()
    assert reader.get(to(closed, "case")).status_code == 404
