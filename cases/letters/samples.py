"""Invented readers for whom a wording is drawn before it may be put in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from statutory import format_date

from . import Letter
from .composing import draw
from .markup import faults_in
from .notices import FieldIsEmpty, LetterIsUnlawful
from .particulars import about
from .parts import days_of, fields_of, parts_of

A_DAY = date(2026, 5, 19)  # any day: what stands in the sample for every date


@dataclass(frozen=True)
class Sample:
    """One invented reader, and how the letter would read for them."""

    who: str
    forename: str = "Amira"
    surname: str = "Khan"
    to: str = "Priya Khan"
    young_person: bool = False
    shape: str = "standard"
    told_late: bool = False


SAMPLES = (
    Sample("a parent"),
    Sample("a young person", to="Amira Khan", young_person=True),
    Sample("a parent who reads large print", shape="large_print"),
    Sample("the parent of a child with one name", forename="", surname="Suharto"),
    Sample("a parent who is told late", told_late=True),
)


@dataclass(frozen=True)
class Drawn:
    """A wording as one sample reader would get it, or what it lacks for them."""

    who: str
    body: str
    lacks: str


def faults_of(letter: Letter, words: str) -> list[str]:
    """What a wording asks for that this letter does not have."""
    return faults_in(words, fields_of(letter), parts_of(letter))


def drawn_for_samples(letter: Letter, words: str) -> list[Drawn]:
    """A wording drawn for every sample reader of the letter."""
    can_be_late = any(notice.when == "told_late" for notice in letter.must_contain)
    readers = [one for one in SAMPLES if can_be_late or not one.told_late]
    if not letter.to_family:
        readers = [readers[0], *readers[3:]]
    return [_drawn(letter, words, one) for one in readers]


def why_not_publishable(letter: Letter, words: str) -> str:
    """Why a wording may not be put in use, with each missing notice and its source (H-147)."""
    if faults := faults_of(letter, words):
        return f"{'. '.join(faults)}."
    lacks = [f"For {one.who}: {one.lacks}" for one in drawn_for_samples(letter, words) if one.lacks]
    return " ".join(lacks)


def _drawn(letter: Letter, words: str, sample: Sample) -> Drawn:
    values, turns = _particulars(letter, sample)
    who = sample.who if letter.to_family else "a body"
    if letter.to and not sample.forename:
        who = "a body, about a child with one name"
    try:
        return Drawn(who, draw(letter, words, values, turns), "")
    except LetterIsUnlawful as lacking:
        said = "; ".join(f"{one.what} ({one.citation})" for one in lacking.missing)
        return Drawn(who, "", f"it lacks {said}.")
    except FieldIsEmpty as empty:
        return Drawn(who, "", empty.sentence)


def _particulars(letter: Letter, sample: Sample) -> tuple[dict[str, str], dict[str, bool]]:
    """Every particular, invented: so that only the wording can be what is lacking."""
    council: dict[str, str] = settings.LOCAL_AUTHORITY
    values = _of_letter(letter) | about(
        sample.forename,
        sample.surname,
        setting="Willow Bank Primary School",
        young_person=sample.young_person,
    )
    values |= {
        "to": sample.to if letter.to_family else "Exampleshire Integrated Care Board",
        "dear": sample.to if letter.to_family else "Colleague",
        "address": "14 Mill Lane\nExampleton\nEX2 4AB",
        "born": "2 March 2018",
        "reference": "EHC-2026-00012",
        "late_what": "decide whether to carry out an EHC needs assessment",
        "officer": "Grace Adeyemi",
        "officer_phone": "01632 960017",
        "officer_email": "grace@council.example",
        "council": council["name"],
        "team": council["team"],
        "council_address": "\n".join(part.strip() for part in council["address"].split(",")),
        "shape": sample.shape,
        **{name: council[name] for name in _SERVICES},
    }
    turns = {"young_person": sample.young_person and letter.to_family, "adult_life": False}
    return values, turns | {"told_late": sample.told_late}


def _of_letter(letter: Letter) -> dict[str, str]:
    """What a letter itself asks for: its days, what an officer adds, what it brings."""
    values = {name: format_date(A_DAY) for name in fields_of(letter)}
    values |= {ask.name: f"What is written for “{ask.label}”" for ask in letter.asks}
    values |= {name: format_date(A_DAY) for name in days_of(letter)}
    if letter.encloses:
        values |= {"encloses": letter.encloses.what, "enclosed": "School’s advice"}
    return values | {"decided": letter.decided}


_SERVICES = ("mediation_adviser", "sendiass", "disagreement_resolution")
