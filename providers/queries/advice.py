"""The advice of a case as one list: whom the law has asked, and everybody who was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases.models import Case
from statutory import Need, Source

from ..models import AdviceNeeds
from .advice_rows import GIVES_ADVICE as GIVES_ADVICE
from .advice_rows import Row, rows_of
from .advice_rows import newest as newest
from .advice_rows import requests_of as requests_of
from .asking import needs_of, required_for, why_not_now


@dataclass(frozen=True)
class Required:
    """One source of the law, and who was asked as it."""

    law: Source
    rows: Sequence[Row]

    @property
    def is_covered(self) -> bool:
        return any(row.covers for row in self.rows)

    @property
    def is_missing(self) -> bool:
        return self.law.need is Need.REQUIRED and not self.is_covered


@dataclass(frozen=True)
class Hub:
    """All the advice of a case: whom the law has asked, and everybody who was."""

    required: Sequence[Required]
    rows: Sequence[Row]
    others: Sequence[Row]  # asked, but not as a source of the law on what is known
    needs: AdviceNeeds | None
    why_not_now: str

    @property
    def missing(self) -> list[Required]:
        return [one for one in self.required if one.is_missing]

    @property
    def known(self) -> list[tuple[str, str]]:
        """What decides whom we ask, in words."""
        needs = self.needs
        said = {True: "Yes", False: "No", None: "Not known yet"}
        services = "\n".join(str(one) for one in needs.services.all()) if needs else ""
        asked = needs.family_asked if needs else ""
        return [
            ("Hearing impaired", said[needs.hearing if needs else None]),
            ("Vision impaired", said[needs.vision if needs else None]),
            ("A parent serves in the armed forces", said[needs.parent_serves if needs else None]),
            ("The family asked us to ask", asked or "Nobody that we know of"),
            ("Services that work with them", services or "None that we know of"),
        ]


def hub_of(case: Case, today: date) -> Hub:
    """The advice of one case as it stands today. The number of queries does not grow with it."""
    needs = needs_of(case)
    rows = rows_of(case, today)
    required = required_for(case, needs, today)
    codes = {law.code for law in required}
    return Hub(
        required=[Required(law, [r for r in rows if r.source == law.code]) for law in required],
        rows=rows,
        others=[row for row in rows if row.source not in codes],
        needs=needs,
        why_not_now=why_not_now(case),
    )
