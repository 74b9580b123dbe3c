"""Papers that carry no tags made readable aloud: each page one figure, its text the alternative."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageDraw
from pypdfium2 import raw

from cases.papers.reading import PDFIUM

from .words import Box, boxes_on, pattern_of, without

SHARP = 150 / 72  # of a picture of a page
QUALITY = 70
LONGEST = 30_000  # characters of an alternative
NO_WORDS = "A page without words that can be read by machine. Read it on the site, or ask for it."
_MARKS = ("BDC", "BMC", "EMC", "MP", "DP")
_DROPPED = ("/StructParents", "/Annots", "/AA", "/Metadata", "/PieceInfo", "/Tabs", "/B")


class Unreadable(ValueError):
    """A file that cannot be put into a pack. The sentence names no person."""


def tagged(content: bytes, words: Collection[str] = ()) -> bytes:
    """A PDF whose every page has tags. Its own are kept, unless words must leave it.

    A page that holds such words becomes a picture with black boxes; so does one whose letters
    need a font that is not in the file.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            if not words and is_tagged(opened) and not _has_notes(opened):
                return content
            pictured = _without_fonts(opened)
        return _as_figures(content, words, pictured)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise Unreadable("it is damaged or locked") from error


def is_tagged(opened: pikepdf.Pdf) -> bool:
    """Whether a file says of itself that it is tagged, and has a tree of tags."""
    root = opened.Root
    marked = bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    tree = root.get("/StructTreeRoot", Dictionary())
    return marked and "/K" in tree and "/ParentTree" in tree and not _without_fonts(opened)


def _has_notes(opened: pikepdf.Pdf) -> bool:
    """Whether fields or comments lie over its pages: they are printed into the page."""
    notes = (note for page in opened.pages for note in page.get("/Annots", []))
    return any(str(note.get("/Subtype", "")) != "/Link" for note in notes)


def _without_fonts(opened: pikepdf.Pdf) -> frozenset[int]:
    return frozenset(
        at for at, page in enumerate(opened.pages) if any(map(_is_outside, _fonts(page.obj)))
    )


def _fonts(thing: Any, depth: int = 0) -> Iterator[Any]:
    held = thing.get("/Resources", Dictionary())
    yield from (held.get("/Font") or Dictionary()).values()
    if depth < 4:
        for one in (held.get("/XObject") or Dictionary()).values():
            if str(one.get("/Subtype", "")) == "/Form":
                yield from _fonts(one, depth + 1)


def _is_outside(font: Any) -> bool:
    """Whether the letters of a font are not in the file."""
    if str(font.get("/Subtype", "")) == "/Type3":
        return False
    below = font.get("/DescendantFonts")
    told = (below[0] if below else font).get("/FontDescriptor", Dictionary())
    return not any(key in told for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _as_figures(content: bytes, words: Collection[str], pictured: Collection[int]) -> bytes:
    pattern = pattern_of(words)
    with PDFIUM:
        seen = pypdfium2.PdfDocument(_printed(content))
        try:
            with pikepdf.open(io.BytesIO(_printed(content))) as source, pikepdf.new() as made:
                texts = []
                for at, page in enumerate(seen):
                    boxes = boxes_on(page, pattern) if pattern else []
                    if boxes or at in pictured:
                        _add_picture(made, page, boxes)
                    else:
                        made.pages.append(source.pages[at])
                        _bare(made, made.pages[-1])
                    texts.append(without(_text(page), words))
                    page.close()
                _tag(made, texts)
                return _saved(made)
        finally:
            seen.close()


def _printed(content: bytes) -> bytes:
    """The file with fields and comments drawn into its pages, as a printer would."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        if not _has_notes(opened):
            return content
    drawn = pypdfium2.PdfDocument(content)
    try:
        drawn.init_forms()
        for page in drawn:
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT)
            page.close()
        out = io.BytesIO()
        drawn.save(out)
        return out.getvalue()
    finally:
        drawn.close()


def _text(page: Any) -> str:
    reader = page.get_textpage()
    try:
        said = " ".join(reader.get_text_bounded().replace("\x00", " ").split())
    finally:
        reader.close()
    return said[:LONGEST] or NO_WORDS


def _add_picture(made: pikepdf.Pdf, page: Any, boxes: list[Box]) -> None:
    """The page as a picture of itself, with what must not be read painted over."""
    drawn = page.render(scale=SHARP)
    picture = drawn.to_pil().convert("RGB")
    drawn.close()
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(_on_picture(page, picture.size, box), fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    width, height = page.get_size()
    image = pikepdf.Stream(
        made,
        out.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    new = made.add_blank_page(page_size=(width, height))
    new.Resources = Dictionary(XObject=Dictionary(Page=made.make_indirect(image)))
    said = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Page Do Q"
    new.Contents = made.make_stream(said.encode())


def _on_picture(page: Any, size: tuple[int, int], box: Box) -> Box:
    """The corners of a rectangle of the page on its picture, a little wider than the letters."""
    corners = []
    for x, y in ((box[0] - 1, box[1] - 1), (box[2] + 1, box[3] + 1)):
        right, down = raw.c_int(), raw.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, right, down)
        corners.append((right.value, down.value))
    (a, b), (c, d) = corners
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _bare(made: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Take from a page what belongs to tags or a reader’s program, and stands for nothing."""
    for key in _DROPPED:
        if key in page.obj:
            del page.obj[key]
    said = [
        one
        for one in pikepdf.parse_content_stream(page)
        if str(one.operator) not in _MARKS or (one.operands and str(one.operands[0]) == "/OC")
    ]
    page.Contents = made.make_stream(pikepdf.unparse_content_stream(said))


def _tag(made: pikepdf.Pdf, texts: list[str]) -> None:
    """One figure for each page, named by a tree that leads back from the page to it."""
    tree = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    figures: list[Any] = []
    back: Any = Array()
    for at, (page, text) in enumerate(zip(made.pages, texts, strict=True)):
        page.contents_add(b"/Figure <</MCID 0>> BDC q\n", prepend=True)
        page.contents_add(b"\nQ EMC", prepend=False)
        page.obj.StructParents = at
        box = [float(side) for side in page.cropbox]
        figure = Dictionary(
            Type=Name.StructElem, S=Name.Figure, P=whole, Pg=page.obj, K=0, Alt=String(text)
        )
        figure.A = Dictionary(O=Name.Layout, BBox=Array(box), Placement=Name.Block)
        figures.append(made.make_indirect(figure))
        back.extend([at, made.make_indirect(Array([figures[-1]]))])
    whole.K = Array(figures)
    tree.K = Array([whole])
    tree.ParentTree = made.make_indirect(Dictionary(Nums=back))
    tree.ParentTreeNextKey = len(texts)
    made.Root.StructTreeRoot = tree
    made.Root.MarkInfo = Dictionary(Marked=True)


def _saved(made: pikepdf.Pdf) -> bytes:
    made.remove_unreferenced_resources()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
