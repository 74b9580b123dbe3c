"""What a brief is made of: what was written in it, and what the record of its case brings along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cases.models import Case, Document
from cases.queries.papers import is_used
from providers.models import AdviceRequest, AdviceVersion
from statutory import years_after

from ..models import Brief, BriefOption, BriefReview, Statement
from .brief_costs import Totals, grid_totals

Source = AdviceRequest.Source


@dataclass(frozen=True)
class Parts:
    """Everything that a page of a brief needs, asked for once."""

    statements: list[Statement]
    options: list[BriefOption]
    voices: list[Document]
    advice: list[AdviceVersion]
    totals: Totals


def parts_of(brief: Brief, today: date) -> Parts:
    """What stands in a brief on a day."""
    return Parts(
        statements=statements_of(brief),
        options=options_of(brief),
        voices=voices_of(brief.case),
        advice=list(advice_of(brief.case)),
        totals=grid_totals(brief.case, today),
    )


def statements_of(brief: Brief) -> list[Statement]:
    """What stands in a brief, with the paper that each rests on."""
    return list(brief.statements.filter(removed_at=None).select_related("document"))


def options_of(brief: Brief) -> list[BriefOption]:
    """The options that stand in a brief."""
    return list(brief.options.filter(removed_at=None).select_related("option__provider"))


def voices_of(case: Case) -> list[Document]:
    """Papers in which the child or the family speaks: the child’s own words first."""
    papers = case.documents.filter(sort=Document.Sort.VIEWS, internal=False).order_by("pk")
    used = [one for one in papers.select_related("case__child") if is_used(one)]
    return sorted(used, key=lambda one: not is_childs_own(one))


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


def name_of(paper: AdviceVersion) -> str:
    """What the law calls whoever was asked; of others, what they are by their own words."""
    if paper.request.source in (Source.OTHER, Source.FAMILY_ASKED) and paper.author_role:
        return paper.author_role
    return str(paper.request.get_source_display())
