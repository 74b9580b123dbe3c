"""A family that signs in: two parents apart, a young person, and who helps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import Role, User
from cases.models import Case, FamilyMember
from families.models import Helper, Holding, OrderedView, Part
from statutory import days_after
from tests.factories import CaseFactory, FamilyMemberFactory, UserFactory

A_CHILDS_BIRTHDAY = date(2018, 3, 14)
ALL_PARTS = list(Part.values)


@dataclass(frozen=True)
class Family:
    """Ada and Ben are the parents of one child, and know nothing of each other's address."""

    case: Case
    ada: FamilyMember
    ben: FamilyMember
    ada_user: User
    ben_user: User


def an_account(member: FamilyMember, email: str = "") -> User:
    """Somebody signs in as a member of a family."""
    known = {"email": email} if email else {}
    user = UserFactory(name=member.name, role=Role.FAMILY, team=None, **known)
    Holding.objects.create(user=user, member=member)
    return user


def a_family(officer: User, born: date = A_CHILDS_BIRTHDAY) -> Family:
    """Two separated parents of one child, each with an account of their own."""
    case = CaseFactory(officer=officer)
    case.child.date_of_birth = born
    case.child.save()
    ada = FamilyMemberFactory(child=case.child, name="Ada Example", email="ada@family.example")
    ben = FamilyMemberFactory(
        child=case.child,
        name="Ben Example",
        relation="Father",
        address="9 Another Street\nOtherton",
        postcode="EX9 9ZZ",
        email="ben@family.example",
    )
    return Family(case, ada, ben, an_account(ada), an_account(ben))


def a_young_person(case: Case) -> FamilyMember:
    """The young person as somebody we write to."""
    return FamilyMemberFactory(
        child=case.child,
        name=str(case.child),
        relation="Young person",
        is_young_person=True,
        parental_responsibility=False,
    )


def let_in(
    member: FamilyMember, case: Case, until: date, parts: list[str] | None = None, **more: object
) -> Helper:
    """Somebody whom a member lets help until a day."""
    given_by = more.pop("given_by", None) or UserFactory(role=Role.FAMILY, team=None)
    return Helper.objects.create(
        member=member,
        case=case,
        name=str(more.pop("name", "Hal Helper")),
        kind=more.pop("kind", Helper.Kind.SUPPORTER),
        parts=ALL_PARTS if parts is None else parts,
        ends_on=until,
        given_by=given_by,
        **more,
    )


def one_of_each_kept(case: Case, by: User, today: date) -> None:
    """One row of everything of the family's side whose history is kept."""
    member = FamilyMemberFactory(child=case.child)
    Holding.objects.create(user=by, member=member)
    OrderedView.objects.create(member=member, because="A court order", set_by=by)
    let_in(member, case, days_after(today, 30), given_by=by)
