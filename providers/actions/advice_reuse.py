"""reuse, refuse_reuse: advice that exists already, used only when all three agree (reg 6(4))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.actions import chronology
from cases.audit import action
from cases.models import Case, Document
from cases.queries.papers import is_used
from cases.refusals import Refused
from statutory import Kind, format_date

from ..models import AdviceRequest, AdviceVersion, Provider
from ..queries.advice_names import name_of
from ..queries.advice_papers import reading_of

State = AdviceRequest.State
WHO = {"author": "The author", "council": "The council", "family": "The family"}
NEW_WANTED = "{who} does not agree that it is enough, so new advice is required."


@dataclass(frozen=True)
class Agreed:
    """The days on which the author, the council and the family each agreed that it is enough."""

    author: date | None = None
    council: date | None = None
    family: date | None = None


@action
def reuse(
    case: Case,
    *,
    source: str,
    existing: Document,
    agreed: Agreed,
    by: User,
    provider: Provider | None = None,
    author_name: str = "",
    today: date | None = None,
) -> AdviceRequest:
    """Use advice that exists in place of new advice. `by` noted that all three agreed."""
    today = today or timezone.localdate()
    _refuse_paper(case, existing)
    days = _days(agreed, today)
    request = AdviceRequest.objects.create(
        case=case,
        provider=provider,
        source=source,
        state=State.REUSED,
        sent_on=max(days),
        answered_on=max(days),
        existing=existing,
        author_agreed_on=agreed.author,
        council_agreed_on=agreed.council,
        family_agreed_on=agreed.family,
        asked_by=by,
    )
    _hand_in(request, author_name)
    _tell(
        request, Kind.ADVICE_RECEIVED, max(days), f"Existing advice used: {existing.title}", today
    )
    return request


@action
def refuse_reuse(
    case: Case, *, source: str, existing: Document, who: str, on: date, by: User
) -> AdviceRequest:
    """Note that one of the three said no: new advice is required (4.8(7))."""
    if who not in WHO:
        raise Refused("Say who does not agree", field="who")
    _refuse_paper(case, existing)
    request = AdviceRequest.objects.create(
        case=case,
        source=source,
        state=State.NO_REUSE,
        sent_on=on,
        existing=existing,
        declined_because=NEW_WANTED.format(who=WHO[who]),
        asked_by=by,
    )
    return request


def _hand_in(request: AdviceRequest, author_name: str) -> None:
    """The existing paper as the first version, so that what reads advice finds it there."""
    paper, by = request.existing, request.asked_by
    assert paper is not None
    AdviceVersion.objects.create(
        request=request,
        number=1,
        state=AdviceVersion.State.GIVEN,
        document=paper,
        is_read=reading_of(paper, by).is_read,
        author_name=author_name.strip(),
        dated_on=paper.received_on,
        written_by=by,
        given_by=by,
        given_at=timezone.now(),
    )


def _refuse_paper(case: Case, existing: Document) -> None:
    if existing.case_id != case.pk or existing.letter or not is_used(existing):
        raise Refused("Select advice that is among the papers of this case", field="existing")
    if AdviceRequest.objects.filter(case=case, existing=existing, state=State.REUSED).exists():
        raise Refused("It is used in this case already", field="existing")


def _days(agreed: Agreed, today: date) -> list[date]:
    days = []
    for name, who in WHO.items():
        day: date | None = getattr(agreed, name)
        if day is None:
            said = f"{who} has not agreed. All three must agree, or new advice is required."
            raise Refused(said, field=f"{name}_agreed_on")
        if day > today:
            raise Refused(f"{format_date(day)} is in the future", field=f"{name}_agreed_on")
        days.append(day)
    return days


def _tell(request: AdviceRequest, kind: Kind, on: date, note: str, today: date) -> None:
    said = f"{name_of(request)}. {note}"
    chronology.record(
        request.case,
        kind=kind,
        on=on,
        by=request.asked_by,
        about=request.about,
        note=said,
        today=today,
    )
