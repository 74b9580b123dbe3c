"""Photos and files with a request: kept, or refused with a way out, one at a time or several."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import IntakeItem, Upload
from cases.refusals import Refused
from families.actions.asking import add_file
from families.models import Ask, AskFile
from tests.families.asking.a_request import answered
from tests.papers import a_pdf, a_picture
from tests.papers import sent as a_file

pytestmark = pytest.mark.django_db

FILES = reverse("ask_files")
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 200
MEGABYTE = 1024 * 1024


@pytest.fixture
def asker(client: Client) -> Client:
    return answered(client)


def add(asker: Client, *papers: Any) -> Any:
    return asker.post(FILES, {"papers": list(papers), "step": "add"})


def names() -> list[str]:
    return [one.given_name for one in AskFile.objects.all()]


def errors(response: Any) -> list[str]:
    return list(response.context["form"].errors.get("papers", []))


def test_h305_one_at_a_time_and_then_another(asker: Client) -> None:
    add(asker, a_file("letter.pdf", a_pdf("Please")))
    add(asker, a_file("photo.jpg", a_picture("JPEG")))

    assert names() == ["letter.pdf", "photo.jpg"]
    said = asker.get(FILES).content.decode()
    assert "Added (2)" in said


def test_h303_of_several_the_good_ones_stay_when_one_is_refused(asker: Client) -> None:
    response = add(asker, a_file("good.pdf", a_pdf("A")), a_file("IMG_1.heic", HEIC))

    assert names() == ["good.pdf"]
    assert errors(response) == [
        "IMG_1.heic: it is a photo in a phone’s own format (HEIC). Save it as JPEG or PDF, and"
        " upload that."
    ]
    assert "Added (1)" in response.content.decode()


def test_a_program_that_calls_itself_pdf_is_refused(asker: Client) -> None:
    response = add(asker, a_file("report.pdf", PROGRAM))

    assert names() == []
    assert errors(response) == [
        "report.pdf: we do not know this kind of file. Save it as PDF, or ask for it as PDF, and"
        " upload that."
    ]


def test_40_megabytes_are_taken_and_200_are_not(asker: Client) -> None:
    large = a_picture("JPEG") + b"\x00" * (40 * MEGABYTE)
    add(asker, a_file("photo.jpg", large))
    film = a_file("film.mp4", b"the beginning")
    film.size = 200 * MEGABYTE  # of what is over every limit only the beginning is written down

    with pytest.raises(Refused) as refused:
        add_file(Ask.objects.get(), name="film.mp4", content=film)

    assert names() == ["photo.jpg"]
    assert refused.value.sentence == (
        "film.mp4: it is 200.0\xa0MB. The most is 50.0\xa0MB. Make it smaller, or leave it out"
    )


def test_a_file_is_taken_away_again(asker: Client) -> None:
    add(asker, a_file("a.pdf", a_pdf("A")), a_file("b.pdf", a_pdf("B")))
    first = AskFile.objects.first()
    assert first

    asker.post(FILES, {"remove": str(first.pk)})
    asker.post(FILES, {"remove": "nothing"})
    asker.post(FILES, {"remove": "9" * 5_000})

    assert names() == ["b.pdf"]


def test_nobody_takes_away_the_file_of_another_request(asker: Client) -> None:
    add(asker, a_file("a.pdf", a_pdf("A")))
    other = answered(Client())

    other.post(FILES, {"remove": str(AskFile.objects.get().pk)})

    assert names() == ["a.pdf"]


def test_what_is_chosen_and_not_yet_added_is_kept_on_going_on(asker: Client) -> None:
    response = asker.post(FILES, {"papers": [a_file("a.pdf", a_pdf("A"))], "step": "save"})

    assert response.headers["Location"] == reverse("ask_check")
    assert names() == ["a.pdf"]


def test_adding_nothing_asks_for_a_file_and_going_on_without_one_is_fine(asker: Client) -> None:
    assert errors(asker.post(FILES, {"step": "add"})) == ["Choose a photo or file"]
    assert asker.post(FILES, {"step": "save"}).headers["Location"] == reverse("ask_check")


def test_at_most_twenty(asker: Client) -> None:
    add(asker, *[a_file(f"{number}.pdf", a_pdf(str(number))) for number in range(20)])

    response = add(asker, a_file("more.pdf", a_pdf("More")))

    assert len(names()) == 20
    assert errors(response) == ["more.pdf: you can add 20 files. Send the others to us by email"]


def test_sent_files_wait_in_quarantine_with_the_request(asker: Client) -> None:
    add(asker, a_file("letter.pdf", a_pdf("Please")))

    asker.post(reverse("ask_check"))

    upload = Upload.objects.get()
    assert (upload.intake, upload.given_name, upload.state) == (
        IntakeItem.objects.get(),
        "letter.pdf",
        "waiting",
    )
    assert (upload.media_type, upload.uploaded_by) == ("application/pdf", None)
    assert AskFile.objects.count() == 0
    assert "letter.pdf" in asker.get(reverse("ask_receipt")).content.decode()
