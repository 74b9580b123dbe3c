"""What the screens say in words: clocks, grounds, entries, actions and jobs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import template

from statutory import RULES_BY_ID, Deadline, Ground, Kind, Status

from .. import roles
from ..deciding.legal_questions import GROUND_TEXTS
from ..deciding.phrases import BY_CODE, Found
from ..facts import LEGAL_KINDS
from ..models import Decision, Entry, StatutoryException
from ..wording import tag_of

register = template.Library()
DOING = {
    roles.VIEW: "Look",
    roles.HOLD: "Keep from erasure",
    roles.RECORD: "Record what happened",
    roles.CORRECT: "Correct an entry",
    roles.DECIDE: "Decide",
    roles.EXCEPT: "Rely on an exception, or withdraw one",
    roles.SEND: "Send a letter",
    roles.FILE: "File a paper",
    roles.ASK: "Ask a senior, or raise a concern",
    roles.APPROVE: "Answer as the second person",
    roles.RESTRICT: "Say who may open it",
    roles.LOOK_AT_AUDIT: "See who looked",
    roles.ALLOCATE: "Give it to an officer",
    roles.ASK_ADVICE: "Ask for advice",
    roles.CONSULT: "Consult a setting",
    roles.SEE_COSTS: "See what places cost",
    roles.WEIGH: "Weigh the options",
    roles.PLACE: "Record a placement",
    roles.WRITE_PLAN: "Write the plan",
    roles.ISSUE_PLAN: "Send the plan out",
    roles.CHECK_PLAN: "Check the plan as a senior",
    roles.AUDIT_PLANS: "Audit the plan",
    roles.LIST_CASE: "Put the case on the agenda of a panel",
    roles.WRITE_BRIEF: "Write the brief for a panel",
    roles.REVIEW_BRIEF: "Review the brief for a panel",
    roles.INVITE_FAMILY: "Let the family sign in",
    roles.SIT: "Read as a member of a panel",
    roles.KEEP_RECORD: "Keep the record of a panel",
    roles.ANSWER: "Answer as a setting or service",
}
DONE = {
    "receive_request": "Recorded the request",
    "receive_imported": "Read the request in from a file",
    "add_imported": "Added to the case from a file",
    "open_case": "Opened a case for what reached us",
    "join_case": "Joined what reached us to the case",
    "acknowledge": "Acknowledged the request",
    "hand_over": "Put a row of a file into the intake queue",
    "join_request": "Joined a second request to the case",
    "record": "Recorded what happened",
    "correct": "Corrected an entry",
    "add_family_member": "Added a person",
    "edit_family_member": "Changed a person’s record",
    "edit_child": "Changed the child’s record",
    "remove_family_member": "Removed a person",
    "bring_back": "Brought a person back",
    "withhold": "Kept a person’s details from others",
    "stop_withholding": "Stopped keeping a person’s details from others",
    "record_order": "Recorded a court order",
    "end_order": "Recorded that a court order ended",
    "mark_doubtful": "Marked an address as doubtful",
    "settle_doubtful": "Said that an address is right",
    "deal_with_stopped": "Dealt with a letter that was stopped",
    "decide_to_assess": "Decided to assess",
    "decide_not_to_assess": "Decided not to assess",
    "decide_to_issue": "Decided to issue a plan",
    "decide_not_to_issue": "Decided not to issue a plan",
    "explain": "Explained a held decision",
    "send_back": "Sent a held decision back",
    "rewrite": "Wrote a held decision anew",
    "drop": "Dropped a held decision",
    "approve": "Approved an exception",
    "refuse": "Refused an exception",
    "record_delay_reason": "Kept a reason for delay",
    "mark_posted": "Marked a letter as posted",
    "send_letter": "Made a letter",
    "send_letters": "Made letters",
    "call_back": "Called a letter back",
    "stop_for_moved_right": "Stopped a letter: the rights had passed",
    "set_letter_format": "Noted how somebody wants letters",
    "note_setting": "Noted the address of the setting",
    "allocate": "Gave it to an officer",
    "set_complexity": "Changed how complex it is",
    "hand_in": "Handed in advice",
    "withdraw_advice": "Withdrew advice",
    "begin_advice": "Began to write advice",
    "correct_advice": "Began to correct advice",
    "decline": "Sent a request for advice back",
    "save_about": "Wrote on advice",
    "add_lines": "Wrote on advice",
    "save_line": "Wrote on advice",
    "remove_line": "Wrote on advice",
    "attach": "Put a document into a draft of advice",
    "detach": "Took a document out of a draft of advice",
    "sign": "Signed a draft of advice",
    "ask_more_time": "Asked for more time to give advice",
    "report_missed": "Told of a missed appointment",
    "assign": "Shared out a request for advice",
    "take_on": "Took on an audit of the plan",
    "score": "Marked the plan in an audit",
    "finish": "Finished an audit of the plan",
    "close_action": "Did what an audit of the plan asked for",
    "audit_again": "Asked for a second audit of the plan",
    "take_mark_away": "Took a mark off advice",
    "let_see_others": "Said whether an author may read other advice",
}
JOBS = {
    "deliver_messages": "Send messages",
    "plan_reminders": "Write reminders",
    "verify_deadlines": "Check every deadline",
    "rebuild_deadlines": "Work out deadlines again",
    "check_sent_file": "Check a file of requests",
    "read_in_file": "Read in a file of requests",
    "make_batch": "Make letters in bulk",
    "make_pack": "Make the papers of a meeting",
    "make_copy_again": "Make a member’s papers again",
    "tidy_up": "Forget ended sessions and old forms",
    "stop_letters_of_moved_rights": "Stop letters to parents when the rights pass",
    "prepare_moving_rights": "Prepare for the day on which the rights pass",
    "chase_late_advice": "Chase late advice",
    "draw_samples": "Draw the plans that are audited",
    "forget_old_files": "Delete old files of requests",
    "take_back_from_leavers": "Give the work of leavers back to their teams",
}


@register.filter
def status_on(clock: Deadline, today: date) -> Status:
    """How a clock stands today."""
    return clock.status(today)


@register.simple_tag
def status_tag(status: Status, due: date | None, today: date) -> tuple[str, str]:
    """The words and the colour of the tag that says how a clock stands."""
    return tag_of(status, due, today)


@register.filter
def duty_of(rule: str) -> str:
    """What a rule asks, by its id."""
    return RULES_BY_ID[rule].duty if rule in RULES_BY_ID else rule


@register.filter
def ground_words(ground: str) -> str:
    """A listed ground in plain words."""
    return Ground(ground).label


@register.filter
def stops(stopped_by: list[dict[str, str]]) -> list[Found]:
    """The reasons that hold a decision, with why the law does not know them."""
    return [Found(BY_CODE[one["code"]], one["words"]) for one in stopped_by]


@register.filter
def ground_texts(decision: Decision) -> list[str]:
    """The grounds a decision rests on, in words."""
    return [GROUND_TEXTS.get((decision.question, code), code) for code in decision.grounds]


def is_unanswered(exceptions: Iterable[StatutoryException], clock: Deadline) -> bool:
    """Whether a clock is switched off by an exception that no senior has answered."""
    return any(
        (one.rule, one.about) == (clock.rule.id, clock.about) and one.is_unanswered
        for one in exceptions
    )


@register.filter
def entry_title(entry: Entry) -> str:
    """What an entry says happened."""
    if entry.kind in LEGAL_KINDS:
        return Kind(entry.kind).label
    return str(dict(Entry.Note.choices).get(entry.kind, entry.kind))


def is_legal(entry: Entry) -> bool:
    """Whether the law's clocks listen to such an entry."""
    return entry.kind in LEGAL_KINDS


@register.filter
def named(matters: dict[str, str], about: str) -> str:
    """Who a clock or an entry is about, where it is one of several: "School nurse"."""
    return matters.get(about, "")


@register.filter
def action_words(name: str) -> str:
    """Which action was taken, as a person would say it: "Decided to assess"."""
    action = name.rpartition(".")[2]
    return DONE.get(action, action.replace("_", " ").capitalize())


@register.filter
def job_words(name: str) -> str:
    """What a job does: "Send messages"."""
    return JOBS.get(name, name.replace("_", " ").capitalize())


@register.filter
def task_words(task: str) -> str:
    """The same of a task of the schedule: "cases.tasks.deliver_messages"."""
    return job_words(task.rpartition(".")[2])


@register.filter
def doing_words(doing: str) -> str:
    """What a case was opened to do. A provider's door adds what they were asked: "answer x:17"."""
    return DOING.get(doing.partition(" ")[0], action_words(doing))
