"""What of a recommendation can be put into the fields of a line at once: its amounts."""

from __future__ import annotations

from ..language.frequencies import Every
from ..language.quantities import Dose, doses
from ..language.ratios import ratios
from ..language.spelling import shown

_ONCE = {"day": "daily", "week": "weekly", "month": "monthly", "term": "termly", "year": "yearly"}


def parts_of(said: str) -> dict[str, str]:
    """Minutes, how often and the ratio, where a passage says one of each and no more."""
    amounts = doses(said)
    found: dict[str, str] = {}
    if len(amounts) == 1:
        dose = amounts[0]
        found = {"duration": _length(dose), "frequency": _often(dose)}
    groups = list(dict.fromkeys(one.children for one in ratios(said) if one.is_stated))
    if len(groups) == 1 and groups[0] >= 1:
        found["ratio"] = f"1:{shown(groups[0])}"
    return {name: words for name, words in found.items() if words}


def _length(dose: Dose) -> str:
    if dose.minutes is None or dose.whole:
        return ""
    if dose.most and dose.most != dose.minutes:
        return f"{shown(dose.minutes)} to {shown(dose.most)} minutes"
    return f"{shown(dose.minutes)} minutes"


def _often(dose: Dose) -> str:
    if dose.every is None or dose.whole:
        return ""
    times, stretch = dose.times or 1.0, _stretch(dose.every)
    if times == 1.0:
        is_named = dose.every.number == 1 and dose.every.unit in _ONCE
        return _ONCE[dose.every.unit] if is_named else f"every {stretch}"
    return f"{shown(times)} times {'a' if dose.every.number == 1 else 'every'} {stretch}"


def _stretch(every: Every) -> str:
    return every.unit if every.number == 1 else f"{shown(every.number)} {every.unit}s"
