"""Reads of the consultations of a case, and of those that are late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from cases.facts import facts_for
from cases.models import Case, Deadline, Document
from statutory import Kind, days_after

from ..models import Consultation, ConsultationAnswer, Provider

RULE = "A06"
REMIND_BEFORE = 5  # days before the fifteen are over
State = Consultation.State


@dataclass(frozen=True)
class Row:
    """One consultation on the page of a case."""

    consultation: Consultation
    answers: Sequence[ConsultationAnswer]
    due: date | None
    today: date
    plan_sent_on: date | None

    @property
    def latest(self) -> ConsultationAnswer | None:
        return self.answers[-1] if self.answers else None

    @property
    def is_open(self) -> bool:
        return self.consultation.state == State.SENT

    @property
    def wants_reason(self) -> bool:
        """Whether the setting said no without a reason that the law knows."""
        return self.is_open and bool(self.latest and self.latest.is_reason_missing)

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due is not None and self.due < self.today

    @property
    def came_late(self) -> bool:
        """Whether the answer came after the fifteen days. It counts all the same."""
        return bool(self.latest and self.due and self.latest.received_on > self.due)

    @property
    def came_after_plan(self) -> bool:
        """Whether the answer came when the final plan had been sent."""
        sent = self.plan_sent_on
        return bool(self.latest and sent and self.latest.received_on > sent)

    @property
    def state(self) -> str:
        """In plain words. No reply is never yes and never no (H-206)."""
        if self.consultation.state == State.WITHDRAWN:
            return "Withdrawn"
        if self.wants_reason:
            return "Says no, reason in law asked for"
        if self.latest:
            return self.latest.get_position_display()
        return "No reply. That is neither yes nor no" if self.is_late else "Waiting for an answer"

    @property
    def next_step(self) -> str:
        """What the officer does next, where there is something."""
        if self.wants_reason:
            return "Ask again for the reason in law, or decide without it"
        if self.is_late and not self.latest:
            return "Ring them, or decide on what you know"
        last = self.latest
        if last and last.ground != "none" and not last.assessment and not self.is_withdrawn:
            return "Write what you make of the reason they claim"
        return ""

    @property
    def is_withdrawn(self) -> bool:
        return self.consultation.state == State.WITHDRAWN


def consultations_on(case: Case, today: date) -> list[Row]:
    """The consultations of a case with their answers, in four questions however many there are."""
    answers = ConsultationAnswer.objects.select_related("given_by", "assessed_by").order_by("pk")
    rows = (
        Consultation.objects.filter(case=case)
        .select_related("provider", "sent_by")
        .prefetch_related(Prefetch("answers", answers), "papers")
    )
    due = dict(Deadline.objects.filter(case=case, rule=RULE).values_list("about", "due"))
    sent = facts_for(case).latest(Kind.PLAN_SENT)
    return [Row(one, list(one.answers.all()), due.get(one.about), today, sent) for one in rows]


def papers_for_settings(case: Case) -> list[Document]:
    """The papers of a case that a setting may be shown, the draft plan first: none kept apart."""
    rows = case.documents.filter(letter="", internal=False, private_to=None, undone_at=None)
    rows = rows.filter(moved_to=None, superseded_by=None).exclude(file="").order_by("pk")
    return sorted(rows, key=lambda paper: paper.sort != Document.Sort.PLAN)


def settings_like(text: str) -> QuerySet[Provider]:
    """Settings of the directory to consult: by URN, name, town or postcode, the open ones first."""
    words = text.split()
    found = Provider.objects.filter(kind=Provider.Kind.SETTING).exclude(status__startswith="Closed")
    for word in words:
        found = found.filter(
            Q(urn=word)
            | Q(name__icontains=word)
            | Q(town__icontains=word)
            | Q(postcode__istartswith=word)
        )
    return found.order_by("name", "urn") if words else found.none()


@dataclass(frozen=True)
class ToRemind:
    """A consultation without an answer, and the step that its day has earned."""

    consultation: Consultation
    due: date
    step: str  # "reminder" or "without"


def to_remind(today: date) -> list[ToRemind]:
    """Consultations to remind today: five days before the day, and when it has passed."""
    near = days_after(today, REMIND_BEFORE)
    clocks = Deadline.objects.filter(
        rule=RULE, due__lte=near, met_on=None, ended_on=None, case__closed_on=None
    )
    due = {(clock.case_id, clock.about): clock.due for clock in clocks}
    waiting = Consultation.objects.filter(
        state=State.SENT, answers=None, case__in={case for case, _ in due}
    ).select_related("case", "provider__knowledge")
    found = []
    for one in waiting:
        day = due.get((one.case_id, one.about))
        if day is not None:
            found.append(ToRemind(one, day, "without" if day < today else "reminder"))
    return found


def why_not_consulted(case: Case, provider: Provider) -> str:
    """Why a setting cannot be consulted now, in a sentence. Empty when it can."""
    if provider.kind != Provider.Kind.SETTING:
        return f"{provider.name} is a service. Only settings are consulted."
    if provider.status.startswith("Closed"):
        return f"{provider.name} is closed"
    if case.closed_on is not None:
        return "The case is closed"
    if facts_for(case).has(Kind.DECIDED_NOT_TO_ISSUE) and not facts_for(case).has(Kind.DRAFT_SENT):
        return "It was decided that there will be no plan"
    waits = Consultation.objects.filter(case=case, provider=provider, state=State.SENT)
    return f"{provider.name} is consulted already and has not answered" if waits.exists() else ""
