"""How long this council keeps its records, where the law leaves it to the council."""

from __future__ import annotations

from dataclasses import dataclass

import environ


@dataclass(frozen=True)
class KeptFor:
    """Years from birth, and days that a backup is kept before it is overwritten."""

    plan_years: int
    no_plan_years: int
    backup_days: int


def kept_for(env: environ.Env) -> KeptFor:
    """The same, from the environment. `ehcna/retention/schedule.json` says what each is for."""
    return KeptFor(
        plan_years=env.int("RETENTION_PLAN_YEARS", default=31),
        no_plan_years=env.int("RETENTION_NO_PLAN_YEARS", default=31),
        backup_days=env.int("BACKUP_DAYS", default=35),
    )
