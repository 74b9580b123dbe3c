"""The case file. Models are nouns; what may happen to them is in `cases.actions`."""

from .access import AccessRecord, AuditEntry, BreakGlass, Grant, Relation, StoppedTries
from .case import Case
from .caseload import Allocation, Promise
from .chronology import Entry
from .contact import Concern, Contact, Question
from .contact_changes import ContactChange
from .correspondence import Message
from .deadlines import Deadline, Reminder, StatutoryException
from .decisions import Decision
from .documents import Document
from .incidents import Incident, IncidentStep, Received
from .intake import IntakeItem, Merge, Passing
from .jobs import JobRun, JobWatch
from .letters import LetterBatch, LetterInBatch, LetterWording, ReleaseCheck
from .people import Child, FamilyMember
from .restorations import MayHaveGone, Restoration
from .retention import AuditLink, Due, Erasure, Hold, MarkedRow
from .submissions import Submission
from .uploads import Upload

__all__ = [
    "AccessRecord",
    "Allocation",
    "AuditEntry",
    "AuditLink",
    "BreakGlass",
    "Case",
    "Child",
    "Concern",
    "Contact",
    "ContactChange",
    "Deadline",
    "Decision",
    "Document",
    "Due",
    "Entry",
    "Erasure",
    "FamilyMember",
    "Grant",
    "Hold",
    "Incident",
    "IncidentStep",
    "IntakeItem",
    "JobRun",
    "JobWatch",
    "LetterBatch",
    "LetterInBatch",
    "LetterWording",
    "MayHaveGone",
    "MarkedRow",
    "Merge",
    "Message",
    "Passing",
    "Promise",
    "Question",
    "Relation",
    "Received",
    "ReleaseCheck",
    "Reminder",
    "Restoration",
    "StatutoryException",
    "StoppedTries",
    "Submission",
    "Upload",
]
