"""Every letter there is, in the order in which a case comes to them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .assessing import (
    ADVICE_REQUEST,
    NOT_TO_ASSESS,
    NOT_TO_ASSESS_BODIES,
    VIEWS_OF_FAMILY,
    WILL_ASSESS,
    WILL_ASSESS_BODIES,
)
from .declared import Letter
from .issuing import NOT_TO_ISSUE, NOT_TO_ISSUE_BODIES, WILL_ISSUE, WILL_ISSUE_BODIES
from .plans import (
    AMENDED_DRAFT,
    AMENDED_PLAN,
    AMENDMENT_NOTICE,
    DRAFT_PLAN,
    FINAL_PLAN,
    NOT_AMENDING,
)
from .plans_to_bodies import PLAN_TO_HEALTH, PLAN_TO_SETTING
from .requests import (
    CONSIDERING,
    INFORMATION_FOR_DECISION,
    LATE,
    NOTICE_OF_REQUEST,
    REQUEST_RECEIVED,
    TURNING_16,
)
from .serving import NOTICE_AGAIN
from .taken_down import TAKEN_DOWN
from .views_on_plans import REPLY_TO_VIEWS

LETTERS: tuple[Letter, ...] = (
    REQUEST_RECEIVED,
    CONSIDERING,
    NOTICE_OF_REQUEST,
    INFORMATION_FOR_DECISION,
    WILL_ASSESS,
    WILL_ASSESS_BODIES,
    NOT_TO_ASSESS,
    NOT_TO_ASSESS_BODIES,
    ADVICE_REQUEST,
    VIEWS_OF_FAMILY,
    NOT_TO_ISSUE,
    NOT_TO_ISSUE_BODIES,
    WILL_ISSUE,
    WILL_ISSUE_BODIES,
    DRAFT_PLAN,
    AMENDED_DRAFT,
    FINAL_PLAN,
    AMENDMENT_NOTICE,
    AMENDED_PLAN,
    PLAN_TO_SETTING,
    PLAN_TO_HEALTH,
    NOT_AMENDING,
    REPLY_TO_VIEWS,
    TAKEN_DOWN,
    LATE,
    NOTICE_AGAIN,
    TURNING_16,
)
LETTERS_BY_CODE = {letter.code: letter for letter in LETTERS}
WORDS = Path(__file__).parent / "words"


@cache
def shipped_words(code: str) -> str:
    """The wording a letter has until a version of the authority's own is published."""
    return (WORDS / f"{LETTERS_BY_CODE[code].words or code}.txt").read_text(encoding="utf-8")
