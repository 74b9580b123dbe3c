"""Two parents apart: what one can fetch holds nothing of the other, family after family."""

from __future__ import annotations

import io
from random import Random
from unittest import mock

import pikepdf
import pytest

from bench.leak_facts import facts_of, found_in, squeeze
from bench.leak_families import invent
from bench.leak_reading import Fetched, leaks_in
from bench.leak_words import clean, paged
from bench.leaks import FALSE_BLOCKS, look_through
from cases.release import withheld
from tests.factories import UserFactory
from tests.papers import a_word_file, words

FAMILIES = 25


@pytest.mark.django_db
def test_h020_nothing_withheld_reaches_the_other_parent_and_little_is_held_for_nothing() -> None:
    found = look_through(FAMILIES, printed=1)

    assert (found.leaks, found.families, found.printed) == ([], FAMILIES, 1)
    assert found.blocked == []
    assert FALSE_BLOCKS == 1 / 200
    assert found.stopped > FAMILIES / 2


@pytest.mark.django_db
def test_a_product_that_finds_nothing_is_found_out() -> None:
    """The measure itself: with the look through every paper switched off, it must see leaks."""
    with mock.patch.object(withheld, "search", lambda passages, kept: []):
        found = look_through(6, printed=0)

    assert {leak.kind for _, leak in found.leaks} >= {"address"}
    assert {"messages", "papers"} <= {leak.where.split("/")[3] for _, leak in found.leaks}


@pytest.mark.parametrize("number", range(40))
def test_every_spelling_of_every_fact_is_seen_and_clean_words_are_none(number: int) -> None:
    family = invent(number, seed=3)
    facts = facts_of(family)

    for fact in facts:
        if fact.is_loose:
            said = f"They moved, Ms {fact.words} says, to {fact.words}"
            assert fact in found_in(facts, said)
            continue
        for way in fact.ways:
            assert fact in found_in(facts, f"It says {way} there"), (fact, way)
    for turn in range(20):
        assert list(found_in(facts, clean(family, Random(turn)))) == []


@pytest.mark.django_db
def test_what_is_hidden_in_a_file_is_seen() -> None:
    family = invent(1, seed=3)
    facts = facts_of(family)
    phone = next(one for one in facts if one.kind == "phone").words
    with pikepdf.open(io.BytesIO(paged("<title>A</title><p>Nothing</p>"))) as made:
        made.docinfo["/Author"] = phone
        out = io.BytesIO()
        made.save(out)
    planted = {
        "properties": (out.getvalue(), "application/pdf", ""),
        "page": (paged(f"<title>A</title><p>Ring {phone}</p>"), "application/pdf", ""),
        "title": (paged(f"<title>{phone}</title><p>A</p>"), "application/pdf", ""),
        "word": (a_word_file(words(f"Ring {phone}")), "application/x", ""),
        "header": (b"A", "text/plain", f'Content-Disposition: inline; filename="{phone}.pdf"'),
        "comment": (f"<p>A<!-- {phone} --></p>".encode(), "text/html", ""),
        "entities": (f"<p>{phone[0]}&#{ord(phone[1])};{phone[2:]}</p>".encode(), "text/html", ""),
        "address": (b"A", "text/plain", f"X: {squeeze(phone)}"),
    }
    reader = UserFactory.build()

    for where, (body, kind, headers) in planted.items():
        fetched = [Fetched("/family/1/", 200, headers, body, kind)]
        assert {leak.kind for leak in leaks_in(facts, fetched, reader)} == {"phone"}, where
    nothing = [Fetched("/family/1/", 200, "", paged("<title>A</title><p>B</p>"), "")]
    assert leaks_in(facts, nothing, reader) == []
