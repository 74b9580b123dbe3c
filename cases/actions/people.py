"""add, edit, remove: the child's record and those who may be written to about a case."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..editing import STILL_RIGHT, Edit, held, save, settle
from ..models import Case, Child, FamilyMember
from ..refusals import Refused
from ..search import KEPT_KEYS, fold_postcode, set_keys
from ..upn import fault_of
from . import deadlines
from .correspondence import stop_queued_to
from .protecting import ON_RECORD, Withheld, end_order, record_order, stop_withholding, withhold
from .unreachable import deal_with_stopped, mark_doubtful, settle_doubtful

__all__ = [
    "Withheld",
    "add_family_member",
    "bring_back",
    "confirm_details",
    "deal_with_stopped",
    "edit_child",
    "edit_family_member",
    "end_order",
    "mark_doubtful",
    "record_order",
    "remove_family_member",
    "settle_doubtful",
    "stop_withholding",
    "withhold",
]


@action
def add_family_member(
    case: Case,
    *,
    name: str,
    relation: str,
    by: User,
    address: str = "",
    postcode: str = "",
    email: str = "",
    channel: str = FamilyMember.Channel.POST,
    parental_responsibility: bool = True,
) -> FamilyMember:
    """Put a parent, carer or the young person on the case, as somebody letters go to."""
    if not name.strip():
        raise Refused("Enter the person's name", field="name")
    if not relation.strip():
        raise Refused("Enter their relation to the child", field="relation")
    if channel == FamilyMember.Channel.EMAIL and not email.strip():
        raise Refused("Enter the email address we write to", field="email")
    if channel == FamilyMember.Channel.POST and not address.strip():
        raise Refused("Enter the address letters are posted to", field="address")
    # How to reach somebody stands in their record and its history, and nowhere else.
    audit.noting(after=dict.fromkeys(("address", "postcode", "email"), ON_RECORD))
    return FamilyMember.objects.create(
        child=case.child,
        name=name.strip(),
        relation=relation.strip(),
        address=address.strip(),
        postcode=fold_postcode(postcode),
        email=email.strip(),
        channel=channel,
        parental_responsibility=parental_responsibility,
        is_young_person=_is_young_person(relation),
    )


@action
def edit_child(case: Case, *, edit: Edit, by: User, reason: str = "") -> Child:
    """Change the child's record. Another birth date moves clocks, so it needs to be known how."""
    child = Child.objects.select_for_update(of=("self",)).get(pk=case.child_id)
    born = child.date_of_birth
    values = settle(child, edit)
    if "postcode" in values:
        values["postcode"] = fold_postcode(values["postcode"])
    _refuse_impossible_child(values, born, reason)
    named = Child(forename=values.get("forename", ""), surname=values.get("surname", ""))
    values |= {key: getattr(set_keys(named), key) for key in KEPT_KEYS}
    if save(child, values, by=by, reason=reason) and child.date_of_birth != born:
        for other in child.cases.filter(closed_on=None):
            other.child = child
            deadlines.sync(other)
    case.child = child
    return child


@action
def edit_family_member(case: Case, *, member: FamilyMember, edit: Edit, by: User) -> FamilyMember:
    """Change what we know of somebody. How to reach them is changed by `contact_changes`."""
    member = held(case, member)
    if member.removed_on is not None:
        raise Refused(f"{member.name} was removed from the case. Bring them back first.")
    values = settle(member, edit)
    if not values.get("name", member.name).strip():
        raise Refused("Enter the person's name", field="name")
    if not values.get("relation", member.relation).strip():
        raise Refused("Enter their relation to the child", field="relation")
    if "relation" in values:
        values["is_young_person"] = _is_young_person(values["relation"])
    save(member, values, by=by)
    return member


@action
def confirm_details(case: Case, *, member: FamilyMember, by: User) -> FamilyMember:
    """They looked at what we hold of them and said that it is still right: the day stands on it."""
    member = held(case, member)
    if member.removed_on is not None:
        raise Refused(f"{member.name} was removed from the case. Bring them back first.")
    member._history_user = by  # type: ignore[attr-defined]
    member._change_reason = STILL_RIGHT  # type: ignore[attr-defined]
    member.save()
    return member


@action
def remove_family_member(
    case: Case, *, member: FamilyMember, on: date, reason: str, by: User, today: date | None = None
) -> FamilyMember:
    """Take somebody off the case. What waits to go to them is stopped at once."""
    if not reason.strip():
        raise Refused("Say why they are no longer on the case", field="reason")
    if on > (today or timezone.localdate()):
        raise Refused("The day must be today or in the past", field="on")
    member = held(case, member)
    if member.removed_on is not None:
        raise Refused(f"{member.name} was already removed from the case.")
    save(member, {"removed_on": on, "removed_because": reason[:200]}, by=by, reason=reason)
    stop_queued_to(member, because="The person is no longer on the case", by=by)
    return member


@action
def bring_back(case: Case, *, member: FamilyMember, reason: str, by: User) -> FamilyMember:
    """Put somebody on the case again who had been removed. Stopped letters stay stopped."""
    if not reason.strip():
        raise Refused("Say why they are on the case again", field="reason")
    member = held(case, member)
    if member.removed_on is None:
        raise Refused(f"{member.name} is on the case.")
    save(member, {"removed_on": None, "removed_because": ""}, by=by, reason=reason)
    return member


def _refuse_impossible_child(values: dict[str, object], born: date, reason: str) -> None:
    if not str(values.get("surname", "-")).strip():
        raise Refused(
            "Enter the last name. A child with one name has it as last name", field="surname"
        )
    day = values.get("date_of_birth", born)
    assert isinstance(day, date)
    if day > timezone.localdate():
        raise Refused("The date of birth must be in the past", field="date_of_birth")
    if day != born and not reason.strip():
        raise Refused("Say how you know the date of birth: it moves dates", field="reason")
    if (upn := str(values.get("upn", ""))) and (fault := fault_of(upn)):
        raise Refused(fault, field="upn")


def _is_young_person(relation: str) -> bool:
    return relation.strip().casefold() == "young person"
