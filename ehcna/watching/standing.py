"""What the service needs, each asked whether it is there: by its plain name, and no reason."""

from __future__ import annotations

import functools
import logging
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from celery import current_app
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from cases.queries.lateness import late_jobs

log = logging.getLogger(__name__)
SECONDS = 2  # to wait for the broker
A_BLOCK = 64 * 1024  # bytes: more than a full disk has left over


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _migrations() -> bool:
    """Whether the database is that of this version."""
    return _migrations_of_this_version() <= set(MigrationRecorder(connection).applied_migrations())


@functools.cache
def _migrations_of_this_version() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def _cache() -> bool:
    cache.set("health", "well", SECONDS * 10)
    return bool(cache.get("health") == "well")


def _broker() -> bool:
    with current_app.connection_for_write(connect_timeout=SECONDS) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=SECONDS)
    return True


def _disk() -> bool:
    """Whether a document could be kept now."""
    if not isinstance(default_storage, FileSystemStorage):
        default_storage.exists("health")  # raises where the store does not answer
        return True
    folder = Path(default_storage.location)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(bytes(A_BLOCK))
        file.flush()
    return True


def _jobs() -> bool:
    return not late_jobs(timezone.now())


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "broker": _broker,
    "disk": _disk,
    "jobs": _jobs,
}
# What a page needs. Letters wait for the broker, and a late job is no reason to turn people away.
FOR_PAGES = ("database", "migrations", "cache")


def stand(names: Iterable[str] = tuple(CHECKS)) -> dict[str, bool]:
    """Whether each is as it should be. What does not answer is not."""
    return {name: _is_well(name) for name in names}


def _is_well(name: str) -> bool:
    try:
        return CHECKS[name]()
    except Exception as fault:
        log.error("not well", extra={"check": name}, exc_info=fault)
        return False
