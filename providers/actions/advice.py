"""Asking for advice, and what follows a request: the door that other rooms use.

Each source has a request of its own, with its own clock from the day it reached the body.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology, releasing
from cases.audit import action
from cases.models import Case, Document, ReleaseCheck
from cases.refusals import Refused
from cases.release import check_paper
from statutory import Kind, format_date

from ..models import AdviceRequest, Provider
from ..queries.advice_names import name_of
from ..queries.advice_papers import standing_of, why_not_without
from ..queries.asking import why_not_asked, why_not_now
from .advice_announcing import announce, call_letters_back
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
    not_enclosed: str = "",
    today: date | None = None,
) -> AdviceRequest:
    """Ask one setting or service for advice. Its clock begins; a line and a link or a letter goes.

    Asked on an earlier day, it was asked outside this system: nothing goes, the clock runs.
    """
    audit.leaving_unsaid("questions", "papers")
    today = today or timezone.localdate()
    if reason := why_not_now(case) or why_not_asked(case, source, provider, on):
        raise Refused(reason)
    if reason := why_not_without(papers, case, not_enclosed):
        raise Refused(reason, field="not_enclosed")
    refuse_papers(case, papers=papers, by=by)
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
    _end_what_was_sent_back(request, on, by, today)
    if on == today:
        announce(request, on=on, by=by, not_enclosed=not_enclosed)
    return request


@action
def ask_all(
    case: Case,
    *,
    wanted: Sequence[Wanted],
    by: User,
    on: date,
    papers: Sequence[Document] = (),
    not_enclosed: str = "",
    today: date | None = None,
) -> Outcome:
    """Ask several sources in one go. One that cannot be asked stops no other (4.3(5))."""
    audit.leaving_unsaid("wanted", "papers")
    outcome = Outcome()
    same: dict[str, Any] = {"papers": papers, "on": on, "by": by, "today": today}
    same["not_enclosed"] = not_enclosed
    for one in wanted:
        try:
            with transaction.atomic():
                outcome.asked.append(ask(case, **vars(one), **same))
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
    call_letters_back(request, because=because, by=by)
    return request


@action
def refuse_papers(case: Case, *, papers: Sequence[Document], by: User) -> None:
    """Refuse what may not go to those outside the council: not theirs, internal, or stopped."""
    for paper in papers:
        if paper.case_id != case.pk:
            raise Refused("Only papers of this case go along", field="papers")
        if paper.internal:
            raise Refused(f"“{paper.title}” is for staff only", field="papers")
        if stopped := look_through(case, papers=[paper], by=by):
            what = stopped[0].findings[0]["what"]
            raise Refused(f"“{paper.title}” is stopped by the check before sending: {what}")


def _end_what_was_sent_back(request: AdviceRequest, on: date, by: User, today: date) -> None:
    """Somebody else is asked in place of those who sent it back: their clock stops."""
    for old in request.case.advice_requests.filter(source=request.source, state=State.DECLINED):
        not_needed = Kind.ADVICE_NOT_NEEDED.value
        if not request.case.entries.filter(about=old.about, kind=not_needed).exists():
            _record(old, Kind.ADVICE_NOT_NEEDED, on, by, today)


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
