"""What a file is, decided from its content, and whether it can be kept (H-144)."""

from __future__ import annotations

import io
from dataclasses import dataclass

import filetype
import pikepdf
from PIL import Image

from . import packages

PDF = "application/pdf"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
EMAIL, TEXT = "message/rfc822", "text/plain"
# What can be kept, its words, and the endings that go with it. The first ending is ours.
KEPT: dict[str, tuple[str, tuple[str, ...]]] = {
    PDF: ("PDF", (".pdf",)),
    PNG: ("PNG picture", (".png",)),
    JPEG: ("JPEG picture", (".jpg", ".jpeg", ".jpe")),
    TIFF: ("TIFF picture", (".tiff", ".tif")),
    packages.DOCX: ("Word document", (".docx",)),
    packages.XLSX: ("Excel workbook", (".xlsx",)),
    packages.ODT: ("OpenDocument text", (".odt",)),
    EMAIL: ("Email", (".eml",)),
    TEXT: ("Plain text", (".txt", ".text", ".csv", ".md")),
    # What a child or parent says, as they said it. Nothing here reads it: a person listens.
    "audio/mpeg": ("Sound recording (MP3)", (".mp3",)),
    "audio/mp4": ("Sound recording (M4A)", (".m4a",)),
    "audio/x-wav": ("Sound recording (WAV)", (".wav",)),
    "audio/ogg": ("Sound recording (OGG)", (".ogg", ".oga", ".opus")),
    "audio/amr": ("Sound recording (AMR)", (".amr",)),
}
# For the box in which a family chooses a file. A phone turns its own photos into JPEG for it.
TAKEN = ",".join([*KEPT, *(ending for _, endings in KEPT.values() for ending in endings)])
LOCKED = (
    "It is locked with a password, so it can neither be scanned nor read. Open it with the"
    " password, print it to a new PDF, and upload that."
)
DAMAGED = "It is damaged and does not open. Ask for it again, or print it to a new PDF."
_AS_PDF = "Save it as PDF, or ask for it as PDF, and upload that."
_HEIC = "It is a photo in a phone’s own format (HEIC). Save it as JPEG or PDF, and upload that."
_FILM = (
    "It is a film, and films are too big to keep here. Send a sound recording, photos or words"
    " instead, or ask us how to send it."
)
_SVG = f"It is an SVG drawing, which can hold a program. {_AS_PDF}"
_WEB_PAGE = f"It is a web page, which can hold a program. {_AS_PDF}"
_RTF = f"It is an RTF file, which can hold programs. {_AS_PDF}"
_MSG = (
    "It is an email in Outlook’s own format (.msg). In Outlook, save the email as PDF and each"
    " attachment by itself, and upload those."
)
_ATTACHED = (
    "It is an email with attachments. They stay in it and are not read. Save each of them from the"
    " email, and upload it by itself."
)
_WRAPPED = (
    "It holds files that were wrapped by Outlook (winmail.dat), and nothing else opens it. Ask the"
    " sender for the files again as PDF, or open it in Outlook and save each of them."
)
_OLD_OFFICE = (
    "It is in the old Office format, which can hold macros. Save it as .docx, .xlsx or PDF, and"
    " upload that."
)
_UNKNOWN = f"We do not know this kind of file. {_AS_PDF}"
_TEST_FILE = (
    "It is the test file that every malware scanner has to find (EICAR). It is never kept. To"
    " test the scanner, see the state of other uploads."
)
# In two pieces, so that no scanner takes this source for the test file.
_EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TNEF = b"\x78\x9f\x3e\x22"
_EMAIL_STARTS: tuple[str, ...] = (
    "from:",
    "to:",
    "received:",
    "return-path:",
    "mime-version:",
    "message-id:",
)
_EMAIL_STARTS += ("delivered-to:", "subject:", "date:", "x-", "content-type:")


@dataclass(frozen=True)
class Sort:
    """What a file is. `problem` says why it cannot be kept and what to do; `note` what is odd."""

    media_type: str
    problem: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        return words_of(self.media_type)


def words_of(media_type: str) -> str:
    """The words for a kind of file."""
    return KEPT[media_type][0] if media_type in KEPT else "File"


def ending_of(media_type: str) -> str:
    """The ending that a file of this kind is handed out with."""
    return KEPT[media_type][1][0] if media_type in KEPT else ".bin"


def sort_of(content: bytes, name: str) -> Sort:
    """What a file is, whatever its name says."""
    if not content:
        return Sort("", "It is empty (0 bytes). Find the whole file, and upload it again.")
    found = _look(content)
    if found.problem or found.media_type not in KEPT:
        return found
    words, endings = KEPT[found.media_type]
    ending = f".{name.rpartition('.')[2].casefold()}" if "." in name else ""
    if ending in endings:
        return found
    said = f"Its name ends in {ending[:12]}" if ending else "Its name has no ending"
    return Sort(found.media_type, note=f"{said}, but it is a file of the kind: {words}.")


def _look(content: bytes) -> Sort:
    if content.lstrip()[:68] == _EICAR:
        return Sort(TEXT, _TEST_FILE)
    if b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith(_OLE):
        is_email = "__substg1.0_".encode("utf-16-le") in content
        return Sort("application/x-ole-storage", _MSG if is_email else _OLD_OFFICE)
    if content.startswith(_TNEF):
        return Sort("application/ms-tnef", _WRAPPED)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        media_type, problem = packages.sort_of(content)
        return Sort(media_type, problem)
    guessed = filetype.guess(content)
    if guessed is None:
        return _text(content)
    if guessed.mime == "application/rtf":
        return Sort(guessed.mime, _RTF)
    if guessed.mime in ("image/heic", "image/heif", "image/avif"):
        return Sort(guessed.mime, _HEIC)
    if guessed.mime in (PNG, JPEG, TIFF):
        return Sort(guessed.mime, _fault_of_picture(content))
    if guessed.mime.startswith("audio/") and guessed.mime in KEPT:
        return Sort(guessed.mime)
    if guessed.mime.startswith("video/"):
        return Sort(guessed.mime, _FILM)
    return Sort(guessed.mime, _UNKNOWN)


def _pdf(content: bytes) -> Sort:
    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            pages = len(opened.pages)
    except pikepdf.PasswordError:
        return Sort(PDF, LOCKED)
    except (pikepdf.PdfError, ValueError, RecursionError):
        return Sort(PDF, DAMAGED)
    return Sort(PDF, "" if pages else "It has no pages. Ask for it again.")


def _fault_of_picture(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.verify()
    except Image.DecompressionBombError:
        return "The picture is too large to be shown. Make it smaller, and upload that."
    except Exception:  # a picture can be wrong in as many ways as there are formats
        return DAMAGED
    return ""


def _text(content: bytes) -> Sort:
    text = as_text(content)
    if text is None:
        return Sort("application/octet-stream", _UNKNOWN)
    folded = text.casefold()
    start = folded[:4096].lstrip()
    if "<svg" in start:
        return Sort("image/svg+xml", _SVG)
    if start.startswith(("<!doctype html", "<html", "<script", "<?xml")):
        return Sort("text/html", _WEB_PAGE)
    lines = [line for line in start.splitlines()[:30] if line]
    headers = sum(line.startswith(_EMAIL_STARTS) for line in lines)
    if headers >= 3 and lines[0].startswith(_EMAIL_STARTS):
        return Sort(EMAIL, note=_ATTACHED if "\ncontent-disposition: attachment" in folded else "")
    return Sort(TEXT)


def as_text(content: bytes) -> str | None:
    """What a plain text file says, or nothing when it is not text."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None
