"""Does a letter tell its reader what the law requires? Judged on the rendered text."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from ..refusals import Refused
from . import Letter, Notice


class LetterIsUnlawful(Refused):
    """A letter lacks something the law says it must contain, so it was not sent."""

    def __init__(self, letter: Letter, missing: tuple[Notice, ...]) -> None:
        said = "; ".join(f"{notice.what} ({notice.citation})" for notice in missing)
        super().__init__(f"The letter “{letter.title}” cannot be sent. It lacks: {said}.")
        self.missing = missing


class FieldIsEmpty(Refused):
    """A particular that the wording uses is not known, so the letter would have a hole in it."""

    def __init__(self, letter: Letter, what: str) -> None:
        super().__init__(
            f"The letter “{letter.title}” cannot be sent. It needs, and lacks: {what}."
        )


def refuse_unlawful(
    letter: Letter, body: str, values: Mapping[str, str], turns: Mapping[str, bool]
) -> None:
    """Raise `LetterIsUnlawful` unless the rendered letter holds every notice in full."""
    ours, typed = visible_text(body)
    added = {f"{{{ask.name}}}" for ask in letter.asks if not ask.is_day}
    missing = tuple(
        notice
        for notice in letter.must_contain
        if (not notice.when or turns.get(notice.when))
        and not _is_given(notice, ours, typed, values, added)
    )
    if missing:
        raise LetterIsUnlawful(letter, missing)


def visible_text(body: str) -> tuple[str, str]:
    """What the reader sees: the letter's own words, and apart from them what an officer typed.

    Apart, because a typed "right to appeal" must never pass for the notice itself.
    """
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return _flat(" ".join(reader.ours)), _flat(" ".join(reader.typed))


def _is_given(
    notice: Notice, ours: str, typed: str, values: Mapping[str, str], added: set[str]
) -> bool:
    for words in notice.words:
        if any(not _flat(values.get(name, "")) for name in _named_in(words)):
            return False
        where = typed if words in added else ours
        if _flat(words.format_map(values)) not in where:
            return False
    return True


def _named_in(words: str) -> list[str]:
    return [part.split("}")[0] for part in words.split("{")[1:]]


def _flat(text: str) -> str:
    return " ".join(text.split())


_VOID = frozenset({"br", "hr", "img", "wbr", "input", "meta", "link"})


class _Reader(HTMLParser):
    """Collects the text of a letter. What is marked `data-typed` an officer wrote."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ours: list[str] = []
        self.typed: list[str] = []
        self._within = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        if self._within or any(name == "data-typed" for name, _ in attrs):
            self._within += 1

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag not in _VOID:
            self._within -= 1

    def handle_data(self, data: str) -> None:
        (self.typed if self._within else self.ours).append(data)
