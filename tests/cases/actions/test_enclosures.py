"""What a letter brings: the advice that is filed and may reach its reader, or a reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import Role, User
from cases.actions import correspondence, documents, releasing
from cases.actions.chronology import record
from cases.actions.documents import Particulars
from cases.letters import ADVICE_REQUEST, LETTERS, NOT_TO_ISSUE, NOT_TO_ISSUE_BODIES
from cases.letters.addressees import of_member
from cases.letters.sendable import readers_of
from cases.models import Case, Document, Message
from cases.queries.outbox import held
from cases.refusals import Refused
from cases.release import no_longer_right
from statutory import Kind
from tests.cases.letter_cast import (
    DECIDED,
    TYPED,
    a_case,
    a_father,
    a_parent,
    an_officer,
    ready_for,
)
from tests.cases.release.making import a_pdf
from tests.factories import UserFactory

PDF = "application/pdf"
SAID = {name: words for name, words in TYPED.items() if name != "not_enclosed"}
NOTHING = "Choose what is enclosed, or say why it does not come with the letter"


@pytest.fixture
def officer(db: None) -> User:
    return an_officer()


@pytest.fixture
def case(officer: User) -> Case:
    case = ready_for(NOT_TO_ISSUE, a_case(officer), officer)
    a_parent(case)
    return case


def a_paper(
    case: Case, title: str, sort: str = "psychology", words: str = "", **more: Any
) -> Document:
    paper = documents.file(
        case,
        title=title,
        content=a_pdf(f"<p>{words or title}, about Amira Khan.</p>"),
        media_type=PDF,
        by=case.officer,
        particulars=Particulars(sort=sort, received_on=DECIDED, from_whom="Dr Hall"),
    )
    Document.objects.filter(pk=paper.pk).update(**more)
    paper.refresh_from_db()
    return paper


def send(
    case: Case, *enclosed: Document, letter: Any = NOT_TO_ISSUE, to: Any = None, **said: str
) -> Message:
    return correspondence.send_letter(
        case,
        letter=letter,
        to=to or case.child.family.order_by("pk")[0],
        on=DECIDED,
        by=case.officer,
        typed={**SAID, **said},
        enclosed=enclosed,
    )


def test_only_letters_that_must_bring_papers_bring_them() -> None:
    assert [one.code for one in LETTERS if one.encloses] == [
        "advice-request",
        "not-to-issue",
        "not-to-issue-bodies",
        "draft-plan",
        "amended-draft",
        "final-plan",
        "amendment-notice",
        "amended-plan",
        "plan-to-setting",
        "plan-to-health",
    ]


def test_the_advice_goes_with_the_letter_is_listed_on_it_and_was_looked_through(case: Case) -> None:
    paper = a_paper(case, "Psychologist’s advice")

    message = send(case, paper)

    assert message.document is not None
    body = message.document.snapshot["body"]
    assert "With this letter we send you copies of the advice that we were given." in body
    assert "Enclosed:" in body
    assert "Psychologist’s advice, from Dr Hall, received on Tuesday 19 May 2026" in body
    assert message.papers == [message.document, paper]
    assert message.state == "queued"
    assert paper.release_checks.get().state == "clear"


def test_a_letter_without_what_it_must_bring_does_not_go_until_it_says_why(case: Case) -> None:
    with pytest.raises(Refused) as refusal:
        send(case)
    assert refusal.value.sentence == NOTHING
    assert refusal.value.field == "not_enclosed"

    message = send(case, not_enclosed="The report comes on Friday.")

    assert message.document is not None
    assert "This letter comes without copies of the advice" in message.document.snapshot["body"]
    assert "The report comes on Friday." in message.document.snapshot["body"]


def test_advice_that_is_filed_and_left_out_has_to_be_explained(case: Case) -> None:
    paper = a_paper(case, "Psychologist’s advice")
    a_paper(case, "School’s advice", "education")

    with pytest.raises(Refused) as refusal:
        send(case, paper)
    message = send(case, paper, not_enclosed="The school’s advice goes by itself.")

    assert refusal.value.sentence == "Say why this does not come with the letter: School’s advice"
    assert message.papers[1:] == [paper]


def test_advice_that_came_and_was_not_filed_has_to_be_explained(case: Case) -> None:
    paper = a_paper(case, "Psychologist’s advice")
    for number in range(2):
        record(
            case,
            kind=Kind.ADVICE_RECEIVED,
            on=DECIDED,
            about=f"advice:{number}",
            by=case.officer,
        )

    with pytest.raises(Refused) as refusal:
        send(case, paper)

    assert refusal.value.sentence == (
        "Advice came from Advice 0, Advice 1, and 1 paper of advice is filed. File the rest, or"
        " say why it does not come with the letter."
    )


@pytest.mark.parametrize(
    "more", [{"internal": True}, {"undone_at": timezone.now()}, {"letter": "x"}]
)
def test_what_is_for_staff_or_no_longer_counts_is_never_enclosed(case: Case, more: Any) -> None:
    paper = a_paper(case, "Notes", **more)

    with pytest.raises(Refused) as refusal:
        send(case, paper)

    assert refusal.value.sentence == (
        "“Notes” is not on this case for this reader, so it is not enclosed"
    )


def test_h001_a_paper_of_another_child_is_never_enclosed(case: Case, officer: User) -> None:
    other = a_case(officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")

    with pytest.raises(Refused, match="is not on this case for this reader"):
        send(case, a_paper(other, "Advice"))

    assert not Message.objects.exists()


def test_what_is_kept_for_one_parent_goes_to_that_parent_alone(case: Case) -> None:
    mother, father = case.child.family.get(), a_father(case)
    own = a_paper(case, "Her own report", "health", private_to=mother)
    shared = a_paper(case, "School’s advice", "education")

    sent = correspondence.send_decision(
        case,
        letter=NOT_TO_ISSUE,
        on=DECIDED,
        by=case.officer,
        reasons="Reasons",
        typed=SAID,
        enclosed=[own, shared],
    )

    assert {m.to_member: m.papers[1:] for m in sent} == {mother: [own, shared], father: [shared]}


def test_h020_an_enclosure_that_holds_what_is_withheld_holds_the_letter_for_that_reader(
    case: Case, officer: User
) -> None:
    mother, father = case.child.family.get(), a_father(case, postcode="EX9 9ZZ")
    mother.withheld = True
    mother.save()
    paper = a_paper(case, "School’s advice", words="Lives at 14 Mill Lane, Exampleton")
    senior = UserFactory(role=Role.SENIOR)

    to_mother, to_father = send(case, paper, to=mother), send(case, paper, to=father)
    assert (to_mother.state, to_father.state) == ("queued", "held")
    (waiting,) = held(officer)
    assert (waiting.document, waiting.to) == (paper, father)

    releasing.ask(waiting, reason="He knows it", by=officer)
    releasing.allow(waiting, because="He lives there too", by=senior)

    to_father.refresh_from_db()
    assert to_father.state == "queued"


def test_a_letter_waits_until_everything_in_the_envelope_may_go(case: Case, officer: User) -> None:
    mother, father = case.child.family.get(), a_father(case, postcode="EX9 9ZZ")
    mother.withheld = True
    mother.save()
    papers = [a_paper(case, name, words="Lives at 14 Mill Lane") for name in ("One", "Two")]
    senior = UserFactory(role=Role.SENIOR)
    message = send(case, *papers, to=father)
    first, second = held(officer)

    for check, state in ((first, "held"), (second, "queued")):
        releasing.ask(check, reason="He knows it", by=officer)
        releasing.allow(check, because="He lives there", by=senior)
        message.refresh_from_db()
        assert message.state == state


def test_an_enclosure_that_may_not_go_stops_the_letter(case: Case, officer: User) -> None:
    mother, father = case.child.family.get(), a_father(case, postcode="EX9 9ZZ")
    mother.withheld = True
    mother.save()
    message = send(case, a_paper(case, "One", words="Lives at 14 Mill Lane"), to=father)
    (check,) = held(officer)

    releasing.ask(check, reason="He knows it", by=officer)
    releasing.refuse(check, because="He does not", by=UserFactory(role=Role.SENIOR))

    message.refresh_from_db()
    assert message.state == "stopped"


def test_each_body_has_a_check_of_its_own_for_the_same_advice(case: Case, officer: User) -> None:
    case.child.family.update(withheld=True)
    paper = a_paper(case, "School’s advice", words="Lives at 14 Mill Lane")
    readers = readers_of(NOT_TO_ISSUE_BODIES, case, DECIDED)
    sent = correspondence.send_letters(
        case,
        letter=NOT_TO_ISSUE_BODIES,
        to=readers,
        on=DECIDED,
        by=officer,
        typed={**SAID, "reasons": "Reasons"},
        enclosed={one.key: [paper] for one in readers},
    )
    first = next(one for one in held(officer) if one.goes_to == sent[0].to_body)

    releasing.ask(first, reason="They know it", by=officer)
    releasing.allow(first, because="They do", by=UserFactory(role=Role.SENIOR))

    states = {m.to_body: m.state for m in case.messages.all()}
    assert states == {sent[0].to_body: "queued", sent[1].to_body: "held"}


def test_what_was_replaced_since_it_was_enclosed_does_not_go(case: Case) -> None:
    paper = a_paper(case, "Draft advice")
    message = send(case, paper)
    before = no_longer_right(message)

    documents.supersede(
        paper, content=a_pdf("<p>Final</p>"), by=case.officer, reason="The final version came"
    )

    assert before == ""
    assert no_longer_right(message) == (
        "Something that goes with it was replaced or moved since. Write it again"
    )


def test_an_adviser_gets_the_familys_views_and_a_letter_that_says_when_there_are_none(
    case: Case, officer: User
) -> None:
    case = ready_for(ADVICE_REQUEST, a_case(officer, reference="EHC-2026-00013"), officer)
    health = readers_of(ADVICE_REQUEST, case, DECIDED)[1]

    with pytest.raises(Refused, match=NOTHING):
        send(case, letter=ADVICE_REQUEST, to=health)
    without = send(case, letter=ADVICE_REQUEST, to=health, not_enclosed="Nothing was sent yet.")

    assert without.document is not None
    assert (
        "This letter comes without the family’s views and evidence"
        in without.document.snapshot["body"]
    )


def test_the_reader_of_a_letter_is_never_told_more_than_the_title_by_its_list(case: Case) -> None:
    paper = a_paper(case, "  School’s\nadvice ")
    paper.from_whom = " The <b>head</b> "
    paper.save()

    message = send(case, paper)

    assert message.document is not None
    assert "School’s advice, from The &lt;b&gt;head&lt;/b&gt;" in message.document.snapshot["body"]
    assert message.document.snapshot["enclosed"].count("\n") == 0


def test_a_file_that_was_altered_since_it_was_filed_does_not_go(case: Case) -> None:
    paper = a_paper(case, "School’s advice")
    paper.file.storage.delete(paper.file.name)
    paper.file.storage.save(paper.file.name, ContentFile(a_pdf("<p>Other</p>")))

    message = send(case, paper, to=of_member(case.child.family.get()))

    assert message.state == "held"
    assert {"where": "the file", "what": "it is not the file that was put on the case"} in (
        paper.release_checks.get().findings
    )
