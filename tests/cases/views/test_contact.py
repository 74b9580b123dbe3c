"""The contact log as somebody uses it: a call in ten seconds, and putting right what was logged."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from cases.fields import date_parts
from cases.models import AuditEntry, Case, Contact, Promise
from statutory import days_after
from tests.cases.views.acting import TODAY, errors, hidden, press, said, signed_in, to
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast

CARD = "4111 1111 1111 1111"


@pytest.fixture
def case(people: Cast) -> Case:
    case: Case = CaseFactory(officer=people.officer)
    FamilyMemberFactory(child=case.child, name="Ngozi Okoro")
    return case


@pytest.fixture
def url(case: Case) -> str:
    return to(case, "contact_log")


def typed(**changed: Any) -> dict[str, Any]:
    base = {"how": "call", "direction": "in", "member": "other", "with_whom": "An aunt"}
    return {**base, "words": "She asks for a date", **changed}


def test_a_call_is_logged_with_five_answers_and_stands_at_the_top(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    mother = case.child.family.get()

    done = press(client, url, typed(member=str(mother.pk), with_whom=""))

    kept = Contact.objects.get()
    assert (kept.member, kept.words, kept.by) == (mother, "She asks for a date", people.officer)
    assert (done.url, said(done)) == (to(case, "case_contact"), ["It is in the contact log."])
    shown = client.get(to(case, "case_contact"))
    assert [one.pk for one in shown.context["contacts"]] == [kept.pk]


def test_an_answer_is_wanted_and_given(people: Cast, case: Case, url: str) -> None:
    client = signed_in(people.officer)
    press(client, url, typed(wants_answer="on", internal="on"))
    asked = Contact.objects.get()
    shown = client.get(to(case, "case_contact"))
    assert list(shown.context["waiting"]) == [asked]

    answer = to(case, "contact_answer", asked.pk)
    form = client.get(answer).context["form"]
    assert (form.initial["direction"], form.initial["with_whom"]) == ("out", "An aunt")
    assert form.initial["internal"] is True
    press(client, answer, typed(direction="out", words="On Tuesday"))

    assert Contact.objects.get(answers=asked).words == "On Tuesday"
    assert client.get(answer).status_code == 404


def test_a_promise_in_a_call_has_its_day_and_neither_comes_without_the_other(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    due = date_parts("promise_due", days_after(TODAY, 400))

    one = press(client, url, typed(promise="Ring back"))
    other = press(client, url, typed(**due))
    press(client, url, typed(promise="Ring back", **due))

    assert errors(one) == {"promise_due": ["Say what was promised, and by which day"]}
    assert errors(other) == {"promise": ["Say what was promised, and by which day"]}
    assert one.context["form"].more_is_open
    assert Promise.objects.get().what == "Ring back"


def test_another_day_needs_no_hour(people: Cast, case: Case, url: str) -> None:
    client = signed_in(people.officer)

    press(client, url, typed(**date_parts("on", days_after(TODAY, -90))))
    press(client, url, typed(hour="14:30", **date_parts("on", days_after(TODAY, -90))))
    ahead = press(client, url, typed(**date_parts("on", date(2099, 1, 5))))

    page = client.get(to(case, "case_contact")).content.decode()
    assert "11 Mar 2026, 14:30</time>" in page and "11 Mar 2026</time>" in page
    assert errors(ahead) == {"on": ["The day it happened must be today or in the past"]}


def test_h126_a_card_number_is_warned_of_before_it_is_saved_and_reaches_no_log(
    people: Cast, case: Case, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = signed_in(people.officer)

    warned = press(client, url, typed(words=f"Card {CARD}"))

    assert errors(warned) == {
        "words": [
            "This looks like the number of a payment card. Take it out, or say below that it is"
            " none."
        ]
    }
    assert CARD in warned.content.decode()
    assert Contact.objects.count() == 0
    press(client, url, typed(words=f"Card {CARD}", sure="on"))
    press(client, to(case, "contact_redact", Contact.objects.get().pk), _redaction())
    assert CARD not in Contact.objects.get().words
    assert CARD not in str(list(AuditEntry.objects.values_list("reason", "before", "after")))
    assert _said_in_logs(caplog, CARD) == []


def _redaction() -> dict[str, str]:
    return {"piece": CARD, "because": "A card number"}


def _said_in_logs(caplog: pytest.LogCaptureFixture, words: str) -> list[str]:
    """Where words stand in a log. The database's own debugging is no log of the product."""
    return [
        record.name
        for record in caplog.records
        if record.name != "django.db.backends" and words in record.getMessage()
    ]


def test_h126_a_fault_while_saving_tells_no_words(
    people: Cast,
    url: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, url) | typed(words=f"Card {CARD}", sure="on")
    client.raise_request_exception = False
    monkeypatch.setattr("cases.views.contact.actions.log", _broken)

    broken = client.post(url, sent)

    assert broken.status_code == 500
    assert CARD not in broken.content.decode() + caplog.text


def _broken(*_: Any, **__: Any) -> None:
    raise RuntimeError("The disk is full")


def test_moved_to_a_case_that_may_be_opened_and_to_no_other(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    press(client, url, typed())
    move = to(case, "contact_move", Contact.objects.get().pk)
    right, hidden_one = CaseFactory(officer=people.officer), CaseFactory(restricted=True)

    refused = [
        errors(press(client, move, {"reference": reference, "because": "The twin"}))
        for reference in (hidden_one.reference, "EHC-2026-99999")
    ]
    press(client, move, {"reference": right.reference, "because": "The twin"})

    assert refused == [{"reference": ["You have no case with this reference"]}] * 2
    assert Contact.objects.get(case=right).words == "She asks for a date"
    page = client.get(to(case, "case_contact")).content.decode()
    assert "moved to another case" in page
    assert "She asks for a date" not in page and right.reference not in page
    assert client.get(move).status_code == 404


def test_what_was_typed_waits_when_the_session_has_ended(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, url) | typed()
    client.logout()

    client.post(url, sent)

    assert client.session["kept"]["path"] == url
    client.force_login(people.officer)
    assert client.get(url).context["form"].initial["words"] == "She asks for a date"


def test_h101_a_second_press_logs_once(people: Cast, url: str) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, url) | typed()

    first, second = client.post(url, sent), client.post(url, sent)

    assert (second.status_code, second.url) == (302, first.url)
    assert Contact.objects.count() == 1


def test_a_manager_reads_and_does_not_write(people: Cast, case: Case, url: str) -> None:
    client = signed_in(people.manager)

    assert client.get(to(case, "case_contact")).context["form"] is None
    assert client.post(url, typed()).status_code == 404


def test_promises_are_listed_and_closed(people: Cast, case: Case) -> None:
    client = signed_in(people.officer)
    new = {"promise": "Ring back", "promised_to": "Mother", **date_parts("promise_due", TODAY)}
    press(client, to(case, "promise_new"), new)
    press(client, to(case, "promise_new"), new | {"promise": "Send the form"})
    back, send = Promise.objects.order_by("pk")

    press(client, to(case, "promise_close", back.pk), {"outcome": "kept"})
    silent = press(client, to(case, "promise_close", send.pk), {"outcome": "given_up"})
    press(
        client,
        to(case, "promise_close", send.pk),
        {"outcome": "given_up", "reason": "She has it"},
    )

    assert errors(silent) == {"reason": ["Say why it will not be done"]}
    page = client.get(reverse("case_promises", args=[case.reference])).content.decode()
    assert "Tuesday 9 June 2026" in page and "She has it" in page
    assert client.get(to(case, "promise_close", send.pk)).status_code == 404
