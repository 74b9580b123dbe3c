"""Recording what happened, on the day it happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.actions.chronology import record
from cases.actions.decisions import decide_to_assess
from cases.fields import date_parts
from cases.models import Case
from tests.cases.views.acting import TODAY, a_request, errors, hidden, press, signed_in, to
from tests.factories import CaseFactory
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    """A case of which the family was told on 1 June that we will assess."""
    case = a_request(people.officer)
    decide_to_assess(case, on=date(2026, 6, 1), by=people.officer, reasons="See above", today=TODAY)
    return case


def typed(kind: str, on: date = TODAY, **more: Any) -> dict[str, Any]:
    return {"kind": kind, **date_parts("on", on), "note": "", **more}


def newest(case: Case) -> tuple[str, date | None, str, str]:
    entry = case.entries.order_by("-pk")[0]
    return (entry.kind, entry.on, entry.about, entry.note)


def ask(people: Cast, case: Case, who: str) -> None:
    """Advice asked of somebody, through the screen."""
    press(
        signed_in(people.officer),
        to(case, "record_fact"),
        typed("advice_request_sent", date(2026, 6, 2), note=who),
    )


def test_what_is_likely_at_the_stage_comes_first(people: Cast, case: Case) -> None:
    form = signed_in(people.officer).get(to(case, "record_fact")).context["form"]

    assert [value for value, _ in form.fields["kind"].choices] == [
        "advice_request_sent",
        "advice_request_received",
        "advice_received",
        "appointment_missed",
        "partners_told",
        "call",
        "note",
        "setting_closed_from",
        "setting_reopens",
        "absent_from",
        "absent_to",
        "other",
    ]


def test_h202_no_decision_on_a_plan_goes_round_its_own_page(people: Cast, case: Case) -> None:
    client, url = signed_in(people.officer), to(case, "record_fact")

    refused = press(client, url, typed("other", other="decided_not_to_issue"))

    assert errors(refused) == {"other": ["Select what happened from the list"]}
    assert newest(case)[0] == "decided_to_assess"


def test_an_assistant_is_not_offered_the_authoritys_decisions(people: Cast, case: Case) -> None:
    client, url = signed_in(people.assistant), to(case, "record_fact")

    form = client.get(url).context["form"]
    refused = press(client, url, typed("other", other="decided_to_issue"))

    offered = {value for name in ("kind", "other") for value, _ in form.fields[name].choices}
    decisions = {"decided_to_issue", "plan_sent", "case_closed", "decided_to_issue+notice"}
    assert offered & decisions == set()
    assert errors(refused) == {"other": ["Select what happened from the list"]}
    assert newest(case)[0] == "decided_to_assess"


def test_checking_shows_what_it_moves_and_records_nothing(people: Cast, case: Case) -> None:
    sent = typed("advice_request_sent", date(2026, 6, 2), note="Educational psychologist")

    response = press(signed_in(people.officer), to(case, "record_fact"), sent, step="check")

    assert [
        (change.clock.rule.id, change.before_words, change.after_words)
        for change in response.context["changes"]
    ] == [("A03", "Does not run", "14 Jul 2026")]
    assert newest(case)[0] == "decided_to_assess"


def test_each_advice_asked_for_has_its_own_clock(people: Cast, case: Case) -> None:
    ask(people, case, "Educational psychologist")
    ask(people, case, "Social care")
    client, url = signed_in(people.officer), to(case, "record_fact")

    unclear = press(client, url, typed("advice_received"))
    press(client, url, typed("advice_received", about="advice:2"))

    assert errors(unclear) == {"about": ["Select which one it is about"]}
    assert newest(case) == ("advice_received", TODAY, "advice:2", "")
    assert list(
        case.deadlines.filter(rule="A03").order_by("about").values_list("about", "met_on")
    ) == [("advice:1", None), ("advice:2", TODAY)]


def test_advice_is_about_the_only_one_that_was_asked_for(people: Cast, case: Case) -> None:
    ask(people, case, "Educational psychologist")

    press(signed_in(people.officer), to(case, "record_fact"), typed("advice_received"))

    assert newest(case) == ("advice_received", TODAY, "advice:1", "")


def test_advice_must_say_who_was_asked_and_a_note_must_say_something(
    people: Cast, case: Case
) -> None:
    client, url = signed_in(people.officer), to(case, "record_fact")

    assert errors(press(client, url, typed("advice_request_sent"))) == {
        "note": ["Say who was asked"]
    }
    assert errors(press(client, url, typed("call"))) == {"note": ["Enter the note"]}


def test_a_final_plan_with_its_notice_starts_the_time_to_appeal(people: Cast, case: Case) -> None:
    record(case, kind="draft_served", on=date(2026, 6, 2), by=people.officer, today=TODAY)

    press(signed_in(people.officer), to(case, "record_fact"), typed("plan_sent+notice"))

    assert list(case.entries.order_by("pk").values_list("kind", "about"))[-2:] == [
        ("plan_sent", ""),
        ("decision_notice_sent", "plan"),
    ]
    assert case.deadlines.get(rule="P01").about == "plan"


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        (
            typed("partners_told", date(2026, 6, 10)),
            "on",
            "The day it happened must be today or in the past",
        ),
        (
            typed("partners_told", date(2018, 5, 3)),
            "on",
            "The day it happened is before the child was born",
        ),
        (typed("other"), "other", "Select what happened from the list"),
        (typed(""), "kind", "Select what happened"),
    ],
)
def test_what_cannot_have_happened_is_refused(
    people: Cast, case: Case, sent: dict[str, Any], field: str, sentence: str
) -> None:
    response = press(signed_in(people.officer), to(case, "record_fact"), sent)

    assert errors(response) == {field: [sentence]}
    assert newest(case)[0] == "decided_to_assess"


def test_what_is_arranged_may_lie_ahead(people: Cast, case: Case) -> None:
    url = to(case, "record_fact")

    press(signed_in(people.officer), url, typed("setting_closed_from", date(2026, 7, 20)))

    assert newest(case)[:2] == ("setting_closed_from", date(2026, 7, 20))


def test_h124_what_is_written_down_late_keeps_both_days(people: Cast, case: Case) -> None:
    sent = typed("partners_told", date(2026, 6, 1))
    client, url = signed_in(people.officer), to(case, "record_fact")

    shown = press(client, url, sent, step="check")
    press(client, url, sent)

    entry = case.entries.get(kind="partners_told")
    assert shown.context["form"].heard_late == 8
    assert (entry.on, entry.recorded_at is not None) == (date(2026, 6, 1), True)


def test_a_second_press_records_once(people: Cast, case: Case) -> None:
    client, url = signed_in(people.officer), to(case, "record_fact")
    sent = hidden(client, url) | typed("partners_told") | {"step": "do"}

    first, second = client.post(url, sent), client.post(url, sent)

    assert (second.status_code, second.url) == (302, first.url)
    assert case.entries.filter(kind="partners_told").count() == 1


def test_advice_asked_for_keeps_its_name_when_its_day_is_corrected(
    people: Cast, case: Case
) -> None:
    ask(people, case, "Educational psychologist")
    asked = case.entries.get(kind="advice_request_sent")
    corrected = {"what": "another_day", "reason": "Seen", "approved_by": "Sal Senior"}
    corrected |= date_parts("on", date(2026, 6, 3))
    client = signed_in(people.officer)
    press(client, to(case, "correct_fact", asked.pk), corrected)

    form = client.get(to(case, "record_fact")).context["form"]

    assert form.fields["about"].choices == [
        ("", "None of these"),
        ("advice:1", "Advice asked for (sent): Educational psychologist, 3 Jun 2026"),
    ]


@pytest.mark.parametrize("who", ["manager", "stranger"])
def test_who_may_not_record_finds_no_such_page(people: Cast, case: Case, who: str) -> None:
    client, url = signed_in(getattr(people, who)), to(case, "record_fact")

    assert client.get(url).status_code == 404
    assert client.post(url, typed("partners_told") | {"step": "do"}).status_code == 404
    assert case.entries.count() == 2


def test_the_day_of_receipt_can_be_recorded_on_a_case_that_came_without_it(people: Cast) -> None:
    case = CaseFactory(officer=people.officer, stage="request")

    response = press(
        signed_in(people.officer),
        to(case, "record_fact"),
        typed("request_received", date(2026, 6, 1)),
    )

    case.refresh_from_db()
    assert response.status_code == 302
    assert (case.received_on, case.next_due) == (date(2026, 6, 1), date(2026, 7, 13))


def test_a_day_of_receipt_that_is_known_is_corrected_and_never_recorded_again(
    people: Cast, case: Case
) -> None:
    client = signed_in(people.officer)

    press(client, to(case, "record_fact"), typed("request_received", date(2026, 6, 1)))

    assert case.entries.filter(kind="request_received").count() == 1
