"""Of a file that is too large to be kept only the beginning reaches the disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import RequestFactory

from ehcna.uploading import BoundedFileUploadHandler

MOST = 300_000


def arrived(size: int) -> Any:
    """A file of some size, as a view receives it."""
    file = BytesIO(b"x" * size)
    file.name = "scan.pdf"
    request: HttpRequest = RequestFactory().post("/", {"file": file})
    request.upload_handlers = [BoundedFileUploadHandler(request)]
    return request.FILES["file"]


@pytest.fixture(autouse=True)
def _small(settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = MOST
    settings.IMPORT_MAX_BYTES = 1000


def test_a_file_within_the_limit_arrives_whole() -> None:
    file = arrived(MOST)

    assert (file.size, len(file.read())) == (MOST, MOST)


def test_of_a_file_over_the_limit_the_beginning_and_its_true_size_arrive() -> None:
    file = arrived(10 * MOST)

    assert file.size == 10 * MOST
    assert MOST < len(file.read()) <= MOST + 2 * 64 * 1024


def test_every_file_that_does_not_fit_into_memory_comes_in_by_it() -> None:
    assert settings.FILE_UPLOAD_HANDLERS[-1] == "ehcna.uploading.BoundedFileUploadHandler"
