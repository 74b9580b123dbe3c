"""A declared letter made ready for one reader: rendered, checked, laid out to print.

Nothing here writes to a case. A letter that lacks a required notice is refused here.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string

from accounts.models import User
from statutory import Holder, curriculum_year, format_date, rights_holder, timetable

from .facts import facts_for
from .letters import Letter
from .models import Case, FamilyMember
from .notices import refuse_unlawful
from .recipients import address_of
from .refusals import Refused

STYLE = "letters/letter.css"
PAGE = "letters/_page.html"
# What every letter is built from, besides its own template.
PARTS = (PAGE, "letters/_letter.html", "letters/_rights.html", "letters/_contact.html")
PREPARING_FOR_ADULTHOOD = 9  # the curriculum year from which advice covers adult life, reg 6(1)(g)


@dataclass(frozen=True)
class Composed:
    """A letter as one person will read it."""

    letter: Letter
    to: FamilyMember
    values: dict[str, str]
    body: str  # the letter itself, without style: for a screen
    page: str  # the same as a whole page with its style: for paper

    @property
    def title(self) -> str:
        return self.letter.title


def compose(
    letter: Letter, *, case: Case, to: FamilyMember, on: date, reasons: str, signed_by: User
) -> Composed:
    """Render a letter for one reader. Raises `LetterIsUnlawful` when a notice is missing."""
    if not letter.in_force_on(on):
        raise Refused(f"The letter “{letter.title}” is not in force on {format_date(on)}")
    dates = _dates(letter, case)
    values = _values(case, to, on, reasons, case.officer or signed_by) | {
        name: format_date(due) if due else "" for name, due in dates.items()
    }
    body = render_to_string(letter.template, _context(letter, case, on, dates, values))
    refuse_unlawful(letter, body, values)
    page = render_to_string(
        PAGE, {"body": body, "title": heading(letter, values), "style": _style(), "letter": letter}
    )
    return Composed(letter=letter, to=to, values=values, body=body, page=page)


def heading(letter: Letter, values: Mapping[str, str]) -> str:
    """The subject line: who the letter is about, and what it says."""
    return f"{values['child']}: {letter.title[0].lower()}{letter.title[1:]}"


def template_version(letter: Letter) -> str:
    """A mark of the exact words a letter was made from: it changes when any of them does."""
    found = hashlib.sha256()
    for name in (letter.template, *PARTS):
        found.update(get_template(name).template.source.encode())  # type: ignore[attr-defined]
    found.update(_style().encode())
    return found.hexdigest()


def initials(*names: str) -> str:
    """The first letter of each name, for the foot of every page: "A.K."."""
    firsts = []
    for name in names:
        sign = next((c for c in unicodedata.normalize("NFC", name) if c.isalpha()), name[:1])
        firsts.append(sign.upper())
    return "".join(f"{sign}." for sign in firsts if sign)


def _dates(letter: Letter, case: Case) -> dict[str, date | None]:
    """The real days that a letter names, from the clocks of the case."""
    clocks = {(clock.rule.id, clock.about): clock.due for clock in timetable(facts_for(case))}
    return {clock.name: clocks.get((clock.rule, clock.about)) for clock in letter.clocks}


def _values(case: Case, to: FamilyMember, on: date, reasons: str, officer: User) -> dict[str, str]:
    """Every particular a letter uses, as words. Kept with the letter as what it was made from."""
    council: dict[str, str] = settings.LOCAL_AUTHORITY
    child = case.child
    return {
        "to": _one_line(to.name),
        "address": address_of(to),
        "child": _one_line(str(child)),
        "called": _one_line(child.forename or child.surname),
        "initials": initials(child.forename, child.surname),
        "setting": _one_line(case.setting_name),
        "reference": case.reference,
        "on": format_date(on),
        "reasons": reasons.strip(),
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


def _context(
    letter: Letter,
    case: Case,
    on: date,
    dates: Mapping[str, date | None],
    values: dict[str, str],
) -> dict[str, object]:
    """The particulars, and the few turns that the wording takes."""
    born = case.child.date_of_birth
    passed = {f"{name}_has_passed": bool(due and due < on) for name, due in dates.items()}
    return {
        **values,
        **passed,
        "heading": heading(letter, values),
        "address_lines": values["address"].splitlines(),
        "council_lines": values["council_address"].splitlines(),
        "young_person": rights_holder(born, on) is Holder.YOUNG_PERSON,
        "adult_life": curriculum_year(born, on) >= PREPARING_FOR_ADULTHOOD,
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _style() -> str:
    path = finders.find(STYLE)
    if path is None:
        raise FileNotFoundError(STYLE)
    return Path(str(path)).read_text(encoding="utf-8")
