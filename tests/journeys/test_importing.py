"""A coordinator sends a file with faults, reads in what is right and takes the list of the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Case
from providers.models import ImportRun
from providers.tasks import read_in_file
from tests.factories import TeamFactory, UserFactory
from tests.journeys.browsing import Walk
from tests.providers.imports.files import TODAY, book_of, row, save, write_csv

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _on_24_november(monkeypatch: pytest.MonkeyPatch) -> None:
    def today(*_: Any) -> date:
        return TODAY

    monkeypatch.setattr(timezone, "localdate", today)


@pytest.mark.parametrize(
    ("width", "javascript", "kind"), [(320, False, "csv"), (1280, True, "xlsx")]
)
def test_a_file_with_faults_is_read_in_as_far_as_it_is_right(
    page: Callable[..., Any], tmp_path: Path, width: int, javascript: bool, kind: str
) -> None:
    officer = UserFactory(name="Cora Coleman", team=TeamFactory())
    walk = Walk(page(user=officer, javascript=javascript, width=width), width)
    right = row(forename="Ada", postcode="EX1 1AA")
    faulty = row(reference="PAPER-2", surname="B", received_on="30/02/2026")
    path = (
        write_csv(tmp_path, right, faulty)
        if kind == "csv"
        else save(tmp_path, book_of(right, faulty))
    )

    _nothing_chosen(walk)
    _send(walk, path)
    _take_the_list_of_faults(walk)
    _read_in(walk, javascript)
    _send_it_again(walk, path)


def _nothing_chosen(walk: Walk) -> None:
    walk.go("/imports/")
    walk.press("Check the file")
    assert walk.page.locator(".govuk-error-summary").inner_text().split("\n")[-1] == "Choose a file"


def _send(walk: Walk, path: Path) -> None:
    walk.page.get_by_label("File of requests").set_input_files(path)
    walk.press("Check the file")
    assert walk.heading == "Check what will happen"
    assert "30/02/2026 is not a real date." in walk.words
    assert Case.objects.count() == 0


def _take_the_list_of_faults(walk: Walk) -> None:
    with walk.page.expect_download() as taken:
        walk.page.get_by_role("link", name="Download the list of faults (CSV)").click()
    assert Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines() == [
        "row,column,message",
        "3,received_on,30/02/2026 is not a real date.",
    ]


def _read_in(walk: Walk, javascript: bool) -> None:
    walk.press("Read in the rows without a fault")
    assert walk.heading == "The file is being read in"
    read_in_file(ImportRun.objects.get().pk)
    if not javascript:
        walk.follow("Refresh this page")
    walk.page.wait_for_selector("text=The file was read in")
    walk.look()
    assert Case.objects.get().reference == "PAPER-1"


def _send_it_again(walk: Walk, path: Path) -> None:
    walk.go("/imports/")
    walk.page.get_by_label("File of requests").set_input_files(path)
    walk.press("Check the file")
    assert "There is nothing to read in." in walk.words
    walk.press("Drop the file")
    assert walk.heading == "Import requests"
