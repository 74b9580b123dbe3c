"""Where files are kept on a disk of our own."""

from __future__ import annotations

import errno

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class WholeFiles(FileSystemStorage):
    """A file is kept whole or not at all: where the disk is full, no half of it stays behind."""

    def _save(self, name: str, content: File) -> str:
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc]
            return saved
        except OSError as fault:
            if fault.errno in NO_ROOM:
                self.delete(name)
            raise
