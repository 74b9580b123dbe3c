"""One table: what each role may do, and to which cases. Nothing outside it is allowed."""

from enum import StrEnum

from accounts.models import Role


class Scope(StrEnum):
    """How far a role's sight reaches, before any grant. Restricted cases always need a grant."""

    NONE = "none"
    TEAM = "team"  # cases of the same team, and of officers covered for
    ALL = "all"


SCOPE: dict[str, Scope] = {
    Role.ASSISTANT: Scope.TEAM,
    Role.COORDINATOR: Scope.TEAM,
    Role.SENIOR: Scope.TEAM,
    Role.MANAGER: Scope.ALL,
    Role.PANEL_MEMBER: Scope.NONE,
    Role.DATA_OFFICER: Scope.ALL,
    Role.ADMINISTRATOR: Scope.NONE,
    Role.FAMILY: Scope.NONE,
    Role.PROVIDER: Scope.NONE,
}

# What is done to one case, through `access.case_for`.
VIEW = "view"
RECORD = "record"  # add a fact, a contact, a promise, a person
CORRECT = "correct"  # say that a recorded fact was wrong
DECIDE = "decide"  # the authority's decisions
EXCEPT = "except"  # rely on or withdraw an exception
SEND = "send"  # write letters and messages, and call back what has not gone
FILE = "file"  # put papers on the case, split, join and move them
ASK = "ask"  # ask a senior, raise a concern, declare a relation
APPROVE = "approve"  # the second person: exceptions, held decisions, releases, contact changes
RESTRICT = "restrict"  # close a case to all but a few, and give leave to open it
LOOK_AT_AUDIT = "look_at_audit"

# What is done without a case in hand.
WORKLIST = "worklist"
RECEIVE_REQUEST = "receive_request"
INTAKE = "intake"  # the queue of what reached us
MERGE = "merge"  # approve or undo that two records are one child
SEND_BATCH = "send_batch"  # letters in bulk
WORD_LETTERS = "word_letters"  # write and publish the wording of letters
ALLOCATE = "allocate"  # give cases to officers (one or many), arrange cover
SEE_DESK = "see_desk"  # the senior's desk
BREAK_GLASS = "break_glass"  # open a restricted case in an emergency
IMPORT_REQUESTS = "import_requests"
SEE_JOBS = "see_jobs"
SETTLE_MESSAGES = "settle_messages"

ALL = (
    VIEW,
    RECORD,
    CORRECT,
    DECIDE,
    EXCEPT,
    SEND,
    FILE,
    ASK,
    APPROVE,
    RESTRICT,
    LOOK_AT_AUDIT,
    ALLOCATE,
)

_ASSISTING = frozenset({VIEW, RECORD, SEND, FILE, ASK, WORKLIST, RECEIVE_REQUEST, INTAKE})
_ASSISTING |= {SEND_BATCH, BREAK_GLASS}
_CASEWORK = _ASSISTING | {CORRECT, DECIDE, EXCEPT, LOOK_AT_AUDIT, IMPORT_REQUESTS, SEE_JOBS}
_SUPERVISING = frozenset(
    {APPROVE, RESTRICT, MERGE, WORD_LETTERS, ALLOCATE, SEE_DESK, BREAK_GLASS, SETTLE_MESSAGES}
)

MAY: dict[str, frozenset[str]] = {
    Role.ASSISTANT: _ASSISTING,
    Role.COORDINATOR: _CASEWORK,
    Role.SENIOR: _CASEWORK | _SUPERVISING,
    Role.MANAGER: _SUPERVISING | {VIEW, LOOK_AT_AUDIT, WORKLIST, SEE_JOBS},
    Role.PANEL_MEMBER: frozenset({VIEW}),
    Role.DATA_OFFICER: frozenset(
        {VIEW, CORRECT, LOOK_AT_AUDIT, WORKLIST, IMPORT_REQUESTS, SEE_JOBS}
    ),
    Role.ADMINISTRATOR: frozenset({SEE_JOBS}),
    Role.FAMILY: frozenset(),
    Role.PROVIDER: frozenset(),
}


def may(role: str, doing: str) -> bool:
    """Whether a role is allowed to do something at all, whatever the case."""
    return doing in MAY.get(role, frozenset())
