"""Taking in an extract of 50,000 establishments, against the plain parse and bulk insert of it."""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
from pathlib import Path

from django.db import connection, transaction

from providers.models import Provider
from providers.models.types import NEEDS
from providers.register import import_register
from providers.register.columns import CURRENT, REQUIRED, TAKEN

from .pages import PER_PAGE, SEARCH_LIMIT, TURNS, Officer
from .report import interleaved, say

ROWS = 50_000
LIMIT = 4.0
_SEARCHES = {
    "a rare word": "words=riverside+97",
    "a common word": "words=primary",
    "need and age": "need=ASD&age=9",
    "place": "near=B31+1&miles=20",
    "everything": "words=oak&need=ASD&age=9&near=B31+1&miles=50&offers=section41",
    "a word that nothing has": "words=zebra&standing=any",
}
FIRST = 900_000  # no real establishment has so high a number
_NAMES = ("St Mary's", "Holy Trinity", "Oak", "Elm Park", "Hill Top", "Riverside", "Meadow", "King")
_ENDS = ("Primary School", "Academy", "High School", "College", "Nursery School", "School")
_TYPES = ("01", "02", "03", "05", "07", "11", "10", "18", "28", "34", "35", "44")
_SHOWN = {"1": "Open", "2": "Closed", "3": "Open, but proposed to close", "4": "Proposed to open"}
_FIELDS = tuple(field for field, _, _ in TAKEN)
_EMPTY = dict.fromkeys((how for _, _, how in TAKEN), "") | dict.fromkeys(
    ("day", "age", "metres", "number"), None
)


def an_extract(folder: Path, rows: int = ROWS) -> Path:
    """A file in the layout of the register, of invented establishments."""
    path = folder / "edubasealldata20260901.csv"
    names = [*REQUIRED, *sorted(CURRENT - set(REQUIRED))]
    chance = random.Random(1)
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        for number in range(rows):
            writer.writerow(_row(number, chance))
    return path


def _row(number: int, chance: random.Random) -> dict[str, str]:
    status = chance.choice("112224" if number % 3 else "1113")
    area = f"EX{chance.randint(1, 39)}"
    row = {
        "URN": str(FIRST + number),
        "EstablishmentName": f"{chance.choice(_NAMES)} {chance.choice(_ENDS)} {number % 977}",
        "TypeOfEstablishment (code)": chance.choice(_TYPES),
        "TypeOfEstablishment (name)": "A type of establishment",
        "EstablishmentStatus (code)": status,
        "EstablishmentStatus (name)": _SHOWN[status],
        "LA (code)": str(chance.randint(201, 350)),
        "LA (name)": "An Authority",
        "EstablishmentNumber": f"{chance.randint(1000, 7999)}",
        "OpenDate": f"{chance.randint(1, 28):02}-09-{chance.randint(1950, 2025)}",
        "PhaseOfEducation (name)": chance.choice(("Primary", "Secondary", "Not applicable")),
        "StatutoryLowAge": str(chance.randint(2, 11)),
        "StatutoryHighAge": str(chance.randint(11, 19)),
        "SchoolCapacity": str(chance.randint(50, 1800)),
        "NumberOfPupils": str(chance.randint(50, 1800)),
        "Street": f"{number % 411} Example Street",
        "Town": f"Exampleton {number % 83}",
        "Postcode": f"{area} {chance.randint(1, 9)}AA",
        "TelephoneNum": f"01632 {chance.randint(960000, 960999)}",
        "SchoolWebsite": f"www.school{number}.example",
        "Easting": str(chance.randint(200_000, 600_000)),
        "Northing": str(chance.randint(50_000, 500_000)),
        "Section41Approved (name)": chance.choice(("Approved", "Not approved", "Not applicable")),
        "SEN1 (name)": f"{chance.choice(tuple(NEEDS))} - A need",
        "SEN2 (name)": f"{chance.choice(tuple(NEEDS))} - A need",
    }
    return row


def measure_register() -> None:
    """Print the first import, the second, which changes nothing, and one that changes all."""
    with tempfile.TemporaryDirectory() as folder:
        path = an_extract(Path(folder))
        plain = _timed(lambda: _plainly(path))
        Provider.objects.filter(urn__gte=str(FIRST)).delete()
        first = _timed(lambda: import_register(path))
        say("Register of 50,000 against the plain parse and bulk insert", first / plain, LIMIT)
        again = _timed(lambda: import_register(path))
        say("The same again, nothing changed, against the plain one", again / plain, LIMIT)
        Provider.objects.filter(urn__gte=str(FIRST)).update(pupils=1)
        every = _timed(lambda: import_register(path))
        say("The same again, every row changed, against the plain one", every / plain, LIMIT)


def measure_directory() -> None:
    """Print searches of 50,000 settings against the floor page, and their queries."""
    with connection.cursor() as cursor:
        # What PostgreSQL does by itself a while after many rows were written.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    officer = Officer()
    floor = f"/floor/{officer.user.pk}/{PER_PAGE}/"
    for what, asked in _SEARCHES.items():
        path = f"/directory/?{asked}"
        ratio = interleaved(
            lambda path=path: officer.get(path),  # type: ignore[misc]
            lambda: officer.get(floor),
            TURNS // 2,
        )
        say(f"Directory of 50,000 by {what} against the floor page", ratio, SEARCH_LIMIT)
        say(f"Queries of the directory by {what}", officer.queries(path), unit="queries")


def _timed(call) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _plainly(path: Path) -> None:
    """Read the same rows and write them as they stand, in the quickest way the database has."""
    with path.open(encoding="cp1252", newline="") as file:
        reader = csv.reader(file)
        names = next(reader)
        places = [(names.index(column), _EMPTY[how]) for _, column, how in TAKEN]
        rows = [[row[at] or empty for at, empty in places] for row in reader]
    table = Provider._meta.db_table
    columns = ", ".join((*_FIELDS, "needs"))
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL datestyle = 'ISO, DMY'")
            lines = ("\t".join(r"\N" if c is None else c for c in row) + "\t[]\n" for row in rows)
            cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", io.StringIO("".join(lines)))
        else:
            holes = ", ".join(["%s"] * (len(_FIELDS) + 1))
            insert = f"INSERT INTO {table} ({columns}) VALUES ({holes})"
            cursor.executemany(insert, ((*row, "[]") for row in rows))
