"""Advice that has to be chased: which clocks are near or over, and what was done about each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.models import User
from cases.access import cases_visible_to
from cases.models import Case, Deadline
from cases.wording import short_date
from statutory import days_after, nudge_for

from ..chasing_policy import DAYS, ESCALATED, FURTHEST, NAMES, STEPS, WORDS
from ..letters import inbox_of
from ..models import AdviceRequest, Chaser, Contact
from .advice import GIVES_ADVICE
from .advice_names import name_of

MOST = 200  # on one page


@dataclass(frozen=True)
class Late:
    """One request to chase: its day, what was done, what comes next."""

    request: AdviceRequest
    due: date
    chasers: Sequence[Chaser]
    today: date

    @property
    def name(self) -> str:
        return name_of(self.request)

    @property
    def is_late(self) -> bool:
        return self.due < self.today

    @property
    def last(self) -> Chaser | None:
        return self.chasers[-1] if self.chasers else None

    @property
    def people(self) -> list[Contact]:
        """Whom to ring there: nobody who has left."""
        assert self.request.provider is not None
        every = self.request.provider.contacts.all()
        return [one for one in every if not one.left_on or one.left_on > self.today]

    @property
    def step(self) -> str:
        """The step that is earned today and was not had; empty when none is."""
        nudge = nudge_for(self.due, self.today, STEPS, self._had())
        return NAMES[nudge.step.days] if nudge else ""

    @property
    def next_step(self) -> str:
        """What happens next, in words, and when."""
        if self.needs_a_person:
            return self.needs_a_person
        if self.step:
            return f"{WORDS[self.step]}, by itself with the next run"
        had = max(self._had(), default=None)
        for step in STEPS:
            on = days_after(self.due, step.days)
            if (had is None or step.days > had) and on >= self.today:
                return f"{WORDS[NAMES[step.days]]}, by itself on {short_date(on)}"
        return "Ring the lead of the service: it was raised with them"

    @property
    def needs_a_person(self) -> str:
        """Why the job cannot do the next step, and what somebody does instead."""
        if self.step == ESCALATED and lead_in(self.request, self.today) is None:
            return "Find out who leads the service, and add them in the directory"
        if self.step and self.step != ESCALATED and not inbox_of(self.request.provider):  # type: ignore[arg-type]
            return "Ring them: no email is known"
        return ""

    def _had(self) -> list[int]:
        return [DAYS[one.step] for one in self.chasers if one.step in DAYS]


def lead_in(request: AdviceRequest, on: date) -> Contact | None:
    """Who leads the service, among contacts read already. Somebody who has left is never it."""
    assert request.provider is not None
    for one in request.provider.contacts.all():
        if one.role == Contact.Role.LEAD and one.email and (not one.left_on or one.left_on > on):
            return one
    return None


def to_chase(today: date, cases: QuerySet[Case] | None = None) -> list[Late]:
    """Requests whose day is near or over and that wait for advice, longest due first."""
    clocks = Deadline.objects.filter(
        rule=GIVES_ADVICE,
        about__startswith="advice:",
        met_on=None,
        ended_on=None,
        disapplied=False,
        due__lte=days_after(today, FURTHEST),
        case__closed_on=None,
    )
    if cases is not None:
        clocks = clocks.filter(case__in=cases)
    due = dict(_days(clocks.values_list("about", "due")))
    rows = (
        AdviceRequest.objects.filter(pk__in=due, state=AdviceRequest.State.ASKED)
        .exclude(provider=None)
        .select_related("case__child", "case__officer", "provider__knowledge")
        .prefetch_related(
            "provider__contacts",
            Prefetch("chasers", Chaser.objects.select_related("by").order_by("at", "pk")),
        )
    )
    found = [Late(one, due[one.pk], list(one.chasers.all()), today) for one in rows]
    return sorted(found, key=lambda one: (one.due, one.request.pk))


def chase_list(user: User, today: date, *, mine: bool) -> list[Late]:
    """The chase list of one person: of their own cases, or of all that they may see."""
    cases = cases_visible_to(user)
    if mine:
        cases = cases.filter(officer=user)
    return to_chase(today, cases)


def late_one(request: AdviceRequest, today: date) -> Late | None:
    """One request as the chase list has it; nothing when it waits for no advice any more."""
    found = to_chase(today, Case.objects.filter(pk=request.case_id))
    return next((one for one in found if one.request.pk == request.pk), None)


def minutes_ago(at: datetime) -> int:
    """How many minutes ago something was done."""
    return int((timezone.now() - at).total_seconds() // 60)


def _days(rows: Iterable[tuple[str, date | None]]) -> Iterable[tuple[int, date]]:
    for about, due in rows:
        number = about.partition(":")[2]
        if due is not None and number.isascii() and number.isdecimal() and len(number) < 19:
            yield int(number), due
