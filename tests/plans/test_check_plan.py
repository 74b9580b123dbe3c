"""The command check_plan: a plan in a file, its findings on paper or as JSON."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from plans.management.commands.check_plan import Command
from tests.plans.checker.planting import add, context, final


def _run(*args: str) -> tuple[str, str, int]:
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(Command(stdout=out, stderr=err, no_color=True), *args)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return out.getvalue(), err.getvalue(), code


def _file(tmp_path: Path, plan: object) -> str:
    path = tmp_path / "plan.json"
    path.write_text(plan if isinstance(plan, str) else json.dumps(plan), encoding="utf-8")
    return str(path)


def test_findings_are_printed_as_json(tmp_path: Path) -> None:
    plan = final()
    add("F8", "Callum's key adult will check in.")(plan)

    out, err, code = _run(_file(tmp_path, {**plan, "context": context()}), "--format", "json")

    found: list[dict[str, Any]] = json.loads(out)["findings"]
    (name,) = [one for one in found if one["rule"] == "IDN-01"]
    assert {*name} == {"rule", "severity", "section", "item", "quote", "message", "also"}
    assert (name["severity"], name["section"], name["item"]) == ("block", "F", "F8")
    assert (err, code) == ("", 0)


def test_on_paper_each_finding_says_why_and_how_to_mend_it(tmp_path: Path) -> None:
    plan = final()
    add("F3", "TBC")(plan)

    out, _, code = _run(_file(tmp_path, plan))

    assert code == 0
    assert "BLOCK STR-06" in out and "A gap in the template was never filled in" in out
    for word in ("Words:", "Why:", "Authority:", "Pattern:", "to block"):
        assert word in out


@pytest.mark.parametrize("text", ["", "not json", "[]", "7", '{"sections": []}', "[" * 100_000])
def test_a_file_that_is_no_plan_gets_one_sentence(tmp_path: Path, text: str) -> None:
    out, err, code = _run(_file(tmp_path, text), "--format", "json")

    assert (out, code) == ("", 2)
    assert err.startswith("This file cannot be checked: ") and err.count("\n") == 1


def test_a_file_that_is_not_there_or_not_text_gets_one_sentence(tmp_path: Path) -> None:
    binary = tmp_path / "plan.docx"
    binary.write_bytes(b"PK\x03\x04\xff\xfe")

    for name in (str(tmp_path / "none.json"), str(binary), str(tmp_path)):
        _, err, code = _run(name)
        assert code == 2 and err.count("\n") == 1

    assert _run()[2] == 2


def test_a_context_that_is_no_context_gets_one_sentence(tmp_path: Path) -> None:
    _, err, code = _run(_file(tmp_path, {**final(), "context": [1]}))

    assert code == 2 and "context" in err


def test_the_table_of_rules_is_printed() -> None:
    out, _, code = _run("--rules")

    assert code == 0
    assert len(out.strip().splitlines()) == 83
    assert "structure.headings" in out
