"""After a decision: in one step the copies that the bodies must get, by post or by email."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from cases.actions.decisions import decide_not_to_issue, decide_to_assess
from cases.actions.documents import Particulars
from cases.actions.documents import file as put
from cases.jobs import delivery
from cases.models import Case, Message
from statutory import Kind
from tests.cases.jobs.post_room import PostRoom
from tests.cases.release.making import a_pdf
from tests.cases.views.acting import TODAY, a_request, hidden, press, said, signed_in, to
from tests.people import Cast
from tests.plain import plain


@pytest.fixture
def case(people: Cast) -> Case:
    case = a_request(people.officer)
    case.setting_name = "Willow Bank Primary School"
    case.save()
    return case


def decided(case: Case, people: Cast) -> str:
    decision = decide_to_assess(case, on=TODAY, by=people.officer, reasons="She may.", today=TODAY)
    return to(case, "tell_bodies", decision.pk)


def bodies(case: Case) -> dict[str, str]:
    return {m.to_body: m.channel for m in case.messages.exclude(to_body="")}


def test_deciding_leads_to_the_copies_and_one_press_sends_them(people: Cast, case: Case) -> None:
    client = signed_in(people.officer)
    page = decided(case, people)
    shown = client.get(page)

    done = press(client, page, {"to": ["health", "social_care"]})

    assert [one.to.key for one, _ in shown.context["sheets"]] == ["health", "social_care"]
    assert "Read the letter to Exampleshire Integrated Care Board" in shown.content.decode()
    assert "No address is recorded for Willow Bank Primary School. Add it below." in (
        shown.content.decode()
    )
    assert said(done)[-1] == "2 letters made. See below how each stands."
    assert done.url == to(case, "case_letters")
    assert bodies(case) == {
        "Exampleshire Integrated Care Board": "post",
        "Children’s Social Care": "post",
    }
    assert not case.entries.filter(kind=Kind.PARTNERS_TOLD.value).exists()


def test_with_the_address_of_the_setting_every_body_is_told_and_the_case_says_so(
    people: Cast, case: Case
) -> None:
    client = signed_in(people.officer)
    page = decided(case, people)
    everybody = ["health", "social_care", "setting"]

    press(client, page, {"to": everybody, "setting_address": "School Lane\nExampleton"})

    case.refresh_from_db()
    assert case.setting_address == "School Lane\nExampleton"
    assert case.entries.filter(kind=Kind.PARTNERS_TOLD.value).count() == 1


def test_a_body_by_email_gets_a_line_and_a_link_and_nothing_about_anybody(
    people: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = PostRoom()
    monkeypatch.setattr(delivery, "post_office", lambda: room)
    client = signed_in(people.officer)
    typed: dict[str, Any] = {"to": ["health", "setting"], "by-health": "email"}

    press(client, decided(case, people), typed | {"setting_email": "head@willow.example"})
    delivery.deliver_waiting(timezone.now())

    sent = [one for one in room.taken if one.to in ("send@icb.example", "head@willow.example")]
    assert sorted(one.to for one in sent) == ["head@willow.example", "send@icb.example"]
    for envelope in sent:
        for word in ("Ada", "Okoro", "Willow", "assess", "2018"):
            assert word not in plain(envelope.subject, envelope.body)
        assert "Sign in to read the letter" in envelope.body
        assert case.reference in envelope.subject
    states = case.messages.exclude(to_body="").values_list("channel", "state")
    assert set(states) == {("email", "sent")}


def test_a_body_whose_email_address_is_not_held_goes_by_post_alone(
    people: Cast, case: Case, settings: Any
) -> None:
    known = settings.LETTER_BODIES["health"] | {"email": ""}
    settings.LETTER_BODIES = settings.LETTER_BODIES | {"health": known}
    client = signed_in(people.officer)
    page = decided(case, people)

    ways = [field.name for field in client.get(page).context["ways"]]
    press(client, page, {"to": ["health"], "by-health": "email"})

    assert ways == ["by-social_care"]
    assert bodies(case) == {"Exampleshire Integrated Care Board": "post"}


def test_a_refusal_is_told_with_its_reasons_and_the_same_papers(people: Cast, case: Case) -> None:
    decide_to_assess(case, on=TODAY, by=people.officer, reasons="She may.", today=TODAY)
    paper = put(
        case,
        title="School’s advice",
        content=a_pdf("<p>About Ada Okoro.</p>"),
        media_type="application/pdf",
        by=people.officer,
        particulars=Particulars(sort="education"),
    )
    decision = decide_not_to_issue(
        case,
        on=TODAY,
        by=people.officer,
        reasons="Her school has the help.",
        feedback="She reads well with help.",
        today=TODAY,
    )
    client = signed_in(people.officer)

    press(client, to(case, "tell_bodies", decision.pk), {"to": ["health"]})

    message: Message = case.messages.get(code="not-to-issue-bodies")
    assert message.document is not None
    family = case.messages.get(code="not-to-issue")
    assert message.papers[1:] == family.papers[1:] == [paper]
    for words in ("Her school has the help.", "She reads well with help.", "School’s advice"):
        assert words in message.document.snapshot["body"]


def test_a_second_press_tells_nobody_twice(people: Cast, case: Case) -> None:
    client = signed_in(people.officer)
    page = decided(case, people)
    form = hidden(client, page) | {"step": "do", "to": ["health"]}

    client.post(page, form)
    client.post(page, form)

    assert len(bodies(case)) == 1


def test_a_decision_that_is_held_has_nobody_to_tell(people: Cast, case: Case) -> None:
    decided(case, people)
    held = case.decisions.get()
    held.state = "held"
    held.save()

    assert signed_in(people.officer).get(to(case, "tell_bodies", held.pk)).status_code == 404


def test_whoever_may_not_decide_is_not_offered_the_copies(people: Cast, case: Case) -> None:
    page = decided(case, people)

    assert signed_in(people.assistant).get(page).status_code in (403, 404)
    assert "Tell the bodies" not in (
        signed_in(people.assistant).get(to(case, "case_decisions")).content.decode()
    )
    assert page in signed_in(people.officer).get(to(case, "case_decisions")).content.decode()
