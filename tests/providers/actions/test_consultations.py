"""Consulting settings and what they answer: silence is no answer, full is no reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.actions.chronology import record
from cases.models import Deadline, Message
from cases.refusals import Refused
from providers.access import consultations_of
from providers.actions import consultations
from providers.actions.consultations import Answered, Wanted
from providers.jobs.consulting import remind_settings
from providers.models import Consultation, ConsultationAnswer, Knowledge
from providers.queries.consultations import consultations_on, settings_like
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_pdf, filed
from tests.people import cast
from tests.providers.a_register import a_member, a_school, a_service

pytestmark = pytest.mark.django_db
SENT = date(2026, 5, 18)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    case = CaseFactory(officer=people.officer)
    record(case, kind=Kind.REQUEST_RECEIVED, on=date(2026, 1, 5), by=people.officer)
    return case


@pytest.fixture
def paper(case, people):
    return filed(case, people.officer, a_pdf("The draft plan of Ash Example"), "Draft plan")


def school(urn: str = "999101", name: str = "Example Primary School", **more: Any):
    found = a_school(urn, name, **more)
    Knowledge.objects.create(provider=found, inbox=f"office{urn}@school.example")
    return found


def consult(case, provider, paper, by, **more):
    told = {"family_asked_for_it": False, "papers": [paper], "on": SENT, "by": by} | more
    return consultations.consult(case, provider=provider, **told)


def says(position: str, **more: Any) -> Answered:
    return Answered(**({"position": position, "received_on": date(2026, 5, 28)} | more))


def row_of(consultation, today=date(2026, 6, 9)):
    rows = consultations_on(consultation.case, today)
    return next(row for row in rows if row.consultation == consultation)


def test_the_fifteen_days_are_calendar_days_after_the_day_and_guidance(case, paper, people):
    consultation = consult(case, school(), paper, people.officer)

    clock = Deadline.objects.get(case=case, rule="A06", about=consultation.about)
    assert (clock.due, clock.force) == (date(2026, 6, 2), "guidance")


def test_h206_no_reply_after_fifteen_days_is_neither_yes_nor_no(case, paper, people):
    consultation = consult(case, school(), paper, people.officer)

    waiting, late = row_of(consultation, date(2026, 6, 2)), row_of(consultation, date(2026, 6, 3))

    assert (waiting.state, waiting.next_step) == ("Waiting for an answer", "")
    assert late.state == "No reply. That is neither yes nor no"
    assert late.next_step == "Ring them, or decide on what you know"
    assert not ConsultationAnswer.objects.exists()


def test_h207_full_alone_closes_nothing_and_the_reason_in_law_is_asked_for(case, paper, people):
    consultation = consult(case, school(), paper, people.officer)

    told = consultations.answer(
        consultation, answered=says("cannot", says_full=True), by=people.officer
    )

    row = row_of(consultation)
    assert told.is_reason_missing
    assert row.consultation.state == "sent"
    assert row.state == "Says no, reason in law asked for"
    asked = Message.objects.get(code="consultation-reason")
    assert "Being full is not by itself a reason in law." in asked.body
    assert Deadline.objects.get(rule="A06", about=consultation.about).met_on is None


def test_a_reason_in_law_given_later_closes_the_question_and_both_answers_stay(case, paper, people):
    consultation = consult(case, school(), paper, people.officer)
    consultations.answer(consultation, answered=says("cannot"), by=people.officer)

    consultations.answer(
        consultation,
        answered=says("cannot", ground="unsuitable", reasons="No hydrotherapy pool"),
        by=people.officer,
    )

    row = row_of(consultation)
    assert row.consultation.state == "answered"
    assert [one.ground for one in row.answers] == ["none", "unsuitable"]
    assert row.next_step == "Write what you make of the reason they claim"
    assert Deadline.objects.get(rule="A06", about=consultation.about).met_on == date(2026, 5, 28)


@pytest.mark.parametrize(
    ("answered", "field", "sentence"),
    [
        (says("part"), "cannot_deliver", "Say which items cannot be delivered"),
        (says("cannot", ground="resources"), "reasons", "Give the facts behind the reason"),
        (
            says("cannot", ground="others", reasons="Noise"),
            "steps_considered",
            "Say which reasonable steps were considered",
        ),
        (
            says("can", received_on=date(2026, 5, 17)),
            "received_on",
            "They were consulted on Monday 18 May 2026, so not before",
        ),
        (
            says("can", received_on=days_after(date.today(), 1)),  # noqa: DTZ011
            "received_on",
            "The day it came must be today or in the past",
        ),
    ],
)
def test_an_answer_without_its_facts_is_refused(case, paper, people, answered, field, sentence):
    consultation = consult(case, school(), paper, people.officer)

    with pytest.raises(Refused) as refusal:
        consultations.answer(consultation, answered=answered, by=people.officer)

    assert (refusal.value.field, refusal.value.sentence) == (field, sentence)
    assert not ConsultationAnswer.objects.exists()


def test_a_late_answer_and_one_after_the_final_plan_are_kept_and_said_to_be_so(case, paper, people):
    consultation = consult(case, school(), paper, people.officer)
    record(case, kind=Kind.PLAN_SENT, on=date(2026, 6, 5), by=people.officer)

    late = says("can", received_on=date(2026, 6, 8))
    consultations.answer(consultation, answered=late, by=people.officer)

    row = row_of(consultation)
    assert (row.came_late, row.came_after_plan, row.state) == (True, True, "Can meet the needs")


def test_h208_each_school_sees_its_own_thread_and_only_the_papers_chosen(case, paper, people):
    first, second = school(), school("999102", "Another School")
    member = a_member(first)
    other_paper = filed(case, people.officer, a_pdf("Not for schools"), "Another paper")

    outcome = consultations.consult_all(
        case,
        wanted=[Wanted(first), Wanted(second, True)],
        papers=[paper],
        on=SENT,
        by=people.officer,
    )

    seen = consultations_of(member)
    assert len(outcome.consulted) == 2
    assert [one.provider for one in seen] == [first]
    assert list(seen[0].papers.all()) == [paper]
    assert other_paper not in seen[0].papers.all()


def test_one_setting_that_cannot_be_consulted_stops_no_other(case, paper, people):
    shut = school("999103", "Shut School", status="Closed")
    service, fine = a_service(), school()

    outcome = consultations.consult_all(
        case,
        wanted=[Wanted(shut), Wanted(service), Wanted(fine)],
        papers=[paper],
        on=SENT,
        by=people.officer,
    )

    assert [one.provider for one in outcome.consulted] == [fine]
    assert [why for _, why in outcome.failed] == [
        "Shut School is closed",
        "Example Psychology Service is a service. Only settings are consulted.",
    ]


def test_a_setting_is_not_consulted_twice_at_a_time_nor_without_a_paper(case, paper, people):
    found = school()
    consult(case, found, paper, people.officer)

    with pytest.raises(Refused, match="is consulted already and has not answered"):
        consult(case, found, paper, people.officer)
    with pytest.raises(Refused, match="choose at least one"):
        consult(case, school("999102", "Another"), paper, people.officer, papers=[])


def test_a_paper_of_another_child_is_never_sent_along(case, people):
    other = CaseFactory(officer=people.officer, child=ChildFactory(forename="Bo", surname="Other"))
    stray = filed(other, people.officer, a_pdf("Bo Other"), "Somebody else's paper")

    with pytest.raises(Refused, match="Only papers of this case go along"):
        consult(case, school(), stray, people.officer)
    assert not Consultation.objects.exists()


def test_h051_a_consultation_withdrawn_is_closed_to_the_school_the_same_moment(case, paper, people):
    found = school()
    member, consultation = a_member(found), consult(case, found, paper, people.officer)

    consultations.withdraw(consultation, because="The family moved", by=people.officer)

    assert not consultations_of(member).exists()
    with pytest.raises(Refused, match="was withdrawn"):
        consultations.answer(consultation, answered=says("can"), by=member)


def test_h048_of_a_restricted_child_only_who_runs_the_school_there_sees_the_consultation(
    case, paper, people
):
    found = school()
    admin, colleague = a_member(found, is_admin=True), a_member(found)
    consult(case, found, paper, people.officer)
    case.restricted = True
    case.save()

    assert [consultations_of(who).count() for who in (admin, colleague)] == [1, 0]


def test_h009_two_schools_of_one_name_are_told_apart_by_urn_and_postcode():
    school("999110", "St Mary's School", postcode="EX1 1AA", town="North Town")
    school("999111", "St Mary's School", postcode="EX2 2BB", town="South Town")

    assert [str(one) for one in settings_like("mary")] == [
        "St Mary's School (URN 999110, EX1 1AA)",
        "St Mary's School (URN 999111, EX2 2BB)",
    ]
    assert [one.urn for one in settings_like("mary south")] == ["999111"]


class Ran:
    """What a run of the job says it did."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def did(self, what: str, count: int = 1) -> None:
        self.done.append(what)

    def went_wrong(self, what: str, why: str) -> None:
        self.done.append(f"{what}: {why}")


def test_h163_a_setting_is_reminded_once_before_its_day_and_once_after_it(case, paper, people):
    consult(case, school(), paper, people.officer)
    days = [date(2026, 5, 27), date(2026, 5, 28), date(2026, 5, 29), date(2026, 6, 8)]

    done = []
    for day in [*days, days[-1]]:
        run = Ran()
        remind_settings(day, run)  # type: ignore[arg-type]
        done.append(run.done)

    assert done == [[], ["reminded"], [], ["reminded"], []]
    codes = list(Message.objects.order_by("written_at").values_list("code", flat=True))
    assert codes == ["consultation-reminder", "consultation-without"]


def test_h164_an_answer_that_came_stops_the_reminder(case, paper, people):
    consultation = consult(case, school(), paper, people.officer)
    consultations.answer(consultation, answered=says("can"), by=people.officer)
    run = Ran()

    remind_settings(date(2026, 6, 8), run)  # type: ignore[arg-type]

    assert run.done == []


def test_no_email_of_a_consultation_names_anybody(case, paper, people):
    found = school()
    consultation = consult(case, found, paper, people.officer, on=date.today())  # noqa: DTZ011
    told = says("cannot", received_on=date.today())  # noqa: DTZ011
    consultations.answer(consultation, answered=told, by=people.officer)
    consultations.withdraw(consultation, because="Moved", by=people.officer)

    sent = list(Message.objects.order_by("written_at"))
    assert {one.inbox for one in sent} == {"office999101@school.example"}
    assert [one.code for one in sent] == [
        "consultation-sent",
        "consultation-reason",
        "consultation-withdrawn",
    ]
    child = case.child
    for one in sent:
        said = f"{one.subject} {one.body}"
        assert not [word for word in (child.forename, child.surname) if word in said]
