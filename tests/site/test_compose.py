"""The compose file cannot be run by the tests; it is read, and held against the settings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# Read by script/serve rather than by the settings.
OF_THE_SCRIPT = {"PORT", "WEB_WORKERS", "JOB_WORKERS", "BEAT_SCHEDULE"}
SERVERS = {"DATABASE_URL": "db", "BROKER_URL": "broker", "CACHE_URL": "broker", "EMAIL_URL": "mail"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text()))


def names_the_settings_read() -> set[str]:
    source = "".join((ROOT / f"ehcna/{n}.py").read_text() for n in ("settings", "authority"))
    return set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', source))


def ours(compose: dict[str, Any]) -> dict[str, Any]:
    return {name: service for name, service in compose["services"].items() if "build" in service}


def test_the_services_are_those_the_documents_promise(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {
        "migrate", "web", "worker", "beat", "db", "broker", "mail",
    }  # fmt: skip


def test_every_name_we_set_is_one_the_settings_read(compose: dict[str, Any]) -> None:
    known = names_the_settings_read() | OF_THE_SCRIPT

    unknown = {name: set(s["environment"]) - known for name, s in ours(compose).items()}

    assert unknown == {name: set() for name in ("migrate", "web", "worker", "beat")}


def test_nothing_falls_back_on_the_embedded_default(compose: dict[str, Any]) -> None:
    needed = {"SECRET_KEY", "DATABASE_URL", "BROKER_URL", "CACHE_URL", "EMAIL_URL"}

    for service in ours(compose).values():
        assert needed - set(service["environment"]) == set()


def test_every_server_we_name_is_a_service(compose: dict[str, Any]) -> None:
    environment = ours(compose)["web"]["environment"]

    named = {name: urlsplit(environment[name]).hostname for name in SERVERS}

    assert named == SERVERS
    assert set(SERVERS.values()) - set(compose["services"]) == set()


def test_each_service_starts_a_part_that_the_serve_command_knows(compose: dict[str, Any]) -> None:
    known = set(re.findall(r"^    (\w+)\)", (ROOT / "script/serve").read_text(), re.MULTILINE))

    for name, service in ours(compose).items():
        assert service["command"] == f"script/serve {name}"
        assert name in known


def test_only_one_beat_runs(compose: dict[str, Any]) -> None:
    beats = [n for n, s in ours(compose).items() if s["command"].endswith("beat")]

    assert beats == ["beat"]
    assert "deploy" not in compose["services"]["beat"]


def test_no_password_is_written_down_for_a_real_installation(compose: dict[str, Any]) -> None:
    for service in ours(compose).values():
        assert service["environment"]["SECRET_KEY"].startswith("${SECRET_KEY:?")
