"""What was erased, one line each, for whoever keeps the backups: numbers and marks, no person."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from ehcna.retention.again import listed_here


class Command(BaseCommand):
    help = "Print every erasure as a line of JSON. Keep it away from the backups themselves."

    def handle(self, *args: Any, **options: Any) -> None:
        for line in listed_here():
            self.stdout.write(json.dumps(line))
