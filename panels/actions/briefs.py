"""begin, write, set out, add an option, take out: the brief of a case, by whoever may write it."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.editing import Edit, save, settle
from cases.models import Case
from cases.refusals import Refused

from ..kinds import KINDS
from ..models import AgendaItem, Brief, BriefOption, BriefReview, Statement

Part = Statement | BriefOption
_SHUT = "This brief is with a senior. Take it back first, or wait for the answer."


@action
def begin(case: Case, *, kind: str, question: str, by: User) -> Brief:
    """Begin the brief of a case for one question of a kind of panel."""
    if kind not in KINDS or question not in KINDS[kind].questions:
        raise Refused("That panel does not answer that question", field="question")
    try:
        with transaction.atomic():
            brief = Brief(case=case, kind=kind, question=question, begun_by=by)
            brief._history_user = by  # type: ignore[attr-defined]
            brief.save()
    except IntegrityError:
        raise Refused("A brief for this question is begun already. Write on in that one.") from None
    for item in AgendaItem.objects.filter(
        case=case, question=question, state=AgendaItem.State.LISTED, brief=None
    ):
        item.brief = brief
        item.save(update_fields=["brief"])
    return brief


@action
def write(brief: Brief, *, edit: Edit, by: User) -> Brief:
    """Write the texts of a brief. What two people changed in two ways is asked about."""
    brief = _held(brief)
    audit.leaving_unsaid("edit")
    if save(brief, settle(brief, edit), by=by):
        _void(brief, by)
    return brief


@action
def set_out(brief: Brief, *, part: str, values: dict[str, Any], by: User) -> Statement:
    """Add an issue, or what a piece of evidence says, with the passage it rests on."""
    brief = _held(brief)
    audit.leaving_unsaid("values")
    _refuse_foreign_paper(brief, values)
    one = Statement(brief=brief, part=part, **values)
    _save(one, by)
    return one


@action
def add_option(brief: Brief, *, values: dict[str, Any], by: User) -> BriefOption:
    """Add a way to answer the question."""
    brief = _held(brief)
    audit.leaving_unsaid("values")
    option = values.get("option")
    if option is not None and option.case_id != brief.case_id:
        raise Refused("That option belongs to another case", field="option")
    one = BriefOption(brief=brief, **values)
    _save(one, by)
    return one


@action
def change(part: Part, *, edit: Edit, by: User) -> Part:
    """Change an issue, a piece of evidence or an option."""
    brief = _held(part.brief)
    audit.leaving_unsaid("edit")
    _refuse_foreign_paper(brief, dict(edit.values))
    if save(part, settle(part, edit), by=by):
        _void(brief, by)
    return part


@action
def take_out(part: Part, *, by: User) -> Part:
    """Take an issue, a piece of evidence or an option out. It stays in the history."""
    brief = _held(part.brief)
    if part.removed_at is None:
        part.removed_at = timezone.now()
        part._history_user = by  # type: ignore[union-attr]
        part.save()
        _void(brief, by)
    return part


def _held(brief: Brief) -> Brief:
    """The brief, held against others, when it may be written on."""
    brief = Brief.objects.select_for_update(of=("self",)).select_related("case").get(pk=brief.pk)
    if brief.state == Brief.State.SUBMITTED:
        raise Refused(_SHUT)
    if brief.state == Brief.State.CLOSED:
        raise Refused("This brief is closed: the panel has had it")
    return brief


def _save(part: Part, by: User) -> None:
    part._history_user = by  # type: ignore[union-attr]
    part.save()
    _void(part.brief, by)


def _void(brief: Brief, by: User) -> None:
    """A brief that is changed after it was approved has to be approved anew."""
    if brief.state != Brief.State.APPROVED:
        return
    for review in brief.reviews.filter(state=BriefReview.State.APPROVED):
        review.state = BriefReview.State.VOID
        review.save(update_fields=["state"])
    brief.state = Brief.State.WRITING
    brief._history_user = by  # type: ignore[attr-defined]
    brief.save()
    audit.noting(after={"approval": "void"})


def _refuse_foreign_paper(brief: Brief, values: dict[str, Any]) -> None:
    paper = values.get("document")
    if paper is not None and paper.case_id != brief.case_id:
        raise Refused("That paper belongs to another case", field="document")
