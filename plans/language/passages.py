"""A paper taken apart into passages, each with its place, so that a line can rest on one of them.

A text that came out of a PDF is broken at the edge of the page: a line end alone ends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import swift as re

_SHORT = 45  # letters of a line that was not ended by the edge of the page
_BEGINS = re.compile(r"\s*(?:[-*•–▪●]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
_ENDS = re.compile(r"[.!?:;][\"'’”)\]]*\s*$")
_FULL_STOP = re.compile(r"[.!?…][\"'’”)\]]*(?=\s+[\"'‘“(\[]*[^\W_a-z])")
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|St|No|approx|incl|etc|vs|e\.g|i\.e|cf|ca|p|pp|para|s|reg"
    r"|Sch|yrs|mths|Hon|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_SEMICOLON = re.compile(r";(?=\s)")
_LIST = 120  # letters of a sentence with two semicolons that is read as a list
_LONGEST = 1200


@dataclass(frozen=True)
class Passage:
    """A sentence, a bullet or a heading. `ends` says whether its paragraph ends with it."""

    start: int
    end: int
    text: str
    ends: bool = False

    @property
    def at(self) -> str:
        """Its place in the paper, as a page sends it."""
        return f"{self.start}-{self.end}"


def passages(text: str) -> tuple[Passage, ...]:
    """Every passage of a paper, in order."""
    found: list[Passage] = []
    for start, end in _paragraphs(text):
        pieces = list(_sentences(text, start, end))
        for number, (a, b) in enumerate(pieces, 1):
            found.append(Passage(a, b, " ".join(text[a:b].split()), number == len(pieces)))
    return tuple(found)


def words_at(text: str, start: int, end: int) -> str:
    """What stands between two places of a paper, on one line. Nothing for places outside it."""
    return " ".join(text[start:end].split()) if 0 <= start < end <= len(text) else ""


def unwrapped(text: str) -> str:
    """The same, with a line end only where a paragraph ends: every place stays where it was."""
    made = list(text)
    for start, end in _paragraphs(text):
        for at in range(start, end - 1):
            if made[at] in "\r\n":
                made[at] = " "
    return "".join(made)


def one_line(text: str) -> str:
    """A text on one line: how two passages are known to be the same."""
    return " ".join(text.split())


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, start, at = [], 0, 0
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        at += len(line)
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if _is_over(line, after):
            spans.append((start, at))
            start = at
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _is_over(line: str, after: str) -> bool:
    said = line.strip()
    if not after.strip() or not said or _BEGINS.match(after):
        return True
    begins_anew = after.lstrip()[:1].isupper() or after.lstrip()[:1].isdigit()
    return begins_anew and (len(said) < _SHORT or bool(_ENDS.search(said)))


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, begin = [], start
    for match in _FULL_STOP.finditer(text, start, end):
        if _SHORTENED.search(text, begin, match.start() + 1):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    found.append((begin, end))
    clauses = [clause for a, b in found for clause in _clauses(text, a, b)]
    return [piece for a, b in clauses for piece in _cut(text, a, b)]


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence that lists many things, thing by thing; any other sentence whole."""
    signs = [match.start() for match in _SEMICOLON.finditer(text, start, end)]
    if len(signs) < 2 or end - start < _LIST:
        return [(start, end)]
    begins = [start, *(at + 1 for at in signs)]
    return list(zip(begins, [*signs, end], strict=True))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece without the spaces around it; one that never ends is cut at a word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        pieces.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return [*pieces, (start, end)] if start < end else pieces
