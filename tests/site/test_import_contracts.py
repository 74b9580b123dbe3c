"""Imports point down the page, between the packages and inside each of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.site.reading import PRODUCT, ROOT, text_of

CONTRACTS = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]


def test_the_packages_stand_in_the_order_of_the_house() -> None:
    assert CONTRACTS[0]["layers"] == [
        "ehcna",
        "families",
        "panels",
        "plans",
        "providers",
        "cases",
        "accounts | statutory",
    ]


def test_inside_an_app_jobs_stand_between_tasks_and_actions() -> None:
    (inside,) = (one for one in CONTRACTS if one["name"].startswith("Inside an app"))
    layer = {
        name.strip(" ()"): number
        for number, line in enumerate(inside["layers"])
        for name in line.split(":")
    }

    assert inside["containers"] == ["cases", "providers", "plans", "panels", "families"]
    order = ["views", "tasks", "jobs", "actions", "access", "letters", "audit", "models"]
    assert sorted(order, key=layer.__getitem__) == order
    assert len({layer[name] for name in order}) == len(order)


def test_the_contracts_are_checked_by_the_check_command() -> None:
    assert 'step "Imports" .venv/bin/lint-imports' in text_of("script/check")


def test_an_import_that_points_up_is_noticed(tmp_path: Path) -> None:
    for package in PRODUCT:
        kept = shutil.ignore_patterns("__pycache__", "migrations", "data")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=kept)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    _plant(tmp_path / "cases/actions/people.py", "from cases.jobs import running")
    _plant(tmp_path / "cases/models/people.py", "from providers import models")
    _plant(tmp_path / "statutory/words.py", "import django")
    _plant(tmp_path / "providers/queries/register.py", "from cases import forms")

    lint = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([lint, "--no-cache"], cwd=tmp_path, capture_output=True, text=True)

    broken = {c["name"] for c in CONTRACTS if f"{c['name']} BROKEN" in " ".join(ran.stdout.split())}
    assert ran.returncode == 1
    assert broken == {
        "Imports point down the page",
        "The law needs nothing but the standard library",
        "Inside an app: screens, then forms, then actions, then reading, then records",
        "Upper apps use the case file by its doors",
    }


def _plant(module: Path, line: str) -> None:
    module.write_text(f"{module.read_text()}\n{line}\n")
