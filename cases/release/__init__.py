"""The right recipient: what finished bytes hold that one reader must not get.

What counts is the file itself, not what it was made from: the text of its pages, what lies under
and beside them, its properties and its name. A finding says where and what kind, never the words.
"""

from .checking import (
    MAY_GO,
    Checked,
    check,
    check_paper,
    last_check,
    looking_for,
    mark_for,
    marks_for,
    no_longer_right,
)
from .finding import Finding
from .foot import Foot, first_mismatch

__all__ = [
    "MAY_GO",
    "Checked",
    "Finding",
    "Foot",
    "check",
    "check_paper",
    "first_mismatch",
    "last_check",
    "looking_for",
    "mark_for",
    "marks_for",
    "no_longer_right",
]
