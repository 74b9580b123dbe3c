"""Reads what pip-audit and npm audit answered. A known weakness fails; no answer is said aloud."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def answer(path: str) -> dict[str, Any]:
    try:
        return dict(json.loads(Path(path).read_text()))
    except ValueError:
        return {}


def of_python(answered: dict[str, Any]) -> tuple[list[str], int, int]:
    """Weaknesses, packages asked about, packages that got an answer."""
    packages = answered.get("dependencies", [])
    weak = [
        f"{package['name']} {package['version']}: {found['id']}"
        for package in packages
        for found in package.get("vulns", [])
    ]
    return weak, len(packages), sum("skip_reason" not in package for package in packages)


def of_npm(answered: dict[str, Any]) -> tuple[list[str], bool]:
    weak = [
        f"{name}: {found.get('severity', '')}"
        for name, found in answered.get("vulnerabilities", {}).items()
    ]
    return weak, "vulnerabilities" in answered


def main(python: str, npm: str) -> int:
    weak, asked, known = of_python(answer(python))
    weak_npm, npm_answered = of_npm(answer(npm))
    if asked and asked == known:
        print(f"Python: the advisory service answered for all {known} packages.")
    elif not known:
        print("** NOT AUDITED: no Python package got an answer.")
    else:
        print(f"** NOT AUDITED: {asked - known} of {asked} Python packages got no answer.")
    if npm_answered:
        print("npm: the advisory service answered.")
    else:
        print("** NOT AUDITED: the advisory service did not answer for the npm packages.")
    for line in weak + weak_npm:
        print(f"Known weakness: {line}")
    return 1 if weak or weak_npm else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
