"""A form that edits a record which others may be writing on as well, and loses nothing.

The page remembers the version that it showed. When somebody else saved meanwhile, both texts are
laid side by side, field by field (`cases.editing`).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from ..editing import Clashed, Edit, Record, version_of
from ..models import Case
from .action_form import ActionForm
from .two_texts import carried_on, edit_of, told_of


class EditForm(ActionForm):
    """A record as it stands, to be changed without writing over anybody.

    What others record on the case meanwhile does not matter to it: two who write are told apart by
    the version of the record. `edited` names the fields that are of the record.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    answered = forms.CharField(required=False, widget=forms.HiddenInput)
    edited: tuple[str, ...] = ()

    def __init__(self, request: HttpRequest, case: Case | None, record: Record = None) -> None:
        self.record = record
        super().__init__(request, case)

    def set_up(self) -> None:
        if self.record is None or not self.record.pk:
            return
        self.initial["version"] = str(version_of(self.record))
        source = self.source()
        for name in self.edited:
            self.initial[name] = self.as_typed(getattr(source, name))

    def source(self) -> Record:
        """What the fields begin with: the record, unless a form says otherwise."""
        return self.record

    @staticmethod
    def as_typed(value: Any) -> Any:
        """A value of the record as its field has it."""
        return getattr(value, "pk", value)

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: see above."""

    @property
    def values(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self.cleaned_data[name] for name in self.edited}

    @property
    def edit(self) -> Edit:
        """What was typed, what the page had seen, and how a clash was settled."""
        return edit_of(self.values, self.data)

    def called(self, name: str, label: str) -> str:
        """What a field is called where both texts are laid side by side."""
        return str(self.fields[name].label)

    def told_of(self, clash: Clashed) -> dict[str, Any]:
        """Both texts of what two people changed, field by field."""
        told = told_of(self.record, clash, self.data.get("answered", ""))
        rows = [row | {"label": self.called(row["name"], row["label"])} for row in told["rows"]]
        return told | {"rows": rows, "carried": carried_on(self.carried(), self.edited)}
