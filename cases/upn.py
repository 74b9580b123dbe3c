"""Unique pupil numbers: is it one, and if not, what is wrong with it in plain words."""

from __future__ import annotations

from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.gb import upn as standard

LENGTH = 13


def tidy(typed: str) -> str:
    """A UPN in capitals without spaces, as it is stored."""
    return "".join(typed.upper().split())


def fault_of(upn: str) -> str:
    """What is wrong with a tidied UPN, in a sentence; empty when nothing is."""
    if len(upn) != LENGTH:
        return f"UPN must be 13 characters long. You typed {len(upn)}"
    if not upn[0].isalpha() or not _numbers_are_right(upn):
        return "UPN must be a letter, then 12 numbers, like H801200001001"
    try:
        standard.validate(upn)
    except InvalidComponent:
        # The list of authority numbers is older than the newest councils; the letter is the check.
        pass
    except ValidationError:
        return _wrong_letter(upn)
    right = standard.calc_check_digit(upn[1:])
    return "" if upn[0] == right else _wrong_letter(upn)


def _numbers_are_right(upn: str) -> bool:
    """Numbers all along; the last may be a letter in a temporary UPN."""
    middle, last = upn[1:-1], upn[-1]
    known = last in standard._alphabet  # noqa: SLF001 - the alphabet has no public name
    return middle.isascii() and middle.isdigit() and known


def _wrong_letter(upn: str) -> str:
    right = standard.calc_check_digit(upn[1:])
    return (
        f"The first letter of the UPN does not fit its numbers: it would be {right}, not {upn[0]}."
        " Check the UPN with the school"
    )
