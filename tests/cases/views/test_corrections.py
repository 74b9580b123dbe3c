"""Correcting what was recorded: every date that moves is seen before it is done."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.actions.chronology import record
from cases.actions.decisions import decide_not_to_assess, decide_to_assess
from cases.fields import date_parts
from cases.models import Case, Entry
from statutory import Kind
from tests.cases.views.acting import TODAY, a_request, errors, hidden, press, said, signed_in, to
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    """A case of which the family was told on 1 June that we will assess."""
    case = a_request(people.officer)
    decide_to_assess(case, on=date(2026, 6, 1), by=people.officer, reasons="See above", today=TODAY)
    return case


def right(on: date | None = date(2026, 5, 2), **more: Any) -> dict[str, Any]:
    """The receipt was on another day, or (no day) there was none."""
    what = {"what": "another_day", **date_parts("on", on)} if on else {"what": "did_not_happen"}
    return {**what, "reason": "The stamp says so", "approved_by": "Sal Senior", **more}


def receipt(case: Case) -> Entry:
    return case.entries.get(kind="request_received", corrects=None)


def test_h086_every_date_that_moves_is_listed_before_it_is_done(people: Cast) -> None:
    case = a_request(people.officer)
    url = to(case, "correct_fact", receipt(case).pk)

    response = press(signed_in(people.officer), url, right(date(2026, 4, 25)), step="check")

    assert [
        (change.clock.rule.id, change.before_words, change.after_words, change.now_late)
        for change in response.context["changes"]
        if change.moves
    ] == [
        ("A01", "16 Jun 2026", "6 Jun 2026 (overdue)", True),
        ("A04", "25 Aug 2026", "15 Aug 2026", False),
        ("A99", "7 Sep 2026", "28 Aug 2026", False),
        ("A07", "22 Sep 2026", "12 Sep 2026", False),
    ]
    assert case.entries.count() == 1


def test_h086_a_correction_after_the_letter_keeps_the_letter_the_reason_and_the_approver(
    people: Cast,
) -> None:
    case = a_request(people.officer)
    decide_not_to_assess(case, on=TODAY, by=people.officer, reasons="Not met", today=TODAY)
    before = list(case.documents.values("pk", "sha256", "snapshot"))
    url, client = to(case, "correct_fact", receipt(case).pk), signed_in(people.officer)

    shown = press(client, url, right(date(2026, 4, 25)), step="check")
    done = press(client, url, right(date(2026, 4, 25)))

    correction = case.entries.get(corrects=receipt(case))
    assert shown.context["letters"] == 1
    assert [c.clock.rule.id for c in shown.context["changes"] if c.now_late] == ["A01"]
    assert (correction.on, correction.reason, correction.approved_by, correction.by) == (
        date(2026, 4, 25),
        "The stamp says so",
        "Sal Senior",
        people.officer,
    )
    assert list(case.documents.values("pk", "sha256", "snapshot")) == before
    assert said(done)[0].startswith(
        "Corrected: Request for an assessment received. 4 dates move:<br>Decide whether to"
        " assess and tell the family: 16 Jun 2026 to 6 Jun 2026<br>"
    )


def test_what_did_not_happen_is_taken_back_and_kept_in_the_chronology(
    people: Cast, case: Case
) -> None:
    entry = case.entries.get(kind="decided_to_assess")

    press(signed_in(people.officer), to(case, "correct_fact", entry.pk), right(None))

    case.refresh_from_db()
    assert list(case.entries.order_by("pk").values_list("kind", "on"))[1:] == [
        ("decided_to_assess", date(2026, 6, 1)),
        ("decided_to_assess", None),
    ]
    assert case.stage == "request"


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        (right(reason=" "), "reason", "Say why the entry was wrong"),
        (right(approved_by=""), "approved_by", "Enter who agreed to the correction"),
        (right(date(2026, 5, 5)), "on", "That is the day already recorded"),
        (
            right(date(2026, 6, 10)),
            "on",
            "The day it happened must be today or in the past",
        ),
        (right(date(2018, 1, 1)), "on", "The day it happened is before the child was born"),
        (right(None, what="another_day"), "on", "Enter the day it happened"),
        (right(None, what=""), "what", "Select what is right"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_beside_its_field(
    people: Cast, case: Case, sent: dict[str, Any], field: str, sentence: str
) -> None:
    url = to(case, "correct_fact", receipt(case).pk)

    response = press(signed_in(people.officer), url, sent)

    assert errors(response) == {field: [sentence]}
    assert case.entries.count() == 2


def test_an_entry_is_corrected_once_and_the_newer_one_after_that(people: Cast, case: Case) -> None:
    url, client = to(case, "correct_fact", receipt(case).pk), signed_in(people.officer)
    press(client, url, right())

    shown = client.get(url)
    forced = press(client, url, right(date(2026, 5, 1)))

    assert shown.context["later"] == case.entries.get(corrects=receipt(case))
    assert forced.status_code == 200
    assert case.entries.count() == 3


def test_an_entry_of_another_case_cannot_be_corrected_here(people: Cast, case: Case) -> None:
    other = a_request(people.officer)
    url, client = to(case, "correct_fact", receipt(other).pk), signed_in(people.officer)

    assert client.get(url).status_code == 404
    assert client.post(url, right() | {"step": "do"}).status_code == 404
    assert other.entries.count() == 1


def test_h102_a_stale_correction_is_refused_and_nothing_typed_is_lost(
    people: Cast, case: Case
) -> None:
    url, client = to(case, "correct_fact", receipt(case).pk), signed_in(people.officer)
    sent = hidden(client, url) | right() | {"step": "do"}
    record(case, kind="partners_told", on=TODAY, by=people.assistant, today=TODAY)

    response = client.post(url, sent)

    assert errors(response) == {
        "__all__": [
            "Somebody recorded something on this case while you were writing: Health, social care"
            " and the setting told, 9 Jun 2026 (by Anna Assistant). Nothing you typed is lost."
            " Check and send again."
        ]
    }
    assert response.context["form"]["reason"].value() == "The stamp says so"


@pytest.mark.parametrize("who", ["assistant", "manager", "stranger"])
def test_who_may_not_correct_finds_no_such_page(people: Cast, case: Case, who: str) -> None:
    client, url = signed_in(getattr(people, who)), to(case, "correct_fact", receipt(case).pk)

    assert client.get(url).status_code == 404
    assert client.post(url, right() | {"step": "do"}).status_code == 404
    assert case.entries.count() == 2


def test_what_was_shown_before_is_what_happens(people: Cast, case: Case) -> None:
    url, client = to(case, "correct_fact", receipt(case).pk), signed_in(people.officer)

    shown = press(client, url, right(date(2026, 4, 25)), step="check").context["changes"]
    press(client, url, right(date(2026, 4, 25)))

    stored = {(row.rule, row.about): (row.due, row.met_on) for row in case.deadlines.all()}
    assert {
        (change.clock.rule.id, change.clock.about): (change.clock.due, change.clock.met_on)
        for change in shown
    } == {key: stored[key] for key in (("A01", ""), ("A04", ""), ("A99", ""), ("A07", ""))}


def test_whose_advice_a_date_is_about_is_said_before_it_moves(people: Cast, case: Case) -> None:
    asked = [
        record(
            case,
            kind=Kind.ADVICE_REQUEST_SENT,
            on=date(2026, 6, 3),
            about=f"advice:{name}",
            note=name,
            by=people.officer,
            today=TODAY,
        )
        for name in ("School nurse", "Psychologist")
    ]
    url = to(case, "correct_fact", asked[0].pk)

    response = press(signed_in(people.officer), url, right(date(2026, 6, 2)), step="check")

    page = response.content.decode()
    assert "Give the advice that was asked for: School nurse" in page
    assert "Give the advice that was asked for: Psychologist" not in page
