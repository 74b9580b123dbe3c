"""How a row fits what is on the records: a new case, something to add, nothing new, or a clash."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from cases.access import cases_to_match
from cases.models import Case, IntakeItem
from cases.queries.case_file import corrected_in, entries_of
from cases.search import Match, name_key, possible_duplicates

from .checking import Row
from .columns import Fault
from .fields import SEXES, SOURCES, Known
from .telling import ADVICE, ADVICE_KINDS, OPPOSITES, Told, told_by

IN_USE = ("reference", "This reference is in use already.")
_SAYS_OTHERWISE = "The case has another {what}. Correct it on the case, or in the file."


class RowRefused(Exception):
    """The row is right in itself but does not fit what is on the records: each column and why."""

    def __init__(self, *problems: tuple[str, str]) -> None:
        super().__init__(*(words for _, words in problems))
        self.problems = problems

    def as_faults(self, row: Row) -> list[Fault]:
        return [Fault(row.number, column, words) for column, words in self.problems]


@dataclass
class Importing:
    """Who reads a file in, which cases they may know of, and what the file itself keeps apart."""

    by: User | None
    visible: QuerySet[Case]
    known: Known
    references: frozenset[str] = frozenset()  # of this file, in small letters
    officer: User | None = None  # of rows that name none
    cases: dict[str, int] = field(default_factory=dict)  # every reference in use, in small letters

    def __post_init__(self) -> None:
        used = Case.objects.values_list("reference", "pk").iterator()
        self.cases = {reference.casefold(): pk for reference, pk in used}

    def look_again(self, row: Row) -> bool:
        """Has another import opened the row's case since this one began?"""
        reference = row.text["reference"]
        if reference.casefold() in self.cases:
            return False
        found = Case.objects.filter(reference=reference).values_list("pk", flat=True).first()
        if found is not None:
            self.cases[reference.casefold()] = found
        return found is not None

    @property
    def compared(self) -> QuerySet[Case]:
        """The cases a new child is looked for in: the whole authority's, as for one request."""
        return cases_to_match(self.by) if self.by else self.visible

    def officer_of(self, row: Row) -> User | None:
        return self.known.officers.get(row.text["officer_email"], self.officer)


@dataclass(frozen=True)
class Addition:
    """What a row adds to a case already open: facts, and details that are empty on the records."""

    facts: list[Told]
    child: dict[str, str]
    case: dict[str, object]

    def __bool__(self) -> bool:
        return bool(self.facts or self.child or self.case)


def case_of(row: Row, importing: Importing) -> Case | None:
    """The case with the row's reference, if there is one. Raises `RowRefused`."""
    pk = importing.cases.get(row.text["reference"].casefold())
    if pk is None:
        return None
    case = importing.visible.select_related("child").filter(pk=pk).first()
    if case is None:
        if hidden_case(row, importing):
            return None
        raise RowRefused(IN_USE)
    same_name = case.child.name_key == name_key(row.text["forename"], row.text["surname"])
    if not same_name:
        raise RowRefused(("reference", "This reference belongs to a child of another name."))
    return case


def hidden_case(row: Row, importing: Importing) -> Case | None:
    """A restricted case with the row's reference that the importer may not know of.

    The row is answered as if there were no such case; it waits for those who may open it.
    """
    pk = importing.cases.get(row.text["reference"].casefold())
    if pk is None or importing.visible.filter(pk=pk).exists():
        return None
    return Case.objects.filter(pk=pk, restricted=True).first()


def handed_over(row: Row) -> bool:
    """Whether the row waits already for those who may open the case of its reference."""
    return IntakeItem.objects.filter(given_reference=handed_reference(row)).exists()


def handed_reference(row: Row) -> str:
    """The name under which a row waits in the intake queue."""
    return f"import:{row.text['reference'].casefold()}"


def addition_to(case: Case, row: Row, importing: Importing) -> Addition:
    """What the row tells that is not recorded yet. What differs is refused, never written over."""
    missing, contradictions = _missing_facts(case, row)
    problems = [*_details_that_differ(case, row), *contradictions]
    if problems:
        raise RowRefused(*dict.fromkeys(problems))
    given = {
        "sex": SEXES[row.text["sex"]],
        "upn": row.text["upn"],
        "postcode": row.text["postcode"],
    }
    empty = {name: new for name, new in given.items() if new and not getattr(case.child, name)}
    return Addition(missing, empty, _empty_on_case(case, row, importing))


def _details_that_differ(case: Case, row: Row) -> list[tuple[str, str]]:
    child, text = case.child, row.text
    compared = (
        ("source", "source", SOURCES[text["source"]].value, case.source),
        ("date_of_birth", "date of birth", row.day("date_of_birth"), child.date_of_birth),
        ("sex", "sex", SEXES[text["sex"]], child.sex),
        ("upn", "UPN", text["upn"], child.upn),
        ("postcode", "postcode", text["postcode"], child.postcode),
        ("school_urn", "school", text["school_urn"], case.setting_urn),
    )
    return [
        (column, _SAYS_OTHERWISE.format(what=what))
        for column, what, here, there in compared
        if here and there and here != there
    ]


def _empty_on_case(case: Case, row: Row, importing: Importing) -> dict[str, object]:
    found: dict[str, object] = {}
    urn, officer = row.text["school_urn"], importing.officer_of(row)
    if urn and not case.setting_urn:
        found |= {"setting_urn": urn, "setting_name": importing.known.schools[urn]}
    if officer and not case.officer_id:
        found |= {"officer": officer, "team": officer.team or case.team}
    return found


def _missing_facts(case: Case, row: Row) -> tuple[list[Told], list[tuple[str, str]]]:
    """The facts that are not recorded yet, and those that contradict what is."""
    standing: dict[tuple[str, str], set[date]] = defaultdict(set)
    struck_out = set()
    entries = entries_of(case)
    corrected = corrected_in(entries)
    for entry in entries:
        if entry.on is None:
            struck_out.add((entry.kind, entry.about))
        elif entry.pk not in corrected:
            standing[entry.kind, entry.about].add(entry.on)
    missing, problems = [], []
    for fact in told_by(row):
        key = (fact.kind.value, fact.about)
        days = standing.get(key, set())
        if not days:
            problems += _contradiction(fact, standing, key in struck_out)
            missing.append(fact)
        elif fact.on not in days and not fact.follows:
            problems.append((fact.column, _SAYS_OTHERWISE.format(what="day for this")))
    return missing, problems


def _contradiction(
    fact: Told, standing: dict[tuple[str, str], set[date]], struck_out: bool
) -> list[tuple[str, str]]:
    if struck_out:
        return [(fact.column, "The case says that this did not happen.")]
    opposite = OPPOSITES.get(fact.kind)
    if opposite and (opposite.value, "") in standing:
        return [(fact.column.removesuffix("_on"), _SAYS_OTHERWISE.format(what="decision"))]
    asked_singly = any(
        kind == ADVICE_KINDS[0].value and about != ADVICE for kind, about in standing
    )
    if fact.kind in ADVICE_KINDS and asked_singly:
        return [(fact.column, "The case holds each piece of advice. Record this there.")]
    return []


def known_already(row: Row, importing: Importing) -> list[Match]:
    """Children on the records who may be the row's, and whom the file does not keep apart."""
    text = row.text
    matches = possible_duplicates(
        importing.compared,
        forename=text["forename"],
        surname=text["surname"],
        date_of_birth=row.day("date_of_birth"),
        upn=text["upn"],
        postcode=text["postcode"],
    )
    return [match for match in matches if not kept_apart(match, row, importing)]


def kept_apart(match: Match, row: Row, importing: Importing) -> bool:
    """The file has the other child in a row of its own, as twins and namesakes are."""
    if match.certain:
        return False
    child, text = match.child, row.text
    same_birth = child.date_of_birth == row.day("date_of_birth")
    if same_birth and child.name_key == name_key(text["forename"], text["surname"]):
        return bool(child.upn and text["upn"])
    references = child.cases.values_list("reference", flat=True)
    return any(reference.casefold() in importing.references for reference in references)


def may_be_known(matches: list[Match], importing: Importing) -> RowRefused:
    """The words for a row whose child may be on the records."""
    children = [match.child.pk for match in matches]
    cases = importing.compared.filter(child__in=children).order_by("reference")
    named = ", ".join(cases.values_list("reference", flat=True)[:5])
    column = "upn" if any(match.certain for match in matches) else "surname"
    words = f"This may be the same child as in case {named}. Record this request by hand."
    return RowRefused((column, words))
