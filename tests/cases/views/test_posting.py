"""Letters to post, and what was held or did not go, as an assistant sees them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases.actions import correspondence, documents
from cases.letters import REQUEST_RECEIVED
from cases.models import Case, Message, ReleaseCheck
from tests.cases.letter_cast import DECIDED, a_case, a_father, a_parent
from tests.cases.release.making import a_pdf
from tests.cases.views.acting import errors, hidden, press, said, signed_in, to
from tests.people import Cast
from tests.plain import plain

PAGE = reverse("letters_to_post")


@pytest.fixture
def case(people: Cast) -> Case:
    return a_case(people.officer)


@pytest.fixture
def letter(people: Cast, case: Case) -> Message:
    return correspondence.send_letter(
        case, letter=REQUEST_RECEIVED, to=a_parent(case), on=DECIDED, by=people.officer
    )


def test_an_assistant_prints_and_marks_all_ticked(
    people: Cast, case: Case, letter: Message
) -> None:
    client = signed_in(people.assistant)
    other = correspondence.send_letter(
        case, letter=REQUEST_RECEIVED, to=a_father(case), on=DECIDED, by=people.officer
    )
    assert letter.document is not None
    sheet = client.get(to(case, "print_sheet", letter.pk))
    assert sheet.url == to(case, "document", letter.document.pk)

    done = client.post(PAGE, hidden(client, PAGE) | {"letters": [letter.pk, other.pk, "forged"]})

    assert (done.url, said(done)) == (PAGE, ["2 letters marked as posted."])
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}


def test_one_that_must_not_go_is_named_and_stops_no_other(
    people: Cast, case: Case, letter: Message
) -> None:
    client = signed_in(people.assistant)
    father = a_father(case)
    other = correspondence.send_letter(
        case, letter=REQUEST_RECEIVED, to=father, on=DECIDED, by=people.officer
    )
    father.address = "10 Other Street"
    father.save()

    done = client.post(PAGE, hidden(client, PAGE) | {"letters": [letter.pk, other.pk]})
    sheet = client.get(to(case, "print_sheet", other.pk))

    assert said(done) == [
        "EHC-2026-00012: Do not post this letter. The person's address has changed since it was"
        " written.",
        "1 letter marked as posted.",
    ]
    assert sheet.url == PAGE


def test_letters_of_other_teams_are_not_listed_and_not_marked(
    people: Cast, case: Case, letter: Message
) -> None:
    client = signed_in(people.stranger)

    assert client.get(PAGE).context["waiting"] == []
    client.post(PAGE, hidden(client, PAGE) | {"letters": [letter.pk]})

    letter.refresh_from_db()
    assert letter.state == "queued"


def test_what_did_not_go_says_why_and_what_to_do_until_it_is_written_again(
    people: Cast, case: Case, letter: Message
) -> None:
    client = signed_in(people.assistant)
    Message.objects.update(state="failed", problem="The mail server refused the address (550)")

    shown = client.get(PAGE).content.decode()

    assert "The mail server refused the address (550)" in shown
    assert "Look at the email address under People" in shown
    Message.objects.create(
        case=case,
        to_member=letter.to_member,
        channel="post",
        code=letter.code,
        subject="S",
        body="B",
        caused_by="C",
        once="again",
    )
    assert client.get(PAGE).context["not_sent"] == []


def test_h001_from_the_document_to_the_second_persons_answer(people: Cast, case: Case) -> None:
    a_case(people.officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    a_father(case)
    content = a_pdf("<p>Plan of EHC-2026-00077</p>")
    paper = documents.file(
        case, title="Plan", content=content, media_type="application/pdf", by=people.officer
    )
    client = signed_in(people.assistant)
    url = to(case, "paper_send", paper.pk)
    assert errors(press(client, url, {})) == {"to": ["Select who it goes to"]}
    assert "Select a valid choice" in str(errors(press(client, url, {"to": "999"})))

    held = press(client, url, {"to": case.child.family.get().pk})
    check = ReleaseCheck.objects.get()
    assert held.url == to(case, "release", check.pk)
    told = client.get(held.url).content.decode()
    assert "Another child’s reference" in told
    assert "Ben Ackroyd, EHC-2026-00077" in told and "Amira Khan" in told
    press_at(client, held.url, to(case, "release_ask", check.pk), {"reason": "He cares for both"})
    senior = signed_in(people.senior)
    assert "You are asked to answer" in senior.get(reverse("releases")).content.decode()
    answered = press_at(
        senior,
        held.url,
        to(case, "release_answer", check.pk),
        {"answer": "allow", "because": "He is Ben’s carer"},
    )

    assert said(answered) == ["It was let go. Your reason stays on the case."]
    assert Message.objects.get().state == "queued"


def press_at(client, shown_at: str, url: str, typed: dict[str, str]):  # type: ignore[no-untyped-def]
    return client.post(url, hidden(client, shown_at) | typed)


def test_another_child_is_not_named_to_who_may_not_open_their_case(
    people: Cast, case: Case
) -> None:
    other = a_case(people.officer, forename="Ben", surname="Ackroyd", reference="EHC-2026-00077")
    other.restricted = True
    other.save()
    father = a_father(case)
    paper = documents.file(
        case,
        title="Plan",
        content=a_pdf("<p>EHC-2026-00077</p>"),
        media_type="application/pdf",
        by=people.officer,
    )
    client = signed_in(people.officer)

    held = press(client, to(case, "paper_send", paper.pk), {"to": father.pk})
    told = client.get(held.url).content.decode()

    assert "A child whose case you may not open" in told
    assert "Ben" not in plain(told)


def test_sharing_says_who_will_see_it_and_holds_what_was_found(people: Cast, case: Case) -> None:
    a_parent(case, withheld=True)
    a_father(case, postcode="EX9 9ZZ")
    paper = documents.file(
        case,
        title="Advice",
        content=a_pdf("<p>14 Mill Lane</p>"),
        media_type="application/pdf",
        by=people.officer,
    )
    client = signed_in(people.officer)
    url = to(case, "paper_share", paper.pk)
    assert "Imran Khan (Father)" in client.get(url).content.decode()

    held = press(client, url, {})

    check = ReleaseCheck.objects.get(state="blocked")
    assert held.url == to(case, "release", check.pk)
    paper.refresh_from_db()
    assert paper.shared_with_family_at is None


def test_h149_the_name_of_a_file_that_is_handed_out_tells_nothing_of_anybody(
    people: Cast, case: Case
) -> None:
    paper = documents.file(
        case,
        title="14 Mill Lane\r\nX-Header: {{ amira }} =cmd",
        content=a_pdf("<p>Advice</p>"),
        media_type="application/pdf",
        by=people.officer,
    )

    answer = signed_in(people.officer).get(to(case, "document", paper.pk))

    assert f"EHC-2026-00012-document-{paper.pk}.pdf" in answer["Content-Disposition"]
    assert "Mill" not in plain(answer.headers)
    assert "X-Header" not in answer.headers
