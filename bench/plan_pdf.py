"""A plan of fourteen pages as PDF, against WeasyPrint alone on the same page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cases import pdf
from plans.content import Plan, read_plan
from plans.output import html

from .report import interleaved, say

PAGES, LIMIT, TURNS = 14, 1.15, 7
_EXEMPLAR = Path(__file__).parent.parent / "ehcna" / "data" / "exemplar-case.json"


def measure_plan_pdf() -> None:
    """Print how many times as long a plan takes, from its data to the file, as WeasyPrint alone."""
    plan = fourteen_pages()
    page = html.page(plan)
    ratio = interleaved(lambda: pdf.from_html(html.page(plan)), lambda: _barely(page), TURNS)
    say(f"PDF of a plan of {PAGES} pages against WeasyPrint alone", ratio, LIMIT)


def fourteen_pages() -> Plan:
    """The worked example with as many lines of Section F as make fourteen pages."""
    documents = json.loads(_EXEMPLAR.read_text(encoding="utf-8"))["documents"]
    whole = read_plan(documents["final_plan"])
    first = whole.provision_of("F")
    rest = whole.provision_of("G", "H1", "H2")
    for lines in range(1, 40):
        taken = tuple(replace(first[at % len(first)], id=f"F{at + 1}") for at in range(lines))
        plan = replace(whole, provision=(*taken, *rest))
        if _pages(html.page(plan)) >= PAGES:
            return plan
    raise AssertionError("No number of lines makes fourteen pages")


def _pages(page: str) -> int:
    from weasyprint import HTML

    return len(HTML(string=page).render().pages)


def _barely(page: str) -> bytes:
    from weasyprint import HTML

    made: bytes = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return made
