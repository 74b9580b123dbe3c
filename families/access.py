"""The family's door: who may open what of a child's case, as whom, today.

Each adult is a person apart. What somebody sees follows from facts and the day, asked at each
page: a court order, a young person's eighteenth summer, a helper's last day need no job to run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import Role, User
from cases.models import AccessRecord, Case, FamilyMember
from plans.models import Plan
from plans.queries.versions import plan_of
from statutory import Holder, rights_holder

from .models import Capacity, Helper, Holding, Part

EVERYTHING = frozenset(Part.values)
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sight:
    """What somebody may see and do on one child's case, and on whose behalf."""

    user: User
    member: FamilyMember
    case: Case
    parts: frozenset[str]
    may_write: bool
    helper: Helper | None = None

    @property
    def is_their_own(self) -> bool:
        """Whether they are the member themselves, and not somebody who helps."""
        return self.helper is None

    @property
    def is_young_person(self) -> bool:
        """Whether the words on the page speak to the young person."""
        return self.member.is_young_person

    @cached_property
    def plan(self) -> Plan | None:
        """The plan of the case, asked for once on a page."""
        found = plan_of(self.case)
        if found is not None:
            found.case = self.case
        return found

    @property
    def sees_all(self) -> bool:
        """Whether the whole case is open to them, and no court order stands in the way."""
        return self.parts == EVERYTHING and self.member.limited_on is None

    def may(self, part: str) -> bool:
        """Whether this part is open."""
        return part in self.parts


def holdings_of(user: User) -> QuerySet[Holding]:
    """As whom somebody signs in, while nobody has ended it."""
    live = Holding.objects.filter(user=user, ended_at=None, member__removed_on=None)
    if not user.is_active or user.role != Role.FAMILY:
        return live.none()
    with_it = live.select_related("member__child", "member__ordered_view")
    return with_it.order_by("member__child__date_of_birth", "pk")


def helpers_of(user: User) -> QuerySet[Helper]:
    """Whom somebody helps today, as far as they were let. A holder who is gone lets nobody in."""
    live = Helper.objects.filter(user=user, ended_at=None, ends_on__gte=timezone.localdate())
    if not user.is_active or user.role != Role.FAMILY:
        return live.none()
    return live.filter(member__removed_on=None, member__limited_on=None).select_related(
        "member__child", "case__officer"
    )


def sights_of(user: User, held: Iterable[Holding] | None = None) -> list[Sight]:
    """Every child's case that somebody may open here, with what they may see of it.

    `held` are their holdings, where those were asked for on this page already.
    """
    held = holdings_of(user) if held is None else held
    own = [sight for one in held if (sight := _own(user, one.member))]
    theirs = [_helping(one) for one in helpers_of(user) if one.parent_id is None]
    return own + [sight for sight in theirs if sight.parts]


def sight_for(user: User, pk: int, part: str = "", held: Iterable[Holding] | None = None) -> Sight:
    """What somebody may see as this member or for them. Missing and forbidden look alike: 404."""
    own = [one for one in (holdings_of(user) if held is None else held) if one.member_id == pk]
    found = next((sight for one in own if (sight := _own(user, one.member))), None)
    if found is None:
        found = next((one for one in sights_of(user, ()) if one.member.pk == pk), None)
    if found is None or (part and not found.may(part)):
        raise Http404
    doing = f"family {part}".strip()
    AccessRecord.objects.create(user=user, user_name=user.name, case=found.case, doing=doing)
    return found


def standing_of(held: Iterable[Holding]) -> list[str]:
    """What a session was begun with. When it changes, the session ends (H-030)."""
    return [
        f"{one.pk}:{one.member.limited_on or ''}:{one.member.removed_on or ''}:{_ordered_at(one)}"
        for one in held
    ]


def lets_others_in(member: FamilyMember, case: Case) -> bool:
    """Whether somebody may say who helps: who holds the rights, or decides in their place."""
    if member.limited_on is not None or member.removed_on is not None:
        return False
    return _holds_rights(member) or bool(_needed_to_decide(member, case))


def who_let_in(member: FamilyMember, case: Case) -> list[int]:
    """The numbers of the members by whose leave somebody of the family still sees the case."""
    return [one.member_id for one in _let_in(member, case)]


def heard_as(user: User, member: FamilyMember, case: Case) -> Sight:
    """What somebody may see and do as this member: an officer who writes for them no more."""
    parts = _parts_of(member, case)
    return Sight(user, member, case, parts, bool(parts) and _may_write(member, case))


def case_of(member: FamilyMember) -> Case | None:
    """The case that is open, or else the last there was."""
    cases = Case.objects.filter(child=member.child_id).select_related("child", "officer", "team")
    return cases.filter(closed_on=None).first() or cases.order_by("-pk").first()


def _own(user: User, member: FamilyMember) -> Sight | None:
    case = case_of(member)
    if case is None:
        return None
    return heard_as(user, member, case)


def _helping(helper: Helper) -> Sight:
    """A helper never sees more than who let them in, and nothing once the rights moved on."""
    let_in = lets_others_in(helper.member, helper.case)
    theirs = frozenset(helper.parts) & _parts_of(helper.member, helper.case) if let_in else NOTHING
    assert helper.user is not None
    return Sight(helper.user, helper.member, helper.case, theirs, helper.may_write, helper)


def _parts_of(member: FamilyMember, case: Case) -> frozenset[str]:
    """Everything to who holds the rights; to others what they were let, or must see to decide."""
    if member.limited_on is not None:
        ordered = getattr(member, "ordered_view", None)
        return frozenset(ordered.parts) & EVERYTHING if ordered else NOTHING
    if _holds_rights(member):
        return EVERYTHING
    let = frozenset().union(*(one.parts for one in _let_in(member, case)))
    return (let | _needed_to_decide(member, case)) & EVERYTHING


def _may_write(member: FamilyMember, case: Case) -> bool:
    if _holds_rights(member) or _needed_to_decide(member, case):
        return True
    return bool(_let_in(member, case, write=True))


def _ordered_at(holding: Holding) -> str:
    ordered = getattr(holding.member, "ordered_view", None)
    return ordered.set_at.isoformat() if ordered else ""


def _holds_rights(member: FamilyMember) -> bool:
    """Whether the rights are this person's own today.

    A parent holds them who has parental responsibility or care of the child (Children and Families
    Act 2014, section 83(2); Education Act 1996, section 576): the record says which as one answer.
    A relative without either sees what they were let.
    """
    holder = rights_holder(member.child.date_of_birth, timezone.localdate())
    if holder is Holder.YOUNG_PERSON:
        return member.is_young_person
    return member.parental_responsibility and not member.is_young_person


def _needed_to_decide(member: FamilyMember, case: Case) -> frozenset[str]:
    """What somebody must see to decide in the young person's place on what they could not decide.

    Only that. An alternative person stands in the young person's place at "the relevant time": when
    something is required or permitted to be done under one provision (Children and Families Act
    2014, section 80(6); SEND Regulations 2014, regulation 64(1)). For all else the young person is
    taken to have capacity (Mental Capacity Act 2005, section 1(2)), and their papers stay theirs.
    """
    last: dict[str, Capacity] = {}
    for row in Capacity.objects.filter(case=case, on__lte=timezone.localdate()).order_by(
        "on", "pk"
    ):
        last[row.about] = row
    theirs = [
        row.opens
        for row in last.values()
        if not row.has_capacity and row.representative_id == member.pk
    ]
    return frozenset().union(*theirs) & EVERYTHING


def _let_in(member: FamilyMember, case: Case, *, write: bool = False) -> list[Helper]:
    """By which leave of the young person a parent still sees it."""
    live = Helper.objects.filter(parent=member, case=case, ended_at=None)
    found = live.filter(ends_on__gte=timezone.localdate())
    return list(found.filter(Q(may_write=True)) if write else found)
