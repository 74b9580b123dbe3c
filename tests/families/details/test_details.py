"""Your details: shown with their day, changed after a code, kept from others when asked (H-027)."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions import contact_changes
from cases.actions.people import withhold
from cases.models import ContactChange, FamilyMember, Message
from cases.release.withheld import withheld_from
from families.models import Typed
from statutory import days_after
from tests.cases.views.acting import signed_in
from tests.factories import CaseFactory, FamilyMemberFactory, UserFactory
from tests.families.a_family import Family, a_family, an_account, let_in
from tests.families.accounts.joining import another, code_to
from tests.people import Cast, cast
from tests.plain import plain

TODAY = timezone.localdate()
NEW_HOME = {"address": "4 New Lane\nNewton", "postcode": "ex2 2bb", "safe": "yes"}


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def page(name: str, member: FamilyMember, *more: Any) -> str:
    return reverse(f"family_details{name}", args=[member.pk, *more])


def post(client: Client, where: str, **typed: Any) -> Any:
    """Send a form as a browser does, with what stood hidden in it."""
    shown = client.get(where)
    hidden = {"version": shown.context["form"].initial.get("version", "")}
    return client.post(where, hidden | typed, follow=True)


def asks(client: Client, member: FamilyMember, what: str = "address", **typed: Any) -> Any:
    return post(client, page("_change", member, what), **(typed or NEW_HOME))


def types_code(client: Client, member: FamilyMember, **codes: str) -> Any:
    return client.post(page("_code", member), codes, follow=True)


def test_each_thing_stands_with_the_day_it_was_last_said(family: Family) -> None:
    old = FamilyMember(child=family.case.child, name="Old", relation="Aunt", address="1 Old Road")
    said = days_after(TODAY, -400)
    old._history_date = timezone.make_aware(datetime.combine(said, time(12)))
    old.save()
    client = signed_in(an_account(old))

    before = client.get(page("", old)).context["details"]
    asks(client, old, "helps", needs="Ring me")
    meanwhile = client.get(page("", old)).context["details"]
    post(client, page("", old))
    after = client.get(page("", old)).context["details"]

    days = {row.title: row.said_on for row in meanwhile.rows}
    assert {row.said_on for row in before.rows} == {None, said}
    assert (days["What helps"], days["Your address"]) == (TODAY, said)
    assert {row.said_on for row in after.rows} == {None, TODAY}
    assert before.rows[0].value == "1 Old Road"


def test_h027_an_address_is_changed_after_the_code_and_not_before(family: Family) -> None:
    client = signed_in(family.ada_user)

    response = asks(client, family.ada)

    family.ada.refresh_from_db()
    assert "Type the code" in response.text
    assert (family.ada.address, Message.objects.count()) != (NEW_HOME["address"], 1)
    code = code_to("ada@family.example")
    wrong = types_code(client, family.ada, code=another(code))
    assert "That code is not right" in wrong.text
    assert not ContactChange.objects.exists()

    types_code(client, family.ada, code=code)

    family.ada.refresh_from_db()
    change = ContactChange.objects.get()
    assert (family.ada.address, family.ada.postcode) == ("4 New Lane\nNewton", "EX2 2BB")
    assert (change.state, change.told_how, change.told_old_on) == ("made", "site_code", TODAY)
    assert not Typed.objects.exists()


def test_h027_the_old_address_hears_of_it_and_never_what(family: Family, people: Cast) -> None:
    client = signed_in(family.ada_user)
    asks(client, family.ada, "phone", phone="07700 900111", safe="yes")
    types_code(client, family.ada, code=code_to("ada@family.example"))

    notice = Message.objects.get(code="contact-changed")
    assert notice.inbox == "ada@family.example"
    assert "07700" not in plain(notice.subject, notice.body)
    told = Message.objects.get(to_user=people.officer)
    assert "Ada" not in plain(told.subject, told.body)


def test_h027_where_the_old_address_is_unsafe_it_hears_nothing(family: Family) -> None:
    client = signed_in(family.ada_user)
    asks(client, family.ada, **(NEW_HOME | {"safe": "no"}))
    types_code(client, family.ada, code=code_to("ada@family.example"))

    change = ContactChange.objects.get()
    assert (change.old_is_unsafe, change.told_old_on) == (True, None)
    assert not Message.objects.filter(code="contact-changed").exists()


def test_h027_a_new_email_needs_both_codes_and_signs_in_from_then_on(family: Family) -> None:
    client = signed_in(family.ada_user)
    family.ada_user.email = "ada@family.example"
    family.ada_user.save()
    asks(client, family.ada, "email", email="Ada.New@family.example", safe="yes")
    old, new = code_to("ada@family.example"), code_to("ada.new@family.example")

    types_code(client, family.ada, code=old, new_code=another(new))
    family.ada.refresh_from_db()
    assert family.ada.email == "ada@family.example"
    types_code(client, family.ada, code=old, new_code=new)

    family.ada.refresh_from_db()
    family.ada_user.refresh_from_db()
    assert (family.ada.email, family.ada_user.email) == ("ada.new@family.example",) * 2
    assert Message.objects.get(code="contact-changed").inbox == "ada@family.example"


def test_h027_the_address_of_another_account_is_not_taken(family: Family) -> None:
    family.ben_user.email = "shared@family.example"
    family.ben_user.save()
    family.ada_user.email = "ada@family.example"
    family.ada_user.save()
    client = signed_in(family.ada_user)
    asks(client, family.ada, "email", email="shared@family.example", safe="yes")
    old, new = code_to("ada@family.example"), code_to("shared@family.example")

    response = types_code(client, family.ada, code=old, new_code=new)

    assert "This address cannot be used here" in response.text
    assert family.ben.name not in response.text
    family.ada.refresh_from_db()
    assert family.ada.email == "ada@family.example"


def test_h027_with_no_old_email_it_waits_for_our_call(family: Family, people: Cast) -> None:
    family.ada.email = ""
    family.ada.save()
    client = signed_in(family.ada_user)

    response = asks(client, family.ada)

    change = ContactChange.objects.get()
    family.ada.refresh_from_db()
    assert (change.state, change.told_how) == ("waiting", "site")
    assert "We ring you first" in response.text
    assert family.ada.address == "2 Example Road\nExampleton"
    assert mail.outbox == []
    contact_changes.call_back(change, on=TODAY, said="Yes", confirmed=True, by=people.officer)
    contact_changes.make(change, by=people.officer, because="Rung", today=TODAY)


def test_h027_no_officer_writes_down_that_a_code_was_typed(family: Family, people: Cast) -> None:
    client = signed_in(people.officer)
    where = reverse("contact_change_new", args=[family.case.reference, family.ada.pk])
    choices = dict(client.get(where).context["form"].fields["told_how"].choices)

    assert {"site", "site_code"} & choices.keys() == set()


def test_h027_a_withheld_address_stays_withheld_the_new_one_too(
    family: Family, people: Cast
) -> None:
    withhold(family.case, member=family.ada, because="An order", by=people.officer)
    client = signed_in(family.ada_user)
    asks(client, family.ada)
    types_code(client, family.ada, code=code_to("ada@family.example"))

    family.ada.refresh_from_db()
    assert (family.ada.withheld, family.ada.address) == (True, "4 New Lane\nNewton")
    kept = str(withheld_from(family.case, family.ben)).casefold()
    assert ("new lane" in kept, "example road" in kept) == (True, True)
    ben = signed_in(family.ben_user).get(page("", family.ben)).text
    assert "New Lane" not in ben


def test_an_address_is_kept_from_others_when_asked_and_confirmed_back(
    family: Family, people: Cast
) -> None:
    client = signed_in(family.ada_user)

    refused = post(client, page("_keep", family.ada))
    response = post(client, page("_keep", family.ada), sure="on", because="I am afraid")

    family.ada.refresh_from_db()
    assert "Choose yes if you want this" in refused.text
    assert family.ada.withheld
    assert "I am afraid" in family.ada.withheld_because
    assert "We keep your address, phone, email and new name" in response.text
    assert "From now on we do not tell the others" in response.text
    assert Message.objects.filter(to_user=people.officer, code="family_account").count() == 1
    assert client.get(page("_keep", family.ada)).status_code == 302


def test_h308_language_format_and_what_helps_are_said_once(family: Family) -> None:
    client = signed_in(family.ada_user)
    asks(client, family.ada, "language", language="Urdu", interpreter="Urdu")
    asks(client, family.ada, "format", letter_format="large_print")
    asks(client, family.ada, "helps", needs="Ring after 4pm")

    family.ada.refresh_from_db()
    assert (family.ada.language, family.ada.interpreter) == ("Urdu", "Urdu")
    assert (family.ada.letter_format, family.ada.needs) == ("large_print", "Ring after 4pm")
    assert not ContactChange.objects.exists()


def test_what_an_officer_wrote_meanwhile_is_not_lost(family: Family) -> None:
    client = signed_in(family.ada_user)
    where = page("_change", family.ada, "helps")
    version = client.get(where).context["form"].initial["version"]
    family.ada.needs = "Write short emails"
    family.ada.save()

    response = client.post(where, {"needs": "Ring me", "version": version})

    assert "We changed this while you were writing" in response.text
    assert "Ring me" in response.text
    family.ada.refresh_from_db()
    assert family.ada.needs == "Write short emails"


@pytest.mark.parametrize("name", ["", "_keep", "_code", "_change"])
def test_only_the_person_themselves_opens_their_details(
    family: Family, people: Cast, name: str
) -> None:
    hal = UserFactory(role="family", team=None)
    let_in(family.ada, family.case, TODAY, user=hal, may_write=True)
    where = page(name, family.ada, *(["address"] if name == "_change" else []))

    for user in (hal, family.ben_user, people.officer, people.senior):
        assert signed_in(user).get(where).status_code == 404
        assert signed_in(user).post(where, NEW_HOME).status_code == 404


def test_whom_an_order_limits_sees_their_own_and_rings_us_to_change(family: Family) -> None:
    family.ben.limited_on = TODAY
    family.ben.save()
    client = signed_in(family.ben_user)

    assert "Ring us" in client.get(page("", family.ben)).text
    for what in ("address", "helps"):
        assert client.get(page("_change", family.ben, what)).status_code == 404
    assert client.get(page("_keep", family.ben)).status_code == 404
    assert client.post(page("_keep", family.ben), {"sure": "on"}).status_code == 404


def test_a_code_opens_only_what_its_own_reader_typed(family: Family) -> None:
    """Of two children, the code for the one changes nothing of the other."""
    other = FamilyMemberFactory(name="Ada Example", email="ada@family.example")
    CaseFactory(child=other.child)
    client = signed_in(family.ada_user)
    asks(client, family.ada)
    code = code_to("ada@family.example")

    assert client.post(page("_code", other), {"code": code}).status_code == 404
    another_user = an_account(other)
    assert signed_in(another_user).get(page("_code", other)).status_code == 302


def test_nothing_new_is_said_and_what_is_empty_is_asked_for(family: Family) -> None:
    client = signed_in(family.ada_user)

    same = asks(client, family.ada, "email", email="ada@family.example", safe="yes")
    empty = asks(client, family.ada, "address", address="", postcode="", safe="yes")
    long = asks(client, family.ada, "helps", needs="a" * 201)

    assert "This is what we have" in same.text
    assert "Enter your address" in empty.text
    assert "Write 200 letters or fewer" in long.text
    assert client.get(page("_change", family.ada, "surname")).status_code == 404
