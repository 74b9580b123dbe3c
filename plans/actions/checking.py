"""set aside, accept a loss, restore, ask for the senior's check, return, sign."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases import audit, roles
from cases.audit import action
from cases.refusals import Refused

from ..checker.findings import Severity
from ..content import fingerprint, written
from ..models import AcceptedLoss, Override, SeniorCheck, Version
from ..queries.checks import ADVICE_OUTSTANDING, BEFORE_THE_END, findings_of, losses_of
from ..queries.gates import Standing
from ..queries.signing import check_waiting, why_may_not_sign
from ..versioning import held_open

State = SeniorCheck.State
Key = tuple[str, str, str, str]
MAY_LET_PASS = (ADVICE_OUTSTANDING, BEFORE_THE_END)
MOVED_ON = (
    "The plan was changed while you were reading. Look at what changed, shown above, and sign then."
)


@action
def set_aside(version: Version, *, key: Key, because: str, by: User, today: date) -> Override:
    """Set a finding aside with a reason. One that breaks a duty only by somebody who may sign."""
    version = held_open(version)
    audit.leaving_unsaid("key", "because")
    _refuse_without("because", because, "Say why it is set aside")
    found = {one.key: one for one in findings_of(version, today) if one.is_open}
    if (looked := found.get(key)) is None:
        raise Refused("That finding is no longer there: the words were changed, or it is set aside")
    if looked.finding.severity is Severity.BLOCK and not roles.may(by.role, roles.CHECK_PLAN):
        raise Refused("A finding that breaks a duty is set aside by a senior. Ask for their check.")
    rule, section, item, quote = key
    audit.noting(after={"rule": rule, "item": item})
    return Override.objects.create(
        plan=version.plan,
        rule=rule,
        section=section,
        item=item,
        quote=quote,
        because=because.strip(),
        by=by,
    )


@action
def take_back(override: Override, *, by: User) -> Override:
    """Take back that a finding was set aside: it stands again."""
    override.taken_back_at = timezone.now()
    override.save(update_fields=["taken_back_at"])
    return override


@action
def let_pass(version: Version, *, what: str, because: str, by: User) -> Override:
    """A senior lets one gate pass for this version: advice that is late, days that are not over."""
    version = held_open(version)
    _refuse_without("because", because, "Say why. The family is told the reason if they ask")
    if what not in MAY_LET_PASS or not roles.may(by.role, roles.CHECK_PLAN):
        raise Refused("That is not yours to let pass")
    return Override.objects.create(
        plan=version.plan,
        rule=what,
        section="all",
        quote=str(version.number),
        because=because.strip(),
        by=by,
    )


@action
def accept_loss(version: Version, *, key: Key, because: str, by: User) -> AcceptedLoss:
    """Accept that a version takes something away, with a reason that the family sees too."""
    version = held_open(version)
    audit.leaving_unsaid("key", "because")
    _refuse_without("because", because, "Say why, in words the family can read")
    if not any(one.key == key and one.accepted is None for one in losses_of(version)):
        raise Refused("Nothing of the kind is taken away any more, or it is accepted already")
    item, kind, was, now = key
    audit.noting(after={"item": item, "kind": kind})
    return AcceptedLoss.objects.create(
        version=version, item=item, kind=kind, was=was, now=now, because=because.strip(), by=by
    )


@action
def ask_check(version: Version, *, note: str, by: User) -> SeniorCheck:
    """Ask for the check by somebody who wrote none of it. What it says now is kept beside it."""
    version = held_open(version)
    audit.leaving_unsaid("note")
    plan = Standing(version, timezone.localdate()).plan
    try:
        with transaction.atomic():
            return SeniorCheck.objects.create(
                version=version, note=note.strip(), asked_by=by, content=written(plan)
            )
    except IntegrityError:
        raise Refused("The check is asked for already.") from None


@action
def withdraw_check(version: Version, *, by: User) -> SeniorCheck:
    """Take back that a check was asked for."""
    check = _waiting(held_open(version))
    return _answer(check, State.WITHDRAWN, by, "")


@action
def return_check(version: Version, *, comments: str, by: User) -> SeniorCheck:
    """Send a version back to whoever wrote it, with what has to be done."""
    audit.leaving_unsaid("comments")
    _refuse_without("comments", comments, "Say what has to be done")
    check = _waiting(held_open(version))
    _refuse_signer(check.version, by)
    return _answer(check, State.RETURNED, by, comments)


@action
def sign(version: Version, *, seen: str, comments: str, by: User, today: date) -> SeniorCheck:
    """Sign a version as it stands. `seen` is the fingerprint of what the signer was shown."""
    audit.leaving_unsaid("comments")
    version = held_open(version)
    check = _waiting(version)
    _refuse_signer(version, by)
    standing = Standing(version, today)
    mark = fingerprint(standing.plan)
    if mark != seen:
        raise Refused(MOVED_ON)
    if closed := [gate.why_not for gate in standing.before_signing if not gate.is_open]:
        raise Refused(f"It cannot be signed yet. {' '.join(closed)}")
    check.fingerprint = mark
    audit.noting(after={"fingerprint": mark})
    return _answer(check, State.SIGNED, by, comments)


def _refuse_signer(version: Version, by: User) -> None:
    if not roles.may(by.role, roles.CHECK_PLAN):
        raise Refused("You may not check plans")
    if why_not := why_may_not_sign(version, by):
        raise Refused(why_not)


def _waiting(version: Version) -> SeniorCheck:
    check = check_waiting(version)
    if check is None:
        raise Refused("Nobody asked for the check, or it is answered already.")
    check.version = version
    return check


def _answer(check: SeniorCheck, state: str, by: User, comments: str) -> SeniorCheck:
    check.state, check.answered_by, check.answered_at = state, by, timezone.now()
    check.comments = comments.strip()
    check.save()
    return check


def _refuse_without(field: str, words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(sentence, field=field)
