"""One database on its side of a comparison: a process that does what it is asked and says how long.

Two of these, asked turn by turn, meet the same noise of the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import django


class Side:
    """The other end of such a process."""

    def __init__(self, database: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.side"],
            env=os.environ | {"DATABASE_URL": database},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pages: list[str] = self._told()

    def time(self, page: str) -> float:
        """Seconds that the page took there."""
        assert self.process.stdin is not None
        print(page, file=self.process.stdin, flush=True)
        seconds: float = self._told()
        return seconds

    def close(self) -> None:
        """It ends when nothing more is asked."""
        self.process.communicate()

    def _told(self):  # type: ignore[no-untyped-def]
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


def _answer() -> None:
    from .sized_pages import pages

    known = pages()
    print(json.dumps(list(known)), flush=True)
    for line in sys.stdin:
        began = time.perf_counter()
        known[line.strip()]()
        print(json.dumps(time.perf_counter() - began), flush=True)


if __name__ == "__main__":
    django.setup()
    _answer()
