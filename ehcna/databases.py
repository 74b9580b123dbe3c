"""The database: SQLite for the demonstration, PostgreSQL for a council, directly or by a pooler."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ


def databases(env: environ.Env, folder: Path) -> dict[str, dict[str, Any]]:
    """The one database there is. With no DATABASE_URL, a file in `folder`."""
    one: dict[str, Any] = env.db("DATABASE_URL", default=f"sqlite:///{folder / 'ehcna.sqlite3'}")
    password = env.str("DATABASE_PASSWORD", default="")
    pooled = env.bool("DATABASE_POOLED", default=False)
    seconds = env.int("DATABASE_SECONDS_KEPT", default=60)
    if one["ENGINE"].endswith("sqlite3"):
        one["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        return {"default": one}
    if password:
        one["PASSWORD"] = password
    if pooled:
        # PgBouncer hands out its connections transaction by transaction: it keeps them, not we,
        # a cursor lives no longer than that, and it takes no options of the server.
        one |= {"CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True}
        return {"default": one}
    # Asked whether it still answers before each page: a server that began again costs no page.
    one |= {"CONN_MAX_AGE": seconds, "CONN_HEALTH_CHECKS": True}
    # No page asks anything so long that compiling the question would pay.
    one.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    return {"default": one}
