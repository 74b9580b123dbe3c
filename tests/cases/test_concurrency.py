"""Two people at one moment: the first acts, the second is told, and nothing is done twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from cases.fields import date_parts
from cases.models import Case, Decision, Entry, FamilyMember, Message, Submission
from tests.cases.views.acting import TODAY, a_request, hidden, signed_in, to
from tests.cases.views.test_editing_people import opened
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Each in a thread and a connection of its own, let go in the same moment."""
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=10)
            answers[number] = act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


def a_decision(client: Client, case: Case, answer: str) -> Callable[[], Any]:
    """A form filled in, on the point of being sent."""
    url = to(case, "decide")
    ground = {"grounds_yes": "sen-shown"} if answer == "assess" else {"grounds_no": "help-enough"}
    reasons = {"decision": answer, "reasons": f"Because: {answer}"}
    typed = {**reasons, **ground, **date_parts("on", TODAY)}
    sent = hidden(client, url) | typed | {"step": "do"}
    return lambda: client.post(url, sent)


def test_of_two_officers_who_decide_at_once_one_decides_and_the_other_is_told(
    people: Cast, case: Case
) -> None:
    yes = a_decision(signed_in(people.officer), case, "assess")
    no = a_decision(signed_in(people.senior), case, "not_assess")

    answers = at_once(yes, no)

    done, told = sorted(answers, key=lambda answer: -answer.status_code)
    assert (done.status_code, told.status_code) == (302, 200)
    (said,) = told.context["form"].non_field_errors()
    assert said.startswith("Somebody recorded something on this case while you were writing: ")
    assert told.context["form"]["reasons"].value().startswith("Because: ")
    assert (
        Entry.objects.filter(kind__in=("decided_to_assess", "decided_not_to_assess")).count() == 1
    )
    assert (Message.objects.count(), Submission.objects.count()) == (1, 1)


def test_two_presses_of_one_form_at_once_decide_once_and_lead_to_one_place(
    people: Cast, case: Case
) -> None:
    press = a_decision(signed_in(people.officer), case, "not_assess")

    first, second = at_once(press, press)

    assert (first.status_code, second.status_code) == (302, 302)
    decision = Decision.objects.get(case=case)
    assert first.url == second.url == to(case, "tell_bodies", decision.pk)
    assert Entry.objects.filter(kind="decided_not_to_assess").count() == 1
    assert Message.objects.count() == 1


def test_what_two_officers_add_at_once_is_both_kept(people: Cast, case: Case) -> None:
    url = to(case, "person_new")
    typed = {
        "name": "Jo Okoro",
        "relation": "Aunt",
        "parental_responsibility": "no",
        "channel": "post",
        "address": "2 Example Road",
    }
    clients = [signed_in(people.officer), signed_in(people.senior)]
    sent = [hidden(client, url) | typed for client in clients]

    answers = at_once(
        *(lambda c=c, s=s: c.post(url, s) for c, s in zip(clients, sent, strict=True))
    )

    assert [answer.status_code for answer in answers] == [302, 302]
    assert FamilyMember.objects.filter(name="Jo Okoro").count() == 2


def test_a_decision_on_a_request_just_corrected_away_is_not_made(people: Cast, case: Case) -> None:
    corrected = threading.Event()
    entry = case.entries.get()
    url = to(case, "correct_fact", entry.pk)
    senior = signed_in(people.senior)
    typed = {"what": "did_not_happen", "reason": "Another child's", "approved_by": "Sal"}
    correction = hidden(senior, url) | typed | {"step": "do"}
    decision = a_decision(signed_in(people.officer), case, "assess")

    def correct() -> Any:
        answer = senior.post(url, correction)
        corrected.set()
        return answer

    def decide() -> Any:
        assert corrected.wait(timeout=20)
        return decision()

    first, second = at_once(correct, decide)

    assert (first.status_code, second.status_code) == (302, 200)
    assert not Entry.objects.filter(kind="decided_to_assess").exists()


def test_h101_of_two_who_save_one_field_of_a_person_at_once_the_second_sees_both(
    people: Cast, case: Case
) -> None:
    mother = FamilyMember.objects.get(child=case.child)
    url = to(case, "person_edit", mother.pk)
    clients = [signed_in(people.officer), signed_in(people.senior)]
    sent = [opened(client, url) | {"needs": f"Text {n}"} for n, client in enumerate(clients)]

    answers = at_once(
        *(lambda c=c, s=s: c.post(url, s) for c, s in zip(clients, sent, strict=True))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    told = next(answer for answer in answers if answer.status_code == 200)
    (clash,) = told.context["clash"].clashes
    mother.refresh_from_db()
    assert clash.theirs == mother.needs
    assert {clash.theirs, clash.mine} == {"Text 0", "Text 1"}


def test_h100_of_two_who_save_two_fields_of_a_person_at_once_both_are_kept(
    people: Cast, case: Case
) -> None:
    mother = FamilyMember.objects.get(child=case.child)
    url = to(case, "person_edit", mother.pk)
    olive, sal = signed_in(people.officer), signed_in(people.senior)
    first = opened(olive, url) | {"needs": "Text first"}
    second = opened(sal, url) | {"language": "Igbo"}

    answers = at_once(lambda: olive.post(url, first), lambda: sal.post(url, second))

    assert [answer.status_code for answer in answers] == [302, 302]
    mother.refresh_from_db()
    assert (mother.needs, mother.language) == ("Text first", "Igbo")
