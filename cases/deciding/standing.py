"""Whether a writer stands behind words of theirs: what a family said, what is granted only to go on
from it, and what is expressly set aside, are no reasons of the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .frames import Frame, Span, Told, frames_of

_SAID, _SAID_LAST, _LEFT, _DENIED = (
    frames_of("standing", kind) for kind in ("said", "said_last", "left", "denied")
)
_BEFORE, _AFTER, _JUST_AFTER, _OF_THIS, _NEXT = (
    frames_of("standing", f"aside_{where}")
    for where in ("before", "after", "just_after", "of_this", "next")
)
_TURNS = frozenset(("BUT", "BREAK"))
_OTHER_MATTERS = frozenset(("AND", "BUT", "BREAK", "SO", "CAUSE", "PLAN", "REFUSE"))


def stands_behind(told: Sequence[Told], number: int, frame: Frame, span: Span) -> bool:
    """Whether the words of one sentence are a reason of the one who wrote it."""
    sentence = told[number]
    if _is_said(sentence, span) or _is_granted(sentence, span):
        return False
    if frame.rejects:
        return True
    following = told[number + 1 : number + 2]
    return not _is_set_aside(sentence, span) and not any(any(_met(_NEXT, one)) for one in following)


def _met(frames: Sequence[Frame], told: Told) -> Iterator[Span]:
    for frame in frames:
        yield from frame.met(told)


def _is_said(sentence: Told, span: Span) -> bool:
    """Whether it is what the family, and not the writer, says."""
    for said in _met(_SAID, sentence.part(0, span.end)):
        if said.start >= span.start:
            continue
        between = sentence.part(said.end, span.start)
        granted = "CONCEDE" in sentence.part(0, said.start).names and "," in between.names
        if not granted and not any(_met(_LEFT, between)):
            return True
    return any(_met(_SAID_LAST, sentence.part(span.end)))


def _is_granted(sentence: Told, span: Span) -> bool:
    """Whether it stands after “although”, and what counts is in the rest of the sentence."""
    for at in range(span.start - 1, -1, -1):
        names = sentence.tokens[at].names
        if not names.isdisjoint((",", *_TURNS)):
            return False
        if "CONCEDE" in names:
            return at > 0 or "," in sentence.part(span.start).names
    return False


def _is_set_aside(sentence: Told, span: Span) -> bool:
    """Whether the writer says that it did not count."""
    turn = sentence.last(_TURNS, span.start)
    for denied in _met(_DENIED, sentence.part(turn, span.start)):
        if sentence.part(turn + denied.end, span.start).names.isdisjoint(_OTHER_MATTERS):
            return True
    for aside in _met(_BEFORE, sentence.part(turn, span.end)):
        between = sentence.part(turn + aside.end, span.start)
        if turn + aside.start <= span.start and between.names.isdisjoint(("AND", "CAUSE")):
            return True
    for frames, start in ((_AFTER, span.start), (_JUST_AFTER, span.end)):
        for aside in _met(frames, sentence.part(start)):
            between = sentence.part(span.end, max(span.end, start + aside.start))
            if between.names.isdisjoint(_OTHER_MATTERS):
                return True
    return any(_met(_OF_THIS, sentence.part(span.end)))
