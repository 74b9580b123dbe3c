"""The files that people sent in and that were made: out of the storage, and back into it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage

from .manifest import Copied, pour

FOLDER = "files"


def stored() -> Iterator[str]:
    """The name of every file in the storage."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            folders, names = default_storage.listdir(inside)
        except FileNotFoundError:
            continue  # nothing was ever kept
        before = f"{inside}/" if inside else ""
        waiting += [f"{before}{one}" for one in folders]
        yield from (f"{before}{one}" for one in names)


def copy_out(folder: Path) -> dict[str, Copied]:
    """Copy every file of the storage into a folder; one that goes meanwhile is left out."""
    copied = {}
    for name in stored():
        try:
            with default_storage.open(name) as file:
                copied[f"{FOLDER}/{name}"] = pour(file, folder / FOLDER / name)
        except FileNotFoundError:
            continue
    return copied


def copy_in(folder: Path, files: dict[str, Copied]) -> list[str]:
    """Put every file back under its own name. What did not come back whole."""
    wrong = []
    for name, copied in files.items():
        if not name.startswith(f"{FOLDER}/"):
            continue
        kept = name.removeprefix(f"{FOLDER}/")
        with (folder / name).open("rb") as file:
            got = default_storage.save(kept, File(file, name=kept))
        if got != kept or _kept(kept) != copied:
            wrong.append(f"{kept} did not come back as it was.")
    return wrong


def _kept(name: str) -> Copied:
    with default_storage.open(name) as file:
        return Copied(hashlib.file_digest(file, "sha256").hexdigest(), file.size)
