"""A draft that a team shares: two people write at once, and neither loses anything."""

from __future__ import annotations

import pytest

from accounts.models import User
from cases.models import Upload
from cases.queries.papers import papers_of
from cases.refusals import Refused
from providers.actions import drafting_advice as actions
from providers.holding import Overtaken, draft_of, mark_of
from providers.models import AdviceLine, AdviceRequest
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_pdf
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_service
from tests.providers.an_answer import PROVISION, a_file_in_the_draft, a_request, about, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def asked(people: Cast) -> AdviceRequest:
    child = ChildFactory(forename="Isla", surname="Prentice")
    return a_request(CaseFactory(officer=people.officer, child=child), a_service(), people.officer)


@pytest.fixture
def psychologist(asked: AdviceRequest) -> User:
    return a_member(asked.provider, name="Pia Psych")  # type: ignore[arg-type]


@pytest.fixture
def colleague(asked: AdviceRequest) -> User:
    return a_member(asked.provider, name="Colin Colleague")  # type: ignore[arg-type]


def add(asked: AdviceRequest, by: User, text: str, kind: str = "need") -> AdviceLine:
    return actions.add_lines(asked, kind=kind, values={"text": text}, by=by)[-1]


def test_h100_two_people_who_add_at_once_are_both_kept(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    add(asked, psychologist, "One need")
    add(asked, colleague, "One outcome", "outcome")
    add(asked, colleague, "Another need")

    draft = draft_of(asked)

    assert draft is not None
    said = [(line.kind, line.number, line.text) for line in draft.lines.all()]
    assert said == [
        ("need", 1, "One need"),
        ("need", 2, "Another need"),
        ("outcome", 1, "One outcome"),
    ]
    assert (asked.versions.count(), draft.edit) == (1, 3)


def test_h101_the_second_to_save_a_line_sees_both_and_then_chooses(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    line = add(asked, psychologist, "As it was")
    seen = mark_of(line)
    actions.save_line(asked, line=line.pk, values={"text": "Hers"}, seen=seen, by=psychologist)

    with pytest.raises(Overtaken) as refused:
        actions.save_line(asked, line=line.pk, values={"text": "His"}, seen=seen, by=colleague)
    line.refresh_from_db()
    between = line.text
    mark = refused.value.mark
    actions.save_line(asked, line=line.pk, values={"text": "Both"}, seen=mark, by=colleague)

    line.refresh_from_db()
    assert refused.value.sentence.startswith("Pia Psych saved this while you were writing")
    assert (between, refused.value.theirs["text"], line.text) == ("Hers", "Hers", "Both")


def test_h101_saving_the_same_words_is_no_clash(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    line = add(asked, psychologist, "As it was")
    seen = mark_of(line)
    actions.save_line(asked, line=line.pk, values={"text": "Same"}, seen=seen, by=psychologist)

    saved = actions.save_line(asked, line=line.pk, values={"text": "Same"}, seen=seen, by=colleague)

    assert saved.text == "Same"


def test_h101_a_line_that_was_changed_is_not_removed_unseen(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    line = add(asked, psychologist, "As it was")
    seen = mark_of(line)
    actions.save_line(asked, line=line.pk, values={"text": "New"}, seen=seen, by=psychologist)

    with pytest.raises(Overtaken):
        actions.remove_line(asked, line=line.pk, seen=seen, by=colleague)

    assert AdviceLine.objects.get(pk=line.pk).text == "New"


def test_h101_who_saves_about_a_draft_that_was_begun_meanwhile_is_shown_it(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    actions.save_about(asked, values=about(summary="Two visits"), seen="", by=psychologist)

    with pytest.raises(Overtaken) as refused:
        actions.save_about(asked, values=about(summary="One visit"), seen="", by=colleague)

    assert refused.value.theirs["summary"] == "Two visits"


def test_needs_that_are_pasted_together_become_a_line_each(
    asked: AdviceRequest, psychologist: User
) -> None:
    text = "\uf0b7 First\x00 need\r\n\r\n\r\nSecond need"

    added = actions.add_lines(asked, kind="need", values={"text": text}, by=psychologist)

    assert [line.text for line in added] == ["- First need", "Second need"]


def test_a_signature_falls_when_the_draft_changes(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    edit = written(asked, psychologist).edit
    signed = actions.sign(asked, edit=edit, by=colleague)
    before = signed.is_signed

    actions.add_lines(asked, kind="provision", values=PROVISION, by=psychologist)

    after = draft_of(asked)
    assert after is not None
    assert (before, after.is_signed) == (True, False)


def test_nobody_signs_what_they_wrote_or_did_not_read(
    asked: AdviceRequest, psychologist: User, colleague: User
) -> None:
    edit = written(asked, psychologist).edit

    with pytest.raises(Refused, match="Somebody other than"):
        actions.sign(asked, edit=edit, by=psychologist)
    with pytest.raises(Refused, match="changed while you were reading"):
        actions.sign(asked, edit=edit - 1, by=colleague)


def test_the_file_of_a_draft_is_not_on_the_officers_list_and_is_put_away_when_replaced(
    asked: AdviceRequest, psychologist: User, people: Cast
) -> None:
    first = a_file_in_the_draft(asked, psychologist, a_pdf("Isla Prentice"))
    second = a_file_in_the_draft(asked, psychologist, a_pdf("Isla Prentice, again"))

    first.refresh_from_db()
    assert (first.state, second.state) == (Upload.State.ASIDE, Upload.State.CLEAN)
    papers = papers_of(asked.case, people.officer)
    assert (list(papers.waiting), list(papers.aside)) == ([], [])


def test_what_the_council_no_longer_needs_is_not_written_on(
    asked: AdviceRequest, psychologist: User
) -> None:
    asked.state = AdviceRequest.State.WITHDRAWN
    asked.save()

    with pytest.raises(Refused, match="no longer needs"):
        add(asked, psychologist, "A need")
