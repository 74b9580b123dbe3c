"""One of several things in a line that is no longer there: a footrest, the hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ..language import swift as re
from ..language.ratios import ratios
from ..language.spelling import plain
from ..language.stems import stems
from .conditions import conditions
from .ends import said_to_end
from .loss import Kind, Loss
from .sides import Side

# To take these out takes nothing away.
_SOFT = stems(
    "may might could should would can ideally usually normally generally possible aim "
    "try consider considered"
    " encouraged hoped available maximum most only expected offered access opportunity "
    "regular ongoing progress"
)
_TO_THE_CHILD = stems("direct directly")  # what is for one child is direct
_NEW_WORDS = 0.15  # a text with more new words than that was written anew, not cut


def activity_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Words that were cut out of a text or of what is provided, and stand nowhere else."""
    was, now = before.of("what"), after.of("what")
    if was and now and plain(was) != plain(now):
        gone = stems(was) - stems(now) - (stems(after.all) - stems(before.all))
        if any(ratio.children <= 1 for ratio in ratios(after.all)):
            gone -= _TO_THE_CHILD
        if gone and stems(now) < stems(was):
            yield _cut(was, now)
    if before.text and after.text and plain(before.text) != plain(after.text):
        words = _cut_out(_spoken(before.text), _spoken(after.text))
        told = (said_to_end(before.text), *(ratio.quote for ratio in ratios(before.text)))
        soft = stems(" ".join((*conditions(before.text), *told))) | _SOFT
        if stems(words) - stems(after.all) - soft:
            yield _cut(words, "")


def _spoken(typed: str) -> list[str]:
    """The words without commas and full stops."""
    return re.findall(r"[\w:'-]+", plain(typed))


def _cut_out(was: list[str], now: list[str]) -> str:
    """The words that are gone where the rest stands as it stood; empty for a text written anew."""
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    new = sum(end - start for tag, _, _, start, end in steps if tag != "equal")
    if new > _NEW_WORDS * len(now):
        return ""
    return " ".join(
        " ".join(was[begin:stop]) for tag, begin, stop, *_ in steps if tag in ("delete", "replace")
    )


def _cut(before: str, after: str) -> Loss:
    return Loss(
        Kind.ACTIVITY, before, after, "Something that the line provided is no longer in it."
    )
