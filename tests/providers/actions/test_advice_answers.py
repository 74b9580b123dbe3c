"""Advice that came on paper: read or not, about whom, after the plan, withdrawn."""

from __future__ import annotations

import pytest

from cases.actions.chronology import record
from cases.models import Case, Deadline, Entry, Message
from cases.refusals import Refused
from cases.search import set_keys
from providers.actions.advice import (
    Answer,
    Line,
    ask,
    ask_for_text,
    note_withdrawn,
    take_in_answer,
)
from providers.models import AdviceRequest
from providers.queries.advice import rows_of
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_pdf, filed
from tests.people import Cast, cast
from tests.plain import plain
from tests.providers.a_register import a_service
from tests.providers.an_assessment import TODAY, advice_paper, an_assessment

pytestmark = pytest.mark.django_db
LATER = days_after(TODAY, 20)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return an_assessment(people.officer)


@pytest.fixture
def request_(people: Cast, case: Case) -> AdviceRequest:
    return ask(
        case,
        source="psychology",
        provider=a_service(),
        on=TODAY,
        today=TODAY,
        by=people.officer,
    )


def taken(request: AdviceRequest, people: Cast, answer: Answer, **more):
    known = {"received_on": LATER, "today": LATER, "by": people.officer}
    return take_in_answer(request, answer=answer, **(known | more))


def state_of(case: Case) -> str:
    return rows_of(case, LATER)[0].words


def test_a_paper_with_text_about_this_child_is_taken_in_and_stops_the_clock(people, case, request_):
    lines = [
        Line("need", "Reads slowly"),
        Line("provision", "Reading", who="A teacher", amount="20 minutes", how_often="daily"),
    ]
    answer = Answer("Pia Psych", document=advice_paper(case, people.officer), lines=lines)

    version = taken(request_, people, answer)

    assert (version.is_read, version.number, version.state) == (True, 1, "given")
    assert [(one.kind, one.number, one.who) for one in version.lines.all()] == [
        ("need", 1, ""),
        ("provision", 1, "A teacher"),
    ]
    assert Deadline.objects.get(rule="A03", about=request_.about).met_on == LATER
    assert state_of(case) == "In"


def test_h143_a_scan_without_text_is_not_read_and_text_is_asked_for_once(people, case, request_):
    scan = filed(case, people.officer, a_pdf(""), "Scan")
    with pytest.raises(Refused, match="scan without text"):
        taken(request_, people, Answer("Pia Psych", document=scan))

    version = taken(
        request_, people, Answer("Pia Psych", document=scan), looked_because="I read the pages"
    )

    assert version.is_read is False
    assert rows_of(case, LATER)[0].is_unread
    message = ask_for_text(version, by=people.officer, on=LATER)
    assert message is not None and message.inbox == "inbox@service.example"
    with pytest.raises(Refused, match="asked already"):
        ask_for_text(version, by=people.officer, on=LATER)


@pytest.mark.parametrize("forename", ["Yusuf", "Sana"])
def test_a_professional_who_answers_for_the_wrong_sibling_is_held_for_a_person(
    people, case, request_, forename
):
    child = case.child
    sibling = ChildFactory(
        forename=forename, surname=child.surname, date_of_birth=child.date_of_birth
    )
    CaseFactory(officer=people.officer, child=sibling, reference="EHC-2026-70900")
    wrong = filed(
        case, people.officer, a_pdf(f"Advice about {forename} Khan, born 2 March 2018"), "Report"
    )

    with pytest.raises(Refused, match="names another child"):
        taken(request_, people, Answer("Pia Psych", document=wrong))
    with pytest.raises(Refused, match="names another child"):
        taken(request_, people, Answer("Pia", lines=[Line("need", f"{forename} Khan is anxious")]))

    assert AdviceRequest.objects.get().state == "asked"
    assert not request_.versions.exists()


def test_a_paper_that_does_not_name_the_child_is_held_until_a_person_has_looked(
    people, case, request_
):
    paper = filed(case, people.officer, a_pdf("The child is anxious"), "Report")
    with pytest.raises(Refused, match="name does not stand in it"):
        taken(request_, people, Answer("Pia Psych", document=paper))

    version = taken(
        request_, people, Answer("Pia Psych", document=paper), looked_because="By its letter"
    )

    assert version.looked_because == "By its letter"


def test_a_reply_after_the_final_plan_is_kept_and_prompts_a_review(people, case, request_):
    record(case, kind=Kind.PLAN_SENT, on=days_after(TODAY, 10), by=people.officer, today=LATER)

    version = taken(request_, people, Answer("Pia Psych", summary="She needs a quiet room"))

    assert version.state == "given"
    prompt = Message.objects.get(code="advice-after-plan")
    assert prompt.to_user == people.officer
    assert "Khan" not in plain(prompt.subject, prompt.body)
    assert Entry.objects.filter(kind="note", note__contains="Consider whether the plan").exists()


def test_a_newer_version_leaves_the_clock_as_it_was_met(people, case, request_):
    taken(request_, people, Answer("Pia Psych", summary="First"))

    much_later = days_after(LATER, 90)
    taken(
        request_,
        people,
        Answer("Pia Psych", summary="Second"),
        received_on=much_later,
        today=much_later,
    )

    assert [one.number for one in request_.versions.all()] == [1, 2]
    assert Deadline.objects.get(rule="A03", about=request_.about).met_on == LATER


def test_advice_that_its_author_withdrew_covers_nothing_and_stays_as_it_was(people, case, request_):
    version = taken(request_, people, Answer("Pia Psych", summary="She needs a quiet room"))

    note_withdrawn(version, because="A mistake in the test", by=people.officer, on=LATER)

    version.refresh_from_db()
    assert (version.state, version.summary) == ("withdrawn", "She needs a quiet room")
    assert state_of(case) == "Withdrawn by its author"
    assert not rows_of(case, LATER)[0].covers


def test_a_paper_of_another_case_is_not_taken_in(people, case, request_):
    other = an_assessment(people.officer, setting_urn="")
    set_keys(other.child).save()
    paper = advice_paper(other, people.officer)

    with pytest.raises(Refused, match="filed on this case"):
        taken(request_, people, Answer("Pia Psych", document=paper))


def test_what_is_empty_or_came_before_it_was_asked_is_refused(people, case, request_):
    with pytest.raises(Refused, match="Select the paper"):
        taken(request_, people, Answer("Pia Psych"))
    with pytest.raises(Refused, match="Enter who wrote"):
        taken(request_, people, Answer(" ", summary="Words"))
    with pytest.raises(Refused, match="did not come before"):
        taken(request_, people, Answer("P", summary="Words"), received_on=days_after(TODAY, -1))
