"""Record what a checked row says. The same row twice changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from accounts.models import User
from cases.actions.chronology import enter_all
from cases.actions.requests import ChildDetails, PossibleDuplicate, RequestDetails, receive_request
from cases.audit import action
from cases.models import Case, Child, Entry
from cases.refusals import Refused
from cases.search import Match, name_key, possible_duplicates, sound_key
from statutory import Kind

from ..models import Provider
from .checking import SEXES, SOURCES, Row
from .columns import Fault

ADVICE = "advice:all"  # an imported file knows one request for advice and one answer


class Effect(StrEnum):
    """What a row did, or would do."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Told:
    """One fact a row tells: its column, kind, what it is about and its day."""

    column: str
    kind: Kind
    about: str
    on: date


class RowRefused(Exception):
    """The row is right in itself but does not fit what is on the records."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message

    def as_fault(self, row: Row) -> Fault:
        return Fault(row.number, self.column, self.message)


def told_by(row: Row) -> list[Told]:
    """Every fact a row tells, the request first."""
    facts = [Told("received_on", Kind.REQUEST_RECEIVED, "", row.day("received_on"))]
    decided = {
        ("decision", "assess"): [(Kind.DECIDED_TO_ASSESS, "")],
        ("decision", "not assess"): [
            (Kind.DECIDED_NOT_TO_ASSESS, ""),
            (Kind.DECISION_NOTICE_SENT, "not-to-assess"),
        ],
        ("plan_decision", "issue"): [(Kind.DECIDED_TO_ISSUE, "")],
        ("plan_decision", "not issue"): [
            (Kind.DECIDED_NOT_TO_ISSUE, ""),
            (Kind.DECISION_NOTICE_SENT, "not-to-issue"),
        ],
    }
    for (column, said), kinds in decided.items():
        if row.text[column] == said:
            day = row.day(f"{column}_on")
            facts += [Told(f"{column}_on", kind, about, day) for kind, about in kinds]
    for column, kind, about in _DATED:
        day_or_none = row.dates[column]
        if day_or_none:
            facts.append(Told(column, kind, about, day_or_none))
    return facts


_DATED = (
    ("advice_requested_on", Kind.ADVICE_REQUEST_SENT, ADVICE),
    ("advice_received_on", Kind.ADVICE_RECEIVED, ADVICE),
    ("draft_served_on", Kind.DRAFT_SERVED, ""),
    ("final_sent_on", Kind.PLAN_SENT, ""),
    ("final_sent_on", Kind.DECISION_NOTICE_SENT, "plan"),
)


def effect_of(row: Row, visible: QuerySet[Case]) -> Effect:
    """What recording the row would do. Raises `RowRefused` if it contradicts what is recorded."""
    case = _case_of(row)
    if case is None:
        matches = _unseen_matches(row, visible)
        if matches:
            raise RowRefused("surname", _may_be_known(matches))
        return Effect.CREATED
    return Effect.UPDATED if _missing(case, row) else Effect.UNCHANGED


@action
def apply_row(row: Row, *, by: User | None, visible: QuerySet[Case]) -> Effect:
    """Record one row, wholly or not at all. Raises `RowRefused`."""
    case = _case_of(row)
    if case is None:
        case = _receive(row, by, visible)
        missing = [fact for fact in told_by(row) if fact.kind is not Kind.REQUEST_RECEIVED]
        effect = Effect.CREATED
    else:
        missing = _missing(case, row)
        effect = Effect.UPDATED if missing else Effect.UNCHANGED
    if missing:
        enter_all(
            case,
            [
                {"kind": fact.kind.value, "on": fact.on, "about": fact.about, "note": "Imported"}
                for fact in missing
            ],
            by=by,
        )
    return effect


def _receive(row: Row, by: User | None, visible: QuerySet[Case]) -> Case:
    text = row.text
    officer = User.objects.filter(email=text["officer_email"]).first()
    school = Provider.objects.filter(urn=text["school_urn"]).first()
    try:
        return receive_request(
            ChildDetails(
                forename=text["forename"],
                surname=text["surname"],
                date_of_birth=row.day("date_of_birth"),
                sex=SEXES[text["sex"]],
                upn=text["upn"],
                postcode=text["postcode"],
            ),
            request=RequestDetails(
                received_on=row.day("received_on"),
                source=SOURCES[text["source"]],
                reference=text["reference"],
                setting_urn=text["school_urn"],
                setting_name=school.name if school else "",
            ),
            by=by,
            officer=officer,
            visible=visible,
            other_children=_looked_at(row),
        )
    except PossibleDuplicate as found:
        raise RowRefused("surname", _may_be_known(found.matches)) from found
    except Refused as reason:
        raise RowRefused(reason.field or "", reason.sentence) from reason


def _unseen_matches(row: Row, visible: QuerySet[Case]) -> list[Match]:
    matches = possible_duplicates(
        visible,
        forename=row.text["forename"],
        surname=row.text["surname"],
        date_of_birth=row.day("date_of_birth"),
        upn=row.text["upn"],
        postcode=row.text["postcode"],
    )
    apart = set(_looked_at(row)) if matches else set()
    return [match for match in matches if match.certain or match.child.pk not in apart]


def _looked_at(row: Row) -> list[int]:
    """Children the file itself keeps apart: twins by their first names, others by their UPNs."""
    name, upn = sound_key(row.text["forename"], row.text["surname"]), row.text["upn"]
    twins = Q(date_of_birth=row.day("date_of_birth")) & ~Q(sound_key=name)
    if upn:
        twins |= Q(sound_key=name) & ~Q(upn="") & ~Q(upn=upn)
    return list(Child.objects.filter(twins).values_list("pk", flat=True))


def _may_be_known(matches: list[Match]) -> str:
    references = Case.objects.filter(child__in=[match.child.pk for match in matches]).values_list(
        "reference", flat=True
    )
    named = ", ".join(sorted(references)[:5])
    return f"This may be the same child as in case {named}. Record this request by hand."


def _case_of(row: Row) -> Case | None:
    case = Case.objects.select_related("child").filter(reference=row.text["reference"]).first()
    if case is None:
        return None
    same_name = case.child.name_key == name_key(row.text["forename"], row.text["surname"])
    if not same_name or case.child.date_of_birth != row.day("date_of_birth"):
        raise RowRefused("reference", "This reference already belongs to another child.")
    return case


def _missing(case: Case, row: Row) -> list[Told]:
    """The facts of a row that are not recorded yet. A different day is never overwritten."""
    recorded: dict[tuple[str, str], set[date]] = {}
    entries = Entry.objects.filter(case=case, corrected_by=None).exclude(on=None)
    for kind, about, on in entries.values_list("kind", "about", "on"):
        recorded.setdefault((kind, about), set()).add(on)
    missing = []
    for fact in told_by(row):
        days = recorded.get((fact.kind.value, fact.about), set())
        if not days:
            missing.append(fact)
        elif fact.on not in days:
            raise RowRefused(
                fact.column,
                "The case has another day for this. Correct it on the case, with the reason.",
            )
    return missing
