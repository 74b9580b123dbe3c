"""Restricting, leave, emergencies and relations, as somebody uses them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cases.actions.closing_off import stop_tries
from cases.fields import date_parts
from cases.models import AuditEntry, BreakGlass, Case, Grant, Message, Relation
from statutory import days_after
from tests.cases.views.acting import TODAY, errors, press, said, signed_in, to
from tests.factories import CaseFactory, ChildFactory, UserFactory
from tests.people import Cast

STOPPED = "/break-glass/stopped/"
UNTIL = date_parts("until", days_after(TODAY, 30))


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(
        officer=people.officer, child=ChildFactory(forename="Wren", surname="Quillfeather")
    )


@pytest.fixture
def closed(people: Cast, case: Case) -> Case:
    case.restricted = True
    case.save()
    return case


def _restriction(*people: Any) -> dict[str, Any]:
    return {"reason": "A threat", "keeping": [one.pk for one in people], **UNTIL}


def test_a_senior_restricts_a_case_and_can_then_only_say_who_has_leave(
    people: Cast, case: Case
) -> None:
    senior = signed_in(people.senior)

    done = press(senior, to(case, "case_restrict"), _restriction(people.officer))

    assert done.url == reverse("restricted_case", args=[case.pk])
    assert senior.get(to(case, "case")).status_code == 404
    page = senior.get(done.url).content.decode()
    assert case.reference in page and people.officer.name in page
    assert "Quillfeather" not in page
    assert signed_in(people.officer).get(to(case, "case")).status_code == 200


def test_who_restricts_is_not_offered_leave_for_themselves(people: Cast, case: Case) -> None:
    senior = signed_in(people.senior)

    response = press(senior, to(case, "case_restrict"), _restriction(people.senior))

    case.refresh_from_db()
    assert "keeping" in errors(response)
    assert case.restricted is False


def test_story_4_2_13_a_manager_gives_leave_to_others_and_not_to_themselves(
    people: Cast, closed: Case
) -> None:
    manager = signed_in(people.manager)
    give = reverse("leave_give", args=[closed.pk])

    own = press(manager, give, {"to": people.manager.pk, "reason": "Mine", **UNTIL})
    press(manager, give, {"to": people.senior.pk, "reason": "Cover", **UNTIL})

    assert errors(own) == {"to": ["You cannot give leave to yourself. Ask another senior."]}
    assert manager.get(to(closed, "case")).status_code == 404
    assert signed_in(people.senior).get(to(closed, "case")).status_code == 200
    end = reverse("leave_end", args=[closed.pk, Grant.objects.get().pk])
    press(manager, end, {})
    assert signed_in(people.senior).get(to(closed, "case")).status_code == 404


def test_only_who_has_leave_lifts_a_restriction(people: Cast, closed: Case) -> None:
    lift = to(closed, "case_lift")
    assert signed_in(people.senior).get(lift).status_code == 404
    give = reverse("leave_give", args=[closed.pk])
    leave = {"to": people.senior.pk, "reason": "Cover", **UNTIL}
    press(signed_in(people.manager), give, leave)

    done = press(signed_in(people.senior), lift, {"reason": "Over"})

    assert said(done) == ["The case is no longer restricted."]
    assert signed_in(people.assistant).get(to(closed, "case")).status_code == 200


@pytest.mark.parametrize("who", ["officer", "assistant", "stranger"])
def test_who_takes_no_care_of_leave_finds_no_such_page(
    people: Cast, closed: Case, who: str
) -> None:
    client = signed_in(getattr(people, who))

    for name in ("restricted_case", "leave_give"):
        assert client.get(reverse(name, args=[closed.pk])).status_code == 404
    assert client.get(reverse("restricted_cases")).status_code == 404


def test_a_case_that_is_not_restricted_has_no_such_page(people: Cast, case: Case) -> None:
    client = signed_in(people.senior)

    assert client.get(reverse("restricted_case", args=[case.pk])).status_code == 404


def test_h048_glass_is_broken_by_post_with_a_reason_and_looked_at(
    people: Cast, closed: Case
) -> None:
    client, address = signed_in(people.assistant), reverse("break_glass")
    typed = {"reference": f" {closed.reference.lower()} ", "reason": "The police ask"}

    client.get(address, typed)
    silent = press(client, address, typed | {"reason": ""})
    assert (errors(silent), BreakGlass.objects.count()) == (
        {"reason": ["Say what the emergency is"]},
        0,
    )
    done = press(client, address, typed)

    assert (done.url, said(done)) == (
        to(closed, "case"),
        ["You can open it until Wednesday 10 June 2026."],
    )
    assert client.get(to(closed, "case")).status_code == 200
    reviewer = signed_in(people.manager)
    page = reviewer.get(reverse("break_glass_reviews")).content.decode()
    assert "The police ask" in page and "Quillfeather" not in page
    review = reverse("break_glass_review", args=[BreakGlass.objects.get().pk])
    press(reviewer, review, {"finding": "No emergency", "end": "on"})
    assert client.get(to(closed, "case")).status_code == 404
    assert reviewer.get(review).status_code == 404


def test_h050_breaking_glass_says_and_asks_the_same_of_what_is_not_there(
    people: Cast, closed: Case
) -> None:
    Relation.objects.create(
        user=people.assistant, child=closed.child, what="Aunt", declared_by=people.senior
    )
    client = signed_in(people.assistant)
    answers = []
    for reference in (closed.reference, "EHC-2026-99999"):
        typed = {"reference": reference, "reason": "The police ask"}
        with CaptureQueriesContext(connection) as asked:
            response = press(client, reverse("break_glass"), typed)
        page = response.content.decode()
        assert "The police ask" in page
        answers.append((response.status_code, errors(response), len(asked)))

    assert answers[0] == answers[1]
    assert list(answers[0][1]["__all__"]) == [
        "No case was opened. Check the reference. If it is right, ask the safeguarding lead or"
        " the senior on duty."
    ]


def test_after_nothing_was_opened_the_same_form_can_be_sent_again(
    people: Cast, closed: Case
) -> None:
    client, address = signed_in(people.assistant), reverse("break_glass")
    wrong = press(client, address, {"reference": "EHC-1", "reason": "The police ask"})

    form = wrong.context["form"]
    again = {name: form[name].value() for name in ("once", "shown_to", "reason")}
    done = client.post(address, again | {"reference": closed.reference})

    assert done.url == to(closed, "case")


def test_h048_who_tries_too_often_in_an_emergency_is_stopped_and_the_lead_is_told(
    people: Cast, closed: Case
) -> None:
    lead = UserFactory(role=Role.COORDINATOR, safeguarding_lead=True)
    client, address = signed_in(people.assistant), reverse("break_glass")
    guess = {"reference": "EHC-2026-99999", "reason": "The police ask"}

    said_of_each = [errors(press(client, address, guess))["__all__"] for _ in range(6)]
    right = press(client, address, guess | {"reference": closed.reference})

    assert [words[0][:12] for words in said_of_each] == ["No case was "] * 5 + ["You tried to"]
    assert errors(right)["__all__"] == [
        "You tried too often and no case was opened, so nothing more can be tried for up to an"
        " hour. The safeguarding lead is told. Ring them, or the senior on duty."
    ]
    assert "The police ask" in right.content.decode()
    assert BreakGlass.objects.count() == 0
    told = Message.objects.filter(code="break_glass")
    assert {one.to_user for one in told} == {lead, people.senior}
    assert all(people.assistant.name not in one.subject + one.body for one in told)
    stopped = AuditEntry.objects.filter(action="closing_off.stop_tries")
    assert [one.by for one in stopped] == [people.assistant] * 3  # the fifth and what followed
    for user in (lead, people.senior, people.manager):
        assert "Anna Assistant" in signed_in(user).get(STOPPED).content.decode()
    assert signed_in(people.officer).get(STOPPED).status_code == 404


def test_a_colleague_and_whoever_opens_a_case_begin_anew(people: Cast, closed: Case) -> None:
    client, address = signed_in(people.assistant), reverse("break_glass")
    guess = {"reference": "EHC-2026-99999", "reason": "The police ask"}
    for _ in range(4):
        press(client, address, guess)

    done = press(client, address, guess | {"reference": closed.reference})
    after = [errors(press(client, address, guess))["__all__"][0][:12] for _ in range(5)]
    colleague = press(signed_in(people.manager), address, guess)

    assert done.url == to(closed, "case")
    assert after == ["No case was "] * 5
    assert errors(colleague)["__all__"][0].startswith("No case was opened")


def test_where_there_is_no_lead_and_no_senior_the_managers_are_told(people: Cast) -> None:
    alone = UserFactory()

    stop_tries(by=alone)
    stop_tries(by=alone)

    assert [one.to_user for one in Message.objects.all()] == [people.manager]
    assert "Person" not in signed_in(people.senior).get(STOPPED).content.decode()


def test_h050_a_search_for_a_restricted_child_is_as_one_for_nobody(
    people: Cast, closed: Case
) -> None:
    client, address = signed_in(people.assistant), reverse("case_search")
    answers = []
    for words in ("Wren Quillfeather", "Bren Zuillfeather", closed.reference, "EHC-2026-99999"):
        with CaptureQueriesContext(connection) as asked:
            page = client.post(address, {"words": words}).content.decode()
        main = page.partition("<main")[2].replace(words, "")
        before, _, after = main.partition("csrfmiddlewaretoken")
        answers.append((before, after[120:], len(asked)))

    # A name is looked for in more ways than a number: what is compared is one shape of words.
    assert [answer[:2] for answer in answers[1:]] == [answers[0][:2]] * 3
    assert (answers[0], answers[2]) == (answers[1], answers[3])


def test_one_says_of_oneself_that_one_is_close_and_the_case_is_gone(
    people: Cast, case: Case
) -> None:
    client = signed_in(people.officer)

    done = press(client, to(case, "relation_new"), {"what": "My nephew"})

    assert (done.url, said(done)) == (
        reverse("home"),
        ["Thank you. That case is now closed to you."],
    )
    assert client.get(to(case, "case")).status_code == 404
    assert case.reference not in client.get(reverse("worklist"), {"whose": "team"}).content.decode()
    case.refresh_from_db()
    assert case.officer is None


def test_a_senior_says_it_of_somebody_and_ends_it(people: Cast, case: Case) -> None:
    senior, assistant = signed_in(people.senior), signed_in(people.assistant)
    press(senior, to(case, "relation_for"), {"of": people.assistant.pk, "what": "Neighbour"})
    assert assistant.get(to(case, "case")).status_code == 404

    page = senior.get(to(case, "case_who")).content.decode()
    end = to(case, "relation_end", Relation.objects.get().pk)
    press(senior, end, {"reason": "They moved away"})

    assert "Anna Assistant: Neighbour" in page
    assert assistant.get(to(case, "case")).status_code == 200
    assert senior.get(end).status_code == 404
    assert assistant.get(to(case, "relation_for")).status_code == 404


def test_a_panel_member_with_leave_declares_too(people: Cast, case: Case) -> None:
    panel = UserFactory(role=Role.PANEL_MEMBER)
    Grant.objects.create(
        case=case, user=panel, because="Panel", until=TODAY, given_by=people.senior
    )

    press(signed_in(panel), to(case, "relation_new"), {"what": "Her teacher"})

    assert signed_in(panel).get(to(case, "case")).status_code == 404
