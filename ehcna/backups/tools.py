"""PostgreSQL's own programs, which know its file better than we do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from glob import glob
from pathlib import Path

from django.db import connection

from .manifest import Wrong

_PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/pgsql-*/bin")


def program(name: str) -> str:
    """Where a program of PostgreSQL is: the newest, which can read what every older one wrote."""
    found = [f"{place}/{name}" for pattern in _PLACES for place in glob(pattern)]
    found = sorted((one for one in found if os.access(one, os.X_OK)), key=_number)
    place = found[-1] if found else shutil.which(name)
    if not place:
        raise Wrong(f"{name} is not on this machine. Install the client of PostgreSQL.")
    return place


def _number(path: str) -> int:
    return int(next(iter(re.findall(r"\d+", path)), "0"))


def as_client() -> dict[str, str]:
    """The environment in which a program finds our database. No password stands in a command."""
    given = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    names |= {"database": "PGDATABASE", "dbname": "PGDATABASE", "sslmode": "PGSSLMODE"}
    ours = {names[key]: str(value) for key, value in given.items() if key in names and value}
    return {**os.environ, **ours}


def dump_to(path: Path, snapshot: str) -> None:
    """The whole database as one transaction sees it, in PostgreSQL's own format."""
    path.touch(mode=0o600, exist_ok=False)
    command = [program("pg_dump"), "--format=custom", f"--snapshot={snapshot}", f"--file={path}"]
    done = subprocess.run(command, env=as_client(), capture_output=True, text=True)
    if done.returncode:
        raise Wrong("pg_dump failed.", *done.stderr.splitlines()[-3:])


def load_from(path: Path, after: str) -> None:
    """The whole file and what follows it in one transaction: all of it or nothing."""
    reading = [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(path)]
    writing = [program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    reader = subprocess.Popen(reading, stdout=pipe, stderr=nothing)
    writer = subprocess.Popen(writing, stdin=pipe, stdout=nothing, stderr=pipe, env=as_client())
    assert reader.stdout and writer.stdin and writer.stderr
    try:
        writer.stdin.write(b"BEGIN;\n")
        shutil.copyfileobj(reader.stdout, writer.stdin)
        # Without the last word the server takes everything back.
        if reader.wait() == 0:
            writer.stdin.write(f"\n{after}\nCOMMIT;\n".encode())
        writer.stdin.close()
    except BrokenPipeError:
        reader.kill()
    said = writer.stderr.read().decode(errors="replace")
    if writer.wait() or reader.wait():
        raise Wrong("The file could not be brought back.", *said.splitlines()[:1])
