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
RECORD = "record"  # add a fact, a note, a person
CORRECT = "correct"  # say that a recorded fact was wrong
DECIDE = "decide"  # the authority's decisions
EXCEPT = "except"  # rely on or withdraw an exception
SEND = "send"
LOOK_AT_AUDIT = "look_at_audit"

# What is done without a case in hand.
WORKLIST = "worklist"
RECEIVE_REQUEST = "receive_request"
IMPORT_REQUESTS = "import_requests"
SEE_JOBS = "see_jobs"
SETTLE_MESSAGES = "settle_messages"

ALL = (VIEW, RECORD, CORRECT, DECIDE, EXCEPT, SEND, LOOK_AT_AUDIT)

_CASEWORK = frozenset(ALL)

MAY: dict[str, frozenset[str]] = {
    Role.ASSISTANT: frozenset({VIEW, RECORD, SEND, WORKLIST, RECEIVE_REQUEST}),
    Role.COORDINATOR: _CASEWORK | {WORKLIST, RECEIVE_REQUEST, IMPORT_REQUESTS, SEE_JOBS},
    Role.SENIOR: _CASEWORK
    | {WORKLIST, RECEIVE_REQUEST, IMPORT_REQUESTS, SEE_JOBS, SETTLE_MESSAGES},
    Role.MANAGER: frozenset({VIEW, LOOK_AT_AUDIT, WORKLIST, SEE_JOBS, SETTLE_MESSAGES}),
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
