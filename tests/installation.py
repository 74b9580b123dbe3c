"""A whole installation on servers of its own, begun and stopped as a council would.

For tests that kill, restart or restore something: what they break is nobody else's. The servers
are those of `script/servers.sh`; the services are those of `script/serve`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import urlsplit

import psycopg2
import redis

ROOT = Path(__file__).resolve().parent.parent
_START_POSTGRES = (
    "source script/lib.sh; source script/servers.sh; SCRATCH=$1; start_postgres;"
    ' printf "%s\\n%s" "$POSTGRES_BIN" "$TEST_DATABASE_URL"'
)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until(so: Callable[[], Any], seconds: float = 30, every: float = 0.05) -> Any:
    """What `so` gives once it is true. A fault of `so` counts as not yet."""
    until, last = time.monotonic() + seconds, "it was never so"
    while time.monotonic() < until:
        try:
            if given := so():
                return given
        except Exception as fault:
            last = repr(fault)
        time.sleep(every)
    raise AssertionError(f"not within {seconds} seconds: {last}")


class Postgres:
    """A server of its own, with no care for a power cut: `url(name)` is one of its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        said = subprocess.run(
            ["bash", "-c", _START_POSTGRES, "bash", str(folder)],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        self.bin, self._url = said.stdout.split("\n")
        self.data = folder / "postgres" / "data"

    def url(self, name: str = "postgres") -> str:
        return urlsplit(self._url)._replace(path=f"/{name}").geturl()

    def say(self, *statements: str, name: str = "postgres") -> list[tuple[Any, ...]]:
        """Statements each by itself; the rows of the last."""
        told = psycopg2.connect(self.url(name))
        told.autocommit = True
        try:
            with told.cursor() as cursor:
                for one in statements:
                    cursor.execute(one)
                return list(cursor.fetchall()) if cursor.description else []
        finally:
            told.close()

    def create(self, name: str, like: str = "template1") -> str:
        self.say(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.url(name)

    def control(self, *what: str) -> None:
        """pg_ctl, for example `control("restart", "--mode=immediate")`."""
        command = [f"{self.bin}/pg_ctl", f"--pgdata={self.data}", "--wait", *what]
        self.run(*command, log=self.folder / "postgres" / "log")

    def run(self, *command: str, log: Path | None = None) -> None:
        """A program of PostgreSQL, as the account that its files belong to."""
        as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        with open(log or os.devnull, "ab") as said:
            subprocess.run([*as_owner, *command], check=True, stdout=said, stderr=said, cwd="/")

    def stop(self) -> None:
        self.control("stop", "--mode=immediate")


class Redis:
    """A server of its own, that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder, self.port, self.secret = folder, free_port(), secrets.token_hex(16)
        self.start()

    def url(self, number: int = 0) -> str:
        return f"redis://:{self.secret}@127.0.0.1:{self.port}/{number}"

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--requirepass", self.secret, "--save", "", "--dir", str(self.folder)]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(lambda: redis.from_url(self.url()).ping())

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Installation:
    """The product as `script/serve` starts it, on one database and one broker.

    `more` are settings by name; each service writes to a log of its own in `folder`.
    """

    def __init__(self, folder: Path, *, database: str, broker: Redis, **more: str) -> None:
        folder.mkdir(parents=True)
        self.folder, self.port, self.services = folder, free_port(), dict[str, Any]()
        self.address = f"http://127.0.0.1:{self.port}"
        self.env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
            "SECRET_KEY": secrets.token_urlsafe(60),
            "DATABASE_URL": database,
            "BROKER_URL": broker.url(0),
            "CACHE_URL": broker.url(1).replace("redis://", "rediscache://"),
            "EMAIL_URL": "smtp://127.0.0.1:1",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": self.address,
            "HTTPS": "false",
            "DEMO": "false",
            "SECOND_STEP_REQUIRED": "false",
            "UPLOADS_WITHOUT_SCANNER": "true",
            "MEDIA_ROOT": str(folder / "files"),
            "STATIC_ROOT": str(folder / "static"),
            "BEAT_SCHEDULE": str(folder / "beat-schedule"),
            "PORT": str(self.port),
            **more,
        }

    def manage(self, *command: str, given: str | None = None) -> str:
        """A command of manage.py, wholly: what it said. Raises where it failed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=self.env, input=given, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-4_000:]
        return done.stdout

    def run(self, code: str) -> str:
        """Python in the product's shell: what it printed. From a file, as it may be long."""
        script = self.folder / "script.py"
        script.write_text(code)
        begin = f"import runpy; runpy.run_path({str(script)!r})"
        return self.manage("shell", "--verbosity", "0", "--command", begin).strip()

    def serve(self, service: str, name: str = "", **more: str) -> subprocess.Popen[bytes]:
        """Start one service, in a process group of its own, under a name of its own."""
        name = name or service
        with open(self.folder / f"{name}.log", "ab") as log:
            begun = subprocess.Popen(
                ["script/serve", service],
                cwd=ROOT, env=self.env | more, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.services[name] = begun
        return begun

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def end(self, name: str, how: int = signal.SIGKILL) -> None:
        """Send a signal to a service and all its processes, and wait until it is gone."""
        begun = self.services.pop(name)
        try:
            os.killpg(begun.pid, how)
            begun.wait(timeout=30)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(begun.pid, signal.SIGKILL)
            begun.wait()

    def end_all(self) -> None:
        for name in list(self.services):
            self.end(name)


@contextmanager
def private_servers(folder: Path) -> Iterator[tuple[Postgres, Redis]]:
    """A PostgreSQL whose database `migrated` has every table and no row, and a Redis."""
    folder.chmod(0o755)
    postgres, broker = Postgres(folder / "servers"), Redis(folder / "redis")
    try:
        empty = Installation(folder / "empty", database=postgres.create("migrated"), broker=broker)
        _migrate(empty, postgres)
        yield postgres, broker
    finally:
        broker.kill()
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _migrate(empty: Installation, postgres: Postgres) -> None:
    """Every table, from a copy where these very migrations were run before: they take a minute."""
    digest = hashlib.sha256()
    for one in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(one.read_bytes())
    kept = Path(gettempdir()) / f"ehcna-migrated-{digest.hexdigest()[:16]}.sql"
    url = postgres.url("migrated")
    with open(kept.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            restore = [f"{postgres.bin}/psql", "--quiet", "--no-psqlrc", f"--file={kept}", url]
            subprocess.run(restore, check=True, stdout=subprocess.DEVNULL)
            return
        empty.manage("migrate", "--no-input", "--verbosity", "0")
        aside = kept.with_suffix(".part")
        subprocess.run([f"{postgres.bin}/pg_dump", f"--file={aside}", url], check=True)
        aside.rename(kept)
