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
    Role.FINANCE: Scope.NONE,
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
HOLD = "hold"  # say that a record may not be erased, look at that again, end it
ASK_ADVICE = "ask_advice"  # ask for advice, chase it, take it in
CONSULT = "consult"  # consult settings and write down what they answer
SEE_COSTS = "see_costs"  # what a place costs: commercial, so not for everybody
WEIGH = "weigh"  # set options and their costs side by side
WRITE_PLAN = "write_plan"  # draft the plan, answer what the family says of it
ISSUE_PLAN = "issue_plan"  # serve a draft, send amendments, make a plan final
CHECK_PLAN = "check_plan"  # the senior's check and signature, and setting a finding aside
AUDIT_PLANS = "audit_plans"  # look at a sample of plans against the criteria
LIST_CASE = "list_case"  # put the case on the agenda of a panel, and take it off
WRITE_BRIEF = "write_brief"  # write what a panel is told of the case
REVIEW_BRIEF = "review_brief"  # send a brief back, approve it, let it go with gaps
INVITE_FAMILY = "invite_family"  # let somebody of the family sign in, and say what they may see
PLACE = "place"  # record where a child is placed, and ask for what it costs

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
MEND_RESTORE = "mend_restore"  # after a backup came back: open the post, say it is mended
SEE_DIRECTORY = "see_directory"  # settings and services
KEEP_DIRECTORY = "keep_directory"  # what the council knows of them: contacts, places, fees, terms
IMPORT_REGISTER = "import_register"
SEE_ADVICE_FIGURES = "see_advice_figures"  # how services keep to their six weeks
SEE_COMMITMENTS = "see_commitments"  # what the council is bound to pay, and exporting it
APPROVE_COSTS = "approve_costs"  # the second person for money
RUN_PANELS = "run_panels"  # plan meetings, send out papers, keep minutes
KEEP_PANELS = "keep_panels"  # which panels there are, and who sits on them
SIT = "sit"  # as a member of a panel, read the papers of a meeting
KEEP_RECORD = "keep_record"  # as its clerk or chair, write what a panel advised
SEE_RETENTION = "see_retention"  # which records are due to go, and certificates of those gone
PROPOSE_ERASURE = "propose_erasure"  # propose that a record goes
CONFIRM_ERASURE = "confirm_erasure"  # the second person for that
ANSWER = "answer"  # as a setting or service, what the council asked of it

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
    HOLD,
    ALLOCATE,
    ASK_ADVICE,
    CONSULT,
    SEE_COSTS,
    WEIGH,
    PLACE,
    WRITE_PLAN,
    ISSUE_PLAN,
    CHECK_PLAN,
    AUDIT_PLANS,
    LIST_CASE,
    WRITE_BRIEF,
    REVIEW_BRIEF,
    INVITE_FAMILY,
)

_ASSISTING = frozenset({VIEW, RECORD, SEND, FILE, ASK, WORKLIST, RECEIVE_REQUEST, INTAKE})
_ASSISTING |= {SEND_BATCH, BREAK_GLASS, ASK_ADVICE, CONSULT, SEE_DIRECTORY, KEEP_DIRECTORY}
_ASSISTING |= {RUN_PANELS, LIST_CASE}
_CASEWORK = _ASSISTING | {CORRECT, DECIDE, EXCEPT, LOOK_AT_AUDIT, IMPORT_REQUESTS, SEE_JOBS}
_CASEWORK |= {SEE_COSTS, WEIGH, PLACE, WRITE_PLAN, ISSUE_PLAN, WRITE_BRIEF, INVITE_FAMILY}
_SUPERVISING = frozenset(
    {APPROVE, RESTRICT, MERGE, WORD_LETTERS, ALLOCATE, SEE_DESK, BREAK_GLASS, SETTLE_MESSAGES}
)
_SUPERVISING |= {SEE_COSTS, SEE_DIRECTORY, KEEP_DIRECTORY, IMPORT_REGISTER, SEE_ADVICE_FIGURES}
_SUPERVISING |= {SEE_COMMITMENTS, APPROVE_COSTS, CHECK_PLAN, AUDIT_PLANS}
_SUPERVISING |= {REVIEW_BRIEF, RUN_PANELS, KEEP_PANELS, HOLD}
_KEEPING = frozenset({SEE_RETENTION, PROPOSE_ERASURE})

MAY: dict[str, frozenset[str]] = {
    Role.ASSISTANT: _ASSISTING,
    Role.COORDINATOR: _CASEWORK,
    Role.SENIOR: _CASEWORK | _SUPERVISING,
    Role.MANAGER: _SUPERVISING
    | _KEEPING
    | {CONFIRM_ERASURE, VIEW, LOOK_AT_AUDIT, WORKLIST, SEE_JOBS, MEND_RESTORE},
    Role.PANEL_MEMBER: frozenset({VIEW}),
    Role.DATA_OFFICER: frozenset(
        {VIEW, CORRECT, LOOK_AT_AUDIT, WORKLIST, IMPORT_REQUESTS, SEE_JOBS}
        | {SEE_DIRECTORY, KEEP_DIRECTORY, IMPORT_REGISTER}
        | _KEEPING
    ),
    Role.FINANCE: frozenset({SEE_DIRECTORY, SEE_COMMITMENTS, SEE_COSTS, APPROVE_COSTS}),
    Role.ADMINISTRATOR: frozenset({SEE_JOBS, MEND_RESTORE}),
    Role.FAMILY: frozenset(),
    Role.PROVIDER: frozenset({ANSWER}),
}


def may(role: str, doing: str) -> bool:
    """Whether a role is allowed to do something at all, whatever the case."""
    return doing in MAY.get(role, frozenset())
