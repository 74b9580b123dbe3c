"""What a folder of copies holds, with the SHA-256 of every file, so that it can be checked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

NAME = "manifest.json"
FORMAT = 1
_CHUNK = 1024 * 1024


class Wrong(Exception):
    """Why a folder cannot be written, or must not be used: sentences for who ran the command."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__("\n".join(sentences))


@dataclass(frozen=True)
class Copied:
    """One file of the folder."""

    sha256: str
    bytes: int


@dataclass(frozen=True)
class Manifest:
    """Of a folder: when it was made, how many rows each table has, and every file."""

    what: str  # "backup" or "export"
    as_of: str
    engine: str
    tables: dict[str, int]
    migrations: dict[str, str]  # the last of each app
    files: dict[str, Copied]
    missing: list[str] = field(default_factory=list)  # files that rows name and nobody has
    format: int = FORMAT


def write(folder: Path, manifest: Manifest) -> str:
    """Write the manifest as the last thing of all. Its own SHA-256."""
    said = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    path = folder / NAME
    with private(path) as file:
        file.write(said.encode())
    return hashlib.sha256(said.encode()).hexdigest()


def read(folder: Path, what: str) -> Manifest:
    """The manifest of a folder, of the kind that is asked for."""
    try:
        told: dict[str, Any] = json.loads((folder / NAME).read_bytes())
        files = {name: Copied(**one) for name, one in told.pop("files").items()}
        manifest = Manifest(files=files, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise Wrong(f"{folder} has no {NAME} that can be read, so it is not whole.") from fault
    if manifest.format != FORMAT or manifest.what != what:
        raise Wrong(f"{folder} is not {'an' if what == 'export' else 'a'} {what} of this kind.")
    return manifest


def faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """What differs between a folder and its manifest."""
    here = {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    }
    for name in sorted(here - set(manifest.files) - {NAME}):
        yield f"{name} is not in the manifest."
    for name, copied in sorted(manifest.files.items()):
        path = folder / name
        if name not in here or path.is_symlink() or ".." in Path(name).parts:
            yield f"{name} is missing."
        elif hashed(path) != copied:
            yield f"{name} is not what was written."


def hashed(path: Path) -> Copied:
    """The SHA-256 and the length of a file."""
    with path.open("rb") as file:
        return Copied(hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)


def pour(source: BinaryIO | Any, path: Path) -> Copied:
    """Copy an open file to a path of our own."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with private(path) as file:
        shutil.copyfileobj(source, file, _CHUNK)
    return hashed(path)


def private(path: Path) -> BinaryIO:
    """A new file that nobody else may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def empty_folder(path: Path) -> Path:
    """A folder for one copy. What is there already is never written over."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Wrong(f"{path} is not empty. Name a folder that is not there yet.")
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    return path
