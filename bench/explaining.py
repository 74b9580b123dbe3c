"""How the database finds what a page shows: which big tables it walks, and how much it sorts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

BIG = (
    *("cases_case", "cases_child", "cases_entry", "cases_deadline", "cases_familymember"),
    *("cases_document", "cases_message", "cases_auditentry", "cases_accessrecord"),
    *("plans_plan", "plans_version", "families_holding"),
)
SORTED = 300  # rows: what one officer holds may be sorted, what an authority holds may not


def walks_of(open_page: Callable[[], object]) -> list[str]:
    """Each walk through a big table, and each long sort, of the questions that a page asks."""
    with CaptureQueriesContext(connection) as caught:
        open_page()
    asked = [one["sql"] for one in caught.captured_queries]
    return [
        f"{said} in {sql[:200]}"
        for sql in asked
        if sql.startswith("SELECT")
        for said in _walks(_plan_of(sql))
    ]


def _plan_of(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        told = cursor.fetchone()[0]
    plan: dict[str, Any] = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return plan


def _walks(step: dict[str, Any]) -> Iterator[str]:
    if step["Node Type"] == "Seq Scan" and step["Relation Name"] in BIG and _is_real(step):
        yield f"walks {step['Relation Name']}"
    steps = step.get("Plans", ())
    if step["Node Type"] == "Sort" and steps[0]["Actual Rows"] > SORTED:
        yield f"sorts {steps[0]['Actual Rows']} rows by {', '.join(step['Sort Key'])}"
    for one in steps:
        yield from _walks(one)


def _is_real(step: dict[str, Any]) -> bool:
    """Whether the database came to it at all, and more than a page was read."""
    return bool(step["Actual Rows"] + step.get("Rows Removed by Filter", 0) > SORTED)
