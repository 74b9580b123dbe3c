"""H-284: each step of the tables can be undone, so that the version before can be begun again."""

from __future__ import annotations

from django.db.migrations.loader import MigrationLoader

OURS = ("accounts", "cases", "providers", "plans", "panels", "families")


def test_every_migration_can_be_undone() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for_good = [
        f"{app}.{name}: {operation.describe()}"
        for (app, name), migration in sorted(loader.disk_migrations.items())
        for operation in migration.operations
        if app in OURS and not operation.reversible
    ]

    assert for_good == []
