"""The check of the locks finds what it is there to find."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LOCKED = (
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "requirements.txt",
    "requirements-bucket.txt",
    "requirements-dev.txt",
    "requirements-node.txt",
    "bench/requirements-peer.txt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bench").mkdir()
    for name in LOCKED:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def faults(folder: Path) -> list[str]:
    ran = subprocess.run(
        [sys.executable, ROOT / "script/locks.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout.splitlines() if ran.returncode else []


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text().replace(old, new, 1))


def test_our_locks_are_in_order(folder: Path) -> None:
    assert faults(folder) == []


def test_a_pin_without_a_hash_is_named(folder: Path) -> None:
    (folder / "requirements.txt").open("a").write("leftpad==1.0\n")

    assert faults(folder) == ["requirements.txt: leftpad has no hash"]


def test_an_address_in_a_lock_is_named(folder: Path) -> None:
    (folder / "requirements-node.txt").open("a").write("--index-url https://example.org\n")

    assert faults(folder) == ["requirements-node.txt holds an address"]


def test_a_package_of_the_front_end_without_a_hash_is_named(folder: Path) -> None:
    lock = folder / "package-lock.json"
    entry = lock.read_text().split('"node_modules/sass": {')[1].split('"integrity"')[1]
    change(lock, '"integrity"' + entry.splitlines()[0], '"dev": false,')

    assert faults(folder) == ["package-lock.json: node_modules/sass has no hash"]


def test_a_lock_that_fell_behind_is_named(folder: Path) -> None:
    change(folder / "pyproject.toml", '"celery==5.7.0"', '"celery==5.7.1"')
    change(folder / "package.json", '"sass": "', '"sass": "9')

    assert faults(folder) == [
        "requirements.txt does not hold celery==5.7.1: run script/lock",
        "requirements-bucket.txt does not hold celery==5.7.1: run script/lock",
        "requirements-dev.txt does not hold celery==5.7.1: run script/lock",
        "package-lock.json differs from package.json (dependencies): run script/lock",
    ]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_an_extra_that_is_asked_for_stays_in_the_lock(lock: str) -> None:
    """Without it an installer works the extra out anew, and takes a release that has no hash."""
    pinned = (ROOT / lock).read_text()

    assert "\ndjango-allauth[mfa, socialaccount]==" in pinned
    assert "\nwhitenoise[brotli]==" in pinned
