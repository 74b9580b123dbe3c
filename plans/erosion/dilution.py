"""As many minutes, but fewer of them with the child: travel, paperwork and advice are counted in."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import swift as re
from ..language.quantities import doses
from ..language.spelling import plain
from .loss import Kind, Loss
from .sides import Side, changed

_BOTH = re.compile(
    r"\bdirect(?:ly)?(?:,| and| or|/|, and| and/or)+ ?indirect(?:ly)?\b"
    r"|\bindirect(?:ly)?(?:,| and| or|/| and/or)+ ?direct(?:ly)?\b"
)
_DIRECT = re.compile(r"\b(?<!in)direct(?:ly)?\b")
_COUNTED_IN = re.compile(
    r"(?<!not )\b(?:including|inclusive of|which includes?|to include|to cover|covers?)\b(?! all\b)"
    r"[^.;]{0,40}?\b(?:travel\w*|report[- ]writing|reports?|admin\w*|preparation|paperwork"
    r"|record[- ]keeping|liaison|planning)\b"
)
_MORE_TIME = re.compile(r"\b(\d+) ?(?:%|percent) (?:of )?(?:extra|additional|more) time\b")


def dilution_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Time that was all with the child and now is partly not; less extra time in an exam."""
    said = changed(before, after)
    both, had = _BOTH.search(said), _BOTH.search(before.all)
    if both and not had and _DIRECT.search(before.all):
        yield _diluted(both.group())
    counted = _COUNTED_IN.search(said)
    if counted and doses(before.all) and not _COUNTED_IN.search(before.all):
        yield _diluted(counted.group())
    was, now = _more_time(before.all), _more_time(after.all)
    if was and now and now < was:
        words = f"It was {was}% extra time; now it is {now}%."
        yield Loss(Kind.MINUTES, f"{was}%", f"{now}%", words)


def _more_time(text: str) -> int:
    """How much longer a child has in tests, as a percentage."""
    found = _MORE_TIME.search(plain(text))
    return int(found[1]) if found else 0


def _diluted(words: str) -> Loss:
    return Loss(Kind.MINUTES, "", words, f"Less of the time is with the child: “{words}”.")
