"""`python -m statutory vectors FILE.json` works examples out; `rules` prints every rule."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import RULES
from .vectors import result_of

USAGE = "usage: python -m statutory vectors FILE.json | python -m statutory rules"


def main(words: list[str]) -> int:
    """Run one of the two commands. Returns the exit code."""
    if words == ["rules"]:
        for rule in RULES:
            in_force = f"{rule.in_force_from}\t{rule.in_force_to or '-'}"
            print(f"{rule.id}\t{in_force}\t{rule.force.label}\t{rule.duty}\t{rule.citation}")
        return 0
    if len(words) != 2 or words[0] != "vectors":
        print(USAGE, file=sys.stderr)
        return 2
    try:
        examples = json.loads(Path(words[1]).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as reason:
        print(f"{words[1]} cannot be read: {reason}", file=sys.stderr)
        return 2
    if not isinstance(examples, list) or not all(isinstance(one, dict) for one in examples):
        print(f"{words[1]} must hold a list of examples: id, rule, facts", file=sys.stderr)
        return 2
    results = [
        {"id": one.get("id"), "result": result_of(one.get("rule", ""), one.get("facts", {}))}
        for one in examples
    ]
    print(json.dumps(results, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
