"""Asking for advice, and what follows a request: the door that other rooms use.

Each source has a request of its own, with its own clock from the day it reached the body.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology, correspondence, recalling, releasing
from cases.actions.writing import write
from cases.audit import action
from cases.letters import ADVICE_REQUEST
from cases.letters.composing import compose
from cases.models import Case, Document, Message, ReleaseCheck
from cases.refusals import Refused
from cases.release import check_paper
from cases.release.readying import ready
from statutory import Kind, format_date

from ..letters import addressee_of, asking, inbox_of
from ..models import AdviceRequest, Provider
from ..queries.advice_names import name_of
from ..queries.advice_papers import standing_of
from ..queries.asking import why_not_asked, why_not_now
from .advice_answers import Answer as Answer
from .advice_answers import Line as Line
from .advice_answers import ask_for_text as ask_for_text
from .advice_answers import note_withdrawn as note_withdrawn
from .advice_answers import take_in_answer as take_in_answer
from .advice_reuse import Agreed as Agreed
from .advice_reuse import refuse_reuse as refuse_reuse
from .advice_reuse import reuse as reuse

log = logging.getLogger(__name__)
Source, State = AdviceRequest.Source, AdviceRequest.State
HELD = "The check before sending found something in the letter: {found}. Nothing went."
BROKEN = "Something went wrong, and nothing went to them. Try again, or tell whoever runs this."


@dataclass(frozen=True)
class Wanted:
    """One source that is to be asked: as what, who, and what in particular."""

    source: str
    provider: Provider
    questions: str = ""


@dataclass
class Outcome:
    """Of several that were to be asked: who was, and who was not and why."""

    asked: list[AdviceRequest] = field(default_factory=list)
    failed: list[tuple[Wanted, str]] = field(default_factory=list)


@action
def ask(
    case: Case,
    *,
    source: str,
    provider: Provider,
    by: User,
    on: date,
    questions: str = "",
    papers: Sequence[Document] = (),
    today: date | None = None,
) -> AdviceRequest:
    """Ask one setting or service for advice. Its clock begins; a line and a link or a letter goes.

    Asked on an earlier day, it was asked outside this system: nothing goes, the clock runs.
    """
    audit.leaving_unsaid("questions", "papers")
    today = today or timezone.localdate()
    if reason := why_not_now(case) or why_not_asked(case, source, provider, on):
        raise Refused(reason)
    _refuse_papers(case, papers, by)
    request = AdviceRequest.objects.create(
        case=case,
        provider=provider,
        source=source,
        questions=questions.strip(),
        sent_on=on,
        asked_by=by,
    )
    request.papers.set(papers)
    _record(request, Kind.ADVICE_REQUEST_SENT, on, by, today)
    if source == Source.EDUCATION and provider.kind == Provider.Kind.SETTING:
        _record(request, Kind.SCHOOL_ADVICE_REQUESTED, on, by, today)
    if on == today:
        _announce(request, on, by)
    return request


@action
def ask_all(
    case: Case,
    *,
    wanted: Sequence[Wanted],
    by: User,
    on: date,
    papers: Sequence[Document] = (),
    today: date | None = None,
) -> Outcome:
    """Ask several sources in one go. One that cannot be asked stops no other (4.3(5))."""
    audit.leaving_unsaid("wanted", "papers")
    outcome = Outcome()
    for one in wanted:
        try:
            with transaction.atomic():
                asked = ask(
                    case,
                    source=one.source,
                    provider=one.provider,
                    questions=one.questions,
                    papers=papers,
                    on=on,
                    by=by,
                    today=today,
                )
            outcome.asked.append(asked)
        except Refused as refusal:
            outcome.failed.append((one, refusal.sentence))
        except Exception as error:
            log.error("advice not asked", extra={"provider": one.provider.pk}, exc_info=error)
            outcome.failed.append((one, BROKEN))
    audit.noting(
        after={
            "asked": [request.about for request in outcome.asked],
            "not_asked": [
                f"{one.source} of provider {one.provider.pk}" for one, _ in outcome.failed
            ],
        }
    )
    return outcome


@action
def look_through(case: Case, *, papers: Sequence[Document], by: User) -> list[ReleaseCheck]:
    """Look through papers before they go to those asked. Gives back the checks that hold some."""
    audit.noting(after={"papers": [paper.pk for paper in papers]})
    found = []
    for paper in papers:
        last = standing_of(paper)
        if last is None:
            checked = check_paper(paper, None)
            last = releasing.keep_check(paper, to=None, checked=checked, by=by)
        if last.state not in releasing.MAY_GO:
            found.append(last)
    return found


@action
def note_received(
    request: AdviceRequest, *, on: date, by: User, today: date | None = None
) -> AdviceRequest:
    """Write down the day on which a request reached the body: its six weeks run from then."""
    if request.received_on is not None:
        raise Refused("That day is recorded already. Correct it in the chronology.", field="on")
    if on < request.sent_on:
        raise Refused(f"It was sent on {format_date(request.sent_on)}, so not before", field="on")
    request.received_on = on
    request.save(update_fields=["received_on"])
    _record(request, Kind.ADVICE_REQUEST_RECEIVED, on, by, today)
    return request


@action
def withdraw(
    request: AdviceRequest, *, because: str, by: User, on: date, today: date | None = None
) -> AdviceRequest:
    """Say that advice is no longer needed of somebody. Its clock stops, and what waits to go."""
    if not because.strip():
        raise Refused("Say why it is no longer needed", field="because")
    if request.state not in (State.ASKED, State.DECLINED):
        raise Refused("This request no longer waits for an answer")
    request.state, request.declined_because = State.WITHDRAWN, because.strip()
    request.save(update_fields=["state", "declined_because"])
    _record(request, Kind.ADVICE_NOT_NEEDED, on, by, today)
    for letter in _letters_of(request):
        recalling.call_back(letter, because=because, by=by)
    return request


def _refuse_papers(case: Case, papers: Sequence[Document], by: User) -> None:
    for paper in papers:
        if paper.case_id != case.pk:
            raise Refused("Only papers of this case go along", field="papers")
        if paper.internal:
            raise Refused(f"“{paper.title}” is for staff only", field="papers")
        if stopped := look_through(case, papers=[paper], by=by):
            what = stopped[0].findings[0]["what"]
            raise Refused(f"“{paper.title}” is stopped by the check before sending: {what}")


def _announce(request: AdviceRequest, on: date, by: User) -> None:
    """An email to the inbox, or a letter where no email is known."""
    assert request.provider is not None
    inbox = inbox_of(request.provider)
    if not inbox:
        _write_letter(request, on, by)
        return
    subject, text = asking(request.case.reference)
    correspondence.send_to_inbox(
        request.case,
        body=request.provider.name,
        inbox=inbox,
        code="advice-asked",
        subject=subject,
        text=text,
        caused_by=f"Advice asked of {request.provider.name}",
        once=f"advice-asked:{request.pk}",
        while_about=request.about,
        by=by,
    )


def _write_letter(request: AdviceRequest, on: date, by: User) -> None:
    assert request.provider is not None
    reader = addressee_of(request.provider, request.about)
    if reader.why_not:
        raise Refused(reader.why_not)
    composed = compose(
        ADVICE_REQUEST,
        case=request.case,
        to=reader,
        on=on,
        signed_by=by,
        typed={"questions": request.questions},
    )
    made = ready(request.case, composed)
    if not made.checked.is_clear:
        raise Refused(HELD.format(found=made.checked.findings[0].what))
    write(request.case, composed=composed, on=on, by=by, made=made)


def _letters_of(request: AdviceRequest) -> list[Message]:
    key = f"letter:{ADVICE_REQUEST.code}:{request.case_id}:provider-{request.provider_id}"
    return list(
        Message.objects.filter(
            case=request.case_id,
            once__startswith=f"{key}-{request.about}:",
            state__in=recalling.WAITING,
        )
    )


def _record(
    request: AdviceRequest, kind: Kind, on: date, by: User | None, today: date | None
) -> None:
    chronology.record(
        request.case,
        kind=kind,
        on=on,
        by=by,
        about=request.about,
        note=name_of(request),
        today=today,
    )
