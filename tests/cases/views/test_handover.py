"""The handover page: from records only, and every line leads to its record."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cases.actions import caseload
from cases.actions.chronology import record
from cases.models import Case, Contact, Promise, Question
from statutory import Kind
from tests.cases.views.acting import TODAY, a_request, signed_in, to
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def contact(case: Case, by: Any, **more: Any) -> Contact:
    at = datetime(2026, 6, 3, 10, 0, tzinfo=ZoneInfo("Europe/London"))
    fields: dict[str, Any] = {"how": "call", "direction": "in", "at": at, "words": "Words of it"}
    return Contact.objects.create(case=case, by=by, **(fields | more))


def words(page: Any) -> str:
    main = BeautifulSoup(page.content, "html.parser").select_one("main")
    assert main is not None
    return re.sub(r" ([,.])", r"\1", " ".join(main.get_text(" ").split()))


def test_it_says_what_is_due_what_waits_and_what_was_promised(people: Cast, case: Case) -> None:
    Promise.objects.create(
        case=case, what="Ring about transport", due=date(2026, 6, 12), made_by=people.officer
    )
    Promise.objects.create(
        case=case, what="Kept already", due=TODAY, made_by=people.officer, closed_at=timezone.now()
    )
    contact(case, people.officer, with_whom="The school", reply_by=date(2026, 6, 15))
    Question.objects.create(
        case=case, words="May I?", asked_by=people.officer, asked_of=people.senior, answer_by=TODAY
    )
    record(case, kind=Kind.DECIDED_TO_ASSESS, on=TODAY, by=people.officer)
    record(
        case,
        kind=Kind.ADVICE_REQUEST_SENT,
        on=TODAY,
        by=people.officer,
        about="advice:1",
        note="School nurse",
    )
    caseload.allocate(
        case, to=people.assistant, by=people.senior, reason="Olive left", shown=people.officer.pk
    )

    said = words(signed_in(people.assistant).get(to(case, "case_handover")))

    assert "Ring about transport" in said
    assert "Promised by Olive Officer, who does not hold the case now" in said
    assert "Kept already" not in said
    assert "Telephone call from The school, 3 Jun 2026" in said
    assert "Reply by Monday 15 June 2026" in said
    assert "Asked of Sal Senior" in said
    assert "School nurse, asked Tuesday 9 June 2026" in said
    assert "from Olive Officer to Anna Assistant, by Sal Senior. Olive left" in said


def test_h042_internal_notes_are_counted_and_not_shown(people: Cast, case: Case) -> None:
    contact(case, people.officer, internal=True, words="Between us", reply_by=TODAY)
    contact(case, people.officer, internal=True, how="note", words="Also between us")

    said = words(signed_in(people.officer).get(to(case, "case_handover")))

    assert "Internal notes: 2" in said
    assert "etween us" not in said


def test_withheld_details_stay_off_the_paper(people: Cast, case: Case) -> None:
    FamilyMemberFactory(
        child=case.child,
        name="Femi Okoro",
        address="9 Secret Street",
        withheld=True,
        needs="Needs a signer",
    )

    said = words(signed_in(people.officer).get(to(case, "case_handover")))

    assert "Withheld. See the People page" in said
    assert "Secret Street" not in said
    assert "Needs a signer" in said


def test_every_list_of_the_page_is_made_of_links(people: Cast, case: Case) -> None:
    Promise.objects.create(case=case, what="Ring", due=TODAY, made_by=people.officer)
    contact(case, people.officer, reply_by=TODAY)

    page = BeautifulSoup(
        signed_in(people.officer).get(to(case, "case_handover")).content, "html.parser"
    )

    lines = page.select("main li")
    held = page.select_one("#held")
    without = [
        line.get_text(strip=True)
        for line in lines
        if not line.a and line.find_previous("h2") != held
    ]
    assert {one for one in without if not one.startswith("None")} == set()


def test_the_cases_of_an_officer_lead_each_to_its_handover(people: Cast, case: Case) -> None:
    CaseFactory(officer=people.officer, restricted=True)
    client = signed_in(people.senior)

    page = client.get(reverse("caseload_handover", args=[people.officer.pk]))

    assert [href for _, href in page.context["rows"]] == [to(case, "case_handover")]


def test_the_cases_of_an_officer_of_another_team_are_not_found(people: Cast) -> None:
    CaseFactory(officer=people.stranger)
    client = signed_in(people.senior)

    assert client.get(reverse("caseload_handover", args=[people.stranger.pk])).status_code == 404
    assert client.get(reverse("caseload_handover", args=[999])).status_code == 404


def test_promises_and_replies_due_stand_above_the_worklist_as_ours(
    people: Cast, case: Case
) -> None:
    Promise.objects.create(case=case, what="Ring", due=date(2026, 6, 8), made_by=people.officer)
    contact(case, people.officer, reply_by=date(2026, 6, 9))
    contact(case, people.officer, reply_by=None)
    other = CaseFactory(officer=people.stranger)
    Promise.objects.create(case=other, what="Not hers", due=TODAY, made_by=people.stranger)

    rows = signed_in(people.officer).get(reverse("worklist")).context["ours"]

    assert [(row["what"], row["due"], row["late"]) for row in rows] == [
        ("Ring", "8 Jun 2026", "1 day late"),
        ("Reply: telephone call", "9 Jun 2026", "Today"),
    ]


def test_an_answered_contact_is_no_longer_due(people: Cast, case: Case) -> None:
    asked = contact(case, people.officer, reply_by=TODAY)
    contact(case, people.officer, answers=asked, direction="out")

    assert signed_in(people.officer).get(reverse("worklist")).context["ours"] == []
