"""H-262: no table that leaves us holds a cell which a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families.jobs.copy_file import as_csv
from providers.ledger_file import harmless
from tests.site.reading import modules, text_of

# Who writes tables: each puts every cell that somebody typed through `harmless`. A new one is
# added here with its test.
WRITERS = {
    "families/jobs/copy_file.py",  # below
    "plans/management/commands/extract_for_analyst.py",  # tests/plans/test_for_analysts.py
    "providers/ledger_file.py",  # tests/providers/actions/test_ledger.py
    "providers/views/importing.py",  # tests/providers/views/test_importing.py
}
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def test_h262_nobody_else_writes_a_table() -> None:
    writes = re.compile(r"csv\.(?:writer|DictWriter)\(|Workbook\(|xlsxwriter")

    found = {name for name in modules() if writes.search(text_of(name))}

    assert found == WRITERS
    assert {name for name in found if "harmless(" not in text_of(name)} == set()


@pytest.mark.parametrize("begin", BEGINS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\u200b"])
def test_h262_a_cell_that_begins_like_a_formula_is_made_text(begin: str, before: str) -> None:
    typed = f"{before}{begin}cmd|' /C calc'!A0"

    assert harmless(typed) == f"'{typed}"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_h262_whatever_is_typed_no_cell_of_a_table_begins_so(rows: list[tuple[str, str]]) -> None:
    made = as_csv([(one.replace("\x00", ""), two.replace("\x00", "")) for one, two in rows])

    cells = [
        c for row in csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")) for c in row
    ]
    assert [cell for cell in cells if cell.lstrip(" \u00a0\ufeff\u200b").startswith(BEGINS)] == []


def test_a_harmless_cell_is_left_as_it_was_typed() -> None:
    assert [harmless(one) for one in ("Zoë", "1-2", "a=b", "'quoted", "")] == [
        "Zoë", "1-2", "a=b", "'quoted", "",
    ]  # fmt: skip
