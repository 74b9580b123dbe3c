"""The papers behind a plan: what is to go into Section K, and what a paper says."""

from __future__ import annotations

from typing import Any

from cases.models import Document
from cases.papers.reading import read
from cases.queries.papers import is_used
from providers.models import AdviceLine, AdviceVersion

from ..models import Appendix, Plan
from .sources import sources_of
from .versions import newest_version


def advice_to_add(plan: Plan) -> list[dict[str, Any]]:
    """Every advice and view that came and is not in Section K yet: the family's first.

    What each says is asked for when it is taken in (`said_in`): reading a file takes long.
    """
    here = plan.appendices.all()
    held = {one.document_id for one in here if one.document_id}
    given = {one.advice_id for one in here if one.advice_id}
    papers = plan.case.documents.filter(sort=Document.Sort.VIEWS, internal=False)
    views = [_view(paper) for paper in papers.order_by("pk") if is_used(paper)]
    versions = (
        AdviceVersion.objects.filter(request__case=plan.case, state=AdviceVersion.State.GIVEN)
        .select_related("request__provider", "document", "lines_document")
        .prefetch_related("lines")
        .order_by("dated_on", "pk")
    )
    advice = [_advice(one) for one in _newest(list(versions)) if one.pk not in given]
    return [one for one in views if one["document"].pk not in held] + [
        one for one in advice if one["document"] is None or one["document"].pk not in held
    ]


def text_of(document: Document) -> str:
    """What a paper says, as far as it can be read. Empty: a picture of its pages, "not read"."""
    with document.file.open("rb") as file:
        found = read(file.read(), document.media_type)
    pages = found.pages[: found.seen] if found.is_read else ()
    return "\n".join(pages).replace("\x00", "").strip()


def papers_withdrawn(plan: Plan) -> list[Appendix]:
    """Papers of Section K that their author took back, and that lines still rest on (H-110)."""
    version = newest_version(plan)
    used = {one.appendix_id for one in sources_of(version)} if version else set()
    gone = plan.appendices.filter(advice__state=AdviceVersion.State.WITHDRAWN, pk__in=used)
    return list(gone.select_related("advice"))


def _newest(versions: list[AdviceVersion]) -> list[AdviceVersion]:
    last = {
        one.request_id: max(n.number for n in versions if n.request_id == one.request_id)
        for one in versions
    }
    return [one for one in versions if one.number == last[one.request_id]]


def _view(paper: Document) -> dict[str, Any]:
    return {
        "title": paper.title,
        "author": paper.from_whom,
        "role": "Child or family",
        "dated_on": paper.received_on,
        "received_on": paper.received_on,
        "document": paper,
    }


def _advice(version: AdviceVersion) -> dict[str, Any]:
    request = version.request
    document = version.document or version.lines_document
    return {
        "title": request.get_source_display(),
        "author": version.author_name,
        "role": version.author_role,
        "dated_on": version.dated_on or request.answered_on,
        "received_on": request.answered_on,
        "document": document,
        "advice": version,
    }


def said_in(paper: dict[str, Any]) -> str:
    """What a paper that came says: an advice with its lines, or a view of the family."""
    return _said(paper["advice"]) if "advice" in paper else text_of(paper["document"])


def _said(version: AdviceVersion) -> str:
    """What the advice says: its own text, its lines, and the text of a paper that came with it."""
    said = [version.summary, *(_line(line) for line in version.lines.all())]
    if version.document is not None:
        said.append(text_of(version.document))
    return "\n\n".join(part.strip() for part in said if part.strip())


def _line(line: AdviceLine) -> str:
    beside = [part for part in (line.who, line.amount, line.how_often) if part]
    return f"{line.text} ({', '.join(beside)})" if beside else line.text
