"""open_incident, contain, tell_family, tell_commissioner, close: what went to the wrong person.

What was said of an incident is kept with it, and not in the audit of a case: it may name a child
of another one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from statutory import tell_commissioner_by

from .. import audit, roles
from ..audit import action
from ..models import Case, Document, Entry, Incident, IncidentStep, Message, Received
from ..queries.incidents import GONE, OF_FAMILY, still_to_do, whom_to_alert
from ..refusals import Refused
from .alerts import alert
from .chronology import enter_all
from .recalling import WAITING, call_back

Kind = IncidentStep.Kind
Read = Received.Read
ALERT = "Something went to the wrong person, and 72 hours run"
ON_THE_CASE = "{incident} was opened: something about this child went to the wrong person."


@dataclass(frozen=True)
class WentWrong:
    """What went to whom by mistake. Its words stay out of the audit."""

    words: str
    aware_at: datetime
    who: str = ""
    what: str = ""
    message: Message | None = None
    document: Document | None = None
    was_read: str = Read.UNKNOWN

    def __str__(self) -> str:
        return f"became aware {self.aware_at.isoformat()}, opened: {self.was_read}"


@action
def open_incident(
    case: Case, *, wrong: WentWrong, touching: Collection[Case] = (), by: User
) -> Incident:
    """Say that something went to the wrong person. What was shared is withdrawn at once.

    A case may be closed by now; its family is affected all the same.
    """
    if not wrong.words.strip():
        raise Refused("Say what went wrong", field="words")
    if wrong.aware_at > timezone.now():
        raise Refused("The moment you became aware must be in the past", field="on")
    _refuse_unsaid(wrong)
    incident = Incident.objects.create(
        case=case, words=wrong.words.strip(), aware_at=wrong.aware_at, opened_by=by
    )
    document = wrong.document or (wrong.message.document if wrong.message else None)
    cases = {case.pk: case} | {one.pk: one for one in touching}
    incident.touched.set(cases.values())
    _receive(incident, wrong, document, by)
    audit.noting(after={"incident": incident.pk})
    note = ON_THE_CASE.format(incident=incident)
    for one in cases.values():
        entry = {"kind": Entry.Note.NOTE.value, "on": timezone.localdate(), "note": note}
        enter_all(one, [entry], by=by)
    told = [one for one in whom_to_alert(incident) if one != by]
    once = f"incident:{incident.pk}"
    alert(case, to=told, code="incident", subject=ALERT, path="/incidents/", once=once, by=by)
    return incident


@action
def touch(incident: Incident, *, case: Case, by: User) -> Incident:
    """Say that another family is affected, as is often found later."""
    incident = _held(incident)
    if incident.touched.filter(pk=case.pk).exists():
        raise Refused("That family is on the list already", field="reference")
    incident.touched.add(case)
    note = ON_THE_CASE.format(incident=incident)
    entry = {"kind": Entry.Note.NOTE.value, "on": timezone.localdate(), "note": note}
    enter_all(case, [entry], by=by)
    return incident


@action
def say_whether_read(received: Received, *, was_read: str, said: str, by: User) -> Received:
    """Write down whether the wrong person opened it, and what they said when they were asked."""
    audit.leaving_unsaid("said")
    _held(received.incident)
    if not said.strip():
        raise Refused("Say what they were asked to do, and what they said", field="said")
    audit.noting(before={"was_read": received.was_read}, after={"incident": received.incident_id})
    received.was_read, received.said = was_read, said.strip()
    received.said_at, received.said_to = timezone.now(), by
    received.save()
    return received


@action
def contain(incident: Incident, *, words: str, at: datetime, by: User) -> IncidentStep:
    """Say how it was kept from going further: got back, deleted, promised to be destroyed."""
    return _step(incident, Kind.CONTAINED, words, at, by, empty="Say how it was contained")


@action
def tell_family(
    incident: Incident, *, about: Case, told: bool, words: str, at: datetime, by: User
) -> IncidentStep:
    """Say that one family was told, or why they are not."""
    if not incident.touched.filter(pk=about.pk).exists():
        raise Refused("That family is not on the list of this incident", field="about")
    kind = Kind.FAMILY_TOLD if told else Kind.FAMILY_NOT_TOLD
    empty = "Say how they were told, and what they said" if told else "Say why they are not told"
    return _step(incident, kind, words, at, by, empty=empty, about=about)


@action
def tell_commissioner(
    incident: Incident, *, told: bool, words: str, at: datetime, by: User, late: str = ""
) -> IncidentStep:
    """Say that the Information Commissioner was told, or why not. Told late, the law asks why."""
    audit.leaving_unsaid("late")
    if told and at > tell_commissioner_by(incident.aware_at):
        if not late.strip():
            raise Refused("The 72 hours are over: say why it is told late", field="late")
        words = f"{words.strip()}\nTold late because: {late.strip()}" if words.strip() else ""
    kind = Kind.COMMISSIONER_TOLD if told else Kind.COMMISSIONER_NOT_TOLD
    empty = "Write what was told, and its number" if told else "Say why no risk to them is likely"
    return _step(incident, kind, words, at, by, empty=empty)


@action
def close(incident: Incident, *, words: str, by: User) -> IncidentStep:
    """Say what was learnt. Only when everything that has to be done was done."""
    if left := still_to_do(_held(incident)):
        raise Refused(f"Before it is closed: {'; '.join(left)}")
    now = timezone.now()
    step = _step(incident, Kind.CLOSED, words, now, by, empty="Say what was learnt from it")
    step.incident.closed_at = now
    step.incident.save(update_fields=["closed_at"])
    return step


def _refuse_unsaid(wrong: WentWrong) -> None:
    if wrong.message is None and not wrong.who.strip():
        raise Refused("Say who received it", field="who")
    if wrong.message is None and wrong.document is None and not wrong.what.strip():
        raise Refused("Say what went", field="other_what")
    if wrong.message is None:
        return
    if wrong.message.state not in GONE:
        raise Refused("That letter has not gone. Call it back instead", field="what")
    open_one = Incident.objects.filter(received__message=wrong.message, closed_at=None).first()
    if open_one is not None:
        raise Refused(f"An incident about that letter is open already: {open_one}", field="what")


def _receive(incident: Incident, wrong: WentWrong, document: Document | None, by: User) -> None:
    message = wrong.message
    named = document.title if document else message.subject if message else wrong.what
    Received.objects.create(
        incident=incident,
        who=(wrong.who.strip() or (message.goes_to if message else ""))[:250],
        what=named.strip()[:250],
        message=message,
        document=document,
        was_read=wrong.was_read,
        withdrawn_at=timezone.now() if document and _withdraw(incident, document, by) else None,
    )


def _withdraw(incident: Incident, document: Document, by: User) -> bool:
    """The family sees it no longer, and no other copy of it goes. True when they could see it."""
    because = f"It went to the wrong person: {incident}"
    for waiting in Message.objects.filter(document=document, state__in=WAITING):
        call_back(waiting, because=because, by=by)
    shared = document.shared_with_family_at is not None
    audit.noting(before={"shared": shared})
    document.shared_with_family_at = document.share_asked_by = None
    document.save(update_fields=["shared_with_family_at", "share_asked_by"])
    return shared


def _step(
    incident: Incident,
    kind: Kind,
    words: str,
    at: datetime,
    by: User,
    *,
    empty: str,
    about: Case | None = None,
) -> IncidentStep:
    audit.leaving_unsaid("words")
    if not roles.may(by.role, roles.APPROVE):
        raise Refused("A senior or a manager does this")
    incident = _held(incident)
    if not words.strip():
        raise Refused(empty, field="words")
    if at > timezone.now():
        raise Refused("The moment must be in the past", field="on")
    if at < incident.aware_at.replace(second=0, microsecond=0):  # as it is typed
        raise Refused("That is before anybody was aware of it", field="on")
    earlier = incident.steps.filter(about=about)
    if earlier.filter(kind=kind).exists():
        raise Refused(f"This was recorded already: {kind.label.lower()}")
    if kind in (Kind.FAMILY_NOT_TOLD, Kind.COMMISSIONER_NOT_TOLD) and _was_told(earlier, kind):
        raise Refused("They were told already")
    return IncidentStep.objects.create(
        incident=incident, kind=kind, about=about, at=at, words=words.strip(), by=by
    )


def _was_told(earlier: QuerySet[IncidentStep], kind: Kind) -> bool:
    told = Kind.FAMILY_TOLD if kind in OF_FAMILY else Kind.COMMISSIONER_TOLD
    return earlier.filter(kind=told).exists()


def _held(incident: Incident) -> Incident:
    held = (
        Incident.objects.select_for_update(of=("self",)).select_related("case").get(pk=incident.pk)
    )
    if held.closed_at is not None:
        raise Refused("This incident is closed")
    return held
