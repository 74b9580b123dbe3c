"""Go along the chain of the audit and say whether it holds, or where it is broken."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.chain import seal_new, verify


class Command(BaseCommand):
    help = "Say whether the chain of the audit holds, or where it is broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", help="a head written down earlier: is it there?")

    def handle(self, *args: Any, **options: Any) -> None:
        seal_new(everything=True)
        verdict = verify(passing=options["head"])
        for fault in verdict.faults:
            self.stdout.write(fault)
        self.stdout.write(
            f"{verdict.seals} entries sealed, {verdict.emptied} emptied by an erasure"
        )
        self.stdout.write(f"Head: {verdict.head}")
        if not verdict.holds:
            raise CommandError("The chain of the audit is broken.")
        self.stdout.write("The chain holds.")
