"""Old and new side by side: what came and went is marked, in words too, and nothing is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.output.differences import ADDED, CHANGED, REMOVED, differences, fragment, page
from plans.output.marking import marked
from plans.output.pairing import paired
from plans.output.words import one_line
from plans.sections import sections_on
from tests.plans.output.making import a_plan, exemplar, plans, text_of


def found(old, new):
    return {
        one.name.partition(":")[0]: one for part in differences(old, new) for one in part.changed
    }


def said(sides) -> str:
    return " ".join("".join(mark.words for mark in side.marks) for side in sides)


def test_the_worked_example_from_draft_to_final_shows_exactly_what_changed():
    changes = found(exemplar("draft_plan"), exemplar())

    assert {name for name in changes if name[0] in "BCDEFGHK" and name[1:].isdigit()} == {
        "B5",
        "F1",
        "F9",
        "F13",
        "K9",
        "K10",
    }
    assert changes["F1"].state == CHANGED
    assert changes["K9"].state == ADDED


def test_every_section_is_in_the_comparison_changed_or_not():
    headings = [one.heading for one in differences(exemplar("draft_plan"), exemplar())]

    assert headings == ["Front page", *(one.heading for one in sections_on(None))]


def test_what_comes_and_goes_is_marked_in_words_as_well_as_in_style():
    html = fragment(exemplar("draft_plan"), exemplar())

    assert "for <del>[taken out: 30]</del> minutes" in html
    assert "for <ins>[added: 40]</ins> minutes" in html
    assert "no more than <del>[taken out: ten]</del> pupils" in html
    assert all(re.match(r"\[added: \S", mark) for mark in re.findall(r"<ins>(.*?)</ins>", html))
    assert all(re.match(r"\[taken out: \S", m) for m in re.findall(r"<del>(.*?)</del>", html))


@given(plans(), plans())
@settings(max_examples=60, deadline=None)
def test_each_side_holds_all_of_its_own_plan_and_nothing_of_the_other(old, new):
    for part in differences(old, new):
        for one in part.changed:
            assert not any(mark.how == "in" for side in one.before for mark in side.marks)
            assert not any(mark.how == "out" for side in one.after for mark in side.marks)
    changes = found(old, new)
    for plan, other, side in ((old, new, "before"), (new, old, "after")):
        kept = {line.text for line in other.provision}
        for line in plan.provision:
            shown = " ".join(said(getattr(one, side)) for one in changes.values())
            assert line.text in kept or one_line(line.text) in shown


@given(st.text(), st.text())
@settings(max_examples=200, deadline=None)
def test_marked_words_put_together_are_the_texts_they_were(old, new):
    before, after = marked(old, new)

    assert "".join(mark.words for mark in before) == old
    assert "".join(mark.words for mark in after) == new


@pytest.mark.parametrize("sign", ["", "?!", "\n\n"])
def test_very_long_texts_are_marked_whole_and_in_time(sign):
    old = f"The teacher reads page one aloud{sign}. The child finds its picture. " * 5_000
    new = old.replace("page one", "page two", 2_000)
    began = time.perf_counter()
    before, after = marked(old, new)

    assert time.perf_counter() - began < 20
    assert "".join(mark.words for mark in before) == old
    assert "".join(mark.words for mark in after) == new
    assert any(mark.how == "in" and "two" in mark.words for mark in after)


def test_an_item_that_only_got_another_number_is_the_same_item():
    one, two, three = (
        {"text": f"Line about {word} every day"} for word in ("swim", "read", "play")
    )
    parts = differences(a_plan(one, two, three), a_plan(two, three))
    changes = [one for part in parts for one in part.changed]

    assert [(one.name, one.state, one.was) for one in changes] == [
        ("F1", REMOVED, ""),
        ("F1", CHANGED, "F2"),
        ("F2", CHANGED, "F3"),
    ]


def test_nothing_changed_is_said_section_by_section():
    text = text_of(page(exemplar(), exemplar()))

    assert text.count("Nothing in this section is changed.") == 13
    assert "[taken out: like this]" in text and text.count("[taken out:") == 1


def test_paired_items_are_each_used_once():
    class Item:
        def __init__(self, id, text):
            self.id, self.text = id, text

    old = [Item("1", "a b c"), Item("2", "a b c"), Item("3", "x")]
    new = [Item("2", "a b c"), Item("4", "q"), Item("1", "a b c")]

    pairs = paired(old, new)
    assert [(a and a.id, b and b.id) for a, b in pairs] == [
        ("2", "2"),
        (None, "4"),
        ("1", "1"),
        ("3", None),
    ]
