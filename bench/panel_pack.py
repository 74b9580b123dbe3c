"""A pack of twenty cases of forty pages, against its parts rendered singly; and its memory."""

from __future__ import annotations

import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from cases import pdf
from panels.pack.figures import tagged
from panels.pack.merging import Part, merge
from panels.pack.stamping import Stamp

from .report import say

CASES, PAGES, LIMIT = 20, 40, 1.2
_LEAF = '<section style="break-after: page"><h2>Part {at}</h2>{words}</section>'
_WORDS = "<p>" + "Words of an advice that is read to its end. " * 60 + "</p>"


def measure_pack() -> None:
    """Print how many times as long a pack takes, of one copy, as its parts alone; and the peak."""
    leaves = "".join(_LEAF.format(at=at, words=_WORDS) for at in range(PAGES))
    page = f'<html lang="en"><head><title>Paper</title></head><body>{leaves}</body></html>'
    singly, whole, pages = 0.0, 0.0, 0
    with tempfile.TemporaryDirectory() as aside:
        parts, first = [], 1
        for at in range(CASES):
            began = time.perf_counter()
            made = pdf.from_html(page)
            singly += time.perf_counter() - began
            path = Path(aside) / f"{at}.pdf"
            path.write_bytes(tagged(made))
            parts.append(Part(path, "Paper", f"Case {at + 1}", first))
            first += PAGES
            whole += time.perf_counter() - began
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        stamp = Stamp("A Member - A panel - 16 June 2026", total=CASES * PAGES)
        pages = merge(parts, Path(aside) / "all.pdf", stamp, title="Pack", on=datetime.now(UTC))
        whole += time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    say(f"A pack of {pages} pages for one member against its parts singly", whole / singly, LIMIT)
    say("Memory that merging it adds, in MB", (after - before) / 1024)
