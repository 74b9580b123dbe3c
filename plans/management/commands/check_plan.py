"""What the checker finds in a plan that stands in a file; or the table of its rules."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from plans.checker.check import check, checks
from plans.checker.findings import Finding
from plans.checker.rulebook import rulebook
from plans.content import Context, Plan, Unreadable, read_context, read_plan


class Command(BaseCommand):
    """Prints each finding with its rule, the words found and the reason."""

    help = __doc__
    requires_system_checks = []  # nothing but the file is looked at

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="a plan as JSON, with an optional context")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--rules", action="store_true", help="print the table of the rules")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rules"]:
            self.stdout.write("\n".join(_table()))
            return
        try:
            plan, context = _read(options["file"])
        except Unreadable as problem:
            self.stderr.write(f"This file cannot be checked: {problem}.")
            sys.exit(2)
        findings = check(plan, context)
        if options["format"] == "json":
            said = {"findings": [_as_json(finding) for finding in findings]}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n\n".join(_as_text(findings)))


def _read(name: str | None) -> tuple[Plan, Context]:
    if not name:
        raise Unreadable("no file was named")
    try:
        given = json.loads(Path(name).read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise Unreadable(f"{name} could not be opened ({problem.strerror})") from problem
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise Unreadable("it is not JSON") from problem
    plan = read_plan(given)
    return plan, read_context(given.get("context"))


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "section": finding.section,
        "item": finding.item,
        "quote": finding.quote,
        "message": finding.message,
        "also": list(finding.also),
    }


def _as_text(findings: tuple[Finding, ...]) -> Iterator[str]:
    by_id = {rule.id: rule for rule in rulebook()}
    for finding in findings:
        rule, where = by_id[finding.rule], finding.item or finding.section
        also = f" (also {', '.join(finding.also)})" if finding.also else ""
        lines = [f"{finding.severity.upper()} {finding.rule}{also} {where}: {finding.message}"]
        if finding.quote:
            lines.append(f"  Words:     {_short(finding.quote)}")
        seen = "" if rule.certainty == "seen" else " (quoted from memory: look it up)"
        lines += [f"  Why:       {rule.why}", f"  Authority: {rule.authority}{seen}"]
        yield "\n".join([*lines, f"  Pattern:   {rule.pattern}"])
    counted = {grade: sum(one.severity == grade for one in findings) for grade in _GRADES}
    yield ", ".join(f"{number} to {grade}" for grade, number in counted.items()) + "."


_GRADES = ("block", "warn", "advise")


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= 160 else f"{flat[:157]}..."


def _table() -> Iterator[str]:
    """One line for each rule: state by state how grave, where, and which function decides it."""
    functions = checks()
    for rule in rulebook():
        function = functions.get(rule.id)
        where = f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}" if function else "-"
        grave = "/".join(str(rule.severity.get(state, "-")) for state in ("draft", "final"))
        yield f"{rule.id:7} {grave:14} {where:40} {rule.name}"
