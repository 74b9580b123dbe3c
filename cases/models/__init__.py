"""The case file. Models are nouns; what may happen to them is in `cases.actions`."""

from .access import AccessRecord, AuditEntry, Grant
from .case import Case
from .chronology import Entry
from .correspondence import Message
from .deadlines import Deadline, Reminder, StatutoryException
from .documents import Document
from .jobs import JobRun
from .people import Child, FamilyMember
from .submissions import Submission

__all__ = [
    "AccessRecord",
    "AuditEntry",
    "Case",
    "Child",
    "Deadline",
    "Document",
    "Entry",
    "FamilyMember",
    "Grant",
    "JobRun",
    "Message",
    "Reminder",
    "StatutoryException",
    "Submission",
]
