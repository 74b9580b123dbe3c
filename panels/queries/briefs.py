"""The brief of a case: what the record says and what a person wrote, as one plain text to print.

`shown` is JSON and is the same for the same brief: it is what a senior approves, what a pack
freezes and what a member reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.models import Case, Document
from cases.queries.papers import is_used
from plans.queries.evidence import text_of
from providers.models import AdviceVersion
from statutory import ENGLAND, format_date, years_after
from statutory.financial_years import financial_year_of

from ..kinds import QUESTIONS
from ..models import Brief, BriefOption, BriefReview, Statement
from .brief_costs import Totals, grid_totals, money_of
from .dates import due_of
from .passages import lacking_sources, short

NO_MONEY = (
    "What any of this would cost is no part of this question. Costs are shown so that nobody has to"
    " guess, and are not a reason."
)
UNKNOWN = "Unknown"
LONGEST_WORDS = 2_000  # letters of a view that stand in the brief; the paper has the rest


@dataclass(frozen=True)
class Gap:
    """Something a brief lacks: what it is, and where it is mended."""

    code: str
    text: str


def open_brief(case: Case, question: str) -> Brief | None:
    """The brief being written for one question of a case."""
    return Brief.objects.filter(case=case, question=question).exclude(state="closed").first()


def shown(brief: Brief, today: date) -> dict[str, Any]:
    """The whole brief as plain data, in the order in which it is read: the child’s words first."""
    due = due_of([(brief.case, brief.question)])[brief.case_id, brief.question]
    totals = grid_totals(brief.case, today)
    options = [_option(one, totals, today) for one in options_of(brief)]
    return {
        **_asked(brief.question),
        "due": format_date(due) if due else "",
        "days_left": _days_left(due, today),
        "is_past": due is not None and due < today,
        "officer": brief.case.officer.name if brief.case.officer else "",
        "child": brief.child,
        "voices": [_voice(one) for one in voices_of(brief.case)],
        "voice_tried": brief.voice_tried,
        "changed_since": brief.changed_since,
        "issues": [_statement(one) for one in statements_of(brief, Statement.Part.ISSUE)],
        "evidence": [_statement(one) for one in statements_of(brief, Statement.Part.EVIDENCE)],
        "advice": [_advice(one, today) for one in advice_of(brief.case)],
        "family_views": brief.family_views,
        "preference": brief.preference,
        "options": options,
        "financial": brief.financial,
        "equality": brief.equality,
        "safeguarding": brief.safeguarding,
        "missing": brief.missing,
        "can_wait": brief.get_can_wait_display() if brief.can_wait else "",
        "recommendation": brief.recommendation,
        "in_spite": in_spite(brief),
    }


def gaps(brief: Brief, today: date) -> list[Gap]:
    """Everything the brief still lacks before it may go to a panel (H-200)."""
    found = [Gap(name, sentence) for name, sentence in _WANTED if not getattr(brief, name).strip()]
    if not brief.voice_tried.strip() and not any(map(is_childs_own, voices_of(brief.case))):
        found.insert(0, Gap("voice_tried", _NO_VOICE))
    if not statements_of(brief, Statement.Part.ISSUE):
        found.append(Gap("issues", "No issue is set out"))
    found += [Gap(code, said) for code, said in lacking_sources(statements_of(brief))]
    found += _of_options(brief, today)
    for paper in advice_of(brief.case):
        if is_old(paper, today):
            found.append(Gap("advice", f"{_name(paper)} is more than a year old"))
    return found


_NO_VOICE = "The child’s own words are not there, nor who tried to ask for them and when"
_WANTED = (
    ("child", "The child is not described"),
    ("family_views", "What the family thinks is not said"),
    ("preference", "What the family asks for is not said"),
    ("equality", "Equality is not considered"),
    ("can_wait", "Whether the decision can wait is not said"),
    ("recommendation", "There is no recommendation"),
)


def statements_of(brief: Brief, part: str = "") -> list[Statement]:
    """What stands in a brief, with the paper that each rests on."""
    rows = brief.statements.filter(removed_at=None).select_related("document")
    return list(rows.filter(part=part) if part else rows)


def options_of(brief: Brief) -> list[BriefOption]:
    """The options that stand in a brief."""
    return list(brief.options.filter(removed_at=None).select_related("option__provider"))


def voices_of(case: Case) -> list[Document]:
    """Papers in which the child or the family speaks."""
    papers = case.documents.filter(sort=Document.Sort.VIEWS, internal=False).order_by("pk")
    return [one for one in papers if is_used(one)]


def is_childs_own(paper: Document) -> bool:
    """Whether a paper says that the child or young person speaks in it, and not the parents."""
    said = f"{paper.from_whom} {paper.title}".casefold()
    names = (paper.case.child.forename.casefold(), "child", "young person", "pupil")
    return any(name and name in said for name in names)


def in_spite(brief: Brief) -> str:
    """Why a senior let a brief go with what it lacks (H-200). It stands on the brief."""
    last = brief.reviews.filter(state=BriefReview.State.APPROVED).order_by("-pk").first()
    return last.gaps_allowed_because if last else ""


def advice_of(case: Case) -> QuerySet[AdviceVersion]:
    """The advice that came, newest wording of each."""
    given = AdviceVersion.objects.filter(request__case=case, state=AdviceVersion.State.GIVEN)
    newest = {one.request_id: one.pk for one in given.order_by("number")}
    rows = AdviceVersion.objects.filter(pk__in=newest.values())
    return rows.select_related("request").order_by("dated_on", "pk")


def is_old(paper: AdviceVersion, today: date) -> bool:
    """Whether advice is older than a year, and may no longer describe the child."""
    day = paper.dated_on or paper.request.answered_on
    return day is not None and years_after(day, 1) < today


def _of_options(brief: Brief, today: date) -> list[Gap]:
    options = options_of(brief)
    if len(options) < 2:
        return [Gap("options", "There are fewer than two options to weigh")]
    weighed = QUESTIONS[brief.question].money_counts
    totals = grid_totals(brief.case, today)
    found = []
    for one in options:
        name = short(one.title)
        if weighed and money_of(one, totals, today).is_unknown:
            found.append(Gap("cost", f"What “{name}” costs is unknown"))
        if not (one.speaks_for.strip() and one.speaks_against.strip()):
            found.append(Gap("weigh", f"What speaks for and against “{name}” is not said"))
        if not one.family_view.strip():
            found.append(Gap("family_view", f"What the family thinks of “{name}” is not said"))
    return found


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
        "name": _name(paper),
        "author": paper.author_name,
        "on": format_date(day) if day else "",
        "is_old": is_old(paper, today),
        "says": paper.summary,
    }


def _name(paper: AdviceVersion) -> str:
    return str(paper.request.get_source_display())


def _option(one: BriefOption, totals: Totals, today: date) -> dict[str, Any]:
    money = money_of(one, totals, today)
    return {
        "title": one.title,
        "for": one.speaks_for,
        "against": one.speaks_against,
        "consequence": one.consequence,
        "family_view": one.family_view,
        "starts_on": format_date(one.starts_on) if one.starts_on else "",
        "a_year": f"£{money.a_year:,.2f}" if money.a_year is not None else UNKNOWN,
        "once": f"£{money.once:,.2f}" if money.once is not None else "",
        "unknown": list(money.unknown),
        "old": list(money.old),
        "payers": [{"who": who, "amount": f"£{sum_:,.2f}"} for who, sum_ in money.payers],
        "source": money.source,
        "year": str(financial_year_of(today)),
    }
