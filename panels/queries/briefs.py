"""The brief of a case: what the record says and what a person wrote, as one plain text to print.

`shown` is JSON and is the same for the same brief: it is what a senior approves, what a pack
freezes and what a member reads.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Case, Document
from cases.queries.papers import is_used
from plans.queries.evidence import text_of
from providers.models import AdviceVersion
from statutory import ENGLAND, format_date
from statutory.financial_years import financial_year_of

from ..kinds import QUESTIONS
from ..models import Brief, BriefOption, Statement
from .brief_costs import Totals, money_of
from .brief_gaps import gaps as gaps
from .brief_parts import Parts, in_spite, is_old, name_of, parts_of
from .dates import due_of

NO_MONEY = (
    "What any of this would cost is no part of this question. Costs are shown so that nobody has to"
    " guess, and are not a reason."
)
UNKNOWN = "Unknown"
LONGEST_WORDS = 2_000  # letters of a view that stand in the brief; the paper has the rest


def open_brief(case: Case, question: str) -> Brief | None:
    """The brief being written for one question of a case."""
    return Brief.objects.filter(case=case, question=question).exclude(state="closed").first()


def shown(brief: Brief, today: date, parts: Parts | None = None) -> dict[str, Any]:
    """The whole brief as plain data, in the order in which it is read: the child’s words first."""
    due = due_of([(brief.case, brief.question)])[brief.case_id, brief.question]
    parts = parts or parts_of(brief, today)
    return {
        **_asked(brief.question),
        "due": format_date(due) if due else "",
        "days_left": _days_left(due, today),
        "is_past": due is not None and due < today,
        "officer": brief.case.officer.name if brief.case.officer else "",
        "child": brief.child,
        "voices": [_voice(one) for one in parts.voices],
        "voice_tried": brief.voice_tried,
        "changed_since": brief.changed_since,
        "issues": _statements(parts, Statement.Part.ISSUE),
        "evidence": _statements(parts, Statement.Part.EVIDENCE),
        "advice": [_advice(one, today) for one in parts.advice],
        "family_views": brief.family_views,
        "preference": brief.preference,
        "options": [_option(one, parts.totals, today) for one in parts.options],
        "financial": brief.financial,
        "equality": brief.equality,
        "safeguarding": brief.safeguarding,
        "missing": brief.missing,
        "can_wait": brief.get_can_wait_display() if brief.can_wait else "",
        "recommendation": brief.recommendation,
        "in_spite": in_spite(brief),
    }


def _asked(question: str) -> dict[str, Any]:
    asked = QUESTIONS[question]
    return {
        "question": asked.asks,
        "test": list(asked.test),
        "counts": list(asked.counts),
        "counts_not": list(asked.counts_not),
        "cites": asked.cites,
        "money": "" if asked.money_counts else NO_MONEY,
    }


def _days_left(due: date | None, today: date) -> int | None:
    """Working days after today up to the day due; none where that is past."""
    if due is None:
        return None
    return ENGLAND.working_days_between(today, due)


def _voice(paper: Document) -> dict[str, Any]:
    day = paper.received_on
    said = text_of(paper) if paper.file else ""
    return {
        "title": paper.title,
        "whose": paper.from_whom,
        "on": format_date(day) if day else "",
        "words": said if len(said) <= LONGEST_WORDS else f"{said[:LONGEST_WORDS]}…",
    }


def _statements(parts: Parts, part: str) -> list[dict[str, Any]]:
    return [_statement(one) for one in parts.statements if one.part == part]


def _statement(one: Statement) -> dict[str, Any]:
    paper = one.document
    return {
        "text": one.text,
        "standing": one.get_standing_display() if one.standing else "",
        "source": paper.title if paper else "",
        "passage": one.passage,
        "taken_back": bool(paper and not is_used(paper)),
    }


def _advice(paper: AdviceVersion, today: date) -> dict[str, Any]:
    day = paper.dated_on or paper.request.answered_on
    return {
        "name": name_of(paper),
        "author": paper.author_name,
        "on": format_date(day) if day else "",
        "is_old": is_old(paper, today),
        "says": paper.summary,
    }


def _option(one: BriefOption, totals: Totals, today: date) -> dict[str, Any]:
    money = money_of(one, totals, today)
    return {
        "title": one.title,
        "for": one.speaks_for,
        "against": one.speaks_against,
        "consequence": one.consequence,
        "family_view": one.family_view,
        "starts_on": format_date(one.starts_on) if one.starts_on else "",
        "a_year": _pounds(money.a_year),
        # The grid has the whole cost in one sum; of an option of its own each part is said.
        "once": _pounds(money.once) if one.option_id is None or money.once is not None else "",
        "unknown": list(money.unknown),
        "old": list(money.old),
        "payers": [{"who": who, "amount": f"£{sum_:,.2f}"} for who, sum_ in money.payers],
        "source": money.source,
        "year": str(financial_year_of(today)),
    }


def _pounds(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"£{amount:,.2f}"
