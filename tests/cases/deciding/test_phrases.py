"""The phrase check: reasons the law does not know are met by meaning, and nothing else is."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from cases.deciding.phrases import BY_CODE, PHRASES, found_in

CORPUS = tomllib.loads(
    (Path(__file__).parent / "phrase_corpus.toml").read_text(encoding="utf-8"),
)
STOPPED = [(code, text) for code, texts in CORPUS["stopped"].items() for text in texts]
INNOCENT = CORPUS["innocent"]["sentences"]


def codes(text: str) -> set[str]:
    return {found.phrase.code for found in found_in(text)}


@pytest.mark.parametrize(("code", "text"), STOPPED, ids=[text[:60] for _, text in STOPPED])
def test_h202_a_reason_the_law_does_not_know_is_met(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", INNOCENT, ids=[text[:60] for text in INNOCENT])
def test_an_innocent_sentence_stops_nothing(text: str) -> None:
    assert codes(text) == set()


def test_the_corpus_is_large_and_balanced_and_every_phrase_is_in_it() -> None:
    assert len(STOPPED) + len(INNOCENT) >= 120
    assert min(len(STOPPED), len(INNOCENT)) >= 60
    assert set(CORPUS["stopped"]) == set(BY_CODE)


def test_a_reason_among_lawful_sentences_is_found_once_with_its_words() -> None:
    text = (
        "Ada has needs with spelling.\n\nThe school helps her each day. There is no EP report, and"
        " no psychologist has seen her. Her progress is good."
    )

    (found,) = found_in(text)

    assert (found.phrase.code, found.words) == ("psychologist", "no EP report")


def test_innocent_sentences_together_are_innocent() -> None:
    assert [found.words for found in found_in("\n\n".join(INNOCENT))] == []


def test_what_somebody_pastes_is_read_as_what_it_says() -> None:
    assert codes("The school has not spent the first £6,​000.") == {"money-spent"}
    assert codes("She hasn’t\nseen an educational\npsychologist") == {"psychologist"}
    assert codes("") == codes("  \n ") == codes("…") == set()


def test_a_long_text_is_read_in_no_time() -> None:
    began = time.perf_counter()

    found_in("no not never the school has and or to be at least two " * 100)
    found_in('"' * 5000)
    found_in("not " * 1250)

    assert time.perf_counter() - began < 2


def test_every_phrase_says_what_why_and_what_to_ask_instead() -> None:
    assert len(PHRASES) == len(BY_CODE)
    for phrase in PHRASES:
        assert phrase.stops and phrase.why.endswith(".") and phrase.instead.endswith(("?", "."))
