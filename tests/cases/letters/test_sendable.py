"""When a letter can go, and who it can go to: in a sentence whenever it cannot."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.models import Role
from cases.actions import correspondence
from cases.actions.chronology import enter_all
from cases.facts import facts_for
from cases.letters import (
    CONSIDERING,
    LATE,
    LETTERS,
    NOT_TO_ASSESS,
    NOTICE_OF_REQUEST,
    REQUEST_RECEIVED,
    TURNING_16,
    VIEWS_OF_FAMILY,
    WILL_ASSESS,
    WILL_ASSESS_BODIES,
)
from cases.letters.addressees import bodies_for
from cases.letters.sendable import readers_of, why_not_now
from cases.models import AuditEntry
from cases.refusals import Refused
from statutory import Kind
from tests.cases.letter_cast import (
    DECIDED,
    TYPED,
    a_case,
    a_father,
    a_parent,
    an_officer,
    ready_for,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return an_officer()


@pytest.fixture
def case(officer):
    return a_case(officer)


def why_not(letter, case, by, on=DECIDED) -> str:
    return why_not_now(letter, case, facts_for(case), on, by)


ALONE = [letter for letter in LETTERS if not letter.goes_with]


@pytest.mark.parametrize("letter", [one for one in LETTERS if one.goes_with], ids=lambda x: x.code)
def test_what_comes_with_a_plan_is_never_sent_by_itself(letter, officer):
    case = ready_for(letter, a_case(officer), officer)

    elsewhere = {
        "reply-to-views": "It is written under Plan, What the family says, from the answers there.",
        "taken-down": "It goes by itself when you write something down for somebody of the family.",
        "notice-again": "It is written under Notices, from the notice that goes again.",
    }
    assert why_not(letter, case, officer) == elsewhere.get(
        letter.code, "It goes out together with the plan. You do that under Plan."
    )


@pytest.mark.parametrize("letter", ALONE, ids=lambda letter: letter.code)
def test_when_its_time_has_come_a_letter_can_be_sent(letter, officer):
    born = date(2010, 3, 2) if letter.year == 11 else date(2018, 3, 2)
    case = ready_for(letter, a_case(officer, born=born), officer)

    assert why_not(letter, case, officer) == ""


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (WILL_ASSESS, "Not yet. It follows “Family told: we will assess”."),
        (VIEWS_OF_FAMILY, "Not yet. It follows “Family told: we will assess”."),
    ],
)
def test_before_its_time_a_letter_says_what_it_follows(letter, case, officer, said):
    assert why_not(letter, case, officer) == said


def test_after_its_time_a_letter_says_what_came_since(case, officer):
    ready_for(WILL_ASSESS, case, officer)

    assert why_not(REQUEST_RECEIVED, case, officer) == (
        "No longer. “Family told: we will assess” was on Tuesday 19 May 2026."
    )


def test_a_request_that_is_renewed_is_acknowledged_again(case, officer):
    entries = [
        {"kind": Kind.REQUEST_WITHDRAWN.value, "on": date(2026, 5, 1)},
        {"kind": Kind.REQUEST_RECEIVED.value, "on": date(2026, 5, 11)},
    ]
    enter_all(case, entries, by=officer)

    assert why_not(REQUEST_RECEIVED, case, officer) == ""


def test_a_decision_letter_of_another_day_is_not_sent_with_days_counted_from_today(case, officer):
    ready_for(NOT_TO_ASSESS, case, officer)

    assert why_not(NOT_TO_ASSESS, case, officer, on=date(2026, 5, 20)) == (
        "The time to appeal is counted from Tuesday 19 May 2026, and this letter counts it from"
        " today. Record that the decision notice is sent today, then send it."
    )


@pytest.mark.parametrize(
    ("born", "on", "can"),
    [
        (date(2010, 3, 2), date(2025, 8, 31), False),
        (date(2010, 3, 2), date(2025, 9, 1), True),
        (date(2010, 3, 2), date(2026, 6, 26), True),
        (date(2010, 3, 2), date(2026, 6, 27), False),
    ],
)
def test_the_letter_about_turning_16_is_for_year_11_before_the_rights_pass(officer, born, on, can):
    case = a_case(officer, born=born)

    assert (why_not(TURNING_16, case, officer, on=on) == "") is can


def test_nothing_is_late_when_nothing_runs(case, officer):
    enter_all(case, [{"kind": Kind.DECIDED_NOT_TO_ASSESS.value, "on": DECIDED}], by=officer)

    assert why_not(LATE, case, officer).startswith("No longer.")


def test_an_assistant_sends_no_letter_of_a_decision(case, officer):
    ready_for(WILL_ASSESS, case, officer)
    assistant = UserFactory(role=Role.ASSISTANT)

    assert why_not(WILL_ASSESS, case, assistant) == (
        "A letter that tells of a decision is sent by somebody who may decide."
    )
    with pytest.raises(Refused) as refusal:
        correspondence.send_letter(
            case, letter=WILL_ASSESS, to=a_parent(case), on=DECIDED, by=assistant
        )
    assert refusal.value.sentence == (
        "A letter that tells of a decision is sent by somebody who may decide"
    )


def test_a_letter_about_rights_goes_to_nobody_without_standing(case, officer):
    gran = a_parent(case, "Gran", relation="Grandmother", parental_responsibility=False)

    with pytest.raises(Refused) as refusal:
        correspondence.send_letter(case, letter=REQUEST_RECEIVED, to=gran, on=DECIDED, by=officer)

    assert refusal.value.sentence == (
        "Gran does not have parental responsibility, so this is not for them."
    )


def test_the_head_without_an_address_is_refused_with_what_to_add(case, officer):
    setting = bodies_for(NOTICE_OF_REQUEST, case)[-1]

    with pytest.raises(Refused) as refusal:
        correspondence.send_letter(
            case, letter=NOTICE_OF_REQUEST, to=setting, on=DECIDED, by=officer
        )

    assert refusal.value.sentence == (
        "No address is recorded for Willow Bank Primary School. Add it below."
    )


def test_a_body_that_is_not_set_says_who_can_set_it(case, settings):
    empty = {"name": "Exampleshire Integrated Care Board", "address": " "}
    settings.LETTER_BODIES = settings.LETTER_BODIES | {"health": empty}

    assert bodies_for(NOTICE_OF_REQUEST, case)[0].why_not == (
        "No name and address is set for health. Whoever runs the system sets LA_HEALTH_NAME and"
        " LA_HEALTH_ADDRESS."
    )


def test_each_body_gets_a_letter_of_its_own_without_the_familys_address(case, officer):
    ready_for(WILL_ASSESS_BODIES, case, officer)
    a_parent(case)

    correspondence.send_letters(
        case,
        letter=WILL_ASSESS_BODIES,
        to=bodies_for(WILL_ASSESS_BODIES, case),
        on=DECIDED,
        by=officer,
    )

    sent = case.messages.order_by("pk")
    assert {(m.to_body, m.to_member, m.channel) for m in sent} == {
        ("Exampleshire Integrated Care Board", None, "post"),
        ("Children’s Social Care", None, "post"),
        ("Head or principal, Willow Bank Primary School", None, "post"),
    }
    noted = AuditEntry.objects.get(action="correspondence.send_letters").after
    assert noted["to"] == ["health", "social_care", "setting"]
    assert "Example Square" not in str(noted)
    for message in sent:
        assert message.document.addressed_to_body == message.to_body
        assert "Mill Lane" not in message.document.snapshot["body"]


def test_once_every_body_was_told_the_case_says_so_and_the_duty_is_met(case, officer):
    ready_for(WILL_ASSESS_BODIES, case, officer)
    first, *rest = bodies_for(WILL_ASSESS_BODIES, case)
    send = correspondence.send_letters

    send(case, letter=WILL_ASSESS_BODIES, to=[first], on=DECIDED, by=officer)
    half_way = case.entries.filter(kind=Kind.PARTNERS_TOLD.value).count()
    send(case, letter=WILL_ASSESS_BODIES, to=rest, on=DECIDED, by=officer)
    send(case, letter=WILL_ASSESS_BODIES, to=rest, on=DECIDED, by=officer)

    assert half_way == 0
    assert case.entries.get(kind=Kind.PARTNERS_TOLD.value).on == DECIDED
    assert case.deadlines.get(rule="A02b").met_on == DECIDED


def test_consulting_the_family_is_recorded_when_both_parents_were_written_to(case, officer):
    a_parent(case)
    a_father(case)

    correspondence.send_letters(
        case,
        letter=CONSIDERING,
        to=readers_of(CONSIDERING, case, DECIDED),
        on=DECIDED,
        by=officer,
    )

    assert case.deadlines.get(rule="A02").met_on == DECIDED


def test_one_reader_who_cannot_be_reached_stops_every_letter(case, officer):
    a_parent(case)
    a_father(case, address="", postcode="")

    with pytest.raises(Refused) as refusal:
        correspondence.send_letters(
            case,
            letter=LATE,
            to=readers_of(LATE, case, DECIDED),
            on=DECIDED,
            by=officer,
            typed=TYPED,
        )

    assert refusal.value.sentence == "No postal address is recorded for Imran Khan."
    assert not case.messages.exists()
    assert not case.documents.exists()
