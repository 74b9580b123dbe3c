"""Says at the end of a run when the real malware scanner was not there to be tested."""

from __future__ import annotations

import pytest

from tests.cases.papers.clamd_double import REAL


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not REAL:
        terminalreporter.write_line(
            "clamd is not installed: the real malware scanner was NOT tested, its double was",
            yellow=True,
        )
