"""Where in a paper the words stand that a point of a brief rests on."""

from __future__ import annotations

from cases.papers.reading import read

from ..models import Statement


def page_of(statement: Statement) -> int | None:
    """The page of the paper with the passage; none: no words were given, or they are not there."""
    wanted, paper = _plain(statement.passage), statement.document
    if not wanted or paper is None or not paper.file:
        return None
    with paper.file.open("rb") as file:
        found = read(file.read(), paper.media_type)
    pages = found.pages[: found.seen] if found.is_read else ()
    return next((at for at, text in enumerate(pages, 1) if wanted in _plain(text)), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
