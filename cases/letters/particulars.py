"""The particulars of a case as a letter uses them: names, dates and places, each as words."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.utils.formats import date_format

from accounts.models import User
from statutory import (
    Deadline,
    Holder,
    Kind,
    Status,
    curriculum_year,
    format_date,
    rights_holder,
    timetable,
    young_person_from,
)

from ..facts import facts_for
from ..models import Case
from . import Clock, Letter
from .addressees import Addressee

PREPARING_FOR_ADULTHOOD = 9  # the curriculum year from which advice covers adult life, reg 6(1)(g)
LATE_WHAT = {
    "A01": "decide whether to carry out an EHC needs assessment",
    "A04": "tell you whether there will be an EHC plan",
    "A07": "send the final EHC plan",
}
# A limit that an exception disapplies still has its day, and the family still waits for it.
RUNNING = frozenset({Status.DUE, Status.OVERDUE, Status.DISAPPLIED})
Typed = Mapping[str, str | date]


def particulars(
    letter: Letter, case: Case, to: Addressee, on: date, typed: Typed, officer: User
) -> tuple[dict[str, str], dict[str, bool]]:
    """Every particular a letter uses, as words, and the few turns that the wording takes."""
    facts = facts_for(case)
    clocks = timetable(facts)
    named = {clock.name: _found(clock, clocks, on) for clock in letter.clocks}
    days = {name: found.due if found else None for name, found in named.items()}
    late = named.get("late_by")
    born = case.child.date_of_birth
    values = (
        ours(officer)
        | _of_the_child(letter, case, on)
        | {
            "to": to.name,
            "dear": to.dear,
            "address": to.address,
            "on": format_date(on),
            "received_on": _day(facts.latest(Kind.REQUEST_RECEIVED)),
            "rights_from": format_date(young_person_from(born)),
            "late_what": LATE_WHAT.get(late.rule.id, "") if late else "",
            "shape": to.shape,
            "decided": letter.decided,
            "encloses": letter.encloses.what if letter.encloses else "",
        }
        | {name: _day(due) for name, due in days.items()}
        | {ask.name: _typed(typed.get(ask.name, "")) for ask in letter.asks}
    )
    turns = {f"{name}_has_passed": bool(due and due < on) for name, due in days.items()}
    turns["told_late"] = _is_late(named.get("told_by"))
    turns["young_person"] = letter.to_family and rights_holder(born, on) is Holder.YOUNG_PERSON
    turns["adult_life"] = curriculum_year(born, on) >= PREPARING_FOR_ADULTHOOD
    return values, turns


def told_late(letter: Letter, case: Case, on: date) -> bool:
    """Whether a letter tells of a decision that came after its limit, with nothing to excuse it."""
    clocks = timetable(facts_for(case))
    return any(
        _is_late(_found(clock, clocks, on)) for clock in letter.clocks if clock.name == "told_by"
    )


def _is_late(limit: Deadline | None) -> bool:
    return bool(limit and limit.days_late and not limit.disapplied)


def ours(officer: User) -> dict[str, str]:
    """Who writes: the council and the officer."""
    council: dict[str, str] = settings.LOCAL_AUTHORITY
    return {
        "officer": officer.name,
        "officer_phone": officer.phone or council["phone"],
        "officer_email": officer.email,
        "council": council["name"],
        "team": council["team"],
        "council_address": "\n".join(part.strip() for part in council["address"].split(",")),
        "mediation_adviser": council["mediation_adviser"],
        "sendiass": council["sendiass"],
        "disagreement_resolution": council["disagreement_resolution"],
    }


def about(forename: str, surname: str, *, setting: str, young_person: bool) -> dict[str, str]:
    """How a letter speaks of the child: to a young person "you", to others by name."""
    called = _one_line(forename or surname)
    unnamed = "your school or college" if young_person else "the school, college or early years"
    return {
        "child": _one_line(f"{forename} {surname}"),
        "called": called,
        "initials": initials(forename, surname),
        "them": "you" if young_person else called,
        "they_need": "you need" if young_person else f"{called} needs",
        "their_needs": "your needs" if young_person else f"the needs of {called}",
        "setting": _one_line(setting),
        "their_setting": _one_line(setting) or (unnamed if young_person else f"{unnamed} setting"),
    }


def initials(*names: str) -> str:
    """The first letter of each name, for the foot of every page: "A.K."."""
    firsts = []
    for name in names:
        sign = next((c for c in unicodedata.normalize("NFC", name) if c.isalpha()), name[:1])
        firsts.append(sign.upper())
    return "".join(f"{sign}." for sign in firsts if sign)


def _of_the_child(letter: Letter, case: Case, on: date) -> dict[str, str]:
    child = case.child
    young_person = rights_holder(child.date_of_birth, on) is Holder.YOUNG_PERSON
    return about(
        child.forename,
        child.surname,
        setting=case.setting_name,
        young_person=young_person and letter.to_family,
    ) | {"born": date_format(child.date_of_birth, "j F Y"), "reference": case.reference}


def _found(clock: Clock, clocks: tuple[Deadline, ...], on: date) -> Deadline | None:
    """The clock a letter names; of several duties the first that still runs."""
    found = [c for c in clocks if c.rule.id in clock.rules and c.about == clock.about]
    if len(clock.rules) > 1:
        found = [c for c in found if c.due and c.status(on) in RUNNING]
        found.sort(key=lambda c: c.due or date.max)
    elif found:
        found = found[-1:]
    return found[0] if found else None


def _typed(value: str | date) -> str:
    return format_date(value) if isinstance(value, date) else value.strip()


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
