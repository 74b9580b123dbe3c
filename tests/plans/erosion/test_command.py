"""`manage.py compare_provision`: a line of losses for each pair, and plain words for bad lines."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def run(path: Path) -> tuple[list[dict[str, object]], str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("compare_provision", str(path), stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_each_pair_has_a_line(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        '{"id": 1, "before": "30 minutes weekly", "after": "20 minutes weekly"}\n'
        '{"id": "b", "before": {"ratio": "1:3"}, "after": {"ratio": "1:1"}}\n'
        '{"id": 3, "before": "A laptop", "after": null}\n',
        encoding="utf-8",
    )

    lines, complaints = run(path)

    assert [(line["id"], [x["kind"] for x in line["losses"]]) for line in lines] == [  # type: ignore[attr-defined]
        (1, ["minutes"]),
        ("b", []),
        (3, ["line"]),
    ]
    assert set(lines[0]["losses"][0]) == {"kind", "before", "after", "message"}  # type: ignore[index]
    assert complaints == ""


def test_a_bad_line_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": 1, "before": "a", "after": "a"}\nnot json\n[]\n{"id": 2}\n'
        b'{"id": 3, "before": {"who": {"x": 1}}, "after": ""}\n\n'
        b'{"id": 4, "before": 5, "after": ""}\n'
        b'{"id": 5, "before": null, "after": "\xff"}\n'
    )

    lines, complaints = run(path)

    assert [line["id"] for line in lines] == [1, 5]
    for number in (2, 3, 4, 5, 7):
        assert f"Line {number}: " in complaints
    assert "5 of the lines could not be read" in complaints


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot read"):
        call_command("compare_provision", str(tmp_path / "none.jsonl"))
