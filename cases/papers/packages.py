"""Files that are packages of files: Word, Excel, OpenDocument, and the plain zip."""

from __future__ import annotations

import io
import zipfile

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ZIP = "application/zip"
MOST_UNPACKED = 300 * 1024 * 1024
MOST_PARTS = 10_000
_INSIDE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_MACROS = (
    "It holds macros, which are small programs. Save it without macros (as .docx or .xlsx) or as"
    " PDF, and upload that."
)
_ZIP = "It is a zip file. Unpack it, and upload the files in it, several at once if you like."
_NESTED = "It is a zip file with another zip file in it. Unpack both, and upload the files in them."
_BOMB = "Unpacked it would be far larger than any paper. Ask whoever sent it what it is."
_DAMAGED = "It is damaged and does not open. Ask for it again, or ask for it as PDF."
_LOCKED = "It is locked with a password. Save it without one, and upload that."
_OTHER = "We do not know this kind of file. Save it as PDF, and upload that."


def sort_of(content: bytes) -> tuple[str, str]:
    """What a package is, and why it cannot be kept (empty when it can)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _sort_of(package)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError, OSError):
        return ZIP, _DAMAGED


def _sort_of(package: zipfile.ZipFile) -> tuple[str, str]:
    parts = package.infolist()
    names = {part.filename.replace("\\", "/") for part in parts}
    media_type = next((kind for name, kind in _INSIDE.items() if name in names), "")
    if not media_type and "mimetype" in names and _declared(package) == ODT:
        media_type = ODT
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return media_type or ZIP, _BOMB
    if any(part.flag_bits & 1 for part in parts):
        return media_type or ZIP, _LOCKED
    if _has_macros(package, names):
        return media_type or ZIP, _MACROS
    if media_type:
        return media_type, ""
    if "[Content_Types].xml" in names or "mimetype" in names:
        return ZIP, _OTHER
    nested = any(_is_zip(package, part) for part in parts)
    return ZIP, _NESTED if nested else _ZIP


def _declared(package: zipfile.ZipFile) -> str:
    with package.open("mimetype") as part:
        return part.read(200).decode("ascii", "replace").strip()


def _has_macros(package: zipfile.ZipFile, names: set[str]) -> bool:
    if any(name.casefold().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        return True
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        return True
    if "[Content_Types].xml" not in names:
        return False
    with package.open("[Content_Types].xml") as part:
        return b"macroenabled" in part.read(1_000_000).lower()


def _is_zip(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if part.filename.casefold().endswith((".zip", ".7z", ".rar")):
        return True
    if part.is_dir() or part.file_size < 4:
        return False
    with package.open(part) as opened:
        return opened.read(4) == b"PK\x03\x04"
