"""Incidents: which one may know of, what is still to be done, and how the 72 hours stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from accounts.models import Role, User
from statutory import counted, hours_between, tell_commissioner_by

from .. import roles
from ..access import cases_kept_from, cases_visible_to, restricted_in_care_of
from ..models import Case, Document, Incident, IncidentStep, Message, Received
from .closed_cases import whom_to_tell

Kind = IncidentStep.Kind
GONE = (Message.State.SENT, Message.State.UNCERTAIN, Message.State.SENDING)
OF_FAMILY = (Kind.FAMILY_TOLD, Kind.FAMILY_NOT_TOLD)
OF_COMMISSIONER = (Kind.COMMISSIONER_TOLD, Kind.COMMISSIONER_NOT_TOLD)


@dataclass(frozen=True)
class Clock:
    """The 72 hours: when they end, and how they stand in words."""

    due: datetime
    words: str
    colour: str


@dataclass(frozen=True)
class Family:
    """A family that an incident touches, and what was said to them."""

    case: Case
    may_open: bool
    step: IncidentStep | None

    @property
    def name(self) -> str:
        """The child and the reference; of a case of another team the reference alone."""
        reference = self.case.reference
        return f"{self.case.child}, {reference}" if self.may_open else reference


def incidents_for(user: User) -> QuerySet[Incident]:
    """Incidents of a case this person may open, none of whose cases is kept from them.

    What went wrong names children, so that whoever has no leave for one of them sees none of it.
    """
    touched = Incident.touched.through.objects.filter(incident=OuterRef("pk"))
    seen = touched.filter(case__in=cases_visible_to(user))
    kept = touched.filter(case__in=cases_kept_from(user))
    return Incident.objects.filter(Exists(seen), ~Exists(kept))


def incidents_listed(user: User) -> QuerySet[Incident]:
    """The same for a list: those open first, by the end of their 72 hours.

    Each has the reference of a case by which this person opens it (`way_in`).
    """
    doors = cases_visible_to(user).filter(touched_by=OuterRef("pk")).order_by("pk")
    rows = incidents_for(user).annotate(way_in=Subquery(doors.values("reference")[:1]))
    return (
        rows.select_related("opened_by")
        .prefetch_related("steps", "received", "touched")
        .order_by(F("closed_at").desc(nulls_first=True), "aware_at", "pk")
    )


def incidents_open(user: User, most: int) -> list[Incident]:
    """What is still open, the oldest first, and one more than is shown."""
    return list(
        incidents_for(user)
        .filter(closed_at=None)
        .select_related("case")
        .prefetch_related("steps")
        .order_by("aware_at", "pk")[:most]
    )


def incidents_on(case: Case, user: User) -> QuerySet[Incident]:
    """The incidents that touch one case, as far as this person may know of them."""
    return incidents_for(user).filter(touched=case).select_related("opened_by")


def waiting_for_leave(user: User) -> list[tuple[str, int, datetime]]:
    """Open incidents one may not read, with the restricted case one can give leave to open."""
    through = Incident.touched.through.objects
    rows = through.filter(case__in=restricted_in_care_of(user), incident__closed_at=None)
    rows = rows.exclude(incident__in=incidents_for(user)).order_by("incident__aware_at", "pk")
    found = rows.values_list("case__reference", "case", "incident__aware_at")
    return [(reference, pk, tell_commissioner_by(aware)) for reference, pk, aware in found]


def whom_to_alert(incident: Incident) -> list[User]:
    """The seniors and managers who may work on it: of its case, and able to read it."""
    near = [one for one in whom_to_tell(incident.case) if roles.may(one.role, roles.APPROVE)]
    readers = [one for one in near if incidents_for(one).filter(pk=incident.pk).exists()]
    return readers or [one for one in near if one.role in (Role.SENIOR, Role.MANAGER)]


def clock_of(incident: Incident, now: datetime) -> Clock:
    """How the 72 hours of an incident stand."""
    due = tell_commissioner_by(incident.aware_at)
    answers = [step for step in incident.steps.all() if step.kind in OF_COMMISSIONER]
    if answers:
        last = answers[-1]
        if last.kind == Kind.COMMISSIONER_NOT_TOLD:
            return Clock(due, "Not told, with a reason", "grey")
        late = last.at > due
        return Clock(due, "Told late" if late else "Told in time", "red" if late else "green")
    if now > due:
        return Clock(due, f"{counted(hours_between(due, now), 'hour')} late", "red")
    left = hours_between(now, due)
    return Clock(due, f"{counted(left, 'hour')} left", "yellow" if left > 24 else "orange")


def families_of(incident: Incident, user: User) -> list[Family]:
    """Every family it touches, closed cases too, and whether they were told."""
    last = {one.about_id: one for one in incident.steps.all() if one.kind in OF_FAMILY}
    seen = set(cases_visible_to(user).filter(touched_by=incident).values_list("pk", flat=True))
    cases = incident.touched.select_related("child", "team", "officer").order_by("pk")
    return [Family(one, one.pk in seen, last.get(one.pk)) for one in cases]


def still_to_do(incident: Incident) -> list[str]:
    """What must be known and done before an incident can be closed."""
    done = {step.kind for step in incident.steps.all()}
    told = {step.about_id for step in incident.steps.all() if step.kind in OF_FAMILY}
    open_words = [
        f"say whether {one.who} opened it"
        for one in incident.received.all()
        if one.was_read == Received.Read.UNKNOWN
    ]
    families = [
        f"say whether the family of {one.reference} was told"
        for one in incident.touched.order_by("pk")
        if one.pk not in told
    ]
    contained = [] if Kind.CONTAINED in done else ["say how it was contained"]
    commissioner = [] if done & set(OF_COMMISSIONER) else ["tell the Commissioner, or say why not"]
    return open_words + contained + families + commissioner


def gone_from(case: Case) -> Sequence[Message]:
    """Letters and emails of a case that have gone, or may have, the newest first."""
    rows = case.messages.filter(state__in=GONE, to_user=None)
    rows = rows.select_related("document", "to_member", "to_user")
    return list(rows.order_by("-written_at", "-pk")[:50])


def shared_on(case: Case) -> Sequence[Document]:
    """Papers of a case that the family can see."""
    rows = case.documents.exclude(shared_with_family_at=None)
    return list(rows.order_by("-filed_at", "-pk")[:50])
