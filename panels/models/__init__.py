"""Panels as they are kept: who meets when, the briefs, the packs, what was said and decided."""

from .agenda import AgendaItem, Comment, Conflict
from .brief import Brief, BriefOption, BriefReview, Statement
from .pack import Chosen, MemberCopy, Opening, Pack, PackPaper, Redaction
from .panel import Attendance, Meeting, Membership, Panel
from .record import (
    Correction,
    Dissent,
    FollowUp,
    Minutes,
    Note,
    Outcome,
    Recommendation,
    Said,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Brief",
    "BriefOption",
    "BriefReview",
    "Chosen",
    "Comment",
    "Conflict",
    "Correction",
    "Dissent",
    "FollowUp",
    "Meeting",
    "MemberCopy",
    "Membership",
    "Minutes",
    "Note",
    "Opening",
    "Outcome",
    "Pack",
    "PackPaper",
    "Panel",
    "Recommendation",
    "Redaction",
    "Said",
    "Statement",
]
