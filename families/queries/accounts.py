"""What the officer sees of a family's accounts: who has one, who is invited, who helps whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import Case, FamilyMember
from statutory import Holder, rights_holder, young_person_from

from ..models import Capacity, Helper, Holding, Invitation, OrderedView, Part


@dataclass(frozen=True)
class HelperRow:
    """Somebody who helps, as a line."""

    helper: Helper
    is_over: bool

    @property
    def parts(self) -> str:
        """What they may see, in words."""
        return parts_in_words(self.helper.parts)


@dataclass(frozen=True)
class Row:
    """One member of a family: their account, the invitation that is open, who helps them."""

    member: FamilyMember
    holding: Holding | None
    invitation: Invitation | None
    is_old: bool
    ordered: OrderedView | None
    helpers: tuple[HelperRow, ...]

    @property
    def may_be_invited(self) -> bool:
        """Whether the button to invite them is shown."""
        limited = self.member.limited_on is not None
        return not self.holding and (not self.invitation or self.is_old) and not limited

    @property
    def sees(self) -> str:
        """What a court order still lets them see, in words."""
        return parts_in_words(self.ordered.parts) if self.ordered else ""


@dataclass(frozen=True)
class Finding:
    """What was found of one decision, and what it opens to whoever decides it."""

    row: Capacity

    @property
    def opens(self) -> str:
        """What they see for it, in words."""
        return parts_in_words(self.row.opens)


@dataclass(frozen=True)
class Accounts:
    """A case's family, and the day on which the rights are the young person's own."""

    rows: tuple[Row, ...]
    moves_on: date
    has_moved: bool
    young_person: FamilyMember | None
    capacity: tuple[Finding, ...]


def accounts_of(case: Case, today: date) -> Accounts:
    """Everybody of the family who is on the case."""
    family = list(FamilyMember.objects.filter(child=case.child_id, removed_on=None).order_by("pk"))
    holdings = Holding.objects.filter(member__in=family, ended_at=None).select_related("user")
    open_ones = Invitation.objects.filter(member__in=family, state__in=("waiting", "sent"))
    invitations = open_ones.select_related("asked_by", "second_by")
    views = OrderedView.objects.filter(member__in=family)
    held = {one.member_id: one for one in holdings}
    invited = {one.member_id: one for one in invitations}
    ordered = {one.member_id: one for one in views}
    helpers = helpers_on(case, today)
    born = case.child.date_of_birth
    capacity = Capacity.objects.filter(case=case).select_related("representative", "by")
    return Accounts(
        rows=tuple(
            _row(one, held.get(one.pk), invited.get(one.pk), ordered.get(one.pk), helpers, today)
            for one in family
        ),
        moves_on=young_person_from(born),
        has_moved=rights_holder(born, today) is Holder.YOUNG_PERSON,
        young_person=next((one for one in family if one.is_young_person), None),
        capacity=tuple(Finding(one) for one in capacity),
    )


def helpers_on(case: Case, today: date, member: FamilyMember | None = None) -> list[HelperRow]:
    """Who was let in and was not stopped, by name. Whose last day has passed is shown as over."""
    live = Helper.objects.filter(case=case, ended_at=None)
    found = live.filter(member=member) if member else live
    return [HelperRow(one, one.ends_on < today) for one in found.order_by("name", "pk")]


def parts_in_words(parts: list[str]) -> str:
    """Parts as somebody reads them."""
    return "; ".join(label for value, label in Part.choices if value in parts) or "Nothing"


def _row(
    member: FamilyMember,
    holding: Holding | None,
    invitation: Invitation | None,
    ordered: OrderedView | None,
    helpers: list[HelperRow],
    today: date,
) -> Row:
    until = invitation.open_until if invitation else None
    return Row(
        member=member,
        holding=holding,
        invitation=invitation,
        is_old=until is not None and until < today,
        ordered=ordered,
        helpers=tuple(one for one in helpers if one.helper.member_id == member.pk),
    )
