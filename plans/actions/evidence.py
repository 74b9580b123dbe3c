"""Section K: which papers a plan rests on, and why a recommendation is not in it."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.models import Document
from cases.refusals import Refused

from ..language.passages import one_line
from ..models import Appendix, Need, NotUsed, Outcome, Plan, Provision, Source, Version
from ..plain import plain
from ..queries.evidence import advice_to_add, said_in, text_of
from ..versioning import held_open

Item = Need | Outcome | Provision


@action
def gather_advice(plan: Plan, *, by: User) -> list[Appendix]:
    """Put every advice that came, and the family's views, into Section K. Safe to run again."""
    first = _last_number(plan) + 1
    added = [
        Appendix.objects.create(plan=plan, number=number, added_by=by, text=said_in(paper), **paper)
        for number, paper in enumerate(advice_to_add(plan), start=first)
    ]
    audit.noting(after={"added": [one.label for one in added]})
    return added


@action
def add_appendix(
    plan: Plan, *, document: Document, title: str, author: str, role: str, by: User
) -> Appendix:
    """Put one more paper of the case into Section K."""
    if document.case_id != plan.case_id:
        raise Refused("That paper is of another case")
    if plan.appendices.filter(document=document).exists():
        raise Refused("That paper is in Section K already", field="document")
    if not title.strip():
        raise Refused("Enter what the paper is", field="title")
    audit.leaving_unsaid("document", "title", "author", "role")
    return Appendix.objects.create(
        plan=plan,
        number=_last_number(plan) + 1,
        title=title.strip(),
        author=author.strip(),
        role=role.strip(),
        dated_on=document.received_on,
        received_on=document.received_on,
        document=document,
        text=text_of(document),
        added_by=by,
    )


@action
def leave_out(appendix: Appendix, *, because: str, by: User) -> Appendix:
    """Leave a paper out of Section K, with the reason: a newer one of the same author, say."""
    if not because.strip():
        raise Refused("Say why the paper is left out", field="because")
    appendix.left_out_because = because.strip()
    appendix.save(update_fields=["left_out_because"])
    return appendix


@action
def take_in(appendix: Appendix, *, by: User) -> Appendix:
    """Take a paper into Section K again."""
    appendix.left_out_because = ""
    appendix.save(update_fields=["left_out_because"])
    return appendix


@action
def leave_unused(appendix: Appendix, *, passage: str, because: str, by: User) -> NotUsed:
    """Say why a recommendation of the advice is not in the plan."""
    if not because.strip():
        raise Refused("Say why it is not in the plan", field="because")
    audit.leaving_unsaid("passage", "because")
    return NotUsed.objects.create(
        appendix=appendix, passage=one_line(passage), because=plain(because), by=by
    )


@action
def rest_on(version: Version, *, line: Item, appendix: Appendix, passage: str, by: User) -> Source:
    """Say that a line rests on a passage of the advice."""
    version = held_open(version)
    audit.leaving_unsaid("passage", "line")
    if line.version_id != version.pk or appendix.plan_id != version.plan_id:
        raise Refused("That line or that paper is of another plan")
    audit.noting(after={"line": line.label})
    which: dict[str, Any] = {type(line).__name__.lower(): line}
    return Source.objects.get_or_create(appendix=appendix, passage=plain(passage), **which)[0]


def _last_number(plan: Plan) -> int:
    return plan.appendices.order_by("-number").values_list("number", flat=True).first() or 0
