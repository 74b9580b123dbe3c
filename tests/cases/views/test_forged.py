"""What somebody could send by hand that no page of ours would: it opens and shows nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from accounts.models import Role
from cases.models import Case, JobRun, Message
from tests.cases.views.acting import a_typed_request as typed
from tests.cases.views.acting import press, said, signed_in
from tests.factories import CaseFactory, ChildFactory, UserFactory
from tests.people import Cast

URL = "/requests/new/"


def of_another_team(people: Cast, **fields: Any) -> Case:
    """A case of a child who is nothing like the one that is typed."""
    details = {
        "forename": "Bilal",
        "surname": "Hussain",
        "date_of_birth": date(2012, 1, 9),
        "postcode": "ZZ9 9ZZ",
    }
    return CaseFactory(child=ChildFactory(**details), officer=people.stranger, **fields)


@pytest.mark.parametrize("answer", ["", "different", "same"])
def test_h040_the_number_of_a_child_who_is_no_match_shows_nothing_of_them(
    people: Cast, answer: str
) -> None:
    child = of_another_team(people).child

    page = press(
        signed_in(people.assistant), URL, typed(people, surname="", **{f"match-{child.pk}": answer})
    )

    assert page.status_code == 200
    shown = page.content.decode()
    theirs = ("Bilal", "Hussain", "ZZ9 9ZZ", "9 Jan 2012", "9 January 2012")
    assert [word for word in theirs if word in shown] == []


def test_h040_no_case_is_opened_for_a_child_who_is_no_match(people: Cast) -> None:
    old = of_another_team(people)
    Case.objects.filter(pk=old.pk).update(closed_on=date(2025, 6, 1))

    press(signed_in(people.officer), URL, typed(people, **{f"match-{old.child.pk}": "same"}))

    assert old.child.cases.count() == 1


def test_what_was_said_of_a_match_is_kept_while_something_else_is_mended(people: Cast) -> None:
    twin = CaseFactory(
        child=ChildFactory(forename="Ife", surname="Okoro", date_of_birth=date(2018, 5, 4)),
        officer=people.officer,
    ).child
    answered = {f"match-{twin.pk}": "different"}

    page = press(signed_in(people.officer), URL, typed(people, source="", **answered))

    form = page.context["form"]
    assert [card.pk for card in form.cards] == [twin.pk]
    assert form[f"match-{twin.pk}"].value() == "different"


def a_doubtful(case: Case) -> Message:
    return Message.objects.create(
        case=case,
        channel="email",
        state=Message.State.UNCERTAIN,
        code="will-assess",
        subject=f"A letter, reference {case.reference}",
        body="B",
        caused_by="T",
        once="x",
    )


@pytest.mark.parametrize("restricted", [False, True])
def test_h040_a_message_of_a_case_one_may_not_see_is_not_shown_and_not_settled(
    people: Cast, restricted: bool
) -> None:
    case = of_another_team(people, restricted=restricted)
    message = a_doubtful(case)
    client = signed_in(people.senior)
    address = f"/jobs/messages/{message.pk}/"

    listed = client.get("/jobs/").content.decode()
    shown = client.get(address)
    settled = client.post(address, {"sent": "yes", "because": "I say so"})

    assert case.reference not in listed
    assert (shown.status_code, settled.status_code) == (404, 404)
    assert Message.objects.get().state == Message.State.UNCERTAIN


def test_a_message_about_no_case_is_settled_by_any_senior(people: Cast) -> None:
    message = a_doubtful(of_another_team(people))
    Message.objects.update(case=None, to_user=people.officer)

    shown = signed_in(people.senior).get(f"/jobs/messages/{message.pk}/")

    assert shown.status_code == 200


def test_h050_the_problem_of_a_restricted_case_is_named_to_those_only_who_may_see_it(
    people: Cast,
) -> None:
    hidden, own = of_another_team(people, restricted=True), CaseFactory(officer=people.officer)
    problems = [{"reference": c.reference, "problem": "No reminder"} for c in (hidden, own)]
    JobRun.objects.create(name="plan_reminders", succeeded=False, problems=problems)

    def listed(user: Any) -> list[bool]:
        page = signed_in(user).get("/jobs/").content.decode()
        return [case.reference in page for case in (hidden, own)]

    assert listed(people.officer) == [False, True]
    assert listed(UserFactory(role=Role.ADMINISTRATOR)) == [False, True]


def test_words_about_people_are_never_kept_in_the_browser(people: Cast) -> None:
    case = CaseFactory(officer=people.officer)
    client = signed_in(people.officer)
    person = {
        "name": "Ngozi Okoro",
        "relation": "Mother",
        "parental_responsibility": "yes",
        "channel": "post",
        "address": "2 Example Road",
    }

    answer = press(client, f"/cases/{case.reference}/people/new/", person)

    assert said(answer) == ["Ngozi Okoro is on the case."]
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    assert "Ngozi" not in str(client.cookies)


def test_who_gives_a_request_to_another_team_is_not_led_to_a_page_that_is_closed_to_them(
    people: Cast,
) -> None:
    client = signed_in(people.assistant)

    done = press(client, URL, typed(people, officer=people.stranger.pk))

    assert done.url == "/cases/"
    assert client.get(done.url).status_code == 200
    assert Case.objects.get().team == people.stranger.team
