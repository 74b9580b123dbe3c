"""Everything in files that open without the product, and back into an empty one (H-288)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from cases.actions.restoring import begin

from . import databases, files, manifest, rows
from .backing_up import closed, migrations_done
from .describing import described
from .manifest import Copied, Manifest, Wrong
from .restoring import Held, hold

WHAT = "export"
TABLES = "tables"
README = "README.txt"

Say = Callable[[str], object]


def export_everything(folder: Path) -> tuple[Manifest, str]:
    """Write everything into a new folder: what it holds, and the SHA-256 of its manifest."""
    folder = manifest.empty_folder(folder)
    (folder / TABLES).mkdir(mode=0o700)
    as_of = timezone.now()
    with transaction.atomic():
        _as_of_one_moment()
        counts, copied = _tables(folder)
        named = databases.files_named()
    copied |= files.copy_out(folder)
    with manifest.private(folder / README) as file:
        file.write(described(counts).encode())
    copied[README] = manifest.hashed(folder / README)
    return closed(folder, WHAT, as_of, counts, named, copied)


def import_everything(folder: Path, say: Say) -> Held:
    """Take an export into an installation that is set up and empty, and compare each row.

    The old installation may have gone on for a while: what it may have sent is held here.
    """
    told = _look(folder)
    as_of, now = datetime.fromisoformat(told.as_of), timezone.now()
    found = rows.exported()
    if full := [one._meta.db_table for one in found if _is_full(one)]:
        raise Wrong(f"These tables have rows: {', '.join(full[:10])}", _ONLY_EMPTY)
    if next(files.stored(), ""):
        raise Wrong("The place of the files has some.", _ONLY_EMPTY)
    if wrong := files.copy_in(folder, told.files):
        raise Wrong(*wrong)
    with transaction.atomic():
        _empty_of_the_product(found)
        for model in found:
            rows.read_in(model, _file(folder, model))
        rows.settle_numbers(found)
        say(f"{sum(told.tables.values())} rows in {len(told.tables)} tables")
        _compare(folder, found)
        begin(as_of=as_of, restored_at=now)
    say("Each row was compared with the export: none differs.")
    return hold(as_of, now)


_ONLY_EMPTY = "An export is only taken into an installation that is set up and has nothing in it."


def _tables(folder: Path) -> tuple[dict[str, int], dict[str, Copied]]:
    counts, copied = {}, {}
    for model in rows.exported():
        path = _file(folder, model)
        count, made = rows.write_out(model, path)
        counts[model._meta.db_table] = count
        copied[f"{TABLES}/{path.name}"] = made
    return counts, copied


def _look(folder: Path) -> Manifest:
    told = manifest.read(folder, WHAT)
    if wrong := list(manifest.faults(folder, told)):
        raise Wrong(*wrong[:20], "This export is not whole, so nothing was taken in.")
    if told.migrations != migrations_done():
        raise Wrong("It was made by another version of the product. Take it in with that version.")
    if set(told.tables) != {one._meta.db_table for one in rows.exported()}:
        raise Wrong("Its tables are not those of this version of the product.")
    return told


def _is_full(model: rows.Model) -> bool:
    table = model._meta.db_table
    return table not in rows.OF_THE_PRODUCT and model._base_manager.exists()


def _empty_of_the_product(found: list[rows.Model]) -> None:
    """Take away what setting up has written, since the export brings its own."""
    with connection.cursor() as cursor:
        for name in sorted(rows.OF_THE_PRODUCT):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")


def _compare(folder: Path, found: list[rows.Model]) -> None:
    wrong = {one._meta.db_table: rows.first_difference(one, _file(folder, one)) for one in found}
    if said := [f"{name} differs at line {line}." for name, line in wrong.items() if line]:
        raise Wrong(*said, "Nothing was taken in.")


def _file(folder: Path, model: rows.Model) -> Path:
    return folder / TABLES / f"{model._meta.db_table}.jsonl"


def _as_of_one_moment() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
