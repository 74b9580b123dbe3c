"""The words of a PDF as a screen reader gets them, and whether it is tagged for one."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def is_tagged(file: pikepdf.Pdf) -> bool:
    """Marked as tagged, with a tree of tags, a language and a title that is shown."""
    root = file.Root
    return bool(
        root.MarkInfo.Marked
        and "/StructTreeRoot" in root
        and str(root.Lang) == "en-GB"
        and root.ViewerPreferences.DisplayDocTitle
    )


def words_of(file: pikepdf.Pdf) -> str:
    """Every word in reading order, by the table that each font carries for copying text."""
    said: list[str] = []
    for page in file.pages:
        tables = {name: _table(font) for name, font in page.Resources.get("/Font", {}).items()}
        table: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                table = tables[str(operands[0])]
            elif str(operator) in ("Tj", "TJ"):
                said.append("".join(_read(operands[0], table)))
            elif str(operator) in ("Td", "Tm", "T*", "ET"):
                said.append(" ")
    return " ".join("".join(said).split())


def usual_size(file: pikepdf.Pdf) -> float:
    """The size in which most of the letters are set."""
    sizes: Counter[float] = Counter()
    for page in file.pages:
        size = 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                size = float(operands[1])
            elif str(operator) in ("Tj", "TJ"):
                sizes[size] += len(_read(operands[0], {}))
    return sizes.most_common(1)[0][0]


def _table(font: Any) -> dict[int, str]:
    text = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = _PAIR.findall("".join(re.findall(r"beginbfchar(.*?)endbfchar", text, re.S)))
    return {int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in pairs}


def _read(shown: Any, table: dict[int, str]) -> list[str]:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
    return [table.get(code, "") for code in codes]
