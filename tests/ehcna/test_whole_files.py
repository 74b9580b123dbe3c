"""A disk that is full in the middle of a file leaves nothing of it behind."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File

from ehcna.whole_files import WholeFiles


class TooLong(ContentFile):  # type: ignore[type-arg]
    """A file for whose second half there is no room."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"the first half"
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("content", "left"), [(TooLong(b""), []), (ContentFile(b"x"), ["a.pdf"])])
def test_h285_a_file_is_kept_whole_or_not_at_all(
    tmp_path: Path, content: File[bytes], left: list[str]
) -> None:
    try:
        WholeFiles(location=tmp_path).save("a.pdf", content)
    except OSError as fault:
        assert fault.errno == errno.ENOSPC

    assert [path.name for path in tmp_path.iterdir()] == left


def test_a_file_of_another_is_never_taken_for_the_half_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"issued")

    with pytest.raises(OSError, match="No space"):
        WholeFiles(location=tmp_path).save("a.pdf", TooLong(b""))

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"issued"]
