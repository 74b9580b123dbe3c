"""The command: a line for a line, and a plain sentence for a line that cannot be read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_good_lines_are_answered_and_bad_ones_named(tmp_path: Path) -> None:
    good = {"id": "a", "section": "F", "kind": "provision", "text": "Support as needed \U0001f600"}
    lines = [
        json.dumps(good),
        "not json",
        "[1]",
        json.dumps({"id": 1}),
        json.dumps({**good, "kind": "poem"}),
        json.dumps({**good, "kind": ["provision"]}),
        json.dumps({**good, "text": 7}),
        json.dumps({**good, "text": "help " * 60_000}),
        "[" * 100_000,
    ]
    file = tmp_path / "statements.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="8 lines could not be read"):
        call_command("check_statements", str(file), stdout=out, stderr=err)

    answer = json.loads(out.getvalue())
    assert (answer["id"], answer["label"], answer["rules"][0]) == ("a", "vague", "F-01")
    assert [line.split(":")[0] for line in err.getvalue().splitlines()] == [
        f"Line {number}" for number in range(2, 10)
    ]


def test_a_file_that_is_not_there_is_said_so() -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("check_statements", "nowhere.jsonl")
