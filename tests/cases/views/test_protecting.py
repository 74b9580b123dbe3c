"""Withheld details, court orders, doubtful addresses and changes of contact, on the screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.actions import grants
from cases.fields import date_parts
from cases.models import Case, ContactChange, FamilyMember, Message
from statutory import days_after
from tests.cases.views.acting import TODAY, a_request, errors, press, said, signed_in, to
from tests.cases.views.test_editing_people import opened, words
from tests.factories import FamilyMemberFactory, UserFactory
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMember.objects.get(child=case.child)


def kept(people: Cast, case: Case, mother: FamilyMember) -> Any:
    typed = {"because": "She showed an order", "known_as": "Ngozi Okoro", "withheld_all": "yes"}
    return press(signed_in(people.assistant), to(case, "person_withhold", mother.pk), typed)


def test_details_are_kept_at_once_and_flagged(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    done = kept(people, case, mother)

    assert said(done) == [
        "The details are kept from others. 0 waiting letters to others were stopped."
    ]
    page = words(signed_in(people.officer).get(to(case, "case_people")))
    assert "Details withheld from others" in page
    mother.refresh_from_db()
    assert (mother.withheld, mother.withheld_all) == (True, False)


def test_h023_a_panel_member_with_leave_sees_no_address_of_somebody_withheld(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    kept(people, case, mother)
    member = UserFactory(role=Role.PANEL_MEMBER)
    grants.give(case, to=member, until=TODAY, because="Panel", by=people.senior)
    client = signed_in(member)

    page = words(client.get(to(case, "case_people")))

    assert "2 Example Road" not in page
    assert client.get(to(case, "person_history", mother.pk)).status_code == 404
    assert client.get(to(case, "child_history")).status_code == 404
    change = asking(case, mother, signed_in(people.assistant)).url
    assert client.get(change).status_code == 404


@pytest.mark.parametrize("who", ["assistant", "officer"])
def test_only_a_senior_finds_the_page_that_stops_keeping(
    people: Cast, case: Case, mother: FamilyMember, who: str
) -> None:
    kept(people, case, mother)
    url = to(case, "person_stop_withholding", mother.pk)

    assert signed_in(getattr(people, who)).get(url).status_code == 404
    done = press(signed_in(people.senior), url, {"reason": "She asked us to"})

    assert said(done) == ["The details are no longer kept from others."]


def test_a_person_is_removed_folded_away_and_the_page_says_when_nobody_is_left(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    typed = date_parts("on", TODAY) | {"reason": "The placement ended"}

    done = press(signed_in(people.officer), to(case, "person_remove", mother.pk), typed)

    assert said(done)[0].startswith(
        "Ngozi Okoro was removed from the case. Nobody with parental responsibility"
    )
    page = words(signed_in(people.officer).get(to(case, "case_people")))
    assert "Removed from the case (1)" in page


def test_h013_a_letter_that_came_back_is_marked_from_its_message_and_stays_a_task(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    letter = Message.objects.create(
        case=case,
        to_member=mother,
        channel="post",
        code="x",
        subject="S",
        body="B",
        caused_by="T",
        once="1",
        state="sent",
    )
    client = signed_in(people.assistant)
    url = to(case, "person_doubtful", mother.pk)
    assert f"{url}?message={letter.pk}" in client.get(to(case, "case_messages")).content.decode()
    typed = {"channel": "post", "because": "Gone away", "message": str(letter.pk)}

    press(client, url, typed | date_parts("on", TODAY))

    page = words(client.get(to(case, "case_people")))
    assert "Post came back on 9 Jun 2026: Gone away. Find out where they can be reached." in page
    letter.refresh_from_db()
    assert letter.problem == "Came back on 9 Jun 2026: Gone away"


@pytest.mark.parametrize("forged", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_forged_letter_is_not_found(
    people: Cast, case: Case, mother: FamilyMember, forged: str
) -> None:
    typed = {"channel": "post", "because": "Gone", "message": forged} | date_parts("on", TODAY)

    answer = press(signed_in(people.officer), to(case, "person_doubtful", mother.pk), typed)

    assert answer.status_code == 404


def test_h030_an_order_is_recorded_with_whom_it_protects(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    father = FamilyMemberFactory(child=case.child, name="Emeka Okoro", relation="Father")
    typed = {"what": "Prohibited steps", "protects": mother.pk, "paper": ""}

    press(
        signed_in(people.officer),
        to(case, "person_order", father.pk),
        typed | date_parts("made_on", TODAY),
    )

    page = words(signed_in(people.officer).get(to(case, "case_people")))
    assert "Court order of Tuesday 9 June 2026: Prohibited steps" in page
    mother.refresh_from_db()
    assert mother.withheld is True


def asking(case: Case, mother: FamilyMember, client: Any, **changed: Any) -> Any:
    url = to(case, "contact_change_new", mother.pk)
    typed = {"told_by": "Ngozi Okoro", "themselves": "yes", "told_how": "phone"}
    return client.post(url, opened(client, url) | typed | {"address": "9 New Street"} | changed)


def test_h027_a_call_is_written_down_rung_back_and_made(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    client = signed_in(people.assistant)

    done = asking(case, mother, client)
    change = ContactChange.objects.get()
    assert done.url == to(case, "contact_change", change.pk)
    listed = words(client.get(reverse("contact_changes")))
    assert "Ngozi Okoro" in listed
    rung = {"said": "Yes", "confirmed": "yes"} | date_parts("on", TODAY)
    press(client, to(case, "contact_call_back", change.pk), rung)
    press(client, to(case, "contact_make", change.pk), {"because": "She confirmed it"})

    mother.refresh_from_db()
    assert mother.address == "9 New Street"
    page = words(client.get(to(case, "case_people")))
    assert "tell them at the old address that it was changed" in page
    assert "Somebody has to see to the people" in words(client.get(to(case, "case")))
    press(client, to(case, "contact_told_old", change.pk), date_parts("on", TODAY))
    assert "To do" not in words(client.get(to(case, "case_people")))
    assert "Somebody has to see to the people" not in words(client.get(to(case, "case")))


def test_h027_without_a_call_back_the_page_says_from_when_and_who(
    people: Cast, case: Case, mother: FamilyMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(people.assistant)
    asking(case, mother, client)
    change = ContactChange.objects.get()

    refused = press(client, to(case, "contact_make", change.pk), {"because": "She sounded sure"})

    assert "Ring the person on the number on file first" in errors(refused)["__all__"][0]
    later = days_after(timezone.localtime(change.asked_at).date(), 2)
    monkeypatch.setattr(timezone, "localdate", lambda *_: later)
    url = to(case, "contact_approve", change.pk)
    assert client.get(url).status_code == 404
    press(signed_in(people.senior), url, {"because": "I rang the school", "old_is_unsafe": "on"})
    change.refresh_from_db()
    assert (change.state, change.old_is_unsafe, change.answered_by) == ("made", True, people.senior)


def test_h106_all_three_are_shown_before_one_is_written_over(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    client = signed_in(people.senior)
    asking(case, mother, client)
    change = ContactChange.objects.get()
    press(
        client,
        to(case, "contact_call_back", change.pk),
        {"said": "Yes", "confirmed": "yes"} | date_parts("on", TODAY),
    )
    asking(case, mother, client, address="5 Other", told_how="in_person", evidence="Tenancy")
    url = to(case, "contact_make", change.pk)

    page = words(client.get(url))
    refused = press(client, url, {"because": "She confirmed it"})
    press(client, url, {"because": "She confirmed it", "despite": "on"})

    assert all(text in page for text in ("2 Example Road", "9 New Street", "5 Other"))
    assert "despite" in errors(refused)
    mother.refresh_from_db()
    assert mother.address == "9 New Street"


def test_h027_what_is_refused_stays_on_the_case(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    client = signed_in(people.assistant)
    asking(case, mother, client)
    change = ContactChange.objects.get()

    press(client, to(case, "contact_refuse", change.pk), {"reason": "It was not her"})

    page = words(client.get(to(case, "contact_change", change.pk)))
    assert "It was not her" in page
    assert "9 New Street" in page


def test_h106_two_who_change_one_number_at_once_see_both_and_choose(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    olive, sal = signed_in(people.officer), signed_in(people.senior)
    url = to(case, "contact_change_new", mother.pk)
    here = {"told_by": "Ngozi", "themselves": "yes", "told_how": "in_person", "evidence": "Here"}
    late = opened(sal, url) | here | {"phone": "01632 960300"}
    olive.post(url, opened(olive, url) | here | {"phone": "01632 960200"})

    told = sal.post(url, late)
    chosen = dict(told.context["carried"]) | {"answered": told.context["clash"].version}
    sal.post(url, chosen | {"keep_phone": "mine"})

    assert "01632 960200" in words(told)
    mother.refresh_from_db()
    assert mother.phone == "01632 960300"
    assert "01632 960200" in mother.history.values_list("phone", flat=True)
