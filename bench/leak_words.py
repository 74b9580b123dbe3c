"""What is written in the papers of an invented family, and a cheap print of them."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Sequence
from random import Random

import pikepdf

from .leak_facts import EMAIL, NAME, PHONE, PLACE, POSTCODE, RUN, Fact, one_way
from .leak_families import Invented

# Words that are also names of roads, towns and people; numbers that are nobody's.
CLEAN = (
    "We may close the list in May 2026, or on 14 May at the latest.",
    "{child} enjoys reading, and reads in the green room beside the mill wheel in the picture.",
    "The street outside the school is loud. He walks the long walk to the hall each day.",
    "A rose and a bell were on the table. The view of the park is what {child} likes most.",
    "Ring the team on 01632 960100 between 9.15 and 3.45.",
    "Write to {his} at {his_home}.",
    "{child} will move up a set. Hope and will power are not provision: 20 minutes a day are.",
    "Reading age 7.2, spelling age 6.9, 14 of 40 words, 3A on the school’s own scale.",
    "The church hall lane is closed on day 12. A short road leads there from {school}.",
    "The young people in the class say that brown bread and green apples are best.",
    "{child} began at {school} at the age of four and settled in within 11 weeks.",
    "In the spring term {child} had speech therapy for 6 hours, once a week, with one other child.",
)
WITH: dict[str, Sequence[str]] = {
    PLACE: ("A visit took place at {}.", "They moved and live at {} now.", "From {}, by car."),
    POSTCODE: ("The postcode is {}.", "Taxi from {} at eight."),
    PHONE: ("Ring her on {}.", "Telephone {}."),
    EMAIL: ("Write to {}.", "Copied to {}"),
    NAME: ("Ms {} spoke of the summer.", "Seen with Mrs {}."),
    RUN: ("{}.",),
}


def clean(family: Invented, chance: Random) -> str:
    """Three sentences that hold nothing withheld."""
    told = {
        "child": family.forename or family.surname,
        "his": family.his.name,
        "his_home": family.his.address.replace("\n", ", "),
        "school": family.school,
    }
    return " ".join(chance.sample(CLEAN, 3)).format(**told)


def holding(facts: Sequence[Fact], chance: Random) -> str:
    """A sentence that holds something withheld, spelt in one of many ways."""
    fact = chance.choice(facts)
    said = one_way(fact, chance)
    form = "They live in {} now." if fact.is_loose and fact.kind == PLACE else ""
    return (form or chance.choice(WITH.get(fact.kind, ("{} came too.",)))).format(said)


def paged(page: str) -> bytes:
    """A page as a PDF with its words, its foot and its properties, made in no time."""
    title = re.search(r"<title>(.*?)</title>", page, re.S)
    foot = re.search(r'data-foot="([^"]*)"', page)
    shown = re.sub(r"<(style|head|title)\b.*?</\1>", " ", page, flags=re.S)
    words = html.unescape(re.sub(r"<[^>]+>", "\n", shown))
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    lines.append(html.unescape(foot[1]) if foot else "")
    return _print(lines, html.unescape(title[1]).strip() if title else "")


def _print(lines: Sequence[str], title: str) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        made.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = b"BT /F1 5 Tf 20 830 Td 6 TL\n"
        for line in lines:
            said = line.encode("cp1252", "replace")
            said = re.sub(rb"([\\()])", rb"\\\1", said)
            drawn += b"(" + said + b") Tj T*\n"
        made.pages[0].Contents = made.make_stream(drawn + b"ET")
        made.docinfo["/Title"] = title
        out = io.BytesIO()
        made.save(out, deterministic_id=True)
        return out.getvalue()
