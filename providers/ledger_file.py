"""The file for the ledger: values only, nothing a spreadsheet would run, a control total."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from .models import Cost, LedgerBatch, LedgerLine

COLUMNS = ("batch", "line", "case", "urn", "provider", "head", "month", "amount")
# Signs a formula begins with, as a keyboard of East Asia types them too; and what a spreadsheet
# throws away before it looks.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSEEN = " \u00a0\ufeff\u200b"


def as_csv(batch: LedgerBatch, lines: Iterable[LedgerLine]) -> str:
    """The batch as a file. It names no child: the case's reference tells who it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, line in enumerate(lines, start=1):
        writer.writerow([batch.pk, number, *_cells(line)])
    writer.writerow([batch.pk, "total", "", "", "", "", batch.lines_count, f"{batch.total:.2f}"])
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula (H-262)."""
    return f"'{text}" if text.lstrip(UNSEEN).startswith(DANGEROUS) else text


def _cells(line: LedgerLine) -> list[str]:
    placement = line.commitment.placement
    return [
        harmless(placement.case.reference),
        placement.provider.urn or "",
        harmless(placement.provider.name),
        str(Cost.Head(line.commitment.head).label),
        f"{line.month:%Y-%m}",
        f"{line.amount:.2f}",
    ]
