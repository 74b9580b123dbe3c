"""PDF/UA-1 output: what a screen reader, and a reader of the paper, can rely on."""

from __future__ import annotations

import builtins
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from cases import pdf

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>
<style>body {{ font-family: sans-serif }}</style></head><body>{body}</body></html>"""


def a_page(body: str = "<h1>One</h1><h2>Two</h2><p>Three</p>", title: str = "A letter") -> str:
    return PAGE.format(title=title, body=body)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def headings(file: pikepdf.Pdf) -> list[str]:
    """The heading tags in reading order."""
    return [tag for tag in _tags(file.Root.StructTreeRoot) if tag in {"H1", "H2", "H3", "H4"}]


def _tags(element: Any) -> Iterator[str]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:]
            yield from _tags(kid)


def unembedded_fonts(file: pikepdf.Pdf) -> list[str]:
    """The fonts that a reader would have to have on their own machine."""
    descriptors = [
        item
        for item in file.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    return [
        str(item.FontName)
        for item in descriptors
        if not any(name in item for name in ("/FontFile", "/FontFile2", "/FontFile3"))
    ]


def test_the_file_is_marked_as_tagged_and_says_its_language():
    file = opened(pdf.from_html(a_page()))

    assert bool(file.Root.MarkInfo.Marked) is True
    assert str(file.Root.Lang) == "en-GB"


def test_the_title_is_shown_in_place_of_the_file_name():
    file = opened(pdf.from_html(a_page(title="Amira Khan: we will assess")))

    assert bool(file.Root.ViewerPreferences.DisplayDocTitle) is True
    with file.open_metadata() as metadata:
        assert metadata["dc:title"] == "Amira Khan: we will assess"
        assert metadata["pdfuaid:part"] == "1"


def test_headings_are_tagged_in_reading_order():
    file = opened(pdf.from_html(a_page("<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Four</h2>")))

    assert headings(file) == ["H1", "H2", "H3", "H2"]


def test_every_font_is_inside_the_file():
    file = opened(pdf.from_html(a_page("<h1>Siân O’Neil</h1><p>محمد بن علي</p>")))

    assert unembedded_fonts(file) == []


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:1/x.png", "https://example.org/x.css", "data:,x"],
)
def test_h149_a_page_that_reaches_outside_is_refused(address):
    with pytest.raises(pdf.ReachedOutside) as refusal:
        pdf.from_html(a_page(f"<h1>One</h1><img src='{address}' alt=''>"))

    assert str(refusal.value) == f"A letter must not refer to {address}"


def test_h148_a_sign_that_no_font_can_draw_is_named_and_never_printed_as_a_box():
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        pdf.from_html(a_page("<h1>Zoë \U0010fffd</h1>"))

    assert refusal.value.sentence == (
        "No font on this machine can draw “\U0010fffd” (U+10FFFD), so this letter was not made as"
        " PDF. Mend it with: sudo apt-get install fonts-wqy-microhei fonts-symbola fonts-noto-core"
    )


def test_a_missing_system_library_is_one_sentence_with_the_command_that_mends_it(monkeypatch):
    real_import = builtins.__import__

    def without_pango(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pango)

    with pytest.raises(pdf.PdfUnavailable) as refusal:
        pdf.from_html(a_page())

    assert refusal.value.sentence == (
        "Letters cannot be made as PDF because a system library is missing. Mend it with: sudo"
        " apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
        " fonts-wqy-microhei fonts-symbola (macOS: brew install pango)"
    )
