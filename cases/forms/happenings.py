"""What can be recorded on a case: first what is likely at its stage, then everything else."""

from __future__ import annotations

from statutory import Facts, Kind, Stage

from ..models import Entry

OTHER = "other"
WITH_NOTICE = "+notice"  # a decision sent together with the notice of the right of appeal

_ALWAYS = (
    Entry.Note.CALL.value,
    Entry.Note.NOTE.value,
    Kind.SETTING_CLOSED_FROM.value,
    Kind.SETTING_REOPENS.value,
    Kind.ABSENT_FROM.value,
    Kind.ABSENT_TO.value,
)
_ADVICE = (
    Kind.ADVICE_REQUEST_SENT.value,
    Kind.ADVICE_REQUEST_RECEIVED.value,
    Kind.ADVICE_RECEIVED.value,
    Kind.APPOINTMENT_MISSED.value,
)
_FINAL = (Kind.PLAN_SENT.value + WITH_NOTICE,)
LIKELY: dict[Stage, tuple[str, ...]] = {
    Stage.REQUEST: (
        Kind.CONSULTED_FAMILY.value,
        Kind.PARTNERS_TOLD.value,
        Kind.REQUEST_WITHDRAWN.value,
    ),
    Stage.ASSESSMENT: (*_ADVICE, Kind.PARTNERS_TOLD.value),
    Stage.DRAFTING: (Kind.ADVICE_RECEIVED.value, Kind.DRAFT_SENT.value, Kind.DRAFT_SERVED.value),
    Stage.DRAFT: (
        Kind.DRAFT_SERVED.value,
        Kind.REPRESENTATIONS_RECEIVED.value,
        Kind.CONSULTATION_SENT.value,
        Kind.CONSULTATION_ANSWERED.value,
        *_FINAL,
    ),
    Stage.PLAN: (Kind.REVIEW_MEETING.value, Kind.APPEAL_RECEIVED.value),
    Stage.REVIEW: (
        Kind.REVIEW_REPORT_SENT.value,
        Kind.DECIDED_TO_AMEND.value,
        Kind.AMENDMENT_NOTICE_SENT.value,
        Kind.REVIEW_COMPLETED.value,
    ),
    Stage.NOT_ASSESSED: (Kind.REFUSAL_WITHDRAWN.value, Kind.APPEAL_RECEIVED.value),
    Stage.NO_PLAN: (Kind.APPEAL_RECEIVED.value, Kind.CERTIFICATE_ISSUED.value),
    Stage.CLOSED: (),
}
# Recorded on their own pages, never here.
_ELSEWHERE = frozenset(
    {Kind.DATE_OF_BIRTH, Kind.REQUEST_RECEIVED}
    | {Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ASSESS}
    | {Kind.DECIDED_TO_ISSUE, Kind.DECIDED_NOT_TO_ISSUE}
)
# Without one of these no clock runs. A case that came without its first page still needs it.
BEGIN_A_CASE = (Kind.REQUEST_RECEIVED, Kind.BECAME_RESPONSIBLE)
# What the authority decides or does in deciding: only for those who may decide.
_DECISIONS = frozenset(
    kind
    for kind in Kind
    if kind.value.startswith(("decided_", "unopposed_", "agreed_", "reassessment_"))
    and kind is not Kind.REASSESSMENT_REQUESTED
) | {
    Kind.REFUSAL_WITHDRAWN,
    Kind.PLAN_SENT,
    Kind.AMENDED_PLAN_SENT,
    Kind.AMENDMENT_NOTICE_SENT,
    Kind.DECISION_NOTICE_SENT,
    Kind.REVIEW_COMPLETED,
    Kind.CEASE_DECISION_SENT,
    Kind.PLAN_CEASED,
    Kind.MOVED_AWAY,
    Kind.CASE_CLOSED,
}
# The notice that goes with a decision, by what its appeal is about.
NOTICES = {Kind.PLAN_SENT: "plan", Kind.DECIDED_NOT_TO_ISSUE: "not-to-issue"}
_LABELS = {
    Entry.Note.NOTE.value: "Something else worth a note",
    Entry.Note.CALL.value: "Telephone call",
    Kind.PLAN_SENT.value + WITH_NOTICE: "Final plan sent, with the notice of the right of appeal",
}
HINTS = {
    Entry.Note.NOTE.value: "No date depends on it",
    Entry.Note.CALL.value: "Say who rang whom, and anything promised. No date depends on it",
    Kind.DRAFT_SENT.value: "The day it was sent. Record the day it reached the family as well",
    Kind.DRAFT_SERVED.value: "The day it reached the family: their 15 days begin with it",
    Kind.ADVICE_REQUEST_SENT.value: "One record for each person or service asked. Say who, below",
    Kind.REQUEST_RECEIVED.value: "The day it reached any team of the council",
    Kind.ADVICE_REQUEST_RECEIVED.value: "Their 6 weeks run from this day",
    Kind.ABSENT_FROM.value: "The first day the child, parent or young person was away",
    Kind.SETTING_REOPENS.value: "The first day it is open again",
}
# Things a clock can run for several times over: what opens one, and what then belongs to it.
REPEATING: dict[str, tuple[Kind, frozenset[Kind]]] = {
    "advice": (
        Kind.ADVICE_REQUEST_SENT,
        frozenset(
            {
                Kind.ADVICE_REQUEST_RECEIVED,
                Kind.ADVICE_RECEIVED,
                Kind.ADVICE_NOT_NEEDED,
                Kind.APPOINTMENT_MISSED,
            }
        ),
    ),
    "consultation": (Kind.CONSULTATION_SENT, frozenset({Kind.CONSULTATION_ANSWERED})),
    "review": (
        Kind.REVIEW_MEETING,
        frozenset(
            {
                Kind.REVIEW_NOTICE_GIVEN,
                Kind.REVIEW_ADVICE_CIRCULATED,
                Kind.REVIEW_REPORT_SENT,
                Kind.DECIDED_TO_KEEP_PLAN,
                Kind.DECIDED_TO_AMEND,
                Kind.AMENDMENT_NOTICE_SENT,
                Kind.AMENDMENT_NOTICE_SERVED,
                Kind.DECIDED_NOT_TO_AMEND,
                Kind.AMENDED_PLAN_SENT,
                Kind.REVIEW_COMPLETED,
            }
        ),
    ),
}
NEEDS_NAME = frozenset({Kind.ADVICE_REQUEST_SENT.value, Kind.CONSULTATION_SENT.value})


def label_of(value: str) -> str:
    """What a choice says."""
    return _LABELS.get(value) or Kind(value).label


def kind_of(value: str) -> str:
    """The kind of entry a choice makes."""
    return value.removesuffix(WITH_NOTICE)


def likely(stage: str, *, may_decide: bool) -> list[tuple[str, str]]:
    """What is likely at a stage, for the first list."""
    known = LIKELY.get(Stage(stage), ()) if stage else ()
    wanted = [value for value in (*known, *_ALWAYS) if _may(value, may_decide)]
    return [(value, label_of(value)) for value in wanted] + [(OTHER, "Something not listed here")]


def rest(*, may_decide: bool) -> list[tuple[str, str]]:
    """Everything the law's clocks listen to, in alphabetical order, for the second list."""
    kinds = [kind for kind in Kind if kind not in _ELSEWHERE and _may(kind.value, may_decide)]
    return [("", "Select what happened")] + sorted(
        ((kind.value, kind.label) for kind in kinds), key=lambda choice: choice[1].casefold()
    )


def group_of(kind: str) -> str:
    """Which repeating thing a kind belongs to once that thing is open; empty for none."""
    for name, (_, follow) in REPEATING.items():
        if kind in {one.value for one in follow}:
            return name
    return ""


def new_about(kind: str, facts: Facts) -> str:
    """A mark for a new repeating thing: the second advice asked for is "advice:2"."""
    for name, (opens, _) in REPEATING.items():
        if kind == opens.value:
            taken = {a for a in facts.matters if a.startswith(f"{name}:")}
            number = len(taken) + 1
            while f"{name}:{number}" in taken:
                number += 1
            return f"{name}:{number}"
    return ""


def _may(value: str, may_decide: bool) -> bool:
    kind = kind_of(value)
    return may_decide or kind not in {one.value for one in _DECISIONS}
