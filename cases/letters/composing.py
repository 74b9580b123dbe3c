"""A declared letter made ready for one reader: rendered, checked, laid out to print.

Nothing here writes to a case. A letter that lacks a required notice is refused here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string

from accounts.models import User
from statutory import format_date

from ..models import Case, Document, FamilyMember
from ..refusals import Refused
from . import Letter
from .addressees import Addressee, of_member
from .enclosing import named, refuse_without
from .markup import fields_in, parts_in, to_html
from .notices import FieldIsEmpty, refuse_unlawful
from .particulars import Typed, initials, particulars
from .parts import PARTS, days_of, fields_of
from .wordings import Wording, wording_of

__all__ = ["Composed", "compose", "draw", "file_title", "initials", "page_of", "template_version"]

STYLE = "letters/letter.css"
LETTER = "letters/_letter.html"
PAGE = "letters/_page.html"
TYPED = "letters/parts/typed.html"
# What every letter is built from, besides its wording and the locked parts placed in it.
FRAME = (PAGE, LETTER, "letters/_contact.html", TYPED)


@dataclass(frozen=True)
class Composed:
    """A letter as one person will read it."""

    letter: Letter
    to: Addressee
    values: dict[str, str]
    body: str  # the letter itself, without style: for a screen
    page: str  # the same as a whole page with its style: for paper
    wording: Wording
    enclosed: tuple[Document, ...] = ()  # the papers that go with it

    @property
    def title(self) -> str:
        return self.letter.title


def compose(
    letter: Letter,
    *,
    case: Case,
    to: FamilyMember | Addressee,
    on: date,
    signed_by: User,
    reasons: str = "",
    typed: Typed | None = None,
    enclosed: Sequence[Document] = (),
) -> Composed:
    """Render a letter for one reader. Raises `LetterIsUnlawful` when a notice is missing."""
    if not letter.in_force_on(on):
        raise Refused(f"The letter “{letter.title}” is not in force on {format_date(on)}")
    reader = of_member(to) if isinstance(to, FamilyMember) else to
    if not reader.name or not reader.dear:
        raise Refused(reader.why_not or "The letter has nobody it is addressed to", field="to")
    said = {"reasons": reasons, **(typed or {})}
    values, turns = particulars(letter, case, reader, on, said, case.officer or signed_by)
    values |= {"enclosed": "\n".join(named(paper) for paper in enclosed)}
    refuse_without(letter, values)
    wording = wording_of(letter)
    body = draw(letter, wording.words, values, turns)
    return Composed(
        letter=letter,
        to=reader,
        values=values,
        body=body,
        page=page_of(letter, values, body),
        wording=wording,
        enclosed=tuple(enclosed),
    )


def draw(letter: Letter, words: str, values: Mapping[str, str], turns: Mapping[str, bool]) -> str:
    """The letter from its words and the particulars, or a refusal that names what it lacks."""
    days = days_of(letter)
    context: dict[str, object] = {**values, **turns, "to_family": letter.to_family}
    typed = {ask.name for ask in letter.asks if ask.name not in days}

    def part(name: str) -> str:
        if name in typed:
            return get_template(TYPED).render({"text": values[name]})
        return get_template(f"letters/parts/{name}.html").render(context) if name in PARTS else ""

    context |= {
        "subject": subject(letter),
        "address_lines": values["address"].splitlines(),
        "council_lines": values["council_address"].splitlines(),
        "enclosed_lines": values.get("enclosed", "").splitlines(),
        "says": to_html(words, values, part),
    }
    body = render_to_string(LETTER, context)
    refuse_unlawful(letter, body, values, turns)
    known = fields_of(letter)
    for name in fields_in(words):
        if name not in known or not values.get(name, "").strip():
            raise FieldIsEmpty(letter, known.get(name, name))
    return body


def page_of(letter: Letter, values: Mapping[str, str], body: str) -> str:
    """A drawn letter as a whole page, with the style it is printed in."""
    context = {"body": body, "title": file_title(letter, values), "style": _style()}
    return render_to_string(PAGE, context)


def subject(letter: Letter) -> str:
    """What the letter says, as it follows the name in the subject line."""
    title = letter.title.partition(": notice to")[0]
    return f"{title[0].lower()}{title[1:]}"


def file_title(letter: Letter, values: Mapping[str, str]) -> str:
    """What the file is called in its own properties: what it says and of which case, not of whom.

    A title shows in lists, tabs and logs where the letter itself is not open.
    """
    return f"{letter.title.partition(': notice to')[0]}, {values['reference']}"


def template_version(letter: Letter, words: str | None = None) -> str:
    """A mark of the exact words a letter was made from: it changes when any of them does."""
    words = wording_of(letter).words if words is None else words
    found = hashlib.sha256(f"{letter.code}\n{words}".encode())
    parts = [f"letters/parts/{name}.html" for name in parts_in(words) if name in PARTS]
    for name in (*parts, *FRAME):
        found.update(get_template(name).template.source.encode())  # type: ignore[attr-defined]
    found.update(_style().encode())
    return found.hexdigest()


def _style() -> str:
    path = finders.find(STYLE)
    if path is None:
        raise FileNotFoundError(STYLE)
    return Path(str(path)).read_text(encoding="utf-8")
