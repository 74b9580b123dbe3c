"""The facts that a row tells, as the chronology knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from statutory import Kind

from .checking import Row

ADVICE = "advice:all"  # an imported file knows one request for advice and one answer
ADVICE_KINDS = (Kind.ADVICE_REQUEST_SENT, Kind.ADVICE_RECEIVED)
OPPOSITES = {
    Kind.DECIDED_TO_ASSESS: Kind.DECIDED_NOT_TO_ASSESS,
    Kind.DECIDED_NOT_TO_ASSESS: Kind.DECIDED_TO_ASSESS,
    Kind.DECIDED_TO_ISSUE: Kind.DECIDED_NOT_TO_ISSUE,
    Kind.DECIDED_NOT_TO_ISSUE: Kind.DECIDED_TO_ISSUE,
}
_DECIDED = {
    ("decision", "assess"): Kind.DECIDED_TO_ASSESS,
    ("decision", "not assess"): Kind.DECIDED_NOT_TO_ASSESS,
    ("plan_decision", "issue"): Kind.DECIDED_TO_ISSUE,
    ("plan_decision", "not issue"): Kind.DECIDED_NOT_TO_ISSUE,
}
_DATED = (
    ("advice_requested_on", Kind.ADVICE_REQUEST_SENT, ADVICE),
    ("advice_received_on", Kind.ADVICE_RECEIVED, ADVICE),
    ("draft_served_on", Kind.DRAFT_SERVED, ""),
    ("final_sent_on", Kind.PLAN_SENT, ""),
)
# A decision column holds the day the family was told, so the notice went out with it.
_NOTICES = {
    Kind.DECIDED_NOT_TO_ASSESS: "not-to-assess",
    Kind.DECIDED_NOT_TO_ISSUE: "not-to-issue",
    Kind.PLAN_SENT: "plan",
}


@dataclass(frozen=True)
class Told:
    """One fact a row tells: its column, kind, what it is about and its day."""

    column: str
    kind: Kind
    about: str
    on: date
    follows: bool = False  # it comes with another fact, and is no column of its own

    def as_entry(self) -> dict[str, object]:
        note = "Everybody asked" if self.about == ADVICE else "Imported"
        return {"kind": self.kind.value, "on": self.on, "about": self.about, "note": note}


def told_by(row: Row) -> list[Told]:
    """Every fact a row tells, the request first."""
    facts = [Told("received_on", Kind.REQUEST_RECEIVED, "", row.day("received_on"))]
    for (column, said), kind in _DECIDED.items():
        if row.text[column] == said:
            facts.append(Told(f"{column}_on", kind, "", row.day(f"{column}_on")))
    for column, kind, about in _DATED:
        day = row.dates[column]
        if day:
            facts.append(Told(column, kind, about, day))
    notices = [
        Told(fact.column, Kind.DECISION_NOTICE_SENT, _NOTICES[fact.kind], fact.on, follows=True)
        for fact in facts
        if fact.kind in _NOTICES
    ]
    return sorted(facts + notices, key=lambda fact: fact.on)
