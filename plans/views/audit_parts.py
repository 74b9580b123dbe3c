"""What the page of an audit is put together from: the plan as issued beside its criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from ..forms.quality import ScoreForm
from ..models import Audit, Score
from ..output.blocks import Shown
from ..output.shown import sections_of
from ..quality import SECTIONS, THREAD, Criterion, Result, grade, share
from ..queries.assembling import content_of
from ..queries.auditing import losses_in, set_aside_in, why_may_not_audit


@dataclass(frozen=True)
class Asked:
    """One criterion as it stands on the page."""

    criterion: Criterion
    mark: BoundField
    note: BoundField
    told: Score | None


@dataclass(frozen=True)
class Part:
    """One section of the plan with what is looked at in it."""

    code: str
    name: str
    shown: tuple[Shown, ...]
    asked: tuple[Asked, ...]
    marked: int
    percent: int | None


def of_audit(audit: Audit, form: ScoreForm) -> dict[str, Any]:
    """Everything the page of an audit shows."""
    version = audit.version
    may_not = "" if audit.finished_at else why_may_not_audit(audit, form.by)
    scores = {one.criterion: one for one in audit.scores.all()}
    marks = {name: one.mark for name, one in scores.items()}
    return {
        "audit": audit,
        "version": version,
        "form": form,
        "may_not": may_not,
        "is_marking": not audit.finished_at and not may_not and audit.auditor_id == form.by.pk,
        "parts": _parts(sections_of(content_of(version)), form, scores),
        "set_aside": set_aside_in(version),
        "losses": losses_in(version),
        "result": _result(audit, marks),
        "second": Audit.objects.filter(follows=audit).first(),
    }


def _parts(shown: tuple[Shown, ...], form: ScoreForm, scores: dict[str, Score]) -> list[Part]:
    marks = {name: one.mark for name, one in scores.items()}
    parts = []
    for code, name in SECTIONS.items():
        criteria = [one for one in form.criteria if one.section == code]
        parts.append(
            Part(
                code=code,
                name=name,
                shown=tuple(one for one in shown if code != THREAD and one.code[:1] == code),
                asked=tuple(
                    Asked(one, form[one.id], form[f"{one.id}-note"], scores.get(one.id))
                    for one in criteria
                ),
                marked=sum(one.id in marks for one in criteria),
                percent=share(criteria, marks),
            )
        )
    return parts


def _result(audit: Audit, marks: dict[str, str]) -> Result | None:
    """What the marks come to, of an audit that is finished."""
    if audit.finished_at is None:
        return None
    return grade(marks, audit.version.sent_on or audit.sample.month)
