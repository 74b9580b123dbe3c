"""A request without an account reaches us once, on its day, whole, with what must not be missed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import AuditEntry, FamilyMember, IntakeItem, Message
from families.actions import asking as actions
from families.models import Ask
from statutory import format_date, weeks_after
from tests.cases.views.acting import signed_in
from tests.families.asking.a_request import A_PARENT, BORN, NO_MORE, answered, page, sent
from tests.people import cast
from tests.plain import plain

pytestmark = pytest.mark.django_db

SAYS = """KEEP THEIR ADDRESS SECRET. It must not reach: Ben Example.
Who asks: Siân O’Brien-Łukasz (parent or carer, Mother)
To reach them: sian@family.example, 01632 960111
Others with parental responsibility: Yes: Ben Example
School, college or nursery: The School in the Wood
What helps: An interpreter, or sign language; Letters in large print; Language: Polish; Mornings

In their own words:
She cannot follow in class.
She cries at night."""


def test_a_parents_request_reaches_us_whole(client: Client) -> None:
    sent(client)

    item = IntakeItem.objects.get()
    assert (item.route, item.dated_by, item.received_on) == (
        "portal",
        "portal",
        timezone.localdate(),
    )
    assert (item.source, item.sender) == (
        "parent",
        "Siân O’Brien-Łukasz <sian@family.example>",
    )
    assert (item.forename, item.surname, item.date_of_birth) == ("Zoë", "O’Brien", BORN)
    assert (item.address, item.postcode) == ("1 Any Street\nAnytown", "EX1 1AA")
    assert item.says == SAYS
    assert (item.taken_in_by, item.team, item.state) == (None, None, "waiting")


def test_what_was_typed_is_kept_once_and_only_the_wishes_stay_behind(client: Client) -> None:
    sent(client)

    ask = Ask.objects.get()
    assert (ask.email, ask.item, ask.files.count()) == ("", IntakeItem.objects.get(), 0)
    assert ask.answers == {
        "emailed": True,
        "wishes": {
            "withheld": True,
            "withheld_from": "Ben Example",
            "language": "Polish",
            "helps": ["An interpreter, or sign language", "Letters in large print"],
            "needs": "Mornings",
            "phone": "01632 960111",
            "unreachable": False,
        },
    }


def test_a_second_press_and_a_second_tab_send_nothing_twice(client: Client) -> None:
    answered(client)
    ask = Ask.objects.get()

    client.post(reverse("ask_check"))
    again = client.post(reverse("ask_check"))
    actions.send(ask, today=timezone.localdate())

    assert again.headers["Location"] == reverse("ask_receipt")
    assert IntakeItem.objects.count() == Message.objects.count() == 1


def test_back_after_sending_shows_the_receipt_from_every_page(client: Client) -> None:
    sent(client)

    for path in (page("why"), reverse("ask_files"), reverse("ask_check"), reverse("ask_later")):
        assert client.get(path).headers["Location"] == reverse("ask_receipt")
        assert client.post(path, {"why": "More"}).headers["Location"] == reverse("ask_receipt")
    assert "More" not in IntakeItem.objects.get().says


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 25, 23, 59, tzinfo=UTC), date(2026, 12, 25)),  # a holiday
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),  # 23:59 in London
        (datetime(2026, 7, 1, 23, 1, tzinfo=UTC), date(2026, 7, 2)),  # after midnight there
    ],
)
def test_the_day_is_londons_even_a_minute_before_midnight_and_on_a_holiday(
    client: Client, monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    sent(client)

    said = client.get(reverse("ask_receipt")).content.decode()

    assert IntakeItem.objects.get().received_on == day
    assert format_date(day) in said
    assert format_date(weeks_after(day, 6)) in said


def test_the_receipt_says_number_day_who_and_by_when_with_the_law(client: Client) -> None:
    sent(client)
    item = IntakeItem.objects.get()

    response = client.get(reverse("ask_receipt"))

    text = response.content.decode()
    assert response.headers["Cache-Control"] == "no-store, private"
    for words in (
        item.given_reference,
        format_date(item.received_on),
        "SEND Assessment and Review Team",
        "01632 960000",
        format_date(weeks_after(item.received_on, 6)),
        "SEND Regulations 2014 (SI 2014/1530), reg 5(1)",
        "We also email it to you",
    ):
        assert words in text, words
    assert "Zoë" not in plain(text)


def test_the_receipt_by_email_names_nobody(client: Client) -> None:
    sent(client)

    message = Message.objects.get()
    number = IntakeItem.objects.get().given_reference
    assert (message.inbox, message.case, message.state) == ("sian@family.example", None, "queued")
    assert number in message.body
    for name in ("Zoë", "O’Brien", "Siân", "Ben", "2018", "School in the Wood"):
        assert name not in plain(message.subject, message.body)


def test_without_email_phone_or_address_it_is_a_request_all_the_same(client: Client) -> None:
    sent(client, **NO_MORE)

    item = IntakeItem.objects.get()
    assert (item.sender, item.address, item.postcode) == ("Siân O’Brien-Łukasz", "", "")
    assert "To reach them: no address, email or phone was given" in item.says
    assert b"We cannot reach you." in client.get(reverse("ask_receipt")).content
    assert Message.objects.count() == 0


def test_one_name_only_is_kept_as_the_last_name(client: Client) -> None:
    sent(client, child={"forename": "Madonna", "surname": ""})

    item = IntakeItem.objects.get()
    assert (item.forename, item.surname) == ("", "Madonna")


def test_a_young_person_asks_for_themselves_in_fewer_questions(client: Client) -> None:
    young = {"who": {"who": "young_person"}}
    for name in ("who", "child", "born", "address", "safe", "reach", "school", "why", "talk"):
        client.post(page(name), (A_PARENT | young)[name])
    assert client.get(page("name")).status_code == 404

    client.post(reverse("ask_check"))

    item = IntakeItem.objects.get()
    assert (item.source, item.sender) == ("young_person", "Zoë O’Brien <sian@family.example>")
    assert "Who asks: Zoë O’Brien (the young person)" in item.says
    assert "parental responsibility" not in item.says


def test_nothing_can_be_sent_before_the_questions_were_answered(client: Client) -> None:
    client.post(page("who"), {"who": "parent"})

    response = client.post(reverse("ask_check"))

    assert response.headers["Location"] == page("name")
    assert IntakeItem.objects.count() == 0


def test_no_personal_detail_stands_in_the_audit_trail(client: Client) -> None:
    sent(client)

    kept = " ".join(f"{one.before} {one.after} {one.reason}" for one in AuditEntry.objects.all())
    for name in ("Zoë", "O’Brien", "Siân", "family.example", "cries"):
        assert name not in kept


def test_sending_is_limited_by_address_and_nothing_is_lost(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_send": "1/h/ip"}
    sent(client)
    other = answered(Client())

    response = other.post(reverse("ask_check"))

    assert response.status_code == 429
    assert IntakeItem.objects.count() == 1
    assert other.get(reverse("ask_check")).status_code == 200


def test_h308_what_was_wished_fills_the_form_of_opening_the_case_and_holds_at_once(
    client: Client,
) -> None:
    people = cast()
    sent(client)
    item = IntakeItem.objects.get()
    officer = signed_in(people.officer)
    page = reverse("intake_open", args=[item.pk])

    typed = officer.get(page).context["form"].initial
    assert (typed["language"], typed["interpreter"], typed["needs"]) == (
        "Polish",
        "Polish",
        "Mornings",
    )
    assert (typed["letter_format"], typed["withheld"]) == ("large_print", True)
    posted = {name: value for name, value in typed.items() if value not in (None, False)}
    born = posted.pop("date_of_birth")
    posted |= {f"date_of_birth-{part}": getattr(born, part) for part in ("day", "month", "year")}
    officer.post(page, posted | {"parental_responsibility": "yes", "withheld": "on"})

    member = FamilyMember.objects.get()
    assert (member.withheld, member.letter_format) == (True, "large_print")
    assert (member.phone, member.needs) == ("01632 960111", "Mornings")
    assert "Ben Example" in member.withheld_because
