"""Papers in an S3-compatible store. Needs the extra `object-storage` of pyproject.toml."""

from __future__ import annotations

from typing import Any

from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    """A bucket that only we read: papers leave through the pages that ask who reads, as from a
    disk, and no address is ever made that opens one without signing in."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, default_acl=None, file_overwrite=False, max_memory_size=2**22)

    def url(self, *args: Any, **more: Any) -> str:
        raise ValueError("A paper has no address of its own.")
