"""An invented psychology service and a school of the demonstration sign in and answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Case
from providers.actions import drafting_advice
from providers.actions.answering_advice import hand_in
from providers.actions.replying import ask_more_time, assign
from providers.models import AdviceRequest, Membership, Provider
from statutory import Kind, days_after

SERVICE = "Exampleshire Educational Psychology Service"  # which officers ask (`demo_advice`)
Source = AdviceRequest.Source
QUESTIONS = (
    "What are the needs in learning and in how the child manages feelings?\n"
    "What should be different in a year, and what provision would bring it about?"
)
NEEDS = {"text": "He finds it hard to start a task alone.\n\nLoud rooms tire him quickly."}
OUTCOME = {"text": "By next summer he begins a task from a picture plan in four lessons of five."}
PROVISION = {
    "text": "A picture plan for each lesson, gone through with him before it begins",
    "who": "A teaching assistant whom a psychologist has trained",
    "amount": "10 minutes",
    "how_often": "Before each of four lessons, every school day",
}


def seed(people: Mapping[str, User], today: date) -> None:
    """A late request, one half answered, one answered; and a school that is asked as well."""
    officer = people["coordinator@demo.example"]
    psychologist, school = people["psychologist@demo.example"], people["school@demo.example"]
    service = Provider.objects.get(name=SERVICE)
    _joins(psychologist, service, "Educational psychologist", "PYL00001", today)
    cases = list(
        Case.objects.filter(stage="assessment", restricted=False, officer=officer).order_by("pk")
    )
    late, half, answered = (_ask(case, service, officer, today, ago) for case, ago in _days(cases))
    assign(late, to=psychologist, by=psychologist)
    ask_more_time(
        late,
        until=days_after(today, 12),
        because="The first visit had to be put off: the school was closed.",
        by=psychologist,
    )
    _write(half, psychologist, today)
    _write(answered, psychologist, today)
    draft = answered.versions.get()
    hand_in(answered, edit=draft.edit, looked=True, by=psychologist, on=today)
    setting = Provider.objects.filter(status="Open").exclude(urn=None).order_by("urn")[0]
    _joins(school, setting, "SENCO", "", today)
    for case in cases[:2]:
        asked = _asked(case, setting, officer, days_after(today, -9), Source.EDUCATION)
        asked.questions = "What has been done, what has it brought, what more is needed?"
        asked.save()


def _days(cases: list[Case]) -> list[tuple[Case, int]]:
    return list(zip(cases, (45, 20, 30), strict=False))


def _joins(user: User, provider: Provider, post: str, number: str, today: date) -> None:
    Membership.objects.create(
        user=user,
        provider=provider,
        is_admin=True,
        post=post,
        register_number=number,
        began_on=days_after(today, -200),
    )


def _ask(case: Case, service: Provider, officer: User, today: date, ago: int) -> AdviceRequest:
    return _asked(case, service, officer, days_after(today, -ago), Source.PSYCHOLOGY)


def _asked(case: Case, provider: Provider, officer: User, on: date, source: str) -> AdviceRequest:
    asked = AdviceRequest.objects.create(
        case=case,
        provider=provider,
        source=source,
        questions=QUESTIONS,
        sent_on=on,
        asked_by=officer,
    )
    paper = case.documents.filter(internal=False, letter="").order_by("pk").first()
    if paper is not None:
        asked.papers.add(paper)
    record(
        case,
        kind=Kind.ADVICE_REQUEST_SENT,
        on=on,
        about=asked.about,
        note=f"{asked.get_source_display()}, {provider.name}",
        by=officer,
    )
    return asked


def _write(asked: AdviceRequest, by: User, today: date) -> None:
    values = {
        "author_name": by.name,
        "author_role": "Educational psychologist",
        "author_number": "PYL00001",
        "dated_on": today,
        "summary": "Two visits to the school, a talk with the parents, the school’s records.",
    }
    drafting_advice.save_about(asked, values=values, seen="", by=by)
    drafting_advice.add_lines(asked, kind="need", values=NEEDS, by=by)
    drafting_advice.add_lines(asked, kind="outcome", values=OUTCOME, by=by)
    drafting_advice.add_lines(asked, kind="provision", values=PROVISION, by=by)
