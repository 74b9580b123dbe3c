"""docs/deploying.md names what there is, and all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from tests.names import names_the_services_read, names_the_settings_read

ROOT = Path(settings.BASE_DIR)
PAGE = (ROOT / "docs/deploying.md").read_text()
OF_COMPOSE = {"IMAGE", "WEB_PORT", "COMPOSE_PROFILES"}
# Words in capitals that are no settings: the reader's own words, SQL, arguments of the image.
NO_SETTINGS = {"REQUIREMENTS"}


def table() -> set[str]:
    """The names in the first column of the table of every setting, and those of files."""
    said = PAGE.partition("## Every setting")[2].partition("## What was not")[0]
    rows = [line.split("|")[1] for line in said.splitlines() if line.startswith("| `")]
    files = said.partition("| Setting")[0]
    return set(re.findall(r"`([A-Z][A-Z_]+)`", " ".join([*rows, files])))


def test_every_setting_there_is_stands_in_the_table() -> None:
    there = names_the_settings_read() | names_the_services_read() | OF_COMPOSE

    assert sorted(there - table()) == []


def test_every_setting_that_is_named_exists() -> None:
    there = names_the_settings_read() | names_the_services_read() | OF_COMPOSE
    named = set(re.findall(r"`([A-Z]{2,}(?:_[A-Z]+)+)\b", PAGE))
    named |= set(re.findall(r"^([A-Z]{2,}(?:_[A-Z]+)+)=", PAGE, re.M))

    assert sorted((named | table()) - there - NO_SETTINGS) == []


def test_every_command_and_file_that_is_named_exists() -> None:
    commands = {*re.findall(r"manage\.py (\w+)", PAGE), *re.findall(r"\.\.\. (\w+) ", PAGE)}
    files = set(re.findall(r"\b(?:script|tests|docs)/[\w/.]+\w", PAGE)) | {
        "requirements-bucket.txt"
    }

    assert sorted(commands - set(get_commands())) == []
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []


def test_every_service_and_refusal_that_is_named_exists() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    used = set(re.findall(r"docker compose (?:exec|logs|run --rm) ([a-z]+)", PAGE))
    said = (ROOT / "ehcna/safety.py").read_text()
    numbers = set(re.findall(r"ehcna\.(E\d+)", said))

    assert used - set(compose["services"]) == set()
    assert set(re.findall(r"\b(E1\d\d)\b", PAGE)) == numbers


@pytest.mark.parametrize("anchor", re.findall(r"\]\(#([\w-]+)\)", PAGE))
def test_every_place_on_the_page_that_is_pointed_to_exists(anchor: str) -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.M)

    assert anchor in {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
