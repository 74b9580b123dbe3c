"""Promises to keep and contacts to answer, as lines above a list of cases."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from statutory import counted

from ..links import page_of_case
from ..models import Case, Contact
from ..queries.ours import OursToDo, ours_to_do
from ..queries.worklist import Wanted
from ..wording import short_date


def ours_on(
    cases: QuerySet[Case], wanted: Wanted, today: date, held_by: Collection[int] = ()
) -> dict[str, Any]:
    """Our own dates on these cases: promises to keep and contacts to answer."""
    if wanted.officer:
        cases = cases.filter(officer=wanted.officer)
    found, more = ours_to_do(cases, held_by)
    return {"ours": [_our_row(one, today) for one in found], "more_of_ours": more}


def _our_row(one: OursToDo, today: date) -> dict[str, str]:
    days = (one.due - today).days
    late = f"{counted(-days, 'day')} late" if days < 0 else ""
    how = dict(Contact.How.choices)
    return {
        "href": page_of_case("case_contact" if one.is_reply else "case_promises", one.reference),
        "reference": one.reference,
        "name": one.name,
        "what": f"Reply: {how.get(one.what, one.what).lower()}" if one.is_reply else one.what,
        "due": short_date(one.due),
        "late": late or ("Today" if not days else ""),
    }
