"""Opening an incident and working on it, as somebody does on the screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.fields import date_parts
from cases.models import Case, Document, Incident, Message
from tests.cases.views.acting import TODAY, a_request, errors, press, said, signed_in, to
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def sent(case: Case) -> Message:
    paper = Document.objects.create(
        case=case, title="Report", sha256="0", size=1, shared_with_family_at=timezone.now()
    )
    return Message.objects.create(
        case=case,
        to_member=case.child.family.get(),
        channel="email",
        code="paper",
        subject="A document",
        body="Sign in",
        document=paper,
        caused_by="Report",
        once="report",
        state="sent",
        sent_at=timezone.now(),
    )


def typed(**changed: Any) -> dict[str, Any]:
    """An incident as somebody would type it."""
    return {
        "what": "other",
        "other_what": "A draft plan",
        "who": "The wrong school",
        "was_read": "unknown",
        "words": "The address was completed from an old case",
        "references": "",
        **changed,
    }


def test_h014_a_letter_that_has_gone_leads_from_calling_back_to_an_incident(
    people: Cast, case: Case, sent: Message
) -> None:
    client = signed_in(people.officer)
    new = f"{to(case, 'incident_new')}?message={sent.pk}"
    for page in ("case_messages", "message_call_back"):
        more = [sent.pk] if page == "message_call_back" else []
        assert new in client.get(to(case, page, *more)).content.decode()
    assert client.get(new).context["form"].initial["what"] == f"message:{sent.pk}"

    answer = press(client, new, typed(what=f"message:{sent.pk}", who="", was_read="yes"))

    incident = Incident.objects.get()
    assert said(answer) == [f"{incident} is open. The seniors are told."]
    page = client.get(answer.url).content.decode()
    assert "They opened it: that cannot be undone." in page
    assert "The family sees it no longer" in page
    assert "71 hours left" in page
    assert "UK GDPR, Art. 33(1)" in page
    sent.document.refresh_from_db()
    assert sent.document.shared_with_family_at is None


def test_an_officer_opens_it_and_sees_it_but_the_steps_are_a_seniors(
    people: Cast, case: Case
) -> None:
    client = signed_in(people.assistant)
    press(client, to(case, "incident_new"), typed())
    incident = Incident.objects.get()

    page = client.get(to(case, "incident", incident.pk)).content.decode()

    assert "Close the incident" not in page
    assert client.get(to(case, "incident_close", incident.pk)).status_code == 404
    assert client.get(reverse("incidents")).status_code == 404
    assert signed_in(people.stranger).get(to(case, "incident", incident.pk)).status_code == 404


def test_story_4_2_14_a_senior_works_it_from_the_list_to_the_end(people: Cast, case: Case) -> None:
    twin = CaseFactory(officer=people.officer, reference="EHC-2025-00071")
    references = f"{twin.reference}\n"
    press(signed_in(people.officer), to(case, "incident_new"), typed(references=references))
    incident, client = Incident.objects.get(), signed_in(people.senior)
    home = to(case, "incident", incident.pk)
    assert home in client.get(reverse("incidents")).content.decode()
    assert (
        f"{incident}, {case.reference}: 71 hours left"
        in client.get(reverse("desk")).content.decode()
    )
    number = incident.received.get().pk

    early = press(client, to(case, "incident_close", incident.pk), {"words": "More care"})
    assert errors(early)["__all__"][0].startswith("Before it is closed: say whether The wrong")
    opened = {"was_read": "no", "said": "They deleted it unread"}
    press(client, to(case, "incident_opened", incident.pk, number), opened)
    press(client, to(case, "incident_contain", incident.pk), {"words": "Deleted"})
    for reference in (case.reference, twin.reference):
        told = {"about": reference, "told": "yes", "words": "We rang"}
        press(client, to(case, "incident_family", incident.pk), told)
    why = {"told": "no", "words": "It was not opened"}
    press(client, to(case, "incident_commissioner", incident.pk), why)
    last = press(client, to(case, "incident_close", incident.pk), {"words": "No completing"})

    assert (last.status_code, last.url) == (302, home)
    incident.refresh_from_db()
    assert incident.closed_at is not None
    page = client.get(home).content.decode()
    for words in ("We rang", "It was not opened", "No completing", "Sal Senior"):
        assert words in page
    assert "Say how it was contained" not in page


def test_a_restricted_case_and_one_that_is_not_there_answer_alike(people: Cast, case: Case) -> None:
    hidden = CaseFactory(reference="EHC-2025-00072", officer=people.officer, restricted=True)
    client = signed_in(people.officer)

    answers = [
        errors(press(client, to(case, "incident_new"), typed(references=reference)))["references"]
        for reference in (hidden.reference, "EHC-2026-99999")
    ]

    assert answers == [
        [f"You have no case with the reference {hidden.reference}"],
        ["You have no case with the reference EHC-2026-99999"],
    ]
    assert Incident.objects.count() == 0


def test_the_hour_is_asked_for_because_hours_are_counted(people: Cast, case: Case) -> None:
    client = signed_in(people.officer)

    answer = press(client, to(case, "incident_new"), typed(**date_parts("on", TODAY)))

    assert errors(answer) == {"hour": ["Enter the time: hours are counted, not days"]}
    assert "The address was completed" in answer.content.decode()


def test_what_touches_a_restricted_case_shows_who_gives_leave_only_that_it_waits(
    people: Cast, case: Case
) -> None:
    press(signed_in(people.officer), to(case, "incident_new"), typed())
    case.restricted = True
    case.save()

    page = signed_in(people.senior).get(reverse("incidents")).content.decode()

    assert reverse("restricted_case", args=[case.pk]) in page
    for words in ("Okoro", "The wrong school", "A draft plan"):
        assert words not in page
    other = UserFactory(role=Role.SENIOR)
    assert case.reference not in signed_in(other).get(reverse("incidents")).content.decode()
