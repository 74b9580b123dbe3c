"""What each column may hold: how a cell is tidied, and the words for what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases.models import Case
from cases.search import fold_postcode
from cases.upn import fault_of, tidy

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# What a spreadsheet shows when a formula failed.
_FAILED = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#NULL!", "#NUM!", "#DIV/0!", "#SPILL!", "#CALC!"}
LONGEST_NAME = 100
_SHOWN = 40  # characters of a cell in a message

SOURCES = {
    "parent": Case.Source.PARENT,
    "young person": Case.Source.YOUNG_PERSON,
    "school": Case.Source.SCHOOL,
    "college": Case.Source.COLLEGE,
    "other": Case.Source.OTHER,
}
SEXES = {"": "", "f": "F", "female": "F", "m": "M", "male": "M"}
DECISIONS = ("assess", "not assess")
PLAN_DECISIONS = ("issue", "not issue")


@dataclass(frozen=True)
class Known:
    """What rows are checked against: the register, the officers and today."""

    schools: Mapping[str, str]  # URN to name
    officers: Mapping[str, User]  # email, in small letters, to the officer
    today: date


def _words(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


TIDIED: dict[str, Callable[[str], str]] = {
    "source": _words,
    "sex": str.casefold,
    "decision": _words,
    "plan_decision": _words,
    "upn": tidy,
    "postcode": fold_postcode,
    "officer_email": str.casefold,
}


def tidied(column: str, cell: object) -> str:
    """A cell as it is kept: letters composed, no space around it, its own spelling."""
    text = unicodedata.normalize("NFC", str(cell)).strip()
    return TIDIED.get(column, str)(text)


def _one_of(*allowed: str) -> Callable[[str, Known], str]:
    def check(text: str, _: Known) -> str:
        return "" if text in allowed else f"“{text[:_SHOWN]}” is none of: {', '.join(allowed)}."

    return check


def _reference(text: str, _: Known) -> str:
    if _REFERENCE.fullmatch(text):
        return ""
    return (
        "A reference has at most 40 letters, digits, hyphens, dots and underscores, no spaces,"
        " and begins with a letter or digit."
    )


def _name(text: str, _: Known) -> str:
    if len(text) > LONGEST_NAME:
        return f"A name can have {LONGEST_NAME} letters; this has {len(text)}."
    if any(unicodedata.category(letter).startswith("C") for letter in text):
        return "The name holds a character that cannot be seen or printed."
    if _is_garbled(text):
        return "A letter of the name was garbled. Save the file as “CSV UTF-8” and type it again."
    is_name = text.upper() not in _FAILED and any(letter.isalpha() for letter in text)
    return "" if is_name else "This is not a name."


def _is_garbled(text: str) -> bool:
    """Letters lost, or UTF-8 read as if it were Windows text: “ZoÃ«” for “Zoë”."""
    if "\N{REPLACEMENT CHARACTER}" in text:
        return True
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False


def _upn(text: str, _: Known) -> str:
    return fault_of(text)


def _postcode(text: str, _: Known) -> str:
    return "" if _POSTCODE.fullmatch(text) else f"“{text[:12]}” is not a whole postcode."


def _urn(text: str, known: Known) -> str:
    if not (text.isascii() and text.isdigit() and len(text) == 6):
        return f"“{text[:12]}” is not a URN. A URN has 6 digits."
    if text not in known.schools:
        return f"There is no establishment with the URN {text} in the register."
    return ""


def _officer(text: str, known: Known) -> str:
    if not _EMAIL.fullmatch(text):
        return f"“{text[:_SHOWN]}” is not an email address."
    # Before anybody signs in, nobody can be known; the case then waits for an officer.
    if text in known.officers or not known.officers:
        return ""
    return "No officer who may hold cases signs in with this email address."


CHECKS: dict[str, Callable[[str, Known], str]] = {
    "reference": _reference,
    "source": _one_of(*SOURCES),
    "forename": _name,
    "surname": _name,
    "sex": _one_of(*(word for word in SEXES if word)),
    "upn": _upn,
    "postcode": _postcode,
    "school_urn": _urn,
    "officer_email": _officer,
    "decision": _one_of(*DECISIONS),
    "plan_decision": _one_of(*PLAN_DECISIONS),
}
