"""Advice reaches the council once, as a paper with its day, and stays as it was given."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Deadline, Document, Entry, Message
from cases.refusals import Refused
from providers.actions import answering_advice as actions
from providers.actions import drafting_advice as drafting
from providers.actions.advice_marks import mark, take_mark_away
from providers.holding import draft_of, given_on, mark_of
from providers.models import AdviceRequest
from providers.queries.whose_advice import ANOTHER, BORN_OTHERWISE, NAMELESS, UNREAD
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_pdf
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_service
from tests.providers.an_answer import (
    NEED,
    a_file_in_the_draft,
    a_request,
    about,
    given,
    written,
)

pytestmark = pytest.mark.django_db
BORN = date(2019, 2, 3)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def asked(people: Cast) -> AdviceRequest:
    child = ChildFactory(forename="Isla", surname="Prentice", date_of_birth=BORN)
    case = CaseFactory(officer=people.officer, child=child)
    return a_request(case, a_service(), people.officer)


@pytest.fixture
def psychologist(asked: AdviceRequest) -> User:
    return a_member(asked.provider, name="Pia Psych")  # type: ignore[arg-type]


def with_file(asked: AdviceRequest, by: User, text: str) -> int:
    """A draft that is a document alone; its count of changes."""
    drafting.save_about(asked, values=about(), seen="", by=by)
    a_file_in_the_draft(asked, by, a_pdf(text))
    draft = draft_of(asked)
    assert draft is not None
    return draft.edit


def test_handed_in_it_is_a_paper_a_fact_and_news_for_the_officer(
    asked: AdviceRequest, psychologist: User, people: Cast
) -> None:
    version = given(asked, psychologist)

    asked.refresh_from_db()
    today = timezone.localdate()
    clock = Deadline.objects.get(case=asked.case, rule="A03", about=asked.about)
    assert version.document is not None
    assert (asked.state, asked.answered_on, clock.met_on) == ("answered", today, today)
    assert (version.document.sort, version.document.media_type) == (
        Document.Sort.PSYCHOLOGY,
        "application/pdf",
    )
    assert version.document.from_whom == "Dr Pia Psych, Example Psychology Service"
    told = Message.objects.get(to_user=people.officer)
    assert told.subject == actions.CAME
    assert "Prentice" not in told.body + told.subject


def test_a_second_press_hands_nothing_in_again(asked: AdviceRequest, psychologist: User) -> None:
    edit = given(asked, psychologist).edit

    with pytest.raises(Refused, match="handed in already"):
        actions.hand_in(asked, edit=edit, by=psychologist)

    facts = Entry.objects.filter(kind=Kind.ADVICE_RECEIVED.value, about=asked.about)
    assert (asked.versions.count(), asked.case.documents.count(), facts.count()) == (1, 1, 1)


def test_what_was_checked_is_what_is_handed_in(asked: AdviceRequest, psychologist: User) -> None:
    edit = written(asked, psychologist).edit
    colleague = a_member(asked.provider, name="Colin")  # type: ignore[arg-type]
    drafting.add_lines(asked, kind="need", values=NEED, by=colleague)

    with pytest.raises(Refused, match="Colin changed the draft while you were checking"):
        actions.hand_in(asked, edit=edit, by=psychologist)

    assert not asked.case.documents.exists()


def test_provision_without_an_amount_is_not_handed_in_but_a_reason_is_enough(
    asked: AdviceRequest, psychologist: User
) -> None:
    vague = {"text": "Access to therapy", "who": "A therapist", "amount": "as required"}
    edit = written(asked, psychologist, {"provision": vague}).edit
    with pytest.raises(Refused, match="Provision 1 does not say who, how much and how often"):
        actions.hand_in(asked, edit=edit, by=psychologist)
    (line,) = draft_of(asked).lines.all()  # type: ignore[union-attr]
    reason = vague | {"not_quantified_because": "Settled after a trial of six weeks"}
    drafting.save_line(asked, line=line.pk, values=reason, seen=mark_of(line), by=psychologist)

    version = actions.hand_in(asked, edit=edit + 1, by=psychologist)

    assert version.state == "given"


def test_an_empty_answer_and_one_of_nobody_are_refused(
    asked: AdviceRequest, psychologist: User
) -> None:
    draft = drafting.begin_advice(asked, by=psychologist)
    with pytest.raises(Refused, match="at least one line"):
        actions.hand_in(asked, edit=draft.edit, by=psychologist)
    drafting.add_lines(asked, kind="need", values=NEED, by=psychologist)

    with pytest.raises(Refused, match="in what role"):
        actions.hand_in(asked, edit=1, by=psychologist)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Report about Isla Prentice, born 3 February 2019", []),
        ("Report about Isla Prentice, date of birth 4/3/2017", [BORN_OTHERWISE]),
        ("Report about Rory Prentice", [NAMELESS, ANOTHER]),
        ("Isla Prentice plays with Rory", [ANOTHER]),
        ("", [UNREAD]),
    ],
)
def test_h143_advice_that_may_be_about_the_wrong_sibling_is_held_until_somebody_looked(
    asked: AdviceRequest, psychologist: User, people: Cast, text: str, doubts: list[str]
) -> None:
    brother = ChildFactory(forename="Rory", surname="Prentice", date_of_birth=date(2017, 3, 4))
    CaseFactory(child=brother, officer=people.officer)
    edit = with_file(asked, psychologist, text)

    if doubts:
        with pytest.raises(Refused) as refused:
            actions.hand_in(asked, edit=edit, by=psychologist)
        assert refused.value.field == "looked"
    version = actions.hand_in(asked, edit=edit, looked=bool(doubts), by=psychologist)

    assert (version.doubts, version.is_read) == (doubts, bool(text))


def test_whether_a_child_nobody_asked_about_is_known_is_not_given_away(
    asked: AdviceRequest, psychologist: User, people: Cast
) -> None:
    stranger = ChildFactory(forename="Umberto", surname="Vantongeren", postcode="EX9 9ZZ")
    CaseFactory(child=stranger, officer=people.officer)
    edit = with_file(asked, psychologist, "Isla Prentice sits beside Umberto Vantongeren")

    version = actions.hand_in(asked, edit=edit, by=psychologist)

    assert version.doubts == []


def test_lines_are_read_for_a_wrong_date_of_birth_too(
    asked: AdviceRequest, psychologist: User
) -> None:
    lines = {"need": {"text": "DOB 01/01/2015. He reads few words."}}
    edit = written(asked, psychologist, lines).edit

    with pytest.raises(Refused, match="about this child"):
        actions.hand_in(asked, edit=edit, by=psychologist)


def test_a_corrected_version_follows_and_the_first_stays_to_the_byte(
    asked: AdviceRequest, psychologist: User, people: Cast
) -> None:
    first = given(asked, psychologist)
    assert first.document is not None
    mark_of_first = first.document.sha256
    draft = drafting.correct_advice(asked, because="A date was wrong", by=psychologist)
    drafting.add_lines(asked, kind="need", values={"text": "One more"}, by=psychologist)

    second = actions.hand_in(asked, edit=draft.edit + 1, by=psychologist)

    first.refresh_from_db()
    assert second.document is not None
    assert (first.state, first.document.sha256, first.lines.count()) == ("given", mark_of_first, 2)
    assert (second.number, second.lines.count()) == (2, 3)
    assert second.document.supersedes == first.document
    facts = Entry.objects.filter(kind=Kind.ADVICE_RECEIVED.value, about=asked.about)
    assert facts.count() == 1
    subjects = Message.objects.filter(to_user=people.officer).order_by("written_at")
    assert [message.subject for message in subjects] == [actions.CAME, actions.CORRECTED]


def test_withdrawn_it_is_asked_for_again_and_after_the_plan_a_review_is_prompted(
    asked: AdviceRequest, psychologist: User, people: Cast
) -> None:
    given(asked, psychologist)
    record(asked.case, kind=Kind.PLAN_SENT, on=timezone.localdate(), by=people.officer)
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw_advice(asked, because=" ", by=psychologist)

    actions.withdraw_advice(asked, because="It was another child", by=psychologist)

    asked.refresh_from_db()
    assert (asked.state, given_on(asked)) == ("asked", None)
    newest = Message.objects.filter(to_user=people.officer).latest("written_at")
    assert newest.subject == actions.REVIEW
    assert asked.case.documents.count() == 1


def test_marked_advice_is_internal_until_a_senior_takes_the_mark_away(
    asked: AdviceRequest, psychologist: User, people: Cast
) -> None:
    made = mark(
        asked, kind="safety", kept_from="The father", because="It names a street", by=psychologist
    )
    version = given(asked, psychologist)
    document = version.document
    assert document is not None
    before = document.internal
    for somebody in (psychologist, people.officer):
        with pytest.raises(Refused, match="Only a senior"):
            take_mark_away(made, because="Please", by=somebody)

    take_mark_away(made, because="The street is not named any more", by=people.senior)

    document.refresh_from_db()
    assert (before, document.internal) == (True, False)


def test_on_a_closed_case_nothing_is_handed_in(asked: AdviceRequest, psychologist: User) -> None:
    edit = written(asked, psychologist).edit
    asked.case.closed_on = days_after(timezone.localdate(), -1)
    asked.case.save()

    with pytest.raises(Refused, match="closed this case"):
        actions.hand_in(asked, edit=edit, by=psychologist)
