"""Consulting settings that might be named (sections 39 and 40), and what they answer.

Fifteen days to answer is guidance, not law. No reply never becomes a yes or a no.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology
from cases.audit import action
from cases.models import Case, Document
from cases.refusals import Refused
from statutory import Kind, format_date

from ..models import Consultation, ConsultationAnswer, Provider
from ..queries.consultations import why_not_consulted
from .advice import refuse_papers
from .announcing_consultations import announce, ask_for_reason, tell_withdrawn

log = logging.getLogger(__name__)
State = Consultation.State
Position, Ground = ConsultationAnswer.Position, ConsultationAnswer.Ground
BROKEN = "Something went wrong, and nothing went to them. Try again, or tell whoever runs this."
NO_PAPERS = "A consultation needs the papers a setting must see: choose at least one"


@dataclass(frozen=True)
class Wanted:
    """One setting that is to be consulted, and whether the family asked for it."""

    provider: Provider
    family_asked_for_it: bool = False


@dataclass
class Outcome:
    """Of several settings: which were consulted, and which were not and why."""

    consulted: list[Consultation] = field(default_factory=list)
    failed: list[tuple[Wanted, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Answered:
    """What a setting answered. `says_full` alone is no reason in law."""

    position: str
    received_on: date
    ground: str = Ground.NONE.value
    reasons: str = ""
    cannot_deliver: str = ""
    steps_considered: str = ""
    says_full: bool = False
    place_from: date | None = None
    fee: Decimal | None = None


@action
def consult(
    case: Case,
    *,
    provider: Provider,
    family_asked_for_it: bool,
    papers: Sequence[Document],
    on: date,
    by: User,
    today: date | None = None,
) -> Consultation:
    """Consult one setting. Each sees its own thread, and only the papers chosen here."""
    audit.leaving_unsaid("papers")
    if reason := why_not_consulted(case, provider):
        raise Refused(reason, field="settings")
    if not papers:
        raise Refused(NO_PAPERS, field="papers")
    refuse_papers(case, papers=papers, by=by)
    today = today or timezone.localdate()
    consultation = Consultation.objects.create(
        case=case,
        provider=provider,
        sent_on=on,
        family_asked_for_it=family_asked_for_it,
        sent_by=by,
    )
    consultation.papers.set(papers)
    _record(consultation, Kind.CONSULTATION_SENT, on, by, today)
    if on == today:
        announce(consultation, by=by)
    return consultation


@action
def consult_all(
    case: Case,
    *,
    wanted: Sequence[Wanted],
    papers: Sequence[Document],
    on: date,
    by: User,
    today: date | None = None,
) -> Outcome:
    """Consult several settings in one go. One that cannot be consulted stops no other."""
    audit.leaving_unsaid("wanted", "papers")
    outcome = Outcome()
    for one in wanted:
        same: dict[str, Any] = {"papers": papers, "on": on, "by": by, "today": today}
        try:
            with transaction.atomic():
                outcome.consulted.append(consult(case, **vars(one), **same))
        except Refused as refusal:
            outcome.failed.append((one, refusal.sentence))
        except Exception as error:
            log.error("not consulted", extra={"provider": one.provider.pk}, exc_info=error)
            outcome.failed.append((one, BROKEN))
    audit.noting(after={"consulted": [one.about for one in outcome.consulted]})
    return outcome


@action
def answer(
    consultation: Consultation,
    *,
    answered: Answered,
    by: User,
    on_behalf: bool = False,
    today: date | None = None,
) -> ConsultationAnswer:
    """Keep what a setting answered. A no without a reason the law knows leaves it open."""
    audit.leaving_unsaid("answered")
    today = today or timezone.localdate()
    consultation = _held(consultation)
    _refuse_unfounded(consultation, answered, today)
    told = ConsultationAnswer.objects.create(
        consultation=consultation, given_by=by, on_behalf=on_behalf, **_stripped(answered)
    )
    audit.noting(after={"position": answered.position, "ground": answered.ground})
    if told.is_reason_missing:
        ask_for_reason(told, by=by)
        return told
    if consultation.state == State.SENT:
        consultation.state = State.ANSWERED
        consultation.save(update_fields=["state"])
        _record(consultation, Kind.CONSULTATION_ANSWERED, answered.received_on, by, today)
    return told


@action
def withdraw(consultation: Consultation, *, because: str, by: User) -> Consultation:
    """Take a consultation back. The setting sees nothing of the child from then on."""
    if not because.strip():
        raise Refused("Say why it is withdrawn", field="because")
    consultation = _held(consultation)
    consultation.state, consultation.withdrawn_because = State.WITHDRAWN, because.strip()
    consultation.save(update_fields=["state", "withdrawn_because"])
    tell_withdrawn(consultation, because=because, by=by)
    return consultation


@action
def assess(told: ConsultationAnswer, *, assessment: str, by: User) -> ConsultationAnswer:
    """Write down what the council makes of the reason that a setting claims."""
    audit.leaving_unsaid("assessment")
    if not assessment.strip():
        raise Refused("Write what you make of it", field="assessment")
    told = ConsultationAnswer.objects.select_for_update().get(pk=told.pk)
    told.assessment, told.assessed_by = assessment.strip(), by
    told.save(update_fields=["assessment", "assessed_by"])
    return told


def _refuse_unfounded(consultation: Consultation, answered: Answered, today: date) -> None:
    if consultation.state == State.WITHDRAWN:
        raise Refused("This consultation was withdrawn")
    if answered.received_on > today:
        raise Refused("The day it came must be today or in the past", field="received_on")
    if answered.received_on < consultation.sent_on:
        raise Refused(
            f"They were consulted on {format_date(consultation.sent_on)}, so not before",
            field="received_on",
        )
    if answered.position == Position.PART and not answered.cannot_deliver.strip():
        raise Refused("Say which items cannot be delivered", field="cannot_deliver")
    if answered.ground != Ground.NONE and not answered.reasons.strip():
        raise Refused("Give the facts behind the reason", field="reasons")
    steps = answered.steps_considered.strip()
    if answered.ground == Ground.OTHERS and not steps:
        raise Refused("Say which reasonable steps were considered", field="steps_considered")


def _stripped(answered: Answered) -> dict[str, object]:
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in vars(answered).items()
    }


def _held(consultation: Consultation) -> Consultation:
    rows = Consultation.objects.select_for_update(of=("self",))
    found = rows.select_related("case__child", "provider").get(pk=consultation.pk)
    if found.state == State.WITHDRAWN:
        raise Refused("This consultation was withdrawn")
    return found


def _record(consultation: Consultation, kind: Kind, on: date, by: User, today: date) -> None:
    chronology.record(
        consultation.case,
        kind=kind,
        on=on,
        by=by,
        about=consultation.about,
        note=str(consultation.provider),
        today=today,
    )
