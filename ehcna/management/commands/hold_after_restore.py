"""After the database was brought back by other means: shut the post, hold what may have gone."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ehcna.backups.manifest import Wrong
from ehcna.backups.restoring import hold

from .restore import tell


class Command(BaseCommand):
    help = "Run this before any service, after the database went back to an earlier moment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--as-of",
            required=True,
            type=datetime.fromisoformat,
            help="the moment it went back to, for example 2026-11-27T09:30+00:00",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        as_of, now = options["as_of"], timezone.now()
        as_of = timezone.make_aware(as_of) if timezone.is_naive(as_of) else as_of
        if as_of > now:
            raise CommandError("That moment has not come yet.")
        Session.objects.all().delete()
        try:
            tell(self, hold(as_of, now))
        except Wrong as wrong:
            raise CommandError(str(wrong)) from wrong
