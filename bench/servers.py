"""The PostgreSQL and the Redis of a measurement: those that are named, or private ones.

On a server that is named, a measurement makes databases of its own and drops them at its end.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit

from .installing import Installation, Postgres, Redis, private_servers


class NamedPostgres(Postgres):
    """A server that is there already."""

    def __init__(self, address: str) -> None:
        self._url, self.made = address, list[str]()

    def create(self, name: str, like: str = "template1") -> str:
        """A fresh database; one that a broken run left behind goes."""
        self.made.append(name)
        self._drop(name)
        return super().create(name, like)

    def stop(self) -> None:
        """The server stays; what was made on it goes."""
        for name in self.made:
            self._drop(name)

    def _drop(self, name: str) -> None:
        self.say(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class NamedRedis:
    """A server that is there already: two of its numbers are written to."""

    def __init__(self, address: str) -> None:
        self.address = address

    def url(self, number: int = 0) -> str:
        """The address of one of its numbers."""
        return urlsplit(self.address)._replace(path=f"/{number}").geturl()


class Servers:
    """Both servers, and a folder for what is begun on them."""

    def __init__(self, postgres: Postgres, broker: Any, folder: Path) -> None:
        self.postgres, self.broker, self.folder = postgres, broker, folder
        self.begun: list[Installation] = []

    def installation(self, name: str, **more: str) -> Installation:
        """The product on a database of this name with every table, before it is served."""
        is_named = isinstance(self.postgres, NamedPostgres)
        database = self.postgres.create(name, like="template1" if is_named else "migrated")
        made = Installation(self.folder / name, database=database, broker=self.broker, **more)
        self.begun.append(made)
        if is_named:
            made.manage("migrate", "--no-input", "--verbosity", "0")
        made.manage("collectstatic", "--no-input", "--verbosity", "0", "--skip-checks")
        return made


@contextmanager
def servers() -> Iterator[Servers]:
    """The servers while something is measured. What was begun on them is ended."""
    folder = Path(mkdtemp(prefix="ehcna-bench-"))
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # so that all this ends, too
    try:
        with _both(folder) as (postgres, broker):
            both = Servers(postgres, broker, folder)
            try:
                yield both
            finally:
                for one in both.begun:
                    one.end_all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _both(folder: Path) -> Iterator[tuple[Postgres, Any]]:
    database, named = os.environ.get("BENCH_DATABASE_URL"), os.environ.get("BENCH_REDIS_URL")
    if not database:
        (folder / "private").mkdir()
        folder.chmod(0o755)
        with private_servers(folder / "private") as (postgres, broker):
            yield postgres, NamedRedis(named) if named else broker
        return
    own = None if named else Redis(folder / "redis")
    server = NamedPostgres(database)
    try:
        yield server, own or NamedRedis(str(named))
    finally:
        server.stop()
        if own:
            own.kill()
