"""The rules as a table, with their sources. It cannot go stale: it is the rules."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from statutory import RULES


class Command(BaseCommand):
    help = "Print every rule: what, who, how it binds, when, and where it is written."

    def handle(self, *args: Any, **options: Any) -> None:
        for rule in RULES:
            when = "; ".join(f"{count.words} {count.kind.event}" for count in rule.counts)
            cells = (rule.id, rule.force.label, rule.holder.label, rule.duty, when or "-")
            self.stdout.write(" | ".join((*cells, str(rule.citation))))
