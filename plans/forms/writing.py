"""Writing a plan: its texts and its lines. Nothing typed is lost, whoever else writes on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.models import Case
from cases.screens.edit_form import EditForm

from ..models import Version, Wording
from ..places import Place
from .fields import words

FROM_WORD = "from_word"
LOOK, TAKE = "look", "take"  # another paper beside it; the ticked words into the text


class PlanForm(EditForm):
    """A form about one version of a plan: a page left open knows which version it was of."""

    into = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, case: Case, into: Version, record: Any = None):
        self.into_version = into
        self.from_word = request.method == "GET" and words_from_word(request)
        self.saved: Any = None
        super().__init__(request, case, record)

    def set_up(self) -> None:
        super().set_up()
        self.initial["into"] = str(self.into_version.pk)
        if self.from_word:
            parts = (str(self.initial.get("text", "")), self.from_word)
            self.initial["text"] = "\n".join(part for part in parts if part)

    @property
    def pressed(self) -> str:
        """Which button was pressed: none by name is the one that saves."""
        return str(self.data.get("step", "")) if self.is_bound else ""


class PlaceForm(PlanForm):
    """One text of a section."""

    edited = ("text",)
    text = words("Text", rows=12)

    def __init__(self, request: HttpRequest, case: Case, into: Version, place: Place):
        self.place = place
        kept = into.wordings.filter(name=place.name).first()
        super().__init__(request, case, into, kept or Wording(version=into, name=place.name))

    def set_up(self) -> None:
        super().set_up()
        self.fields["text"].label = self.place.label
        self.fields["text"].help_text = self.place.hint


def keep_from_word(request: HttpRequest, path: str, text: str) -> None:
    """Hold words that were chosen from a Word file for the page on which they are wanted."""
    request.session[FROM_WORD] = {"path": path, "text": text}


def words_from_word(request: HttpRequest) -> str:
    """The words that were chosen from a Word file for this page, once."""
    held = request.session.get(FROM_WORD)
    if not held or held["path"] != request.path:
        return ""
    del request.session[FROM_WORD]
    return str(held["text"])


def short(text: str, longest: int = 110) -> str:
    """The beginning of a text, on one line."""
    said = " ".join(text.split())
    return said if len(said) <= longest else f"{said[: longest - 1].rsplit(' ', 1)[0]}…"
