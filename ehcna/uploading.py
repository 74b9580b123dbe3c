"""Files on their way in: written to disk as they come, and no more of them than could be kept."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST_SIZE = 2**31 - 1  # the largest number that the database keeps as a size


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Of a file over every limit only the beginning is written down, and how large it was.

    Whoever looks at its size refuses it in words of their own; nobody reads the beginning.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= max(settings.UPLOAD_MAX_BYTES, settings.IMPORT_MAX_BYTES):
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return super().file_complete(min(file_size, LARGEST_SIZE))
