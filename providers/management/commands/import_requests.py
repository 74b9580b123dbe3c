"""Import a file of requests, or only check it."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from accounts.models import User
from cases.audit import acting_as_job
from cases.models import Case
from providers.imports.running import Report, apply_file, check_file
from providers.models import Provider
from providers.queries.register import school_names
from providers.register import bundled_names, import_register


class Command(BaseCommand):
    help = "Import requests for assessments from a CSV or xlsx file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only; change nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--officer", help="email of the officer of rows that name none")

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run: bool = options["dry_run"]
        self._make_ready(dry_run)
        officer = self._officer(options["officer"])
        visible = Case.objects.all()
        schools = school_names() or bundled_names()
        report = check_file(options["file"], timezone.localdate(), visible, schools=schools)
        if not dry_run:
            with acting_as_job("Import from the command line"):
                apply_file(report, by=None, visible=visible, officer=officer)
        self._say(report, dry_run, options["format"])
        if report.faults:
            sys.exit(1)

    def _make_ready(self, dry_run: bool) -> None:
        """On a machine where nothing was set up yet: tables, and the register."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            if not settings.ON_SQLITE:
                raise CommandError("The database is not up to date: run manage.py migrate first.")
            self.stderr.write("The tables were not there or not up to date: they are made.")
            call_command("migrate", verbosity=0)
        if not Provider.objects.exists():
            self.stderr.write("The register of schools is empty: the bundled extract is used.")
            if not dry_run:
                import_register()
        if not User.objects.exists():
            self.stderr.write("Nobody signs in yet, so officer_email is not checked.")

    def _officer(self, email: str | None) -> User | None:
        if email is None:
            return None
        officer = User.objects.filter(email__iexact=email, is_active=True).first()
        if officer is None:
            raise CommandError(f"Nobody signs in as {email}.")
        return officer

    def _say(self, report: Report, dry_run: bool, form: str) -> None:
        told = report.as_dict(dry_run=dry_run)
        if form == "json":
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for fault in report.faults:
            place = f"Row {fault.row}" + (f", {fault.column}" if fault.column else "")
            self.stdout.write(f"{place}: {fault.message}")
        would, effects = "would be " if dry_run else "", report.effects
        self.stdout.write(
            f"{report.rows} rows, {len(report.valid)} valid,"
            f" {effects['created']} {would}created, {effects['updated']} {would}added to,"
            f" {effects['unchanged']} unchanged, {len(report.faults)} faults"
        )
