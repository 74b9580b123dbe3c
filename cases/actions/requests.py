"""receive_request opens a case; join_request puts a second route onto the case already open."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from statutory import Kind, format_date, twenty_fifth_birthday

from ..audit import action
from ..models import Case, Child, Entry
from ..refusals import Refused
from ..search import Match, fold_postcode, possible_duplicates, set_keys
from .chronology import enter_all


@dataclass(frozen=True)
class ChildDetails:
    """What a request says about the child or young person."""

    forename: str
    surname: str
    date_of_birth: date
    sex: str = ""
    upn: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class RequestDetails:
    """What a request says about itself. `received_on` is the day it truly reached us."""

    received_on: date
    source: str
    requester: str = ""
    setting_urn: str = ""
    setting_name: str = ""
    reference: str = ""  # only from an import; otherwise we give one


class PossibleDuplicate(Refused):
    """The child may be known already: look, then join the request or confirm another."""

    def __init__(self, matches: list[Match]) -> None:
        super().__init__("This child may already be on our records. Check the matches below.")
        self.matches = matches


@action
def receive_request(
    child: ChildDetails,
    *,
    request: RequestDetails,
    by: User | None,
    visible: QuerySet[Case],
    officer: User | None = None,
    same_child: Child | None = None,
    other_children: Collection[int] = (),
    today: date | None = None,
) -> Case:
    """Open a case for a request, counted from the day it truly reached us.

    Raises `PossibleDuplicate` unless each likely match was confirmed to be another child
    (`other_children`) or is this one (`same_child`). A child has one open case at most, but for
    one the asker may not know of: that case must answer as if it were not there (H-050), and
    those who may open it find both in their queue (`queries.intake.crossings`).
    """
    _refuse_impossible_request(child, request, today or timezone.localdate())
    if same_child is None:
        _refuse_unseen_matches(child, visible, other_children)
        same_child = _new_child(child)
    elif visible.filter(child=same_child, closed_on=None).exists():
        raise Refused("This child already has an open case. Join the request to it.")
    case = _open(same_child, request, officer, by)
    entries: list[dict[str, object]] = [
        {"kind": Kind.REQUEST_RECEIVED.value, "on": request.received_on, "note": request.requester}
    ]
    if other_children:
        entries.append(
            {
                "kind": Entry.Note.DUPLICATE_CONFIRMED.value,
                "on": today or timezone.localdate(),
                "note": "Looked at and found to be other children: record "
                + ", ".join(str(pk) for pk in sorted(other_children)),
            }
        )
    enter_all(case, entries, by=by)
    return case


@action
def join_request(
    case: Case, *, request: RequestDetails, by: User, today: date | None = None
) -> Case:
    """Put a second route of the same request onto the open case. The clock is the first's."""
    if not case.is_open:
        raise Refused("That case is closed. Record the request as a new case for the same child.")
    if request.received_on > (today or timezone.localdate()):
        raise Refused(f"{format_date(request.received_on)} is in the future", field="received_on")
    source = Case.Source(request.source).label
    enter_all(
        case,
        [
            {
                "kind": Entry.Note.JOINED.value,
                "on": request.received_on,
                "note": f"Also asked for by: {source}. {request.requester}".strip(),
            }
        ],
        by=by,
    )
    return case


def _open(child: Child, request: RequestDetails, officer: User | None, by: User | None) -> Case:
    # An import names its officers; a case for which it names none waits in its importer's team.
    officer = officer if request.reference else officer or by
    holder = officer or by
    case = Case(
        reference=request.reference or uuid.uuid4().hex,
        child=child,
        source=request.source,
        requester=request.requester,
        setting_urn=request.setting_urn,
        setting_name=request.setting_name,
        officer=officer,
        team=holder.team if holder else None,
    )
    # The history begins when the case has its reference.
    case.skip_history_when_saving = not request.reference  # type: ignore[attr-defined]
    case.save()
    if not request.reference:
        del case.skip_history_when_saving  # type: ignore[attr-defined]
        case.reference = f"EHC-{request.received_on.year}-{case.pk:05d}"
        case.save()
    return case


def _new_child(details: ChildDetails) -> Child:
    child = Child(
        forename=details.forename.strip(),
        surname=details.surname.strip(),
        date_of_birth=details.date_of_birth,
        sex=details.sex,
        upn=details.upn,
        address=details.address,
        postcode=fold_postcode(details.postcode),
    )
    set_keys(child).save()
    return child


def _refuse_unseen_matches(
    child: ChildDetails, visible: QuerySet[Case], other: Collection[int]
) -> None:
    matches = possible_duplicates(
        visible,
        forename=child.forename,
        surname=child.surname,
        date_of_birth=child.date_of_birth,
        upn=child.upn,
        postcode=child.postcode,
    )
    unseen = [match for match in matches if match.certain or match.child.pk not in other]
    if unseen:
        raise PossibleDuplicate(unseen)


def _refuse_impossible_request(child: ChildDetails, request: RequestDetails, today: date) -> None:
    received, born = request.received_on, child.date_of_birth
    if not child.surname.strip():
        raise Refused(
            "Enter the surname. A child with one name has it as surname.", field="surname"
        )
    if received > today:
        raise Refused(f"{format_date(received)} is in the future", field="received_on")
    if born > today:
        raise Refused("The date of birth is in the future", field="date_of_birth")
    if received < born:
        raise Refused(
            "The request cannot be received before the child was born", field="received_on"
        )
    if received >= twenty_fifth_birthday(born):
        raise Refused(
            "They were 25 or over when the request was received, so a needs assessment"
            " cannot be asked for (Children and Families Act 2014, section 83(2))",
            field="date_of_birth",
        )
