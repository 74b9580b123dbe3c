"""Text messages, declared. A text may be read on a locked screen, or by a stranger (H-168).

Nothing of a case and of no person can stand in one: its words are these, and all that is put into
them is our name, our number, the address to sign in, what kind of thing came and by which day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings

from statutory import format_date


class Came(StrEnum):
    """What kind of thing came, in words that tell nobody else anything."""

    LETTER = "a letter"
    PAPER = "a paper to read"
    ANSWER = "an answer to your message"
    STEP = "a step forward in what you asked us"


@dataclass(frozen=True)
class Text:
    """One kind of text message."""

    code: str
    words: str
    why: str  # in the outbox, for an officer


NOTICE_TEXT = Text(
    "text-notice",
    "{council}: we sent you {what}. {act} Read it: {site} or ring us: {phone}",
    "A notice was not seen",
)
STEP_TEXT = Text(
    "text-step",
    "{council}: there is {what} for you. {act} Sign in: {site} or ring us: {phone}",
    "Something happened, and they asked to be told by text",
)
WELCOME_TEXT = Text(
    "text-welcome",
    "{council}: as you asked, we will text you when something happens. To stop it, ring {phone}",
    "They asked to be told by text",
)
TEXTS = {text.code: text for text in (NOTICE_TEXT, STEP_TEXT, WELCOME_TEXT)}


def text_of(text: Text, came: Iterable[Came] = (), by_day: date | None = None) -> str:
    """The words of one text: what kind of thing came, and by when to act (H-167)."""
    council = settings.LOCAL_AUTHORITY
    act = f"Act by {format_date(by_day)}." if by_day else "There is no date to act by."
    return text.words.format(
        council=council["name"],
        what=_listed(list(dict.fromkeys(came))),
        act=act,
        site=settings.SITE_URL,
        phone=council["phone"],
    )


def _listed(came: list[Came]) -> str:
    words = [one.value for one in came]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
