"""Inviting: who may be invited, when a second person says yes first, and what the email holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.models import Case, FamilyMember, Message
from cases.refusals import Refused
from families.actions.inviting import agree, end_invitation, invite
from families.models import Invitation
from statutory import days_after
from tests.cases.views.acting import errors, press, signed_in, to
from tests.factories import CaseFactory, FamilyMemberFactory, UserFactory
from tests.families.a_family import an_account
from tests.families.accounts.joining import invited
from tests.people import Cast, cast
from tests.plain import plain

TODAY = timezone.localdate()
SEEN = {"identity_seen": "Passport", "relation_seen": "Birth certificate"}


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    found: Case = CaseFactory(officer=people.officer)
    return found


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    found: FamilyMember = FamilyMemberFactory(
        child=case.child, name="Siobhán O'Brien-Ng", email="Siobhan@Mail.example"
    )
    return found


def _refusal(case: Case, member: FamilyMember, people: Cast, **changed: Any) -> str:
    with pytest.raises(Refused) as refused:
        invite(case, member=member, by=people.officer, **SEEN | changed)
    return str(refused.value.sentence)


def test_the_email_goes_to_the_address_on_file_and_holds_no_name(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    made = invited(case, mother, people.officer)

    message = Message.objects.get(code="family-invitation")
    words = plain(message.subject, message.body)
    assert (made.state, made.email, message.to_member) == ("sent", "siobhan@mail.example", mother)
    assert made.open_until == days_after(TODAY, 14)
    for secret in ("Siobh", "Brien", case.reference, case.child.forename, case.child.surname):
        assert secret not in words
    assert "siobhan" not in words.lower()


@pytest.mark.parametrize("missing", ["identity_seen", "relation_seen"])
def test_who_they_are_and_what_they_are_to_the_child_was_seen_first(
    people: Cast, case: Case, mother: FamilyMember, missing: str
) -> None:
    assert _refusal(case, mother, people, **{missing: "  "}).startswith("Say how you saw")
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"email": ""}, "No email address is recorded"),
        ({"removed_on": TODAY}, "They were removed"),
        ({"limited_on": TODAY}, "A court order limits"),
        ({"doubtful_since": TODAY, "doubtful_channel": "email"}, "Something came back"),
    ],
    ids=["no email", "removed", "limited", "bounced"],
)
def test_nobody_is_invited_whom_we_may_not_or_cannot_reach(
    people: Cast, case: Case, mother: FamilyMember, changed: dict[str, Any], words: str
) -> None:
    FamilyMember.objects.filter(pk=mother.pk).update(**changed)

    assert _refusal(case, mother, people).startswith(words)
    assert not Message.objects.exists()


def test_somebody_of_another_family_is_not_invited_by_this_case(people: Cast, case: Case) -> None:
    other = FamilyMemberFactory(email="x@mail.example")

    assert _refusal(case, other, people) == "That person is not on this case"


def test_nobody_is_invited_twice_nor_who_has_an_account(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    first = invited(case, mother, people.officer)
    assert _refusal(case, mother, people).startswith("They are invited already")

    Invitation.objects.filter(pk=first.pk).update(open_until=days_after(TODAY, -1))
    again = invited(case, mother, people.officer)
    first.refresh_from_db()
    assert (first.state, again.state) == ("ended", "sent")

    end_invitation(again, because="Wrong person", by=people.officer)
    an_account(mother)
    assert _refusal(case, mother, people) == "They have an account already"


def test_two_parents_never_share_an_address_nor_is_it_one_of_work(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    invited(case, mother, people.officer)
    father = FamilyMemberFactory(child=case.child, name="Ben", email="SIOBHAN@mail.example")
    teacher = FamilyMemberFactory(child=case.child, name="Tia", email="tia@school.example")
    UserFactory(email="tia@school.example", role=Role.PROVIDER)

    assert _refusal(case, father, people).startswith("Another person of this family")
    assert _refusal(case, teacher, people).startswith("That address signs in here for work")


def test_where_details_are_withheld_a_second_person_says_yes_before_anything_goes(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    FamilyMemberFactory(child=case.child, name="Ben", withheld=True, known_as="Ben")

    waits = invited(case, mother, people.officer)

    assert waits.state == "waiting"
    assert not Message.objects.filter(code="family-invitation").exists()
    told = Message.objects.get(code="family_account")
    assert told.to_user == people.senior
    for wrong in (people.officer, people.assistant, UserFactory(role=Role.COORDINATOR)):
        with pytest.raises(Refused):
            agree(waits, by=wrong)
    agree(waits, by=people.senior)
    assert Message.objects.get(code="family-invitation").to_member == mother
    with pytest.raises(Refused):
        agree(waits, by=people.senior)


def test_a_senior_who_asked_is_not_the_second_person_nor_who_stands_in_for_them(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    FamilyMemberFactory(child=case.child, withheld=True, known_as="Ben")
    people.senior.cover, people.senior.cover_from = people.manager, TODAY
    people.senior.save()

    waits = invited(case, mother, people.senior)

    for wrong in (people.senior, people.manager):
        with pytest.raises(Refused):
            agree(waits, by=wrong)


def test_an_address_that_was_changed_meanwhile_is_not_agreed_to(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    FamilyMemberFactory(child=case.child, withheld=True, known_as="Ben")
    waits = invited(case, mother, people.officer)
    FamilyMember.objects.filter(pk=mother.pk).update(email="new@mail.example")

    with pytest.raises(Refused, match="changed meanwhile"):
        agree(waits, by=people.senior)


def test_an_officer_invites_on_the_page_and_a_senior_answers_on_theirs(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    FamilyMemberFactory(child=case.child, withheld=True, known_as="Ben")
    officer, senior = signed_in(people.officer), signed_in(people.senior)
    page = to(case, "family_account_invite", mother.pk)

    wrong = press(officer, page, {})
    press(officer, page, SEEN)

    waits = Invitation.objects.get()
    answer = to(case, "family_account_second", waits.pk)
    assert set(errors(wrong)) == {"identity_seen", "relation_seen"}
    assert officer.get(answer).status_code == 404
    press(senior, answer, {"answer": "no", "because": ""})
    assert Invitation.objects.get().state == "waiting"
    press(senior, answer, {"answer": "yes"})
    assert Invitation.objects.get().state == "sent"


@pytest.mark.parametrize("who", ["assistant", "manager", "stranger"])
def test_only_coordinators_and_seniors_of_the_team_see_and_change_accounts(
    people: Cast, case: Case, mother: FamilyMember, who: str
) -> None:
    client = signed_in(getattr(people, who))

    for name, more in (
        ("family_accounts", ()),
        ("family_account_invite", (mother.pk,)),
        ("family_account_capacity", ()),
        ("family_account_order", (mother.pk,)),
    ):
        assert client.get(to(case, name, *more)).status_code == 404


def test_the_page_of_another_case_opens_nothing_of_this_family(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    elsewhere = CaseFactory(officer=people.officer)
    made = invited(case, mother, people.officer)
    client = signed_in(people.officer)

    for name, pk in (
        ("family_account_invite", mother.pk),
        ("family_account_unlock", mother.pk),
        ("family_account_order", mother.pk),
        ("family_account_end_invitation", made.pk),
    ):
        assert client.get(to(elsewhere, name, pk)).status_code == 404
