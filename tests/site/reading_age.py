"""How old a reader must be for a text: the Flesch-Kincaid grade of schools in the USA, plus five.

Written out here: the packages that know it bring a language toolkit and its data with them, for a
sum of one line. What is measured are our own sentences, without names, days and citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

OLDEST = 11.0
FEWEST_WORDS = 30  # of a page: with fewer the sum jumps about
BLOCKS = ("p", "li", "label", "legend", "dd", "td", "summary")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_END = re.compile(r"[.!?](?:\s+|$)|\n+")
_MONTHS = "January February March April May June July August September October November December"
_DAY = re.compile(
    rf"\b(?:\w+day )?\d{{1,2}} (?:{'|'.join(_MONTHS.split())})(?: \d{{4}})?\b|\b\d[\d.,:/ ]*\b"
)
# Law and where to find it; addresses of pages and people; references.
_CITED = re.compile(
    r"\((?:[^()]*\b(?:reg|section|Act|Regulations|Code)\b[^()]*)\)|\b\S+@\S+|\bhttps?://\S+|"
    r"\bEHC-\d+-\d+|\b(?:regs?\.?|sections?|s\.) ?\d+(?:\(\w+\))*|“[^”]*”"
)
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$")


def age_of(texts: Iterable[str], names: Iterable[str] = ()) -> float | None:
    """The age at which somebody can read it. None where there is too little to say."""
    sentences = [one for text in texts for one in sentences_of(text, names)]
    words = [word for one in sentences for word in one]
    if len(words) < FEWEST_WORDS:
        return None
    heard = sum(map(syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * heard / len(words) - 15.59
    return round(grade + 5, 1)


def sentences_of(text: str, names: Iterable[str] = ()) -> list[list[str]]:
    """The sentences of a text as words, without what is not ours to shorten."""
    text = _DAY.sub(" then ", _CITED.sub(" ", text))
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", "Jo", text)
    found = [_WORD.findall(one) for one in _END.split(text)]
    return [one for one in found if len(one) > 2]


def syllables(word: str) -> int:
    """About how many syllables a word has."""
    word = word.lower().replace("’", "").replace("'", "")
    if len(word) <= 3:
        return 1
    word = _SILENT.sub("", word) or word
    return max(len(re.findall(r"[aeiouy]+", word.removeprefix("y"))), 1)


def our_sentences(page: str) -> list[str]:
    """What a page says in its middle, block by block, without boxes that hold others’ words."""
    soup = BeautifulSoup(page, "html.parser")
    main = soup.find("main") or soup
    assert isinstance(main, Tag)
    for gone in main.select("bdi, script, style, .app-told, .govuk-details__text, .app-officer"):
        gone.decompose()
    blocks = main.find_all(BLOCKS) + main.select(".govuk-hint, .govuk-inset-text")
    leaves = [one for one in blocks if not one.find(BLOCKS)]
    return [" ".join(one.get_text(" ").split()) for one in leaves]
