"""Record what a checked row says. The same row twice changes nothing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db import IntegrityError, transaction

from accounts.models import User
from cases.actions.chronology import enter_all
from cases.actions.intake import AsGiven, take_in
from cases.actions.requests import ChildDetails, PossibleDuplicate, RequestDetails, receive_request
from cases.audit import action, noting
from cases.models import Case, IntakeItem
from cases.refusals import Refused
from statutory import Kind

from .checking import Row
from .fields import SEXES, SOURCES
from .fitting import (
    IN_USE,
    Addition,
    Importing,
    RowRefused,
    addition_to,
    case_of,
    handed_over,
    handed_reference,
    hidden_case,
    kept_apart,
    known_already,
    may_be_known,
)
from .telling import told_by


class Effect(StrEnum):
    """What a row did, or would do."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def effect_of(row: Row, importing: Importing) -> Effect:
    """What recording the row would do. Raises `RowRefused` if it contradicts what is recorded."""
    case = case_of(row, importing)
    if case is not None:
        return Effect.UPDATED if addition_to(case, row, importing) else Effect.UNCHANGED
    if hidden_case(row, importing) and handed_over(row):
        return Effect.UNCHANGED
    matches = known_already(row, importing)
    if matches and importing.look_again(row):
        return effect_of(row, importing)
    if matches:
        raise may_be_known(matches, importing)
    return Effect.CREATED


def apply_row(row: Row, importing: Importing) -> Effect:
    """Record one row, wholly or not at all. Raises `RowRefused`."""
    try:
        return _record(row, importing)
    except RowRefused:
        if not importing.look_again(row):
            raise
        return _record(row, importing)


def _record(row: Row, importing: Importing) -> Effect:
    case = case_of(row, importing)
    if hidden := hidden_case(row, importing):
        effect = effect_of(row, importing)
        if effect is Effect.CREATED:
            hand_over(row, hidden, by=importing.by, today=importing.known.today)
        return effect
    if case is None:
        case = _open(row, importing)
        importing.cases[case.reference.casefold()] = case.pk
        return Effect.CREATED
    addition = addition_to(case, row, importing)
    if not addition:
        return Effect.UNCHANGED
    add_imported(case, addition, by=importing.by)
    return Effect.UPDATED


def _open(row: Row, importing: Importing) -> Case:
    """Open the case. A match that the file itself keeps apart is confirmed as another child."""
    others: list[int] = []
    try:
        try:
            return receive_imported(row, importing, others, by=importing.by)
        except PossibleDuplicate as found:
            known = [one for one in found.matches if not kept_apart(one, row, importing)]
            if known:
                raise may_be_known(known, importing) from found
            others = [match.child.pk for match in found.matches]
            return receive_imported(row, importing, others, by=importing.by)
    except Refused as reason:
        raise RowRefused((reason.field or "", reason.sentence)) from reason


@action
def receive_imported(row: Row, importing: Importing, others: list[int], *, by: User | None) -> Case:
    """Open a case for a row, with everything that it says has happened since."""
    urn = row.text["school_urn"]
    try:
        with transaction.atomic():
            case = receive_request(
                _child(row),
                request=RequestDetails(
                    received_on=row.day("received_on"),
                    source=SOURCES[row.text["source"]],
                    reference=row.text["reference"],
                    setting_urn=urn,
                    setting_name=importing.known.schools.get(urn, ""),
                ),
                by=by,
                officer=importing.officer_of(row),
                visible=importing.compared,
                other_children=others,
                today=importing.known.today,
            )
    except IntegrityError:
        raise RowRefused(IN_USE) from None
    since = [fact for fact in told_by(row) if fact.kind is not Kind.REQUEST_RECEIVED]
    if since:
        enter_all(case, [fact.as_entry() for fact in since], by=by)
    noting(after={"row of the file": row.number, "facts": [fact.kind.value for fact in since]})
    return case


@action
def hand_over(row: Row, hidden: Case, *, by: User | None, today: date) -> IntakeItem:
    """Put a row into the queue of those who may open the restricted case of its reference."""
    child = _child(row)
    given = AsGiven(
        SOURCES[row.text["source"]],
        child.forename,
        child.surname,
        child.date_of_birth,
        sex=child.sex,
        upn=child.upn,
        postcode=child.postcode,
        setting_urn=row.text["school_urn"],
        says="Read in from a file of requests.",
    )
    item = take_in(
        given,
        route=IntakeItem.Route.BY_HAND,
        received_on=row.day("received_on"),
        dated_by=IntakeItem.DatedBy.PERSON,
        by=by,
        given_reference=handed_reference(row),
        today=today,
    )
    item.case = hidden
    item.save(update_fields=["case"])
    return item


@action
def add_imported(case: Case, addition: Addition, *, by: User | None) -> Case:
    """Put what a file tells anew onto a case already open."""
    _fill_in(case.child, addition.child)
    _fill_in(case, addition.case)
    if addition.facts:
        enter_all(case, [fact.as_entry() for fact in addition.facts], by=by)
    told = [f"{fact.kind.value} {fact.on}" for fact in addition.facts]
    noting(after={"facts": told, "filled in": [*addition.child, *addition.case]})
    return case


def _fill_in(thing: object, values: dict[str, object] | dict[str, str]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    if values:
        thing.save()  # type: ignore[attr-defined]


def _child(row: Row) -> ChildDetails:
    text = row.text
    return ChildDetails(
        forename=text["forename"],
        surname=text["surname"],
        date_of_birth=row.day("date_of_birth"),
        sex=SEXES[text["sex"]],
        upn=text["upn"],
        postcode=text["postcode"],
    )
