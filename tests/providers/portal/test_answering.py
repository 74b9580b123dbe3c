"""Answering on the screens: one press, both texts, and words of the form in errors."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.fields import date_parts
from cases.models import Upload
from providers.holding import draft_of
from providers.models import AdviceLine, AdviceRequest
from tests.cases.views.acting import errors, press, said, signed_in
from tests.factories import CaseFactory, ChildFactory
from tests.papers import EICAR, a_pdf, sent
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_service
from tests.providers.an_answer import NEED, PROVISION, a_request, written

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
def client(psychologist: User) -> Client:
    return signed_in(psychologist)


def to(asked: AdviceRequest, name: str, *more: Any) -> str:
    return reverse(f"portal_{name}", args=[asked.pk, *more])


def test_the_page_says_what_is_asked_about_whom_by_when_and_by_which_law(
    asked: AdviceRequest, client: Client
) -> None:
    asked.questions = "What are the needs?"
    asked.save()

    page = client.get(to(asked, "advice")).content.decode()

    for words in (
        "Isla Prentice",
        "Friday 4 May 2018",
        asked.case.reference,
        "What are the needs?",
        "6 weeks from",
        "reg 8(1)",
        "Olive Officer",
    ):
        assert words in page, words


def test_provision_without_amounts_is_saved_and_asked_about(
    asked: AdviceRequest, client: Client
) -> None:
    response = press(client, to(asked, "line_new", "provision"), {"text": "Access to therapy"})

    assert AdviceLine.objects.get().text == "Access to therapy"
    assert said(response)[0].startswith("Saved, and not complete: say who, how much")
    assert b"Amount missing" in client.get(to(asked, "answer")).content


def test_h101_the_page_shows_what_a_colleague_saved_beside_what_was_typed(
    asked: AdviceRequest, psychologist: User, client: Client
) -> None:
    written(asked, psychologist)
    line = AdviceLine.objects.get(kind="need")
    path = to(asked, "line", "need", line.pk)
    colleague = a_member(asked.provider, name="Colin")  # type: ignore[arg-type]
    stale = client.get(path).context["form"].initial
    press(signed_in(colleague), path, {"text": "His words", "seen": stale["seen"]})
    typed = {"text": "Her words", "seen": stale["seen"], "once": stale["once"]}

    page = client.post(path, typed)
    marked = page.context["form"].data["seen"]
    client.post(path, typed | {"seen": marked})

    shown = page.content.decode()
    line.refresh_from_db()
    assert "Colin saved this while you were writing" in shown
    assert "His words" in shown and "Her words" in shown
    assert line.text == "Her words"


def test_a_line_that_a_colleague_removed_is_kept_as_a_new_one(
    asked: AdviceRequest, psychologist: User, client: Client
) -> None:
    written(asked, psychologist)
    line = AdviceLine.objects.get(kind="need")
    path = to(asked, "line", "need", line.pk)
    form = client.get(path).context["form"].initial
    line.delete()

    client.post(path, {"text": "Long words", "seen": form["seen"], "once": form["once"]})

    assert AdviceLine.objects.get(kind="need").text == "Long words"


def test_a_double_press_hands_in_once_and_leads_to_the_result(
    asked: AdviceRequest, psychologist: User, client: Client
) -> None:
    written(asked, psychologist)
    path = to(asked, "hand_in")
    form = client.get(path).context["form"].initial
    typed = {name: form[name] for name in ("once", "shown_to", "edit")}

    first, second = client.post(path, typed), client.post(path, typed)

    assert (first.status_code, second.status_code) == (302, 302)
    assert (first.headers["Location"], second.headers["Location"]) == (
        to(asked, "advice"),
        to(asked, "advice"),
    )
    assert asked.case.documents.count() == 1


def test_h143_a_scan_is_not_read_and_says_so_and_waits_for_a_look(
    asked: AdviceRequest, psychologist: User, client: Client
) -> None:
    written(asked, psychologist, {"need": NEED})
    press(client, to(asked, "document"), {"document": sent("scan.pdf", a_pdf(""))})
    draft = draft_of(asked)
    assert draft is not None and draft.upload is not None

    page = client.get(to(asked, "answer")).content.decode()
    refused = press(client, to(asked, "hand_in"), {"edit": draft.edit})

    assert "Not read: it is a scan without text" in page
    assert errors(refused) == {
        "looked": ["Tick to say that you looked, and it is about this child"]
    }
    press(client, to(asked, "hand_in"), {"edit": draft.edit, "looked": "on"})
    asked.refresh_from_db()
    assert (asked.state, asked.versions.get().is_read) == ("answered", False)


@pytest.mark.parametrize("content", [b"", EICAR.encode() + b"\x00MZ", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_kept_is_refused_in_the_form(
    asked: AdviceRequest, client: Client, content: bytes
) -> None:
    response = press(client, to(asked, "document"), {"document": sent("advice.exe", content)})

    assert list(errors(response)) == ["document"]
    assert not Upload.objects.exists()


def test_the_same_file_that_the_council_has_is_not_kept_twice(
    asked: AdviceRequest, psychologist: User, client: Client, people: Cast
) -> None:
    from tests.papers import filed

    content = a_pdf("Isla Prentice, born 4 May 2018")
    known = filed(asked.case, people.officer, content)
    written(asked, psychologist, {"need": NEED})
    press(client, to(asked, "document"), {"document": sent("mine.pdf", content)})
    draft = draft_of(asked)
    assert draft is not None

    opened = client.get(to(asked, "draft_file"))
    press(client, to(asked, "hand_in"), {"edit": draft.edit})

    assert opened.content == content
    version = asked.versions.get()
    assert (version.document, version.state) == (known, "given")
    assert version.lines_document is not None


def test_pasted_word_text_is_cleaned_on_its_way_in(asked: AdviceRequest, client: Client) -> None:
    pasted = "\uf0b7\tReads\x07 slowly\x0b\uf0b7\tTires\x00 soon"

    press(client, to(asked, "line_new", "need"), {"text": pasted})

    assert AdviceLine.objects.get().text == "- Reads slowly\n- Tires soon"


def test_markup_in_an_answer_stays_words(
    asked: AdviceRequest, psychologist: User, client: Client
) -> None:
    written(asked, psychologist, {"need": {"text": "<script>alert(1)</script>"}})

    page = client.get(to(asked, "hand_in")).content

    assert b"<script>alert(1)" not in page
    assert b"&lt;script&gt;alert(1)" in page


def test_what_was_typed_stays_when_a_form_is_refused(asked: AdviceRequest, client: Client) -> None:
    typed = {"author_name": "Dr Pia Psych", "author_role": "", "summary": "Two visits"}

    page = press(client, to(asked, "about"), typed)

    assert sorted(errors(page)) == ["author_role", "dated_on"]
    assert "Two visits" in page.content.decode()


def test_not_our_patient_is_one_page_and_leads_home(asked: AdviceRequest, client: Client) -> None:
    typed = {"why": "not_ours", "because": "She moved to another area in March"}

    response = press(client, to(asked, "send_back"), typed)

    assert response.headers["Location"] == reverse("portal_home")
    assert client.get(to(asked, "advice")).status_code == 404


def test_more_time_is_shown_with_the_date_that_stays(asked: AdviceRequest, client: Client) -> None:
    from statutory import days_after

    later = days_after(timezone.localdate(), 50)
    typed = {**date_parts("until", later), "because": "Ill until then"}

    press(client, to(asked, "more_time"), typed)

    page = client.get(to(asked, "advice")).content.decode()
    assert "The date above has not moved" in page and "Ill until then" in page


def test_the_way_out_for_a_worry_says_who_to_ring_first(
    client: Client, asked: AdviceRequest
) -> None:
    page = client.get(reverse("portal_worry")).content.decode()

    assert page.index("999") < page.index("Children’s social care")
    assert "<textarea" not in page


def test_who_signs_in_for_a_service_lands_on_what_is_asked(
    client: Client, asked: AdviceRequest
) -> None:
    assert client.get("/").headers["Location"] == reverse("portal_home")
    assert PROVISION["text"] not in client.get(reverse("portal_home")).content.decode()
