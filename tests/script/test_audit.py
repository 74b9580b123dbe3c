"""The audit of what we use: a known weakness stops us, silence is said aloud."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

AUDIT = Path(settings.BASE_DIR) / "script/audit.py"
SOUND = {"dependencies": [{"name": "django", "version": "5.2.19", "vulns": []}]}
UNANSWERED = {"name": "celery", "skip_reason": "no answer"}
UNKNOWN = {"dependencies": [*SOUND["dependencies"], UNANSWERED]}
NOTHING_AT_NPM: dict[str, Any] = {"vulnerabilities": {}}


def audit(folder: Path, *, python: Any, npm: Any) -> tuple[int, list[str]]:
    (folder / "python.json").write_text(python if isinstance(python, str) else json.dumps(python))
    (folder / "npm.json").write_text(npm if isinstance(npm, str) else json.dumps(npm))
    ran = subprocess.run(
        [sys.executable, AUDIT, folder / "python.json", folder / "npm.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout.splitlines()


def test_sound_packages_pass(tmp_path: Path) -> None:
    assert audit(tmp_path, python=SOUND, npm=NOTHING_AT_NPM) == (
        0,
        [
            "Python: the advisory service answered for all 1 packages.",
            "npm: the advisory service answered.",
        ],
    )


def test_a_known_weakness_in_a_python_package_fails(tmp_path: Path) -> None:
    weak = {"dependencies": [{"name": "jinja", "version": "1.0", "vulns": [{"id": "PYSEC-1"}]}]}

    status, said = audit(tmp_path, python=weak, npm=NOTHING_AT_NPM)

    assert (status, said[-1]) == (1, "Known weakness: jinja 1.0: PYSEC-1")


def test_a_known_weakness_in_an_npm_package_fails(tmp_path: Path) -> None:
    weak = {"vulnerabilities": {"sass": {"severity": "high"}}}

    status, said = audit(tmp_path, python=SOUND, npm=weak)

    assert (status, said[-1]) == (1, "Known weakness: sass: high")


def test_no_answer_is_said_aloud_and_fails_nobody(tmp_path: Path) -> None:
    assert audit(tmp_path, python=UNKNOWN, npm="no network") == (
        0,
        [
            "** NOT AUDITED: 1 of 2 Python packages got no answer.",
            "** NOT AUDITED: the advisory service did not answer for the npm packages.",
        ],
    )


def test_a_service_that_says_nothing_at_all_is_not_taken_for_a_sound_answer(tmp_path: Path) -> None:
    status, said = audit(tmp_path, python="", npm="")

    assert (status, said[0]) == (0, "** NOT AUDITED: no Python package got an answer.")
