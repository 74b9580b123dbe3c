"""What a photo tells beside what it shows: where it was taken, by whom (H-022)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from .finding import Finding, Passage

PLACE = "the place where a photo was taken"
NOT_READ = "a picture that could not be read: a person must look"
GPS, DETAILS = 0x8825, 0x8769


def said_by(content: bytes, where: str) -> Iterator[Finding | Passage]:
    """The place in a photo's own record, and the words in it."""
    try:
        with Image.open(io.BytesIO(content)) as photo:
            record = photo.getexif()
            places, details = record.get_ifd(GPS), record.get_ifd(DETAILS)
            notes = {key: value for key, value in photo.info.items() if key != "icc_profile"}
    except Exception:  # a file can be wrong in as many ways as there are writers of files
        yield Finding(where, NOT_READ)
        return
    if places:
        yield Finding(where, PLACE)
    values = [*record.values(), *details.values(), *notes.values()]
    words = "\n".join(text for value in values if (text := _text(value)))
    if "GPSLatitude" in words:
        yield Finding(where, PLACE)
    if words.strip():
        yield Passage(f"{where}, its properties", words)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        if b"\x00" in value[:64] and value[:8] not in (b"UNICODE\x00", b"ASCII\x00\x00\x00"):
            value = value.replace(b"\x00", b"")  # the wide letters of Windows
        return value.decode("utf-8", "ignore").replace("\x00", "")
    return value if isinstance(value, str) else ""
