"""Letters, declared: what each is, what the law says it must contain, and from when.

What counts is the rendered text (`composing`): the words of a notice, and the particulars
named in it (`{sendiass}`), must be there for the reader to see.
"""

from .catalogue import (
    ADVICE_REQUEST,
    CONSIDERING,
    INFORMATION_FOR_DECISION,
    LATE,
    LETTERS,
    LETTERS_BY_CODE,
    NOT_TO_ASSESS,
    NOT_TO_ASSESS_BODIES,
    NOT_TO_ISSUE,
    NOT_TO_ISSUE_BODIES,
    NOTICE_OF_REQUEST,
    REQUEST_RECEIVED,
    TURNING_16,
    VIEWS_OF_FAMILY,
    WILL_ASSESS,
    WILL_ASSESS_BODIES,
    WILL_ISSUE,
    WILL_ISSUE_BODIES,
    shipped_words,
)
from .declared import Ask, Body, Clock, Enclosing, Letter, Notice
from .law import ADVICE_SERVICE, WHO_TO_RING

__all__ = [
    "ADVICE_REQUEST",
    "ADVICE_SERVICE",
    "CONSIDERING",
    "INFORMATION_FOR_DECISION",
    "LATE",
    "LETTERS",
    "LETTERS_BY_CODE",
    "NOTICE_OF_REQUEST",
    "NOT_TO_ASSESS",
    "NOT_TO_ASSESS_BODIES",
    "NOT_TO_ISSUE",
    "NOT_TO_ISSUE_BODIES",
    "REQUEST_RECEIVED",
    "TURNING_16",
    "VIEWS_OF_FAMILY",
    "WHO_TO_RING",
    "WILL_ASSESS",
    "WILL_ASSESS_BODIES",
    "WILL_ISSUE",
    "WILL_ISSUE_BODIES",
    "Ask",
    "Body",
    "Clock",
    "Enclosing",
    "Letter",
    "Notice",
    "shipped_words",
]
