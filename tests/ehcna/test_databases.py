"""How the database is reached: directly, through PgBouncer, with its password in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ehcna.databases import databases
from ehcna.environment import environment

URL = {"DATABASE_URL": "postgres://ehcna@db:5432/ehcna"}


def test_directly_a_connection_is_kept_and_asked_whether_it_still_answers() -> None:
    one = databases(environment(URL), Path("/nowhere"))["default"]

    assert (one["CONN_MAX_AGE"], one["CONN_HEALTH_CHECKS"]) == (60, True)
    assert one["OPTIONS"] == {"options": "-c jit=off"}
    assert "DISABLE_SERVER_SIDE_CURSORS" not in one


def test_through_a_pooler_nothing_outlives_a_transaction() -> None:
    one = databases(environment(URL | {"DATABASE_POOLED": "true"}), Path("/nowhere"))["default"]

    assert (one["CONN_MAX_AGE"], one["DISABLE_SERVER_SIDE_CURSORS"]) == (0, True)
    assert one.get("OPTIONS", {}) == {}


def test_the_password_comes_from_its_file(tmp_path: Path) -> None:
    kept = tmp_path / "database_password"
    kept.write_text("a-long-word\n")

    given = environment(URL | {"DATABASE_PASSWORD_FILE": str(kept)})

    assert databases(given, tmp_path)["default"]["PASSWORD"] == "a-long-word"


def test_an_empty_file_is_a_secret_that_is_not_used(tmp_path: Path) -> None:
    kept = tmp_path / "notify_api_key"
    kept.write_text("\n")

    given = environment({"NOTIFY_API_KEY_FILE": str(kept)})

    assert given.str("NOTIFY_API_KEY", default="none") == "none"


def test_a_secret_in_two_places_is_refused(tmp_path: Path) -> None:
    kept = tmp_path / "secret_key"
    kept.write_text("one")

    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY or SECRET_KEY_FILE, not both"):
        environment({"SECRET_KEY": "another", "SECRET_KEY_FILE": str(kept)})
