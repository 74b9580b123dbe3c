"""After a restore: erase again what had been erased since the backup was made."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ehcna.retention.again import erase_listed, listed_here


class Command(BaseCommand):
    help = "Erase again what is listed as erased and came back with a restore."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", help="what `erasures` printed, kept elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = list(listed_here())
        for name in options["files"]:
            text = Path(name).read_text(encoding="utf-8")
            lines += [json.loads(line) for line in text.splitlines() if line.strip()]
        self.stdout.write(f"{erase_listed(lines)} records erased again")
