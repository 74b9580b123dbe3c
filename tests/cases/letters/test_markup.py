"""The wording of a letter is only ever text: nothing in it runs, and nothing in a field does."""

from __future__ import annotations

import pytest

from cases.letters.markup import faults_in, fields_in, one_level_down, parts_in, to_html

VALUES = {
    "child": "Amira Khan",
    "them": "Amira",
    "sendiass": "A service",
    "their_setting": "the school",
}


def drawn(words: str, **values: str) -> str:
    return str(to_html(words, VALUES | values, lambda name: f"<p>part {name}</p>"))


def test_headings_lists_steps_and_paragraphs_are_real_ones():
    words = "## One\n\nTwo\nlines\n\n- a\n- b\n\n1. first\n2. second\n\n### Deeper"

    assert drawn(words) == (
        "<h2>One</h2>\n<p>Two lines</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        "<ol>\n<li>first</li>\n<li>second</li>\n</ol>\n<h3>Deeper</h3>"
    )


def test_a_field_is_the_particular_and_a_locked_part_stands_as_it_is():
    assert drawn("Dear {{ child }}, **by {{sendiass}}**\n\n[[rights]]") == (
        "<p>Dear <bdi>Amira Khan</bdi>, <strong>by A service</strong></p>\n<p>part rights</p>"
    )


def test_a_field_in_capitals_begins_a_sentence():
    assert drawn("{{ Their_setting }} helps.") == "<p>The school helps.</p>"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ settings.SECRET_KEY }}", "{{ settings.SECRET_KEY }}"),
        ("{{ sendiass }}", "{{ sendiass }}"),
        ("[[rights]]", "[[rights]]"),
        ("**bold**", "**bold**"),
        ("=cmd|'/c calc'!A0", "=cmd|&#x27;/c calc&#x27;!A0"),
    ],
)
def test_h149_what_a_field_holds_is_shown_as_text(typed, shown):
    assert drawn("For {{ sendiass }}", sendiass=typed) == f"<p>For {shown}</p>"


@pytest.mark.parametrize(
    "words", ["<b>bold</b>", "{% load static %}", "{{ child|safe }}", "{{ case.child }}"]
)
def test_h149_tags_of_any_kind_in_a_wording_are_shown_as_text(words):
    assert "<b>" not in drawn(words)
    assert "Amira" not in drawn(words)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Dear {{ mother }}", "There is no field called “mother”"),
        ("[[my_own_rights]]", "There is no locked part called “my_own_rights”"),
        (
            "See [[rights]] below",
            "Line 1 holds signs that mean nothing here: “See [[rights]] below”",
        ),
        ("{{ child|safe }}", "Line 1 holds signs that mean nothing here: “{{ child|safe }}”"),
        ("{% include 'x' %}", "Line 1 holds signs that mean nothing here: “{% include 'x' %}”"),
        ("**half", "Line 1 opens “**” and does not close it"),
    ],
)
def test_a_wording_that_asks_for_what_does_not_exist_is_told_so(words, fault):
    assert faults_in(words, {"child"}, {"rights"}) == [fault]


def test_what_a_wording_uses_can_be_listed():
    words = "{{ Child }} and {{ child }}\n\n[[rights]]\n\nNot [[views]] here"

    assert (fields_in(words), parts_in(words)) == (["child", "child"], ["rights"])


def test_a_letter_shown_on_a_page_stands_under_its_heading():
    assert one_level_down("<h1>A</h1><h2>B</h2>") == (
        '<h2 class="letter-h1">A</h2><h3 class="letter-h2">B</h3>'
    )
