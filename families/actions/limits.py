"""order_view, record_capacity: what an order lets somebody see, and one decision at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.audit import action, leaving_unsaid
from cases.editing import held
from cases.models import Case, Document, FamilyMember
from cases.refusals import Refused
from statutory import Holder, format_date, rights_holder, young_person_from

from ..models import Capacity, OrderedView, Part

# Capacity is about one decision at the time it is made (Mental Capacity Act 2005, sections 2, 3).
_BLANKET = re.compile(
    r"\b(everything|anything|in general|generally|overall|globally?|across the board|"
    r"lacks? capacity|no capacity|(all|any|every|each|most|other)( \w+)? (decisions?|matters?|"
    r"things?|choices?|areas?))\b|^(all|any|capacity|decisions?|ehcp?|education)$"
)
NOT_ONE = (
    "Name one decision, as “which college to name”. Nobody can be found unable to decide everything"
)


@dataclass(frozen=True)
class Found:
    """What was found of one decision. Its words stay with the finding."""

    about: str
    has_capacity: bool
    support_given: str
    reasons: str
    on: date
    representative: FamilyMember | None = None
    opens: tuple[str, ...] = ()  # what they must see to decide this
    review_on: date | None = None

    def __str__(self) -> str:
        return "can decide" if self.has_capacity else "cannot decide"


@action
def order_view(
    case: Case,
    *,
    member: FamilyMember,
    parts: list[str],
    because: str,
    by: User,
    evidence: Document | None = None,
) -> OrderedView:
    """Say what a court order still lets somebody see. It holds from their next page on (H-030)."""
    leaving_unsaid("because")
    if not because.strip():
        raise Refused("Say what the order allows, in its words", field="because")
    if not set(parts) <= set(Part.values):
        raise Refused("Select parts from the list", field="parts")
    if parts and evidence is None:
        raise Refused("Select the order that allows it", field="evidence")
    if evidence is not None and evidence.case_id != case.pk:
        raise Refused("That paper is not on this case", field="evidence")
    member = held(case, member)
    if member.limited_on is None:
        raise Refused("No court order limits what they get. Record it under People first")
    view = OrderedView.objects.filter(member=member).first() or OrderedView(member=member)
    view.parts, view.because = list(parts), because.strip()
    view.evidence, view.set_by = evidence, by
    view.save()
    return view


@action
def record_capacity(case: Case, *, found: Found, by: User, today: date | None = None) -> Capacity:
    """Record whether the young person could make one decision, with what help, and why."""
    today = today or timezone.localdate()
    _refuse_blanket(found.about)
    _refuse_before_their_day(case, found.on, today)
    if not found.support_given.strip():
        raise Refused("Say what was done to help them decide", field="support_given")
    if not found.reasons.strip():
        raise Refused("Say why you think so", field="reasons")
    if found.review_on is not None and found.review_on < found.on:
        raise Refused("The day to look again must be after the finding", field="review_on")
    _refuse_representative(case, found)
    return Capacity.objects.create(
        case=case,
        about=" ".join(found.about.split()),
        has_capacity=found.has_capacity,
        support_given=found.support_given.strip(),
        reasons=found.reasons.strip(),
        on=found.on,
        representative=None if found.has_capacity else found.representative,
        opens=[] if found.has_capacity else list(found.opens),
        review_on=found.review_on,
        by=by,
    )


def _refuse_blanket(about: str) -> None:
    words = " ".join(re.findall(r"[^\W\d_]+", about.casefold()))
    if not words:
        raise Refused("Enter the decision it is about", field="about")
    if _BLANKET.search(words):
        raise Refused(NOT_ONE, field="about")


def _refuse_before_their_day(case: Case, on: date, today: date) -> None:
    if on > today:
        raise Refused("The day must be today or in the past", field="on")
    born = case.child.date_of_birth
    if rights_holder(born, on) is not Holder.YOUNG_PERSON:
        day = format_date(young_person_from(born))
        raise Refused(f"Until {day} the parent decides, so nothing is found before", field="on")


def _refuse_representative(case: Case, found: Found) -> None:
    who = found.representative
    if found.has_capacity:
        return
    if who is None:
        raise Refused("Select who decides this in their place", field="representative")
    there = who.child_id == case.child_id and who.removed_on is None and who.limited_on is None
    if not there or who.is_young_person:
        raise Refused("They cannot decide in the young person’s place", field="representative")
    if not found.opens or not set(found.opens) <= set(Part.values):
        raise Refused("Select what they must see to decide this", field="opens")
