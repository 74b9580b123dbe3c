"""Who is on the case of an invented family, what is kept from whom, and who signs in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Role, Team, User
from cases.actions import contact_changes, people, protecting
from cases.actions.contact_changes import Asked
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.editing import Edit, version_of
from cases.models import Case, FamilyMember
from families.actions.accounts import account_for, join
from families.actions.inviting import agree, invite
from families.models import Holding, Invitation
from statutory import days_after

from .leak_families import Adult, Invented


@dataclass(frozen=True)
class Office:
    """Who works on the cases."""

    officer: User
    senior: User

    @classmethod
    def opened(cls) -> Office:
        """A coordinator and the senior who is the second person."""
        team, _ = Team.objects.get_or_create(name="Measured leaks")
        made = [
            User.objects.filter(email=f"{role}@leaks.example").first()
            or User.objects.create_user(
                f"{role}@leaks.example", name=name, role=role, team=team, phone="01632 961000"
            )
            for role, name in ((Role.COORDINATOR, "Olive Owen"), (Role.SENIOR, "Sal Senn"))
        ]
        return cls(*made)


def opened(family: Invented, by: User) -> Case:
    home = family.hers if family.child_at_hers else None
    child = ChildDetails(
        forename=family.forename,
        surname=family.surname,
        date_of_birth=family.born,
        address=home.address if home else "",
        postcode=home.postcode if home else "",
    )
    received = days_after(timezone.localdate(), -60)
    asked = RequestDetails(received_on=received, source="school", setting_name=family.school)
    case = receive_request(child, request=asked, by=by, visible=Case.objects.none(), officer=by)
    case.refresh_from_db()
    return case


def put_on(case: Case, adult: Adult, by: User) -> FamilyMember:
    member = people.add_family_member(
        case,
        name=adult.name,
        relation=adult.relation,
        address=adult.address,
        postcode=adult.postcode,
        email=adult.email,
        channel="email" if adult.by_email else "post",
        by=by,
    )
    phone = Asked(
        told_by=adult.name,
        told_how="in_person",
        starts_on=timezone.localdate(),
        edit=Edit({"phone": adult.phone}, version_of(member)),
        evidence="Passport",
    )
    contact_changes.ask(case, member=member, asked=phone, by=by)
    member.refresh_from_db()
    return member


def hide(case: Case, hers: FamilyMember, family: Invented, office: Office) -> None:
    hers.refresh_from_db()
    new = {"name": family.new_name, "other_names": family.other_names}
    values = {name: text for name, text in new.items() if text}
    if values:
        edit = Edit(values, version_of(hers))
        people.edit_family_member(case, member=hers, edit=edit, by=office.officer)
    protecting.withhold(
        case,
        member=hers,
        because=f"{family.run or 'She is afraid of him'}. He has threatened her.",
        known_as=family.hers.name,
        withheld_all=family.whole,
        by=office.officer,
    )
    hers.refresh_from_db()


def joins(case: Case, member: FamilyMember, office: Office) -> User:
    seen = {"identity_seen": "Passport", "relation_seen": "Birth certificate"}
    made = invite(case, member=member, by=office.officer, **seen)
    if made.state == Invitation.State.WAITING:
        made = agree(made, by=office.senior)
    user = account_for(email=member.email, name=member.name)
    join(made, by=user)
    return user


def signs_in(member: FamilyMember) -> User:
    user = account_for(email=member.email, name=member.name)
    Holding.objects.create(user=user, member=member)
    return user
