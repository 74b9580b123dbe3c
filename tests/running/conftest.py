"""A PostgreSQL and a Redis for the tests of this folder, which break what they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
import redis

from tests.installation import Installation, Postgres, Redis, private_servers


@pytest.fixture(scope="session")
def servers() -> Iterator[tuple[Postgres, Redis]]:
    # Not below pytest's own folder, into which the account of the database may not look.
    with private_servers(Path(mkdtemp(prefix="ehcna-running-"))) as begun:
        yield begun


_numbers = count(1)


@pytest.fixture
def installation(
    servers: tuple[Postgres, Redis], tmp_path: Path
) -> Iterator[Callable[..., Installation]]:
    """Makes installations with an empty database: `installation(DEMO="true")`."""
    postgres, broker = servers
    made: list[Installation] = []

    def make(**more: str) -> Installation:
        redis.from_url(broker.url()).flushall()  # what another installation asked for is not ours
        name = f"installation{next(_numbers)}"
        database = postgres.create(name, like="migrated")
        made.append(Installation(tmp_path / name, database=database, broker=broker, **more))
        return made[-1]

    yield make
    for one in made:
        one.end_all()
