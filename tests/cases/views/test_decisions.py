"""Deciding whether to assess: seen first, checked, done once, and told to the right people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.fields import date_parts
from cases.models import Case, Entry, FamilyMember
from tests.cases.views.acting import TODAY, a_request, errors, hidden, press, said, signed_in, to
from tests.people import Cast

REASONS = "She may have needs, and a plan may be necessary: see the school's records."


def typed(**changed: Any) -> dict[str, Any]:
    no = changed.get("decision") == "not_assess"
    return {
        "decision": "assess",
        **({"grounds_no": ["help-enough"]} if no else {"grounds_yes": ["sen-shown"]}),
        "reasons": REASONS,
        **date_parts("on", TODAY),
        **changed,
    }


def recorded(case: Case) -> list[tuple[str, date | None, str]]:
    """What the decision wrote into the chronology."""
    rows = case.entries.exclude(kind="request_received").order_by("pk")
    return list(rows.values_list("kind", "on", "about"))


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def test_the_question_the_limit_and_both_answers_are_shown_before_anything(
    people: Cast, case: Case
) -> None:
    response = signed_in(people.officer).get(to(case, "decide"))

    assert response.context["clock"].due == date(2026, 6, 16)
    yes, no = (follows for _, follows in response.context["answers"])
    assert yes.timing == no.timing == "In time, 7 days before the last day."
    assert [(clock.rule.id, clock.due) for clock in yes.ours] == [("A02b", None)]
    assert [(clock.rule.id, clock.due) for clock in yes.goes_on] == [
        ("A04", date(2026, 8, 25)),
        ("A99", date(2026, 9, 7)),
        ("A07", date(2026, 9, 22)),
    ]
    assert no.goes_on == []
    assert [(clock.rule.id, clock.due) for clock in no.theirs] == [
        ("M01", date(2026, 8, 9)),
        ("P01", date(2026, 9, 1)),
    ]
    assert [clock.rule.id for clock in no.stops if clock.due] == ["A04", "A99", "A07"]
    assert recorded(case) == []


def test_checking_does_nothing_yet_and_names_who_is_written_to(people: Cast, case: Case) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed(), step="check")

    assert response.templates[0].name == "cases/actions/decide_check.html"
    assert "Ngozi Okoro (Mother), by post" in response.content.decode()
    assert recorded(case) == []


def test_deciding_to_assess_records_it_and_writes_the_letter(people: Cast, case: Case) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed())

    assert response.url == to(case, "tell_bodies", case.decisions.get().pk)
    assert recorded(case) == [("decided_to_assess", TODAY, "")]
    assert list(case.messages.values_list("code", "to_member__name")) == [
        ("will-assess", "Ngozi Okoro")
    ]
    letter = to(case, "document_html", case.documents.get().pk)
    assert said(response) == [
        "The decision to assess is recorded. It goes out by letter. "
        f'<a class="govuk-notification-banner__link" href="{letter}">'
        "Read the letter to Ngozi Okoro</a>."
        " Print and post it, then mark it as posted under Messages."
    ]


def test_deciding_not_to_assess_starts_the_time_to_appeal(people: Cast, case: Case) -> None:
    press(signed_in(people.officer), to(case, "decide"), typed(decision="not_assess"))

    assert recorded(case) == [
        ("decided_not_to_assess", TODAY, ""),
        ("decision_notice_sent", TODAY, "not-to-assess"),
    ]
    assert list(case.messages.values_list("code", flat=True)) == ["not-to-assess"]
    assert case.deadlines.get(rule="P01").about == "not-to-assess"


def test_a_family_told_earlier_is_recorded_and_gets_no_letter(people: Cast, case: Case) -> None:
    told = date_parts("on", date(2026, 6, 1))

    response = press(signed_in(people.officer), to(case, "decide"), typed(**told))

    assert recorded(case) == [("decided_to_assess", date(2026, 6, 1), "")]
    assert case.messages.count() == 0
    assert said(response) == [
        "The decision to assess is recorded. No letter goes out: the family was already told."
    ]


def test_a_late_decision_says_by_how_much_before_it_is_made(people: Cast) -> None:
    case = a_request(people.officer, received=date(2026, 4, 19))

    response = press(signed_in(people.officer), to(case, "decide"), typed(), step="check")

    assert (response.context["follows"].timing, response.context["follows"].is_late) == (
        "9 days late.",
        True,
    )


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"decision": ""}, "decision", "Select what the decision is"),
        ({"reasons": "  "}, "reasons", "Enter the reasons for the decision"),
        (
            date_parts("on", date(2026, 6, 10)),
            "on",
            "Wednesday 10 June 2026 is in the future",
        ),
        (
            date_parts("on", date(2026, 5, 4)),
            "on",
            "The decision cannot be before the request, received on Tuesday 5 May 2026",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_refused_beside_its_field(
    people: Cast, case: Case, changed: dict[str, str], field: str, sentence: str
) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed(**changed))

    assert errors(response) == {field: [sentence]}
    assert recorded(case) == []


def test_with_nobody_to_write_to_somebody_is_asked_for_and_put_on_the_case(people: Cast) -> None:
    case = a_request(people.officer, family=False)
    client = signed_in(people.officer)

    refused = press(client, to(case, "decide"), typed(), step="check")
    person = {"name": "Ngozi Okoro", "relation": "Mother", "address": "2 Example Road"}
    done = press(client, to(case, "decide"), typed(**person, postcode="ex11aa"))

    assert errors(refused) == {
        "name": ["Enter the name of the person we write to"],
        "relation": ["Enter their relation to the child"],
        "address": ["Enter the address the letter is posted to"],
    }
    assert done.status_code == 302
    assert list(FamilyMember.objects.values_list("name", "relation", "postcode")) == [
        ("Ngozi Okoro", "Mother", "EX1 1AA")
    ]
    assert list(case.messages.values_list("to_member__name", flat=True)) == ["Ngozi Okoro"]


def test_a_young_person_is_written_to_themselves(people: Cast) -> None:
    case = a_request(people.officer)
    case.child.date_of_birth = date(2009, 5, 4)
    case.child.save()

    response = signed_in(people.officer).get(to(case, "decide"))

    form = response.context["form"]
    assert sorted(set(form.fields) & {"name", "relation", "address", "postcode"}) == [
        "address",
        "name",
        "postcode",
    ]
    assert form["name"].value() == "Ada Okoro"


def test_changing_goes_back_with_everything_typed(people: Cast, case: Case) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed(), step="change")

    assert response.context["form"]["reasons"].value() == REASONS
    assert errors(response) == {}
    assert recorded(case) == []


def test_a_second_press_decides_nothing_twice(people: Cast, case: Case) -> None:
    client, url = signed_in(people.officer), to(case, "decide")
    sent = hidden(client, url) | typed() | {"step": "do"}

    first, second = client.post(url, sent), client.post(url, sent)

    assert (second.status_code, second.url) == (302, first.url)
    assert recorded(case) == [("decided_to_assess", TODAY, "")]
    assert case.messages.count() == 1


def test_h102_a_stale_page_is_refused_and_says_what_happened_meanwhile(
    people: Cast, case: Case
) -> None:
    client, url = signed_in(people.officer), to(case, "decide")
    sent = hidden(client, url) | typed() | {"step": "do"}
    Entry.objects.create(case=case, kind="call", on=TODAY, note="Rang", by_name="Anna Assistant")

    refused = client.post(url, sent)
    again = client.post(url, sent | {"seen": refused.context["form"]["seen"].value()})

    assert errors(refused) == {
        "__all__": [
            "Somebody recorded something on this case while you were writing: Telephone call,"
            " 9 Jun 2026 (by Anna Assistant). Nothing you typed is lost. Check and send again."
        ]
    }
    assert refused.context["form"]["reasons"].value() == REASONS
    assert again.status_code == 302


def test_a_case_already_decided_offers_no_decision(people: Cast, case: Case) -> None:
    client = signed_in(people.officer)
    press(client, to(case, "decide"), typed())

    shown = client.get(to(case, "decide"))
    forced = press(client, to(case, "decide"), typed(decision="not_assess"))

    assert shown.context["can_be_decided"] is False
    assert errors(forced) == {
        "__all__": ["This case is at the stage “Assessment”, so that cannot be decided now"]
    }


def test_seeing_the_page_decides_nothing(people: Cast, case: Case) -> None:
    signed_in(people.officer).get(to(case, "decide"), typed() | {"step": "do"})

    assert recorded(case) == []


@pytest.mark.parametrize("who", ["assistant", "manager", "stranger"])
def test_who_may_not_decide_finds_no_such_page(people: Cast, case: Case, who: str) -> None:
    client = signed_in(getattr(people, who))

    assert client.get(to(case, "decide")).status_code == 404
    assert client.post(to(case, "decide"), typed() | {"step": "do"}).status_code == 404
    assert recorded(case) == []
