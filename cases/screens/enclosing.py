"""Choosing what goes with a letter, reader by reader."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from ..fields import Checkboxes
from ..letters.addressees import Addressee
from ..letters.enclosing import named
from ..models import Document
from ..papers.kinds import words_of


def field_name(reader: Addressee) -> str:
    """The name of the field of what goes to one reader."""
    return f"enclosed-{reader.key}"


def enclosures(label: str, papers: Sequence[Document], help_text: str = "") -> forms.Field:
    """Which of some papers go with a letter."""
    field = forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        widget=Checkboxes(),
        choices=[(str(one.pk), one.title) for one in papers],
        required=False,
    )
    field.widget.hints = {str(one.pk): _what(one) for one in papers}  # type: ignore[attr-defined]
    return field


def chosen_of(papers: Sequence[Document], keys: Sequence[str]) -> list[Document]:
    """The papers that were ticked, in order."""
    return [one for one in papers if str(one.pk) in keys]


def _what(paper: Document) -> str:
    _, _, rest = named(paper).partition(" ".join(paper.title.split()))
    return f"{paper.get_sort_display()}, {words_of(paper.media_type)}{rest}"
