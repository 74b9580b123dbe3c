"""Draw a month's sample, audit a plan of it, see what it asks for done. Nothing is chosen here."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases import audit as keeping
from cases import roles
from cases.access import may_open
from cases.actions.alerts import alert
from cases.audit import action
from cases.refusals import Refused
from statutory import format_date

from ..models import Audit, Sample, Score
from ..quality import grade
from ..queries.auditing import (
    criteria_of,
    left_to_mark,
    marks_of,
    why_may_not_audit,
    why_may_not_close,
)
from ..queries.drawing import pool_of
from ..sampling import choose, rule_on, written

FINISHED = "This audit is finished and stays as it is. A second audit can be asked for."


@dataclass(frozen=True)
class Marked:
    """The mark on one criterion, and what the auditor says of it."""

    mark: str
    note: str = ""


@action
def draw(month: date, *, by: User | None, today: date) -> Sample:
    """Draw the sample of a month that is over, once. What is in it follows from the seed."""
    first = month.replace(day=1)
    if first >= today.replace(day=1):
        raise Refused("That month is not over. A sample is drawn from all of its plans.")
    if Sample.objects.filter(month=first).exists():
        raise Refused("The sample of that month is drawn. It is drawn once.")
    pool, seed = pool_of(first), secrets.token_hex(16)
    if not pool:
        raise Refused("No plan was issued in that month")
    try:
        with transaction.atomic():
            sample = Sample.objects.create(
                month=first, drawn_by=by, issued=len(pool), seed=seed, pool=written(pool)
            )
    except IntegrityError:
        raise Refused("The sample of that month is drawn. It is drawn once.") from None
    for version, why in choose(pool, seed, rule_on(first)).items():
        Audit.objects.create(sample=sample, version_id=version, why=why)
    return sample


@action
def take_on(audit: Audit, *, by: User) -> Audit:
    """Take on an audit, or take it over from whoever began it. Never of one's own work."""
    audit = _open_for(audit, by)
    audit.auditor = by
    audit.save(update_fields=["auditor"])
    return audit


@action
def score(audit: Audit, *, marks: Mapping[str, Marked], by: User) -> Audit:
    """Keep the marks given so far. Those not named stay as they are."""
    audit = _own(audit, by)
    keeping.leaving_unsaid("marks")
    known = {one.id: one for one in criteria_of(audit)}
    for name, told in marks.items():
        if name not in known or told.mark not in Score.Mark.values:
            raise Refused("There is no such criterion or mark", field=name)
        if told.mark == Score.Mark.NOT_APPLICABLE and not known[name].may_not_apply:
            raise Refused(f"“{known[name].name}” applies to every plan", field=name)
        kept = audit.scores.filter(criterion=name).first() or Score(audit=audit, criterion=name)
        kept.mark, kept.note = told.mark, told.note.strip()
        kept.save()
    keeping.noting(after={"criteria": sorted(marks)})
    return audit


@action
def finish(
    audit: Audit,
    *,
    by: User,
    to_do: str = "",
    owner: User | None = None,
    due: date | None = None,
    today: date,
) -> Audit:
    """Finish an audit: its grade follows from the marks. What has to be done gets an owner."""
    audit = _own(audit, by)
    keeping.leaving_unsaid("to_do")
    if left := left_to_mark(audit):
        raise Refused(f"Still without a mark, or without a note: {left[0].name}")
    _refuse_half_an_action(audit, to_do.strip(), owner, due, today)
    result = grade(marks_of(audit), audit.version.sent_on or audit.sample.month)
    audit.grade, audit.percent = result.grade, result.percent
    audit.finished_at = timezone.now()
    if to_do.strip():
        audit.action, audit.action_owner, audit.action_due = to_do.strip(), owner, due
    audit.save()
    keeping.noting(after={"grade": result.grade, "percent": result.percent})
    if owner is not None and owner != by and to_do.strip():
        _tell(audit, owner, by)
    return audit


@action
def close_action(audit: Audit, *, note: str, on: date, by: User, today: date) -> Audit:
    """Say that what an audit asked for is done: by its owner, or by somebody who audits."""
    audit = _held(audit)
    keeping.leaving_unsaid("note")
    if not audit.is_action_open:
        raise Refused("There is nothing left to do about this audit")
    if why := why_may_not_close(audit, by):
        raise Refused(why)
    if not note.strip():
        raise Refused("Say what was done", field="note")
    assert audit.finished_at is not None
    if not timezone.localdate(audit.finished_at) <= on <= today:
        raise Refused("Give a day since the audit was finished, and not after today", field="on")
    audit.action_done_on, audit.action_note, audit.action_done_by = on, note.strip(), by
    audit.save()
    return audit


@action
def audit_again(audit: Audit, *, because: str, by: User) -> Audit:
    """Ask for a second audit of the same plan, by somebody else. The first stays as it is."""
    audit = _held(audit)
    keeping.leaving_unsaid("because")
    if audit.finished_at is None:
        raise Refused("This audit is not finished. Somebody else can take it over.")
    if audit.follows_id or Audit.objects.filter(follows=audit).exists():
        raise Refused("A plan of a sample is audited twice at the most")
    if not because.strip():
        raise Refused("Say why it is audited again", field="because")
    return Audit.objects.create(
        sample=audit.sample,
        version=audit.version,
        why=audit.why,
        follows=audit,
        asked_again_because=because.strip(),
    )


def _held(audit: Audit) -> Audit:
    rows = Audit.objects.select_for_update(of=("self",)).order_by()
    return rows.select_related("sample", "version__plan__case", "follows").get(pk=audit.pk)


def _open_for(audit: Audit, by: User) -> Audit:
    audit = _held(audit)
    if audit.finished_at is not None:
        raise Refused(FINISHED)
    if not roles.may(by.role, roles.AUDIT_PLANS):
        raise Refused("You do not audit plans")
    if why := why_may_not_audit(audit, by):
        raise Refused(why)
    return audit


def _own(audit: Audit, by: User) -> Audit:
    audit = _open_for(audit, by)
    if audit.auditor_id != by.pk:
        raise Refused("Somebody else has this audit in hand. Take it over first.")
    return audit


def _refuse_half_an_action(
    audit: Audit, to_do: str, owner: User | None, due: date | None, today: date
) -> None:
    if not to_do:
        if owner is not None or due is not None:
            raise Refused("Say what has to be done", field="to_do")
        return
    if owner is None or not may_open(owner, audit.case):
        raise Refused("Choose who does it, among those who may open the case", field="owner")
    if due is None or due < today:
        raise Refused("Give the day by which it has to be done, today or later", field="due")


def _tell(audit: Audit, owner: User, by: User) -> None:
    case, due = audit.case, audit.action_due
    assert due is not None
    alert(
        case,
        to=[owner],
        code="audit-action",
        subject=f"Something to do after an audit by {format_date(due)}",
        path=f"/cases/{case.reference}/plan/audits/{audit.pk}/action/",
        once=f"audit-action:{audit.pk}",
        by=by,
    )
