"""The right recipient: what finished bytes hold that one reader must not get.

What counts is the file itself, not what it was made from: the text of its pages, what lies under
and beside them, its properties and its name. A finding says where and what kind, never the words.
"""

from .checking import Checked, check, check_paper, mark_for, no_longer_right
from .finding import Finding
from .foot import Foot, first_mismatch

__all__ = [
    "Checked",
    "Finding",
    "Foot",
    "check",
    "check_paper",
    "first_mismatch",
    "mark_for",
    "no_longer_right",
]
