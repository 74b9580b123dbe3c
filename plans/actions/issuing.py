"""Send a version out: serve a draft, give notice of amendments, make a plan final.

A version is frozen, put on the case as a paper, sent to exactly those whom the law names, and
recorded: all of it or nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from cases import audit
from cases.actions.chronology import enter_all
from cases.actions.correspondence import send_letter
from cases.audit import action
from cases.letters import (
    AMENDED_DRAFT,
    AMENDED_PLAN,
    AMENDMENT_NOTICE,
    DRAFT_PLAN,
    FINAL_PLAN,
    NOT_AMENDING,
    Letter,
)
from cases.letters.addressees import Addressee
from cases.letters.plans import PLAN
from cases.letters.recipients import recipients_of
from cases.models import Case, Entry, Message
from cases.refusals import Refused
from statutory import Kind, format_date

from ..models import Plan, Version
from ..outgoing import Papers
from ..queries.dates import last_day_if_served, review_due
from ..queries.gates import Standing
from ..queries.sending import bodies_of
from ..queries.versions import newest_issued
from ..versioning import freeze, held_open

Status = Version.Status
TO_FAMILY: dict[str, Letter] = {
    Status.DRAFT: DRAFT_PLAN,
    Status.AMENDED_DRAFT: AMENDED_DRAFT,
    Status.PROPOSED: AMENDMENT_NOTICE,
    Status.FINAL: FINAL_PLAN,
    Status.AMENDED_FINAL: AMENDED_PLAN,
}
SENT = {
    Status.DRAFT: Kind.DRAFT_SENT,
    Status.AMENDED_DRAFT: Kind.DRAFT_SENT,
    Status.PROPOSED: Kind.AMENDMENT_NOTICE_SENT,
    Status.FINAL: Kind.PLAN_SENT,
    Status.AMENDED_FINAL: Kind.AMENDED_PLAN_SENT,
}
# The fifteen days begin with these. An amended draft does not begin them anew.
SERVED = {Status.DRAFT: Kind.DRAFT_SERVED, Status.PROPOSED: Kind.AMENDMENT_NOTICE_SERVED}


@action
def send_for_comment(version: Version, *, on: date, comment_by: date, by: User) -> Version:
    """Serve a draft, or give notice of amendments: the family gets fifteen days or more.

    An amended draft follows their comments. It gives them the time that we think right.
    """
    version = held_open(version)
    if version.is_to_be_final:
        raise Refused("A final plan is not sent for comment")
    _refuse_closed_gates(version, on)
    _refuse_too_short(version, on, comment_by)
    version.comment_by = comment_by
    freeze(version, on=on, by=by)
    papers = _filed(version, by)
    enter_all(version.case, [{"kind": SENT[Status(version.status)].value, "on": on}], by=by)
    _to_family(version, papers, {"comment_by": comment_by}, on, by)
    return version


@action
def note_served(version: Version, *, on: date, by: User, today: date) -> Version:
    """Record the day on which a version reached the family. The fifteen days begin with it."""
    if version.sent_on is None or version.is_to_be_final:
        raise Refused("This version was not sent for comment")
    if on > today:
        raise Refused(f"{format_date(on)} is in the future", field="on")
    if on < version.sent_on:
        raise Refused(f"It was sent on {format_date(version.sent_on)}", field="on")
    if version.served_on is not None:
        raise Refused("That day is recorded. Correct it in the chronology.", field="on")
    version.served_on = on
    version.save(update_fields=["served_on"])
    if kind := SERVED.get(Status(version.status)):
        enter_all(version.case, [{"kind": kind.value, "on": on}], by=by)
    return version


@action
def make_final(
    version: Version, *, on: date, by: User, because: str = "", why_late: str = ""
) -> Version:
    """Issue the final plan, or the amended final plan, to everybody the law names."""
    version = held_open(version)
    if not version.is_to_be_final:
        raise Refused("A draft is not made final: begin the final version first")
    standing = _refuse_closed_gates(version, on)
    audit.leaving_unsaid("because", "why_late")
    bodies = _bodies(version)
    version.dated_on, version.review_due = on, review_due(version, on)
    signature = standing.signature
    signed_by = signature.answered_by.name if signature and signature.answered_by else ""
    freeze(version, on=on, by=by, signed_by=signed_by)
    papers = _filed(version, by)
    _record_final(version, on, by)
    said = {"because": because, "why_late": why_late}
    _to_family(version, papers, said, on, by)
    for letter, body in bodies:
        send_letter(version.case, letter=letter, to=body, on=on, by=by, enclosed=papers.for_bodies)
    audit.noting(after={"signed_by": signed_by})
    return version


@action
def decide_not_to_amend(plan: Plan, *, reasons: str, on: date, by: User) -> Case:
    """Tell the family, with reasons, that the plan is not amended after all (reg 22(4))."""
    if not reasons.strip():
        raise Refused("Give the reasons", field="reasons")
    newest = newest_issued(plan)
    if newest is None or newest.status != Status.PROPOSED:
        raise Refused("No amendments are proposed")
    notice = {"kind": Kind.DECISION_NOTICE_SENT.value, "on": on, "about": "not-amending"}
    entries = [{"kind": Kind.DECIDED_NOT_TO_AMEND.value, "on": on, "note": reasons}, notice]
    enter_all(plan.case, entries, by=by)
    who = recipients_of(plan.case, on)
    if not who.reachable:
        raise Refused(who.why_nobody)
    for member in who.reachable:
        send_letter(plan.case, letter=NOT_AMENDING, to=member, on=on, by=by, reasons=reasons)
    return plan.case


def _refuse_too_short(version: Version, on: date, comment_by: date) -> None:
    if comment_by <= on:
        raise Refused("Give them time after today", field="comment_by")
    last = last_day_if_served(version, on)
    if version.status != Status.AMENDED_DRAFT and last is not None and comment_by < last:
        said = f"Fifteen days beginning with today end on {format_date(last)}. Give at least that."
        raise Refused(said, field="comment_by")


def _refuse_closed_gates(version: Version, on: date) -> Standing:
    standing = Standing(version, on)
    if closed := [gate.why_not for gate in standing.gates if not gate.is_open]:
        raise Refused(f"It cannot go out yet. {' '.join(closed)}")
    return standing


def _record_final(version: Version, on: date, by: User) -> None:
    entries: list[dict[str, object]] = [
        {"kind": SENT[Status(version.status)].value, "on": on},
        {"kind": Kind.DECISION_NOTICE_SENT.value, "on": on, "about": PLAN},
    ]
    enter_all(version.case, entries, by=by)


def _filed(version: Version, by: User) -> Papers:
    papers = Papers(version, by)
    version.document = papers.standard
    version.save(update_fields=["document"])
    return papers


def _to_family(
    version: Version, papers: Papers, typed: dict[str, Any], on: date, by: User
) -> list[Message]:
    letter, case = TO_FAMILY[Status(version.status)], version.case
    who = recipients_of(case, on)
    sent = [
        send_letter(
            case, letter=letter, to=one, on=on, by=by, typed=typed, enclosed=papers.for_member(one)
        )
        for one in who.reachable
    ]
    if who.unreachable:
        said = " ".join(reason for _, reason in who.unreachable)
        note = f"“{letter.title}” did not go to everybody it should. {said}"
        enter_all(case, [{"kind": Entry.Note.NOTE.value, "on": on, "note": note}], by=by)
    return sent


def _bodies(version: Version) -> list[tuple[Letter, Addressee]]:
    bodies = bodies_of(version)
    for _, body in bodies:
        if body.why_not:
            raise Refused(f"The plan cannot go to everybody it must. {body.why_not}")
    return bodies
