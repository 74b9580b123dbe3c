"""take_in, read, open_case, join_case, set_aside, bring_back, acknowledge: a request's way in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Team, User
from statutory import format_date

from ..audit import action, leaving_unsaid, noting
from ..letters import LETTERS, Letter
from ..letters.recipients import recipients_of
from ..models import Case, Child, IntakeItem
from ..refusals import Refused
from ..search import fold_postcode
from . import uploads
from .correspondence import send_letter
from .requests import ChildDetails, RequestDetails, join_request, receive_request
from .senders import Sender, add_sender

LONGEST_REFERENCE = 200
ACKNOWLEDGEMENT = "request-received"  # the code of the letter
State = IntakeItem.State


@dataclass(frozen=True)
class AsGiven:
    """What reached us says of the child and of itself. Much of it may be missing."""

    source: str
    forename: str = ""
    surname: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    upn: str = ""
    address: str = ""
    postcode: str = ""
    setting_urn: str = ""
    sender: str = ""
    says: str = ""
    wishes: dict[str, Any] = field(default_factory=dict)  # asked in boxes of their own


@action
def take_in(
    given: AsGiven,
    *,
    route: str,
    received_on: date,
    dated_by: str,
    by: User | None,
    given_reference: str = "",
    team: Team | None = None,
    today: date | None = None,
) -> IntakeItem:
    """Keep what reached us, with the day it truly did. The same reference twice is one item."""
    _refuse_impossible(given, received_on, today or timezone.localdate())
    known = {"route": route, "given_reference": _kept_reference(given_reference)}
    if known["given_reference"] and (item := IntakeItem.objects.filter(**known).first()):
        return item
    try:
        with transaction.atomic():
            return IntakeItem.objects.create(
                **known,
                **_tidied(given),
                received_on=received_on,
                dated_by=dated_by,
                taken_in_by=by,
                team=team or (by.team if by else None),
            )
    except IntegrityError:  # the same thing, taken in by another at this moment
        return IntakeItem.objects.get(**known)


@action
def read(item: IntakeItem, *, given: AsGiven, by: User) -> IntakeItem:
    """Put down which child it is about, as it says. Its words and its day stay as they came."""
    item = _waiting(item)
    given = replace(given, says=item.says, wishes=item.wishes)
    _refuse_impossible(given, item.received_on, timezone.localdate())
    noting(before={"was read": bool(item.surname)})
    for name, value in _tidied(given).items():
        setattr(item, name, value)
    item.save()
    return item


@action
def open_case(
    item: IntakeItem,
    *,
    child: ChildDetails,
    request: RequestDetails,
    by: User,
    visible: QuerySet[Case],
    officer: User | None = None,
    sender: Sender | None = None,
    same_child: Child | None = None,
    other_children: Collection[int] = (),
    today: date | None = None,
) -> Case:
    """Open a case for it. The time runs from the day it reached us, never from today."""
    leaving_unsaid("sender")
    item = _waiting(item)
    case = receive_request(
        child,
        request=replace(request, received_on=item.received_on),
        by=by,
        visible=visible,
        officer=officer,
        same_child=same_child,
        other_children=other_children,
        today=today,
    )
    if sender is not None:
        add_sender(case, sender=sender, by=by)
    _settle(item, State.OPENED, by, case=case)
    _hand_over_files(item, case, by)
    return case


@action
def join_case(item: IntakeItem, case: Case, *, by: User, today: date | None = None) -> IntakeItem:
    """Say that it is the request of an open case by another route. Nothing recorded is changed."""
    item = _waiting(item)
    asked = RequestDetails(item.received_on, item.source, item.sender)
    join_request(case, request=asked, by=by, today=today)
    _hand_over_files(item, case, by)
    return _settle(item, State.JOINED, by, case=case)


@action
def set_aside(item: IntakeItem, *, by: User, reason: str) -> IntakeItem:
    """Say that it asks for no assessment. It is kept, and can be brought back."""
    if not reason.strip():
        raise Refused("Say why it is not a request", field="reason")
    return _settle(_waiting(item), State.SET_ASIDE, by, because=reason)


@action
def bring_back(item: IntakeItem, *, by: User, reason: str) -> IntakeItem:
    """Put it back among what waits: it was a request after all. Its day stays what it was."""
    item = IntakeItem.objects.select_for_update().get(pk=item.pk)
    if item.state != State.SET_ASIDE:
        raise Refused("Only what was set aside as no request can be brought back")
    if not reason.strip():
        raise Refused("Say why it is a request after all", field="reason")
    noting(before={"set aside because": item.settled_because})
    item.state, item.settled_at, item.settled_by = State.WAITING, None, None
    item.settled_because = ""
    item.save()
    return item


@action
def acknowledge(item: IntakeItem, *, by: User, today: date | None = None) -> IntakeItem:
    """Write to the family that their request reached us: the letter, to each we may write to."""
    today = today or timezone.localdate()
    item = IntakeItem.objects.select_for_update().get(pk=item.pk)
    if item.case is None or item.state not in (State.OPENED, State.JOINED):
        raise Refused("Open a case, or join it to one, before acknowledging it")
    if item.acknowledged_at is not None:
        day = format_date(timezone.localtime(item.acknowledged_at).date())
        raise Refused(f"This request was acknowledged already, on {day}")
    letter, who = _acknowledgement(), recipients_of(item.case, today)
    if not who.reachable:
        raise Refused(f"The letter cannot be sent. {who.why_nobody}")
    for member in who.reachable:
        send_letter(item.case, letter=letter, to=member, on=today, by=by)
    item.acknowledged_at = timezone.now()
    item.save(update_fields=["acknowledged_at"])
    return item


def _hand_over_files(item: IntakeItem, case: Case, by: User) -> None:
    """What came with it goes to the case, where each file waits to be filed."""
    for upload in item.uploads.order_by("pk"):
        uploads.put_on_case(upload, case=case, by=by)


def _acknowledgement() -> Letter:
    letter = next((one for one in LETTERS if one.code == ACKNOWLEDGEMENT), None)
    if letter is None:
        raise Refused(
            "The letter that acknowledges a request is not among our letters yet."
            " Write to the family by hand, and record that under “Record what happened”."
        )
    return letter


def _waiting(item: IntakeItem) -> IntakeItem:
    """The item, held, if nobody has dealt with it. The second of two officers is told here."""
    item = IntakeItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.state != State.WAITING:
        who = item.settled_by.name if item.settled_by else "Somebody"
        raise Refused(
            f"{who} dealt with this meanwhile: {item.get_state_display().lower()}."
            " Nothing was done twice."
        )
    return item


def _settle(
    item: IntakeItem, state: str, by: User, *, case: Case | None = None, because: str = ""
) -> IntakeItem:
    # What was handed to those who may open a closed case stays theirs, whatever they say of it.
    item.state, item.case = state, case or item.case
    item.settled_at, item.settled_by, item.settled_because = timezone.now(), by, because.strip()
    item.save()
    return item


def _tidied(given: AsGiven) -> dict[str, object]:
    fields = asdict(given)
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = value.strip()
    return fields | {"postcode": fold_postcode(given.postcode)}


def _kept_reference(given: str) -> str:
    """A reference of any length, as it fits the column."""
    given = given.strip()
    if len(given) <= LONGEST_REFERENCE:
        return given
    return hashlib.sha256(given.encode()).hexdigest()


def _refuse_impossible(given: AsGiven, received: date, today: date) -> None:
    born = given.date_of_birth
    if not given.surname.strip() and not given.says.strip():
        raise Refused("Enter the child's last name, or what it says", field="surname")
    if received > today:
        raise Refused(f"{format_date(received)} is in the future", field="received_on")
    if born and born > received:
        raise Refused("It cannot have reached us before the child was born", field="date_of_birth")
