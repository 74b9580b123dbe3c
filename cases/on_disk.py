"""A kept file as one on this machine's disk, for what can only read there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.models.fields.files import FieldFile


@contextmanager
def on_disk(file: FieldFile) -> Iterator[Path]:
    """Where the file is for the while: fetched first where papers are kept in an object store."""
    try:
        where = Path(file.path)
    except NotImplementedError:
        pass
    else:
        yield where
        return
    with tempfile.NamedTemporaryFile(suffix=Path(str(file.name)).suffix) as aside:
        with file.open("rb") as kept:
            shutil.copyfileobj(kept, aside)
        aside.flush()
        yield Path(aside.name)
