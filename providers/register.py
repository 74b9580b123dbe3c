"""The national register of establishments (GIAS): read by column name, kept by URN."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from .models import Provider

BUNDLED = Path(__file__).parent / "data" / "establishments.csv"
SAMPLE = BUNDLED.with_name("sample-requests.csv")
REQUIRED = (
    "URN",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "EstablishmentStatus (code)",
    "LA (code)",
)
# Field of ours, column of the register.
_TEXT = {
    "name": "EstablishmentName",
    "type_name": "TypeOfEstablishment (name)",
    "status": "EstablishmentStatus (name)",
    "phase": "PhaseOfEducation (name)",
    "authority_name": "LA (name)",
    "street": "Street",
    "town": "Town",
    "postcode": "Postcode",
    "resourced_provision": "TypeOfResourcedProvision (name)",
    "section_41": "Section41Approved (name)",
}
_NUMBERS = {
    "low_age": "StatutoryLowAge",
    "high_age": "StatutoryHighAge",
    "easting": "Easting",
    "northing": "Northing",
    "capacity": "SchoolCapacity",
    "pupils": "NumberOfPupils",
}
FIELDS = ("type_code", "authority_code", *_TEXT, *_NUMBERS)


class NotARegister(Exception):
    """The file is not an extract of the register, and the sentence says why."""


@dataclass(frozen=True)
class Outcome:
    """What reading the register changed."""

    added: int
    changed: int
    unchanged: int


def import_register(path: Path = BUNDLED) -> Outcome:
    """Read an extract and keep what it says of each establishment. Nothing is ever removed."""
    read = {str(provider.urn): provider for provider in _providers(path)}
    with transaction.atomic():
        known = {str(p.urn): p for p in Provider.objects.exclude(urn=None)}
        fresh = [provider for urn, provider in read.items() if urn not in known]
        changed = []
        for urn in read.keys() & known.keys():
            if any(getattr(read[urn], name) != getattr(known[urn], name) for name in FIELDS):
                read[urn].pk = known[urn].pk
                changed.append(read[urn])
        Provider.objects.bulk_create(fresh, batch_size=500)
        Provider.objects.bulk_update(changed, FIELDS, batch_size=200)
    return Outcome(len(fresh), len(changed), len(read) - len(fresh) - len(changed))


def bundled_names() -> dict[str, str]:
    """The establishments of the bundled extract, URN to name, without a database."""
    return {str(provider.urn): provider.name for provider in _providers(BUNDLED)}


def _providers(path: Path) -> list[Provider]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    reader.fieldnames = [(name or "").strip() for name in reader.fieldnames or ()]
    missing = [name for name in REQUIRED if name not in reader.fieldnames]
    if missing:
        raise NotARegister(f"The file has no column {', '.join(missing)}.")
    return [_provider(row, number) for number, row in enumerate(reader, start=2)]


def _text(path: Path) -> str:
    """The register itself is cp1252; copies of it are often UTF-8."""
    try:
        raw = path.read_bytes()
    except OSError as reason:
        raise NotARegister(f"The file cannot be read: {reason.strerror}.") from reason
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _provider(row: dict[str, str], number: int) -> Provider:
    urn = (row.get("URN") or "").strip()
    if not (urn.isascii() and urn.isdigit() and len(urn) == 6):
        raise NotARegister(f"Row {number}: “{urn}” is not a URN of 6 digits.")
    provider = Provider(
        urn=urn,
        type_code=_cell(row, "TypeOfEstablishment (code)").zfill(2),
        authority_code=_cell(row, "LA (code)").zfill(3),
    )
    for name, column in _TEXT.items():
        longest = getattr(Provider._meta.get_field(name), "max_length", None)
        setattr(provider, name, _cell(row, column)[:longest])
    for name, column in _NUMBERS.items():
        digits = _cell(row, column)
        setattr(provider, name, int(digits) if digits.isascii() and digits.isdigit() else None)
    return provider


def _cell(row: dict[str, str], column: str) -> str:
    return (row.get(column) or "").strip()
