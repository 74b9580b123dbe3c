"""The frame every page stands in: safe, plain, and the council's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

from cases.fields import DatePartsField

BASE = Path(settings.BASE_DIR)
# Letters are printed and emails are read elsewhere: neither has the site's style sheet.
ELSEWHERE = {"letters", "email", "emails", "pdf"}
TEMPLATES = [
    path
    for path in sorted((BASE / "templates").rglob("*.html"))
    if not ELSEWHERE & set(path.relative_to(BASE).parts)
]
FORBIDDEN = {
    "a style of its own": re.compile(r"<style|\sstyle="),
    "a script of its own": re.compile(r"<script(?![^>]*(\ssrc=|application/json))"),
    "a script in an attribute": re.compile(r"\son[a-z]+=[\"']|javascript:"),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape off"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_holds(what: str) -> None:
    found = [str(path) for path in TEMPLATES if FORBIDDEN[what].search(path.read_text("utf-8"))]

    assert len(TEMPLATES) > 80
    assert found == []


@pytest.mark.parametrize("mark", ["GDS Transport", "crest", "crown", "logotype", "/assets/"])
def test_the_style_sheet_carries_no_mark_of_govuk(mark: str) -> None:
    css = (BASE / "static/dist/site.css").read_text("utf-8")

    assert mark not in css


def test_every_image_of_the_style_sheet_is_there() -> None:
    folder = BASE / "static/dist"
    named = set(re.findall(r"url\(([^)]+)\)", (folder / "site.css").read_text("utf-8")))

    assert named
    assert {name for name in named if not (folder / name).is_file()} == set()


@pytest.mark.parametrize(
    ("template", "heading"),
    [
        ("400.html", "We could not read that"),
        ("403.html", "You cannot do this"),
        ("403_csrf.html", "Please send the form again"),
        ("404.html", "Page not found"),
        ("500.html", "Something went wrong"),
    ],
)
def test_an_error_page_is_drawn_with_nothing_known(template: str, heading: str) -> None:
    page = BeautifulSoup(render_to_string(template), "html.parser")

    assert [h1.get_text() for h1 in page.find_all("h1")] == [heading]


def test_the_page_of_a_fault_carries_the_reference_and_nothing_else() -> None:
    html = render_to_string("500.html", {"reference": "AB12CD34"})

    assert "this reference: <strong>AB12CD34</strong>" in html


class BirthForm(forms.Form):
    """A form with one date."""

    born = DatePartsField(label="Date of birth", help_text="For example, 27 3 2014")


def test_h300_a_wrong_date_is_kept_and_its_error_stands_in_summary_title_and_field() -> None:
    form = BirthForm({"born-day": "31", "born-month": "6", "born-year": "2014"})

    page = BeautifulSoup(render_to_string("base.html", {"form": form}), "html.parser")

    link = page.select_one(".govuk-error-summary a")
    assert link is not None and page.title is not None
    assert (link.get_text(), link["href"]) == ("Date of birth must be a real date", "#id_born-day")
    assert page.title.get_text().startswith("Error: ")


def test_h300_the_boxes_keep_what_was_typed_and_name_their_error() -> None:
    form = BirthForm({"born-day": "3", "born-month": "", "born-year": "20<14"})

    html = render_to_string("govuk/uni_form.html", {"form": form})

    page = BeautifulSoup(html, "html.parser")
    boxes = page.select("input")
    assert [box.get("value") for box in boxes] == ["3", None, "20<14"]
    assert ["govuk-input--error" in box["class"] for box in boxes] == [False, True, False]
    fieldset = page.find("fieldset")
    assert fieldset is not None
    assert fieldset["aria-describedby"] == "id_born-hint id_born-error"


def test_nothing_that_data_says_becomes_markup() -> None:
    field = forms.ChoiceField(
        label="<b>Who</b>", help_text="<i>asked</i>", choices=[("<p>", "<u>Parent</u>")]
    )
    form = forms.Form({})
    form.fields["who"] = field

    page = BeautifulSoup(render_to_string("govuk/uni_form.html", {"form": form}), "html.parser")

    assert [page.find(name) for name in ("b", "i", "u")] == [None, None, None]


def test_an_empty_answer_is_asked_for_by_name() -> None:
    form = forms.Form({})
    form.fields["name"] = forms.CharField(label="Surname")
    form.fields["upn"] = forms.CharField(label="UPN")
    form.fields["sex"] = forms.ChoiceField(label="Who asked?", choices=[])
    form.fields["file"] = forms.FileField(label="The file")
    form.fields["sure"] = forms.BooleanField(label="I am sure")

    page = BeautifulSoup(render_to_string("base.html", {"form": form}), "html.parser")

    assert [line.get_text() for line in page.select(".govuk-error-summary li a")] == [
        "Enter surname",
        "Enter UPN",
        "Answer “Who asked?”",
        "Choose a file",
        "Tick “I am sure”",
    ]
