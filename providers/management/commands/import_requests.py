"""Import a file of requests, or only check it."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.audit import acting_as_job
from cases.models import Case
from providers.imports.running import Report, apply_file, check_file
from providers.models import Provider
from providers.register import import_register


class Command(BaseCommand):
    help = "Import requests for assessments from a CSV or xlsx file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only; change nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path.name} there.")
        if not Provider.objects.exists():
            self.stderr.write("The register of schools was empty: the bundled extract is loaded.")
            import_register()
        report = check_file(path, timezone.localdate(), Case.objects.all())
        if not options["dry_run"]:
            with acting_as_job("Import from the command line"):
                apply_file(report, by=None, visible=Case.objects.all())
        self._say(report, options["dry_run"], options["format"])
        if report.faults:
            sys.exit(1)

    def _say(self, report: Report, dry_run: bool, form: str) -> None:
        told = report.as_dict(dry_run=dry_run)
        if form == "json":
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for fault in report.faults:
            place = f"Row {fault.row}" + (f", {fault.column}" if fault.column else "")
            self.stdout.write(f"{place}: {fault.message}")
        done = "would be created" if dry_run else "created"
        created = report.effects["created"]
        self.stdout.write(
            f"{told['rows']} rows, {told['valid']} valid, {created} {done},"
            f" {told['unchanged']} unchanged, {len(report.faults)} faults"
        )
