"""open_incident and what follows: whose, who got what, the 72 hours, each step by whom and when."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions import correspondence, documents, grants, releasing
from cases.actions.chronology import record
from cases.actions.incidents import (
    WentWrong,
    close,
    contain,
    open_incident,
    say_whether_read,
    tell_commissioner,
    tell_family,
    touch,
)
from cases.actions.recalling import call_back
from cases.actions.relations import declare_relation
from cases.letters import REQUEST_RECEIVED
from cases.models import AuditEntry, Case, Document, Entry, Incident, Message
from cases.queries.incidents import (
    clock_of,
    families_of,
    incidents_for,
    still_to_do,
    waiting_for_leave,
)
from cases.refusals import Refused
from statutory import Kind, days_after
from tests.cases.letter_cast import DECIDED, a_case, a_parent
from tests.factories import CaseFactory, TeamFactory, UserFactory
from tests.people import Cast

AWARE = datetime(2026, 6, 9, 9, 30, tzinfo=UTC)
NOON = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
TODAY = timezone.localdate()


@pytest.fixture
def case(people: Cast) -> Case:
    return a_case(people.officer)


@pytest.fixture
def letter(people: Cast, case: Case) -> Message:
    """A letter that has gone."""
    message = correspondence.send_letter(
        case, letter=REQUEST_RECEIVED, to=a_parent(case), on=DECIDED, by=people.officer
    )
    message.state = Message.State.SENT
    message.save()
    return message


def wrong(**fields: object) -> WentWrong:
    told = {"words": "The letter went to the neighbour", "aware_at": AWARE, "who": "A neighbour"}
    return WentWrong(**{**told, "what": "A letter", **fields})  # type: ignore[arg-type]


def a_paper(case: Case, people: Cast) -> Document:
    paper = documents.file(
        case, title="Report", content=b"A", media_type="text/plain", by=people.officer
    )
    Document.objects.filter(pk=paper.pk).update(shared_with_family_at=timezone.now())
    paper.refresh_from_db()
    return paper


def test_h014_a_letter_that_went_wrong_opens_an_incident(
    people: Cast, case: Case, letter: Message
) -> None:
    incident = open_incident(
        case,
        wrong=wrong(message=letter, who="", was_read="yes"),
        by=people.officer,
    )

    (got,) = incident.received.all()
    assert (incident.opened_by, incident.aware_at, list(incident.touched.all())) == (
        people.officer,
        AWARE,
        [case],
    )
    assert (got.who, got.message, got.document, got.was_read) == (
        "Priya Khan",
        letter,
        letter.document,
        "yes",
    )
    told = Message.objects.filter(code="incident")
    assert {one.to_user for one in told} == {people.senior, people.manager}
    for one in told:
        assert "Khan" not in one.subject + one.body
        assert case.reference not in one.subject + one.body
    assert case.entries.get(kind=Entry.Note.NOTE.value).note == (
        f"{incident} was opened: something about this child went to the wrong person."
    )
    audit = AuditEntry.objects.get(action="incidents.open_incident")
    assert (audit.by, audit.case) == (people.officer, case)
    assert "neighbour" not in str(audit.after)


def test_h014_what_the_family_could_see_is_withdrawn_and_copies_that_wait_do_not_go(
    people: Cast, case: Case
) -> None:
    paper, mother = a_paper(case, people), a_parent(case)
    waiting = releasing.send_paper(case, paper=paper, to=mother, on=TODAY, by=people.officer)

    incident = open_incident(case, wrong=wrong(document=paper), by=people.officer)

    paper.refresh_from_db()
    waiting.refresh_from_db()
    assert (paper.shared_with_family_at, paper.share_asked_by) == (None, None)
    assert (waiting.state, waiting.stopped_because) == (
        "stopped",
        f"It went to the wrong person: {incident}",
    )
    assert incident.received.get().withdrawn_at is not None
    with pytest.raises(Refused, match="not shared until that incident is closed"):
        releasing.share_with_family(paper, by=people.officer)


def test_story_4_2_14_the_recipient_had_opened_it_already(people: Cast, case: Case) -> None:
    paper = a_paper(case, people)
    incident = open_incident(case, wrong=wrong(document=paper), by=people.officer)
    (got,) = incident.received.all()
    assert "say whether A neighbour opened it" in still_to_do(incident)

    with pytest.raises(Refused, match="Say what they were asked to do"):
        say_whether_read(got, was_read="yes", said=" ", by=people.officer)
    say_whether_read(got, was_read="yes", said="She read it and deleted it", by=people.officer)

    got.refresh_from_db()
    assert (got.was_read, got.said, got.said_to) == (
        "yes",
        "She read it and deleted it",
        people.officer,
    )
    assert "say whether A neighbour opened it" not in still_to_do(incident)
    audit = AuditEntry.objects.get(action="incidents.say_whether_read")
    assert (audit.before, audit.after) == (
        {"was_read": "unknown"},
        {"was_read": "yes", "incident": incident.pk},
    )


def test_story_4_2_14_an_incident_about_a_closed_case(people: Cast, case: Case) -> None:
    closed, ended = CaseFactory(officer=people.officer), date(2025, 1, 6)
    record(closed, kind=Kind.REQUEST_RECEIVED, on=date(2024, 12, 2), by=people.officer)
    record(closed, kind=Kind.REQUEST_WITHDRAWN, on=ended, by=people.officer)
    closed.refresh_from_db()
    assert closed.closed_on == ended

    incident = open_incident(closed, wrong=wrong(), touching=[case], by=people.officer)

    closed.refresh_from_db()
    assert [family.case for family in families_of(incident, people.senior)] == [case, closed]
    assert (closed.closed_on, closed.entries.count()) == (ended, 3)
    assert list(incidents_for(people.senior)) == [incident]


def test_h014_every_step_is_kept_with_who_and_when_and_then_it_is_closed(
    people: Cast, case: Case
) -> None:
    incident = open_incident(case, wrong=wrong(was_read="no"), by=people.officer)
    with pytest.raises(Refused) as refused:
        close(incident, words="Check the address", by=people.senior)
    assert refused.value.sentence == (
        "Before it is closed: say how it was contained;"
        f" say whether the family of {case.reference} was told;"
        " tell the Commissioner, or say why not"
    )

    contain(incident, words="Got back unopened", at=NOON, by=people.senior)
    tell_family(incident, about=case, told=True, words="Rang her", at=NOON, by=people.senior)
    tell_commissioner(incident, told=False, words="Never opened", at=NOON, by=people.manager)
    close(incident, words="Check the address", by=people.senior)

    incident.refresh_from_db()
    assert incident.closed_at is not None
    steps = incident.steps.all()
    assert [(step.kind, step.by.name, step.words) for step in steps] == [
        ("contained", "Sal Senior", "Got back unopened"),
        ("family_told", "Sal Senior", "Rang her"),
        ("commissioner_not_told", "Max Manager", "Never opened"),
        ("closed", "Sal Senior", "Check the address"),
    ]
    assert [step.at for step in steps[:3]] == [NOON] * 3
    with pytest.raises(Refused, match="This incident is closed"):
        contain(incident, words="Again", at=NOON, by=people.senior)


def test_only_seniors_work_on_it_and_nothing_is_recorded_twice(people: Cast, case: Case) -> None:
    incident = open_incident(case, wrong=wrong(), by=people.officer)

    with pytest.raises(Refused, match="A senior or a manager does this"):
        contain(incident, words="Got back", at=NOON, by=people.officer)
    with pytest.raises(Refused, match="Say how it was contained"):
        contain(incident, words=" ", at=NOON, by=people.senior)
    with pytest.raises(Refused, match="before anybody was aware"):
        contain(incident, words="Got back", at=AWARE.replace(hour=8), by=people.senior)
    with pytest.raises(Refused, match="must be in the past"):
        contain(incident, words="Got back", at=AWARE.replace(year=2126), by=people.senior)
    contain(incident, words="Got back", at=NOON, by=people.senior)
    with pytest.raises(Refused, match="recorded already: contained"):
        contain(incident, words="Got back", at=NOON, by=people.senior)
    tell_commissioner(incident, told=True, words="No. 7", at=NOON, by=people.senior)
    with pytest.raises(Refused, match="They were told already"):
        tell_commissioner(incident, told=False, words="No risk", at=NOON, by=people.senior)


def test_a_reason_not_to_tell_gives_way_when_more_comes_to_light(people: Cast, case: Case) -> None:
    incident = open_incident(case, wrong=wrong(), by=people.officer)
    tell_commissioner(incident, told=False, words="Not opened", at=NOON, by=people.senior)

    tell_commissioner(incident, told=True, words="It was opened", at=NOON, by=people.senior)

    assert clock_of(incident, NOON).words == "Told in time"


def test_h014_the_72_hours_run_from_becoming_aware(people: Cast, case: Case) -> None:
    incident = open_incident(case, wrong=wrong(), by=people.officer)
    late = AWARE.replace(day=12, hour=10)

    assert clock_of(incident, NOON).due == AWARE.replace(day=12)
    assert clock_of(incident, NOON).words == "45 hours left"
    assert clock_of(incident, late.replace(hour=14)).words == "5 hours late"
    with pytest.raises(Refused, match="72 hours are over: say why it is told late"):
        tell_commissioner(incident, told=True, words="No. 7", at=late, by=people.senior)
    step = tell_commissioner(
        incident, told=True, words="No. 7", at=late, late="A bank holiday", by=people.senior
    )

    assert step.words == "No. 7\nTold late because: A bank holiday"
    assert clock_of(incident, late).words == "Told late"


def test_what_is_not_said_is_asked_for(people: Cast, case: Case, letter: Message) -> None:
    ahead = AWARE.replace(year=2126)
    for fields, sentence in (
        ({"words": " "}, "Say what went wrong"),
        ({"aware_at": ahead}, "The moment you became aware must be in the past"),
        ({"who": ""}, "Say who received it"),
        ({"what": ""}, "Say what went"),
    ):
        with pytest.raises(Refused) as refused:
            open_incident(case, wrong=wrong(**fields), by=people.officer)
        assert refused.value.sentence == sentence
    assert Incident.objects.count() == 0

    letter.state = "queued"
    letter.save()
    with pytest.raises(Refused, match="has not gone. Call it back instead"):
        open_incident(case, wrong=wrong(message=letter), by=people.officer)


def test_one_letter_opens_one_incident_at_a_time(people: Cast, case: Case, letter: Message) -> None:
    first = open_incident(case, wrong=wrong(message=letter), by=people.officer)

    with pytest.raises(Refused, match=f"is open already: {first}"):
        open_incident(case, wrong=wrong(message=letter), by=people.assistant)
    with pytest.raises(Refused, match="It has gone"):
        call_back(letter, because="It went wrong", by=people.officer)


def test_a_restricted_child_is_never_revealed_to_those_without_leave(
    people: Cast, case: Case
) -> None:
    hidden = CaseFactory(officer=people.officer, restricted=True)
    grants.give(hidden, to=people.officer, until=TODAY, because="Hers", by=people.senior)

    incident = open_incident(case, wrong=wrong(), touching=[hidden], by=people.officer)

    assert list(incidents_for(people.officer)) == [incident]
    for user in (people.assistant, people.senior, people.manager, people.stranger):
        assert list(incidents_for(user)) == []
    due = AWARE.replace(day=12)
    assert waiting_for_leave(people.senior) == [(hidden.reference, hidden.pk, due)]
    for user in (people.assistant, people.stranger, people.officer):
        assert waiting_for_leave(user) == []
    told = Message.objects.filter(code="incident")
    assert {one.to_user for one in told} == {people.senior, people.manager}
    grants.give(hidden, to=people.senior, until=TODAY, because="72 hours", by=people.manager)
    assert list(incidents_for(people.senior)) == [incident]
    assert waiting_for_leave(people.senior) == []


def test_who_is_close_to_a_child_reads_nothing_of_it(people: Cast, case: Case) -> None:
    incident = open_incident(case, wrong=wrong(), by=people.officer)
    declare_relation(case, of=people.senior, what="Aunt", by=people.manager)

    assert list(incidents_for(people.senior)) == []
    assert list(incidents_for(people.manager)) == [incident]


def test_a_family_found_later_is_added_and_those_of_another_team_are_not_named(
    people: Cast, case: Case
) -> None:
    incident = open_incident(case, wrong=wrong(), by=people.officer)
    other = CaseFactory(officer=UserFactory(team=TeamFactory(), role=Role.COORDINATOR))

    touch(incident, case=other, by=people.manager)
    with pytest.raises(Refused, match="on the list already"):
        touch(incident, case=other, by=people.manager)

    names = [family.name for family in families_of(incident, people.senior)]
    assert names == [f"Amira Khan, {case.reference}", other.reference]
    with pytest.raises(Refused, match="not on the list"):
        tell_family(
            incident,
            about=CaseFactory(),
            told=True,
            words="Rang",
            at=NOON,
            by=people.manager,
        )
    assert days_after(TODAY, 0) == other.entries.get().on
