"""What the check found holds a letter or paper until a second person has said why it may go."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Role, User
from cases.actions import correspondence, documents, releasing
from cases.actions.posting import mark_posted
from cases.jobs.delivery import deliver_waiting
from cases.letters import REQUEST_RECEIVED
from cases.models import Case, Entry, FamilyMember, Message, ReleaseCheck
from cases.refusals import Refused
from tests.cases.letter_cast import a_case, a_father, a_parent, an_officer
from tests.cases.release.making import a_pdf
from tests.factories import UserFactory

ON = date(2026, 4, 20)
PDF = "application/pdf"
State = Message.State


@pytest.fixture
def officer(db: None) -> User:
    return an_officer()


@pytest.fixture
def senior(db: None) -> User:
    return UserFactory(role=Role.SENIOR)


@pytest.fixture
def case(officer: User) -> Case:
    return a_case(officer)


@pytest.fixture
def father(case: Case) -> FamilyMember:
    return a_father(case, postcode="EX9 9ZZ")


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return a_parent(case, withheld=True)


def a_paper(case: Case, by: User, words: str = "Advice") -> documents.Document:
    content = a_pdf(f"<p>{words}</p>")
    return documents.file(case, title="Advice", content=content, media_type=PDF, by=by)


def send(paper: documents.Document, to: FamilyMember, by: User, on: date = ON) -> Message:
    return releasing.send_paper(paper.case, paper=paper, to=to, on=on, by=by)


def check_of(message: Message) -> ReleaseCheck:
    return ReleaseCheck.objects.get(document=message.document, to=message.to_member)


def test_each_parent_has_a_rendition_a_message_and_a_check_of_their_own(
    case: Case, officer: User, mother: FamilyMember, father: FamilyMember
) -> None:
    sent = [
        correspondence.send_letter(case, letter=REQUEST_RECEIVED, to=one, on=ON, by=officer)
        for one in (mother, father)
    ]

    assert len({message.document_id for message in sent}) == 2
    assert [message.state for message in sent] == [State.QUEUED, State.QUEUED]
    assert [check_of(message).state for message in sent] == ["clear", "clear"]
    assert "Mill Lane" not in sent[1].document.snapshot["body"]  # type: ignore[union-attr]


def test_h020_a_letter_that_holds_what_is_withheld_waits_and_the_case_says_so(
    case: Case, officer: User, mother: FamilyMember, father: FamilyMember
) -> None:
    case.setting_name = "Willow Bank, next to 14 Mill Lane"
    case.child.forename = "Amira of 14 Mill Lane"
    case.child.save()

    held = correspondence.send_letter(case, letter=REQUEST_RECEIVED, to=father, on=ON, by=officer)
    deliver_waiting(timezone.now())

    held.refresh_from_db()
    assert held.state == State.HELD
    assert check_of(held).state == "blocked"
    assert {"where": "page 1", "what": "a withheld address"} in check_of(held).findings
    note = Entry.objects.filter(case=case).latest("pk").note
    assert "Imran Khan is held" in note
    assert "Mill Lane" not in note


def test_h001_another_childs_paper_goes_nowhere_and_both_children_are_named(
    case: Case, officer: User, father: FamilyMember
) -> None:
    other = a_case(officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    paper = a_paper(other, officer)

    with pytest.raises(Refused) as refusal:
        releasing.send_paper(case, paper=paper, to=father, on=ON, by=officer)

    assert refusal.value.sentence == (
        "This document is about Ben Ackroyd (EHC-2026-00077), and the message about Amira Khan"
        " (EHC-2026-00012). Move it to the right case first."
    )
    assert not Message.objects.exists()


def test_h001_a_misfiled_paper_is_held_until_a_second_person_gives_a_reason(
    case: Case, officer: User, senior: User, father: FamilyMember
) -> None:
    a_case(officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    held = send(a_paper(case, officer, "Plan of EHC-2026-00077"), father, officer)
    check = check_of(held)

    with pytest.raises(Refused, match="Nobody waits"):
        releasing.allow(check, because="Yes", by=senior)
    with pytest.raises(Refused, match="Say why it should go"):
        releasing.ask(check, reason=" ", by=officer)
    releasing.ask(check, reason="The father is carer of both", by=officer)
    with pytest.raises(Refused, match="A senior or a manager"):
        releasing.allow(check, because="Yes", by=officer)
    with pytest.raises(Refused, match="Say why"):
        releasing.allow(check, because=" ", by=senior)
    allowed = releasing.allow(check, because="He cares for Ben too", by=senior)

    held.refresh_from_db()
    assert (allowed.state, allowed.allowed_by, allowed.answer) == (
        "allowed",
        senior,
        "He cares for Ben too",
    )
    assert held.state == State.QUEUED


def test_who_asked_never_answers_even_when_they_may_approve(
    case: Case, officer: User, senior: User, father: FamilyMember
) -> None:
    a_case(officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    held = send(a_paper(case, officer, "EHC-2026-00077"), father, senior)
    check = releasing.ask(check_of(held), reason="It must go", by=senior)

    with pytest.raises(Refused, match="a second person must answer"):
        releasing.allow(check, because="It must go", by=senior)

    held.refresh_from_db()
    assert held.state == State.HELD


def test_what_the_second_person_does_not_allow_is_stopped(
    case: Case, officer: User, senior: User, father: FamilyMember
) -> None:
    a_case(officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    held = send(a_paper(case, officer, "EHC-2026-00077"), father, officer)
    check = releasing.ask(check_of(held), reason="It must go", by=officer)

    releasing.refuse(check, because="It is Ben’s", by=senior)

    held.refresh_from_db()
    assert (held.state, held.stopped_because) == (State.STOPPED, "It is Ben’s")


def test_h010_a_paper_goes_to_nobody_who_is_not_on_the_case(
    case: Case, officer: User, father: FamilyMember
) -> None:
    stranger = a_parent(a_case(officer, reference="EHC-2026-00077"), "Sam Stranger")
    paper = a_paper(case, officer)
    father.removed_on = ON
    father.save()

    for nobody in (stranger, father):
        with pytest.raises(Refused, match="only to people who are on it"):
            send(paper, nobody, officer)


def test_h028_what_is_withheld_after_it_was_written_stops_the_letter_when_it_goes(
    case: Case, officer: User, father: FamilyMember
) -> None:
    mother = a_parent(case)
    by_email = replace_channel(father)
    paper = a_paper(case, officer, "Amira lives at 14 Mill Lane.")
    waiting = send(paper, by_email, officer)
    posted = send(paper, a_parent(case, "Nan Khan", address="1 Far Row"), officer)
    assert (waiting.state, posted.state) == (State.QUEUED, State.QUEUED)

    mother.withheld = True
    mother.save()
    deliver_waiting(timezone.now())

    waiting.refresh_from_db()
    assert waiting.state == State.STOPPED
    assert "must no longer reach this person" in waiting.problem
    with pytest.raises(Refused, match="Do not post this letter"):
        mark_posted(posted, by=officer)


def replace_channel(member: FamilyMember) -> FamilyMember:
    member.channel, member.email = "email", "imran@home.example"
    member.save()
    return member


def test_a_paper_is_shared_with_the_whole_family_or_with_nobody(
    case: Case, officer: User, senior: User, mother: FamilyMember, father: FamilyMember
) -> None:
    paper = documents.share_with_family(a_paper(case, officer, "14 Mill Lane"), by=officer)
    states = dict(paper.release_checks.values_list("to__name", "state"))

    assert paper.shared_with_family_at is None
    assert states == {"Priya Khan": "clear", "Imran Khan": "blocked"}

    check = releasing.ask(paper.release_checks.get(to=father), reason="He knows", by=officer)
    releasing.allow(check, because="The court told him", by=senior)

    paper.refresh_from_db()
    assert paper.shared_with_family_at is not None


def test_a_paper_for_staff_or_for_another_person_is_not_shared(
    case: Case, officer: User, mother: FamilyMember, father: FamilyMember
) -> None:
    inside, private = a_paper(case, officer), a_paper(case, officer)
    inside.internal, private.private_to = True, mother
    inside.save()
    private.save()

    with pytest.raises(Refused, match="staff only"):
        documents.share_with_family(inside, by=officer)
    shared = documents.share_with_family(private, by=officer)

    assert shared.shared_with_family_at is None
    assert private.release_checks.get(to=father).findings == [
        {"where": "the file", "what": "it is kept for another person on the case"}
    ]


def test_more_withheld_since_the_check_is_not_covered_by_an_answer(
    case: Case, officer: User, senior: User, father: FamilyMember
) -> None:
    a_case(officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    mother = a_parent(case)
    paper = a_paper(case, officer, "EHC-2026-00077, 14 Mill Lane")
    check = releasing.ask(check_of(send(paper, father, officer)), reason="It must go", by=officer)
    mother.withheld = True
    mother.save()

    with pytest.raises(Refused, match="More is withheld now"):
        releasing.allow(check, because="Yes", by=senior)


def test_a_check_keeps_no_words_of_the_file(
    case: Case, officer: User, mother: FamilyMember, father: FamilyMember
) -> None:
    check = check_of(send(a_paper(case, officer, "14 Mill Lane EX2 4AB"), father, officer))

    assert "Mill" not in str(check.findings)
