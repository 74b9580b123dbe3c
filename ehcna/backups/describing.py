"""What stands beside an export, for somebody who has never seen the product."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from statutory import format_date

from . import rows

_ABOUT = """\
Everything that {council} kept in its system for education, health and care needs assessments,
as of {day}.

This folder holds personal data of children and families. Keep it encrypted, and give it to nobody
who has no right to it. It also holds what sign-ins are checked with (passwords that cannot be read
back, and the secrets of second steps): leave out the tables accounts_user and mfa_authenticator
where they are not needed.

How to read it
--------------
tables/     One file for each table, one line for each row. A line is a JSON object: the name of
            each column and what stands in it. Text is UTF-8. Days are written 2026-11-27, moments
            with their offset from UTC, amounts of money as text, bytes in base64.
            Where nothing was said, it is null or an empty text.
files/      The papers, under the names that the columns called "file" give.
manifest.json  How many rows each table has, and the SHA-256 and the length of every file here.

For example, each case with its child, in Python and nothing else:

    import json
    def rows(name):
        return [json.loads(line) for line in open(f"tables/{{name}}.jsonl", encoding="utf-8")]
    children = {{child["id"]: child for child in rows("cases_child")}}
    for case in rows("cases_case"):
        print(case["reference"], children[case["child_id"]]["surname"])

A spreadsheet opens a table through its import of JSON; so does every database.

To take it into an empty installation of the same version: manage.py import_everything FOLDER

The tables
----------
A column "x_id -> table" holds the number of a row of that table. Tables that are called
"historical" keep each earlier state of a row, with who changed it and when.
"""


def described(counts: dict[str, int]) -> str:
    """The page that stands beside an export."""
    about = _ABOUT.format(
        council=settings.LOCAL_AUTHORITY["name"], day=format_date(timezone.localdate())
    )
    return about + "\n" + "\n".join(_tables(counts))


def _tables(counts: dict[str, int]) -> Iterator[str]:
    for model in rows.exported():
        table = model._meta.db_table
        yield f"{table} ({counts[table]} rows)"
        if meaning := _meaning(model):
            yield f"    {meaning}"
        for field in rows.fields_of(model):
            leads = field.remote_field.model._meta.db_table if field.remote_field else ""
            kind = f"-> {leads}" if leads else field.get_internal_type().removesuffix("Field")
            choices = ", ".join(f"{key} = {words}" for key, words in field.flatchoices if key)
            said = f": {choices}" if choices and len(choices) < 600 else ""
            yield f"    {field.column} {kind}{said}"
        yield ""


def _meaning(model: rows.Model) -> str:
    said = (model.__doc__ or "").strip().split("\n")[0]
    return "" if said.startswith(f"{model.__name__}(") else said
