"""Which cases will want a place on a panel: those whose question is open at the stage they reached.

Time limits run from the request on, all of them at once; a case wants one panel after another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cases.models import Deadline
from statutory import Force, Stage, years_after

from ..kinds import KINDS
from ..models import AgendaItem, Brief, Outcome
from .dates import RULES_OF

_WITH_PLAN = (Stage.PLAN, Stage.REVIEW)
_TO_BE_FINAL = (Stage.DRAFTING, Stage.DRAFT)
# Limits that put a question to a panel of themselves, and at which stage. The same question under
# another limit is demand once somebody has begun a brief: not every review is about ceasing.
_OF_COURSE: tuple[tuple[str, tuple[str, ...], tuple[Stage, ...]], ...] = (
    ("assess", ("A01",), (Stage.REQUEST,)),
    ("assess", ("S01",), _WITH_PLAN),
    ("issue", ("A04", "O01b10", "M06b10", "U01b10"), (Stage.ASSESSMENT,)),
    ("issue", ("O01d", "M06d"), (Stage.NO_PLAN,)),
    ("placement", ("A07", "O01b14", "M06b14", "U01b14"), _TO_BE_FINAL),
    ("placement", ("O01c11", "M06c11", "U01c11"), _TO_BE_FINAL),
    ("placement", ("R12", "R13", "R14"), _WITH_PLAN),
    ("dispute", ("P02",), tuple(Stage)),
)
# At which stages a question is still open, for a case whose brief was begun.
_OPEN_AT: dict[str, tuple[Stage, ...]] = {
    "assess": (Stage.REQUEST, *_WITH_PLAN),
    "issue": (Stage.ASSESSMENT, Stage.NO_PLAN),
    "placement": (*_TO_BE_FINAL, *_WITH_PLAN),
    "amend": _WITH_PLAN,
    "cease": _WITH_PLAN,
    "funding": (*_TO_BE_FINAL, *_WITH_PLAN),
    "dispute": tuple(Stage),
}
# A move into or between post-16 institutions goes to the panel that knows them, where one is kept.
_KIND_OF_LIMIT = {"R13": "post_16", "R14": "post_16"}
_PLACED = Q(state=AgendaItem.State.LISTED) | Q(state=AgendaItem.State.ADVISED, outcome=None)


@dataclass(frozen=True)
class Wanted:
    """One case that wants a place for one question, and the kind of panel it would go to."""

    case: int
    question: str
    kind: str
    due: date


def wanted(until: date, kept: Collection[str]) -> list[Wanted]:
    """Every case without a place whose question has to be answered by a day; the earliest first.

    `kept`: the kinds of panel there are. A question that several kinds answer counts once: with
    the kind for which the brief was begun, or else with the first that is asked it.
    """
    begun, settled = _begun(), _settled()
    found: dict[tuple[int, str], Wanted] = {}
    for case, stage, rule, due in _running(until):
        for question in _asked(rule, stage, begun.get(case, {})):
            key = (case, question)
            kind = _kind(question, rule, begun.get(case, {}).get(question), kept)
            if kind and key not in found and not _is_settled(settled.get(key), due):
                found[key] = Wanted(case, question, kind, due)
    return list(found.values())


def _running(until: date) -> list[tuple[int, str, str, date]]:
    """The limits of law that run on open cases to a day: case, stage, rule, date."""
    rules = {rule for rules in RULES_OF.values() for rule in rules}
    rows = Deadline.objects.filter(
        rule__in=rules, met_on=None, ended_on=None, due__lte=until, case__closed_on=None
    )
    rows = rows.filter(force=Force.LAW.value).order_by("due", "case", "rule")
    told = rows.values_list("case", "case__stage", "rule", "due")
    return [(case, stage or Stage.REQUEST, rule, due) for case, stage, rule, due in told if due]


def _asked(rule: str, stage: str, begun: Collection[str]) -> list[str]:
    """The questions that a limit puts at this stage."""
    of_course = [one for one, rules, stages in _OF_COURSE if rule in rules and stage in stages]
    by_brief = [one for one in begun if rule in RULES_OF[one] and stage in _OPEN_AT[one]]
    return sorted({*of_course, *by_brief})


def _kind(question: str, rule: str, begun: str | None, kept: Collection[str]) -> str | None:
    """The kind of panel a case goes to, of those that are kept and asked this question."""
    asked = [code for code, kind in KINDS.items() if code in kept and question in kind.questions]
    likely = (begun, _KIND_OF_LIMIT.get(rule))
    return next((one for one in likely if one in asked), asked[0] if asked else None)


def _begun() -> dict[int, dict[str, str]]:
    """For each case the questions for which a brief is open, with the kind of panel it is for."""
    rows = Brief.objects.exclude(state=Brief.State.CLOSED).filter(case__closed_on=None)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for case, question, kind in rows.values_list("case", "question", "kind"):
        found[case][question] = kind
    return found


def _settled() -> dict[tuple[int, str], date]:
    """When a panel last had a case for a question: waiting for it now (`date.max`), or decided."""
    decided = Outcome.objects.order_by("item__on")
    rows = decided.values_list("item__case", "item__question", "item__on")
    waiting = AgendaItem.objects.filter(_PLACED).values_list("case", "question")
    found = {(case, question): on for case, question, on in rows}
    return found | dict.fromkeys(waiting, date.max)


def _is_settled(on: date | None, due: date) -> bool:
    """Whether it has its place, or an answer in the year that this limit ends."""
    return on is not None and on > years_after(due, -1)
