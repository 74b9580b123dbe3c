"""The compose file against the settings. That its commands run: tests/running/test_deploying.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings

from tests.names import names_the_services_read, names_the_settings_read

ROOT = Path(settings.BASE_DIR)
OURS = {"migrate", "web", "worker", "beat", "watch"}
NEEDED = {"SECRET_KEY", "DATABASE_URL", "BROKER_URL", "CACHE_URL", "EMAIL_URL"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text()))


def ours(compose: dict[str, Any]) -> dict[str, Any]:
    return {name: service for name, service in compose["services"].items() if "build" in service}


def example() -> dict[str, str]:
    """The settings of docs/installation.env."""
    lines = (ROOT / "docs/installation.env").read_text().splitlines()
    return dict(one.split("=", 1) for one in lines if one and not one.startswith("#"))


def test_the_services_are_those_the_documents_promise(compose: dict[str, Any]) -> None:
    assert set(ours(compose)) == OURS
    assert set(compose["services"]) - OURS == {"db", "broker", "mail", "clamav"}


def test_every_name_we_set_is_one_the_settings_read(compose: dict[str, Any]) -> None:
    known = names_the_settings_read() | names_the_services_read()

    unknown = {name: set(s["environment"]) - known for name, s in ours(compose).items()}

    assert unknown == {name: set() for name in OURS}
    assert set(example()) - known == set()


def test_nothing_falls_back_on_the_embedded_default(compose: dict[str, Any]) -> None:
    for service in ours(compose).values():
        assert NEEDED - {name.removesuffix("_FILE") for name in service["environment"]} == set()


def test_the_example_names_every_particular_of_the_council() -> None:
    particulars = {name for name in names_the_settings_read() if name.startswith("LA_")}

    assert particulars - set(example()) == set()


def test_every_server_we_name_is_a_service(compose: dict[str, Any]) -> None:
    database = ours(compose)["web"]["environment"]["DATABASE_URL"]
    prepare = (ROOT / "script/prepare").read_text()
    named = {urlsplit(one).hostname for one in re.findall(r"\w+://[^ \"|]+", prepare)}

    hosts = {urlsplit(database).hostname, urlsplit(example()["CLAMD_URL"]).hostname} | named

    assert hosts - {"localhost"} == {"db", "broker", "mail", "clamav"}


def test_each_service_starts_a_part_that_the_serve_command_knows(compose: dict[str, Any]) -> None:
    known = set(re.findall(r"^    (\w+)\)", (ROOT / "script/serve").read_text(), re.MULTILINE))

    for name, service in ours(compose).items():
        assert service["command"] == f"script/serve {name}"
        assert name in known


def test_only_one_beat_runs(compose: dict[str, Any]) -> None:
    beats = [n for n, s in ours(compose).items() if s["command"].endswith("beat")]

    assert beats == ["beat"]
    assert "deploy" not in compose["services"]["beat"]


def test_every_service_is_kept_within_bounds(compose: dict[str, Any]) -> None:
    loose = {
        name: said
        for name, service in compose["services"].items()
        if (said := _loose(name, service))
    }

    assert loose == {}


def _loose(name: str, service: dict[str, Any]) -> list[str]:
    bounds = {
        "is not root": str(service.get("user", "root")).split(":")[0] not in ("root", "0"),
        "writes only where it may": service.get("read_only") is True,
        "may do nothing of root's": service.get("cap_drop") == ["ALL"] and "cap_add" not in service,
        "becomes nobody else": service.get("security_opt") == ["no-new-privileges:true"],
        "is asked whether it is well": name == "migrate" or "test" in service["healthcheck"],
        "begins again": service["restart"] in ("unless-stopped", "on-failure:5"),
        "has a version": "build" in service or not service["image"].endswith((":latest", "clamav")),
        "listens to this machine": all(
            port.startswith("127.0.0.1:") for port in service.get("ports", [])
        ),
        "is not privileged": "privileged" not in service,
    }
    return [what for what, so in bounds.items() if not so]


def test_what_is_kept_can_be_reached_by_no_other_machine(compose: dict[str, Any]) -> None:
    assert compose["networks"]["inside"] == {"internal": True}
    for name in ("db", "broker"):
        assert compose["services"][name]["networks"] == ["inside"]
        assert "ports" not in compose["services"][name]


def test_no_secret_stands_in_the_file(compose: dict[str, Any]) -> None:
    from ehcna.environment import SECRETS

    for service in ours(compose).values():
        plain = {name for name in SECRETS if name in service["environment"]}
        named = {one for n, one in service["environment"].items() if n.endswith("_FILE")}

        assert plain == {"DATABASE_URL"}
        assert urlsplit(service["environment"]["DATABASE_URL"]).password is None
        assert named == {f"/run/secrets/{name}" for name in service["secrets"]}


def test_every_secret_is_a_file_that_is_prepared(compose: dict[str, Any]) -> None:
    prepared = set(re.findall(r"^    keep (\w+)", (ROOT / "script/prepare").read_text(), re.M))

    assert {name: one["file"] for name, one in compose["secrets"].items()} == {
        name: f"./secrets/{name}" for name in prepared
    }
    used = {name for service in compose["services"].values() for name in service.get("secrets", [])}
    assert used == prepared


def test_no_file_of_secrets_enters_the_image_or_the_tree() -> None:
    for name in (".dockerignore", ".gitignore"):
        said = {line.strip("/") for line in (ROOT / name).read_text().split()}
        assert {"secrets", "installation.env", ".env"} - said == set()


def test_the_image_is_built_apart_and_runs_as_nobody_in_particular() -> None:
    said = (ROOT / "Dockerfile").read_text()
    last = said.rpartition("\nFROM ")[2]

    assert re.findall(r"^FROM (\S+)(?: AS (\w+))?$", said, re.M) == [
        ("node:24-bookworm-slim", "front_end"),
        ("python:3.11-slim-bookworm", "python"),
        ("python:3.11-slim-bookworm", ""),
    ]
    assert re.findall(r"^USER (\S+)$", last, re.M) == ["10001:10001"]
    assert "node" not in last
    assert "HEALTHCHECK" in last
