"""The sections as dated data: all of them, each with its source, none twice on a day."""

from __future__ import annotations

from datetime import date

import pytest

from plans.content import SECTIONS
from plans.sections import section, sections_on
from statutory import Force, Mark


def test_the_sections_of_today_are_a_to_k_with_h1_and_h2_apart():
    assert tuple(one.code for one in sections_on(date(2026, 11, 27))) == SECTIONS
    assert section("H1").heading == (
        "Section H1: Social care provision that must be made for a child under 18"
    )


def test_every_section_says_in_plain_words_what_it_is_and_where_that_is_written():
    for one in sections_on(None):
        assert one.title and one.plain.endswith(".") and len(one.plain.split()) < 22
        assert one.citation.instrument and one.citation.provision
        assert any(held.force is Force.LAW for held in one.holds)
        assert all(held.words and held.citation.provision for held in one.holds)


def test_a_day_has_each_section_once_and_a_day_before_the_law_has_none():
    for year in range(2015, 2031):
        codes = [one.code for one in sections_on(date(year, 9, 1))]
        assert len(codes) == len(set(codes)) == 12
    assert sections_on(date(2014, 8, 31)) == ()
    assert sections_on(None) == sections_on(date(2026, 11, 27))


def test_what_was_not_read_is_not_shown_as_read():
    assert section("K").citation.mark is Mark.UNDERSTOOD
    assert "check the text before relying on it" in str(section("K").citation)


def test_only_section_i_is_blank_in_a_draft_and_says_why_and_where_that_is_written():
    blank = [one for one in sections_on(None) if one.blank_in_draft]

    assert [one.code for one in blank] == ["I"]
    assert str(blank[0].blank_citation) == "Children and Families Act 2014, s.38(5)"


def test_a_regime_or_a_section_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no regime called 'wales'"):
        sections_on(None, "wales")
    with pytest.raises(KeyError):
        section("L")
