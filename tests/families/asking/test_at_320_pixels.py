"""H-184: on a small phone with scripts off a request is made from the start to the receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cases.models import IntakeItem, Upload
from families.models import Ask
from statutory import format_date
from tests.families.asking.a_request import BORN
from tests.journeys.browsing import Walk
from tests.papers import a_pdf, a_picture
from tests.providers.a_register import a_school

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GO_ON = "Save and go on"
Open = Callable[..., Any]


def ask(walk: Walk, tmp_path: Path) -> None:
    """From the first page to the page on which everything is checked."""
    walk.go("/ask/")
    walk.follow("Start now") if walk.page.get_by_role("link", name="Start now").count() else (
        walk.press("Start now")
    )
    walk.choose("I am the parent or carer")
    walk.press(GO_ON)
    walk.fill("Your name", "Siân O’Brien")
    walk.press(GO_ON)
    walk.fill("Last name", "Ng")
    walk.press(GO_ON)
    walk.day("born", BORN)
    walk.press(GO_ON)
    walk.press(GO_ON)  # no address
    walk.choose("I am not sure")
    walk.press(GO_ON)
    walk.choose("Yes, keep it secret")
    walk.press(GO_ON)
    walk.press(GO_ON)  # neither email nor phone
    walk.fill("Name or town", "larch")
    walk.press("Look in the list")
    walk.choose("Larch Lane School, Exampleton")
    walk.press(GO_ON)
    walk.fill("In your own words", "She cannot follow.\nShe cries.")
    walk.press(GO_ON)
    walk.page.get_by_label("An interpreter, or sign language").check()
    walk.fill("Language", "BSL")
    walk.press(GO_ON)
    for name, content in (("one.pdf", a_pdf("One")), ("two.png", a_picture())):
        path = tmp_path / name
        path.write_bytes(content)
        walk.page.set_input_files("[name=papers]", str(path))
        walk.press("Add")
    walk.press("Go on")


@pytest.mark.parametrize("javascript", [False, True])
def test_h184_from_the_start_to_the_receipt_and_back(
    page: Open, tmp_path: Path, javascript: bool
) -> None:
    a_school(urn="900123", name="Larch Lane School", town="Exampleton")
    opened = page(javascript=javascript, width=320)
    walk = Walk(opened, 320)

    ask(walk, tmp_path)
    assert walk.heading == "Check your answers"
    assert "Ng" in walk.words
    walk.press("Send my request")

    item = IntakeItem.objects.get()
    assert walk.heading == "We have your request"
    assert item.given_reference in walk.words
    assert format_date(timezone.localdate()) in walk.words
    assert (item.surname, item.setting_urn, item.received_on) == (
        "Ng",
        "900123",
        timezone.localdate(),
    )
    assert "Language: BSL" in item.says
    assert sorted(Upload.objects.values_list("given_name", flat=True)) == ["one.pdf", "two.png"]
    opened.go_back()
    walk.look()
    assert walk.heading == "We have your request"
    assert IntakeItem.objects.count() == 1


def test_finishing_later_on_another_phone_with_scripts_off(page: Open, tmp_path: Path) -> None:
    a_school(urn="900123", name="Larch Lane School", town="Exampleton")
    walk = Walk(page(javascript=False, width=320), 320)
    ask(walk, tmp_path)
    walk.follow("Save and finish later")
    walk.press("Give me a link")
    link = walk.page.get_by_role("link", name="/ask/go-on/").get_attribute("href")
    walk.press("Close my request here")
    assert walk.heading == "Ask for an EHC needs assessment"

    phone = Walk(page(javascript=False, width=320), 320)
    phone.go("/ask/go-on/" + link.partition("/ask/go-on/")[2])
    phone.day("born", BORN)
    phone.press("Go on")

    assert phone.heading == "Check your answers"
    phone.press("Send my request")
    assert Ask.objects.get().item is not None
    number = IntakeItem.objects.get().given_reference
    phone.follow("Follow your request")
    phone.fill("The number on your receipt", number)
    phone.day("born", BORN)
    phone.press("Show me")
    assert "We have your request. We are reading it." in phone.words
