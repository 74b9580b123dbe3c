"""The phrase check: reasons the law does not know are met by meaning, and nothing else is."""

from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path

import pytest

from cases.deciding import frames
from cases.deciding.phrases import BY_CODE, PHRASES, found_in
from cases.deciding.vocabulary import NAMES

HERE = Path(__file__).parent
# What was written before the reader, and batches written in other voices, unseen when measured.
CORPORA = [
    tomllib.loads(file.read_text(encoding="utf-8"))
    for file in (HERE / "phrase_corpus.toml", *sorted((HERE / "unseen").glob("*.toml")))
]
STOPPED = [
    (code, text)
    for corpus in CORPORA
    for code, texts in corpus["stopped"].items()
    for text in texts
]
INNOCENT = [text for corpus in CORPORA for text in corpus["innocent"]["sentences"]]
NOT_MET = [text for corpus in CORPORA for text in corpus.get("not_met", {}).get("sentences", ())]


def codes(text: str) -> set[str]:
    return {found.phrase.code for found in found_in(text)}


@pytest.mark.parametrize(("code", "text"), STOPPED, ids=[text[:60] for _, text in STOPPED])
def test_h202_a_reason_the_law_does_not_know_is_met(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", INNOCENT, ids=[text[:60] for text in INNOCENT])
def test_an_innocent_sentence_stops_nothing(text: str) -> None:
    assert codes(text) == set()


def test_the_corpus_is_large_and_balanced_and_every_phrase_is_in_it() -> None:
    assert min(len(STOPPED), len(INNOCENT)) >= 500
    assert {code for code, _ in STOPPED} == set(BY_CODE)
    assert len(NOT_MET) <= len(STOPPED) * 0.02


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


def test_a_slip_of_the_pen_in_a_long_word_is_forgiven() -> None:
    assert codes("She has not seen a pyschologist.") == {"psychologist"}
    assert codes("The treshold is not met.") == {"own-criteria"}
    assert codes("There is no diagnosos.") == {"diagnosis"}


@pytest.mark.parametrize(
    "aside",
    [
        "There is no EP report, but that is no reason to refuse.",
        "There is no EP report. That has no bearing on our decision.",
        "We do not require an EP report.",
        "It would be unlawful to ask for an EP report first.",
        "Although there is no EP report, we know enough.",
        "Her mother says there is no EP report.",
        "There is no EP report, her mother points out.",
        "“There is no EP report,” her mother wrote.",
    ],
)
def test_what_the_writer_does_not_stand_behind_stops_nothing(aside: str) -> None:
    assert codes(aside) == set()
    assert codes(f"{aside} There is no diagnosis.") == {"diagnosis"}


def test_each_concept_stands_in_a_frame_and_a_concept_that_is_none_is_refused() -> None:
    framing = "".join(
        file.read_text(encoding="utf-8")
        for file in Path(frames.__file__).with_name("framing").glob("*.toml")
    )
    by_hand = {"ALSO", "FINE", "PCT", "WORD", ","}  # they keep words from naming other things

    assert NAMES - set(re.findall(r"[A-Z]+", framing)) <= by_hand
    with pytest.raises(ValueError, match="No such concept: NOBODY"):
        frames.frame("NOBODY ~3 EP")


def test_a_decision_is_read_in_less_than_twenty_milliseconds() -> None:
    decision = " ".join(text for corpus in CORPORA for text in corpus["innocent"]["sentences"][:1])
    found_in(decision)

    def spent() -> float:
        began = time.process_time()
        found_in(decision)
        return time.process_time() - began

    assert 900 < len(decision) < 2000
    assert min(spent() for _ in range(5)) < 0.02


def test_a_long_text_is_read_in_no_time() -> None:
    began = time.process_time()

    found_in("no not never the school has and or to be at least two " * 100)
    found_in('"' * 5000)
    found_in("not " * 1250)

    assert time.process_time() - began < 2


def test_every_phrase_says_what_why_and_what_to_ask_instead() -> None:
    assert len(PHRASES) == len(BY_CODE)
    for phrase in PHRASES:
        assert phrase.stops and phrase.why.endswith(".") and phrase.instead.endswith(("?", "."))
