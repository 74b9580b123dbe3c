"""Which school a child goes to: one of the register, one that is not in it, or none."""

from __future__ import annotations

from typing import Any

from django import forms

from providers.queries.directory import Wanted, search, shown

from .asking import Question, radios, text

MOST_SCHOOLS = 15
OTHER, NONE = "other", "none"


class SchoolForm(Question):
    """A school of the register, one that is not in it, or none."""

    words = text("Name or town", 100, required=False)
    place = radios("Choose one", [], "Choose a school, or say that there is none")
    other = text("If it is not in the list, what is it called?", 200, required=False)

    def set_up(self) -> None:
        words = self.data.get("words", "").strip() if self.is_bound else ""
        self.found = _schools(words)
        known = {self.initial.get("urn", ""): self.initial.get("name", "")}
        known |= {one.urn or "": f"{one.name}, {one.town}" for one in self.found}
        listed = [(urn, name) for urn, name in known.items() if urn]
        ends = [(OTHER, "It is not in this list"), (NONE, "No school, college or nursery")]
        self.fields["place"].choices = [*listed, *ends]  # type: ignore[attr-defined]
        self.names = dict(listed)
        name = self.initial.get("name", "")
        self.initial["place"] = self.initial.get("urn") or (OTHER if name else "")
        self.initial["place"] = self.initial["place"] or (NONE if "name" in self.initial else "")
        self.initial["other"] = name if self.initial["place"] == OTHER else ""

    @property
    def is_search(self) -> bool:
        """Whether the button to look in the list was pressed."""
        return self.is_bound and self.data.get("step") == "search"

    def show_found(self) -> None:
        """Show what was found, and no complaint: nothing was answered yet."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("place") == OTHER and not (typed.get("other") or typed.get("words")):
            self.add_error("other", "Enter the name of the school, college or nursery")
        return typed

    @property
    def answer(self) -> dict[str, Any]:
        place, typed = self.cleaned_data["place"], self.cleaned_data
        if place in self.names:
            return {"urn": place, "name": self.names[place]}
        return {"urn": "", "name": (typed["other"] or typed["words"]) if place == OTHER else ""}


def _schools(words: str) -> list[Any]:
    """The first schools of the register that fit what was typed."""
    if not words:
        return []
    found = shown(search(Wanted(words=words))[: MOST_SCHOOLS * 2], None)
    return [one.provider for one in found if one.provider.urn][:MOST_SCHOOLS]
