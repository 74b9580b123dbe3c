"""A plan as JSON, always the same for the same plan, and the fingerprint of what it says."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from .plan import Advice, Plan, Provision, Setting

ADDED_ON_ISSUE = (
    *("status", "date", "age_at_date", "review_due", "signed_by", "signed_on"),
    *("plan_version", "marking", "year_group"),
)
SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")


def written(plan: Plan) -> dict[str, Any]:
    """The plan as a JSON object: what `read_plan` reads is what was written."""
    return {"type": "ehc_plan", "front": _front(plan), "sections": _sections(plan)}


def fingerprint(plan: Plan) -> str:
    """A mark (SHA-256) of all that the plan says. One character changed is another mark.

    What issuing it adds (the state, the days, the signature) is no part of it: a signature is put
    under what the mark was made of.
    """
    said = written(plan)
    for name in ADDED_ON_ISSUE:
        said["front"].pop(name)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _front(plan: Plan) -> dict[str, Any]:
    return {name: _plain(value) for name, value in vars(plan.front).items()}


def _sections(plan: Plan) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "A": dict(vars(plan.views)),
        "B": {"strengths": list(plan.strengths)} | _needs(plan, "B"),
        "C": _needs(plan, "C"),
        "D": _needs(plan, "D"),
        "E": {"short_term_targets": plan.short_term_targets, "outcomes": _outcomes(plan)},
        "F": _lines(plan, "F"),
        "G": _health(plan),
        "H1": _lines(plan, "H1"),
        "H2": _lines(plan, "H2"),
        "I": _named(plan),
        "J": _budget(plan),
        "K": [_entry(entry) for entry in plan.advice],
    }
    for name, text in plan.nil.items():
        whole.setdefault(name, {})["nil_statement"] = text
    for name, text in plan.loose.items():
        if text:
            whole.setdefault(name, {})["text"] = text
    order = plan.headings or SECTIONS
    return {name: whole[name] for name in order if name in whole}


def _needs(plan: Plan, section: str) -> dict[str, Any]:
    needs = plan.needs_of(section)
    return {
        "needs": [
            {"id": n.id, "area": n.area, "text": n.text, "advice_ref": list(n.advice_refs)}
            for n in needs
        ]
    }


def _outcomes(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "text": one.text,
            "need_refs": list(one.need_refs),
            "by": _plain(one.by),
            "aspiration": one.aspiration,
            "steps": one.steps,
        }
        for one in plan.outcomes
    ]


def _lines(plan: Plan, section: str) -> dict[str, Any]:
    return {"provision": [_line(line) for line in plan.provision_of(section)]}


def _line(line: Provision) -> dict[str, Any]:
    fields = {name: _plain(value) for name, value in vars(line).items() if name != "section"}
    fields["advice_ref"] = fields.pop("advice_refs")
    return fields


def _health(plan: Plan) -> dict[str, Any]:
    agreed = plan.health_agreement
    return {
        "agreed_by_icb": {n: _plain(v) for n, v in vars(agreed).items()} if agreed else None,
        "individual_healthcare_plan": plan.healthcare_plan,
    } | _lines(plan, "G")


def _named(plan: Plan) -> dict[str, Any]:
    named = plan.named
    return _setting(named.setting) | {
        "until": _setting(named.until) if named.until else None,
        "note": named.note,
        "reason": named.reason,
    }


def _setting(setting: Setting) -> dict[str, Any]:
    return {name: _plain(value) for name, value in vars(setting).items()}


def _budget(plan: Plan) -> dict[str, Any]:
    said = dict(vars(plan.budget))
    said["personal_budget_requested"] = said.pop("requested")
    return said


def _entry(entry: Advice) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "author": entry.author,
        "role": entry.role,
        "date": _plain(entry.date),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
