"""Asking for advice: one request for each source, its own clock, its own way of going out."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import Case, Deadline, Entry, Message
from cases.queries.advice import advice_on
from cases.refusals import Refused
from providers.actions.advice import (
    Agreed,
    Wanted,
    ask,
    ask_all,
    note_received,
    refuse_reuse,
    reuse,
    withdraw,
)
from providers.models import AdviceRequest, Contact, Knowledge, Provider
from providers.queries.advice import hub_of
from statutory import Kind, days_after
from tests.people import Cast, cast
from tests.plain import plain
from tests.providers.a_register import a_school, a_service
from tests.providers.an_assessment import TODAY, advice_paper, an_assessment, by_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return an_assessment(people.officer)


def asked(case: Case, people: Cast, source: str, provider: Provider, **more) -> AdviceRequest:
    known = {"on": TODAY, "today": TODAY, "by": people.officer}
    return ask(case, source=source, provider=provider, **(known | more))


def due_of(request: AdviceRequest) -> date | None:
    return Deadline.objects.get(case=request.case, rule="A03", about=request.about).due


def test_each_source_has_a_request_and_a_clock_of_its_own(people, case):
    school, psychologists = a_school(), a_service()

    outcome = ask_all(
        case,
        wanted=[Wanted("education", school), Wanted("psychology", psychologists, "How much?")],
        on=TODAY,
        today=TODAY,
        by=people.officer,
    )

    assert [r.source for r in outcome.failed] == [] if outcome.failed else True
    first, second = AdviceRequest.objects.order_by("pk")
    assert (first.source, second.source, second.questions) == (
        "education",
        "psychology",
        "How much?",
    )
    note_received(second, on=TODAY, by=people.officer, today=TODAY)
    assert due_of(first) == days_after(TODAY, 42)
    kinds = set(Entry.objects.filter(about=first.about).values_list("kind", flat=True))
    assert kinds == {Kind.ADVICE_REQUEST_SENT.value, Kind.SCHOOL_ADVICE_REQUESTED.value}
    assert not Entry.objects.filter(about=second.about, kind="school_advice_requested").exists()


def test_the_clock_runs_from_the_day_it_reached_them(people, case):
    request = asked(case, people, "psychology", a_service(), on=days_after(TODAY, -5))

    note_received(request, on=days_after(TODAY, -2), by=people.officer, today=TODAY)

    assert due_of(request) == days_after(TODAY, 40)
    with pytest.raises(Refused, match="recorded already"):
        note_received(request, on=TODAY, by=people.officer, today=TODAY)


def test_with_an_email_a_line_and_a_link_go_to_the_inbox_and_no_word_of_the_child(people, case):
    asked(case, people, "psychology", a_service(), questions="Is Amira anxious?")

    message = Message.objects.get()
    assert (message.inbox, message.channel, message.state) == (
        "inbox@service.example",
        "email",
        "queued",
    )
    for word in ("Amira", "Khan", "2018", "anxious"):
        assert word not in plain(message.subject, message.body)


def test_without_an_email_a_letter_goes_by_post(people, case):
    request = asked(case, people, "social_care", by_post(), questions="What help is there at home?")

    message = Message.objects.get()
    assert (message.channel, message.code, message.goes_to) == (
        "post",
        "advice-request",
        "Example Social Care",
    )
    assert message.document is not None
    assert "What help is there at home?" in message.document.snapshot["body"]
    assert message.document.snapshot["address"] == "1 Civic Square\nExampleton\nEX1 1AB"
    assert request.state == "asked"


def test_one_that_cannot_be_asked_stops_no_other_and_is_listed(people, case):
    nowhere = Provider.objects.create(kind="social_care", name="Nowhere Care", source="local")

    outcome = ask_all(
        case,
        wanted=[Wanted("social_care", nowhere), Wanted("psychology", a_service())],
        on=TODAY,
        today=TODAY,
        by=people.officer,
    )

    assert [request.source for request in outcome.asked] == ["psychology"]
    assert [(one.provider, why) for one, why in outcome.failed] == [
        (nowhere, "No email and no address is known for Nowhere Care. Add one in the directory.")
    ]
    assert AdviceRequest.objects.count() == 1


def test_one_service_asked_as_two_sources_gets_two_letters_and_two_clocks(people, case):
    service = by_post("health", "Example Health")

    first = asked(case, people, "medical", service)
    second = asked(case, people, "sensory", service)

    assert Message.objects.filter(code="advice-request").count() == 2
    assert Message.objects.values("document").distinct().count() == 2
    assert due_of(first) == due_of(second)
    with pytest.raises(Refused, match="was asked already"):
        asked(case, people, "medical", service)


def test_the_same_inbox_under_two_services_gets_one_message_for_each(people, case):
    one, other = a_service(), a_service("health", "Example Health")
    Knowledge.objects.update(inbox="shared@service.example")

    asked(case, people, "psychology", Provider.objects.get(pk=one.pk))
    asked(case, people, "medical", Provider.objects.get(pk=other.pk))

    assert list(Message.objects.values_list("inbox", flat=True)) == ["shared@service.example"] * 2


def test_a_leaver_is_never_written_to(people, case):
    service = a_service()
    Contact.objects.create(
        provider=service, name="Gone", role="lead", email="gone@x.example", left_on=TODAY
    )

    asked(case, people, "psychology", service)

    assert "gone@x.example" not in {message.inbox for message in Message.objects.all()}


def test_a_closed_school_is_not_asked(people, case):
    closed = a_school(status="Closed", closed_on=days_after(TODAY, -40))

    with pytest.raises(Refused, match="Example Primary School closed on"):
        asked(case, people, "education", closed)


def test_before_the_decision_to_assess_nothing_is_asked(people):
    from tests.factories import CaseFactory

    case = CaseFactory(officer=people.officer)

    with pytest.raises(Refused, match="once it is decided to assess"):
        asked(case, people, "psychology", a_service())


def test_asked_on_an_earlier_day_the_clock_runs_and_nothing_goes(people, case):
    request = asked(case, people, "psychology", a_service(), on=days_after(TODAY, -3))

    assert not Message.objects.exists()
    assert due_of(request) == days_after(TODAY, 39)


def test_what_the_family_said_goes_along_and_a_paper_about_another_child_does_not(people, case):
    other = an_assessment(people.officer, setting_urn="")
    other.child.forename, other.child.surname = "Theo", "Marsh"
    from cases.search import set_keys

    set_keys(other.child).save()
    good = advice_paper(case, people.officer, title="What we think")
    wrong = advice_paper(
        case, people.officer, f"{other.child} {other.reference} born 2 March 2018", "Wrong"
    )

    request = asked(case, people, "psychology", a_service(), papers=[good])

    assert list(request.papers.all()) == [good]
    with pytest.raises(Refused, match="“Wrong” is stopped by the check"):
        asked(case, people, "medical", a_service("health", "Health"), papers=[wrong])


def test_by_post_what_the_family_said_is_in_the_envelope_or_the_letter_says_why_not(people, case):
    paper = advice_paper(case, people.officer, title="What Amira says")
    paper.sort = "views"
    paper.save()

    asked(case, people, "social_care", by_post(), papers=[paper])
    message = Message.objects.get()
    assert list(message.enclosures.all()) == [paper]
    with pytest.raises(Refused, match="Say why this does not go along: What Amira says"):
        asked(case, people, "medical", by_post("health", "Example Health"))
    why = "It names her brother."
    asked(case, people, "medical", by_post("health", "Example Health 2"), not_enclosed=why)
    assert why in Message.objects.latest("written_at").document.snapshot["body"]


def test_who_is_asked_in_place_of_those_who_sent_it_back_stops_their_clock(people, case):
    first = asked(case, people, "medical", a_service("health", "Wrong clinic"))
    first.state = "declined"
    first.save()

    second = asked(case, people, "medical", a_service("health", "Right clinic"))

    clock = Deadline.objects.get(case=case, rule="A03", about=first.about)
    assert (clock.ended_on, due_of(second)) == (TODAY, days_after(TODAY, 42))


def test_no_longer_needed_stops_the_clock_and_the_letter(people, case):
    request = asked(case, people, "social_care", by_post())

    withdraw(request, because="Asked twice", on=TODAY, today=TODAY, by=people.officer)

    deadline = Deadline.objects.get(case=case, rule="A03", about=request.about)
    assert deadline.ended_on == TODAY
    assert Message.objects.get().state == "stopped"


def test_existing_advice_is_used_only_when_all_three_agree(people, case):
    paper = advice_paper(case, people.officer)

    with pytest.raises(Refused, match="The family has not agreed"):
        reuse(
            case,
            source="psychology",
            existing=paper,
            agreed=Agreed(author=TODAY, council=TODAY),
            by=people.officer,
            today=TODAY,
        )

    request = reuse(
        case,
        source="psychology",
        existing=paper,
        agreed=Agreed(TODAY, TODAY, days_after(TODAY, -1)),
        by=people.officer,
        today=TODAY,
    )
    assert (request.state, request.asked_by, request.answered_on) == (
        "reused",
        people.officer,
        TODAY,
    )
    psychology = next(r for r in hub_of(case, TODAY).required if r.law.code == "psychology")
    assert psychology.is_covered
    assert [one.is_awaited for one in advice_on(case).advisers] == [False]


def test_when_the_family_says_no_new_advice_is_required(people, case):
    paper = advice_paper(case, people.officer)

    request = refuse_reuse(
        case, source="psychology", existing=paper, who="family", on=TODAY, by=people.officer
    )

    assert request.declined_because == (
        "The family does not agree that it is enough, so new advice is required."
    )
    assert "psychology" in [one.law.code for one in hub_of(case, TODAY).missing]


def test_h077_only_asking_the_head_counts_for_the_closed_setting(people, case):
    from statutory import Ground, available

    school = a_school()
    asked(case, people, "psychology", a_service(), on=days_after(TODAY, -1))
    asked(case, people, "education", school, on=days_after(TODAY, -1))

    def open_when(closes: date, days: int) -> bool:
        from cases.facts import facts_for

        return available(
            Ground.SETTING_CLOSED,
            facts_for(case),
            rule="A07",
            starts=closes,
            ends=days_after(closes, days - 1),
        ).available

    asked_on = days_after(TODAY, -1)
    assert open_when(days_after(asked_on, 7), 28)
    assert not open_when(days_after(asked_on, 8), 28)
    assert not open_when(days_after(asked_on, 7), 27)
