"""Sending files to a case, and filing what came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from statutory import format_date

from ..actions.uploads import Filing
from ..fields import DatePartsField
from ..models import Case, Document, Upload
from ..papers.file_names import suggested_title
from ..queries.papers import concerns_of, is_used
from ..screens.action_form import ActionForm

SORTS = [choice for choice in Document.Sort.choices if choice[0] != Document.Sort.LETTER]
EMPTY_CHOICE = ("", "Choose")


class Files(forms.FileInput):
    """Several files at once. Where scripts run, they can be dropped on it."""

    allow_multiple_selected = True
    drop_zone = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.Field):
    """The files that were sent. What each of them is, is looked at one by one."""

    widget = Files

    def __init__(self, **rest: Any) -> None:
        super().__init__(widget=Files(attrs={"multiple": True}), **rest)


class _Particulars(ActionForm):
    """What is asked of every paper that comes to us."""

    sort = forms.ChoiceField(
        label="What kind of document is it?", choices=[EMPTY_CHOICE, *SORTS], required=False
    )
    received_on = DatePartsField(
        label="When did it reach us?",
        name="The day it reached us",
        help_text="The day it came to the council, not the day you upload it",
        not_future=True,
        required=False,
    )
    from_whom = forms.CharField(
        label="Who is it from?",
        help_text="For example, Community paediatrics",
        max_length=200,
        required=False,
    )


class UploadForm(_Particulars):
    """One or more files, and what holds of all of them."""

    files_sent = FilesField(
        label="Files",
        help_text="PDF, Word, Excel, email or picture. You can choose several at once",
        error_messages={"required": "Choose a file"},
    )
    replaces = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("files_sent", "sort", "from_whom", "received_on")

    def __init__(self, request: HttpRequest, case: Case, said: dict[str, Any]) -> None:
        self.known = said
        super().__init__(request, case)

    def set_up(self) -> None:
        if self.is_bound:
            self.files = self.request.FILES
        self.fields["sort"].help_text = "If the files differ, say it for each one when you file it"
        today = {"received_on": timezone.localdate()}
        self.initial = {**self.initial, **today, **_initial_from(self.known)}

    def said(self) -> dict[str, Any]:
        """What was typed, to be offered again when each file is filed."""
        typed = self.cleaned_data
        received = typed["received_on"]
        said = {
            "sort": typed["sort"],
            "from_whom": typed["from_whom"],
            "received_on": received.isoformat() if received else "",
            "replaces": typed["replaces"],
        }
        return {name: value for name, value in said.items() if value}


class FilingForm(_Particulars):
    """Where a scanned file goes on the case, and as what."""

    title = forms.CharField(
        label="Title",
        help_text="What it is, for example Educational psychology report, March 2026",
        max_length=200,
        error_messages={"required": "Enter a title for the document"},
    )
    internal = forms.BooleanField(
        label="For staff only",
        help_text="It is never shared with the family or with providers",
        required=False,
    )
    replaces = forms.ChoiceField(
        label="Does it replace a document on the case?",
        help_text="The older one stays in the history of the case",
        required=False,
    )
    because = forms.CharField(
        label="If it replaces one, why?",
        help_text="For example, a corrected version came",
        max_length=300,
        required=False,
    )
    looked = forms.BooleanField(required=False)
    field_order = ("title", "sort", "from_whom", "received_on", "internal", "replaces", "because")

    def __init__(self, request: HttpRequest, case: Case, upload: Upload) -> None:
        self.upload = upload
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        sort = self.fields["sort"]
        sort.required, sort.error_messages["required"] = True, "Choose what kind of document it is"
        rows = self.case.documents.filter(letter="").select_related("superseded_by").order_by("-pk")
        self.replaceable: Sequence[Document] = [one for one in rows if is_used(one)]
        choices = [("", "No"), *((str(one.pk), one.title) for one in self.replaceable)]
        self.fields["replaces"].choices = choices  # type: ignore[attr-defined]
        if not self.replaceable:
            del self.fields["replaces"], self.fields["because"]
        self.initial = {
            **self.initial,
            "title": self._title(),
            **_initial_from(self.upload.said),
        }
        child = self.case.child
        born = format_date(child.date_of_birth)
        self.fields["looked"].label = f"I looked at it, and it belongs to {child}, born {born}"
        if not concerns_of(self.upload):
            del self.fields["looked"]

    def _title(self) -> str:
        assert self.case is not None
        family = self.case.child.family.values_list("name", flat=True)
        return suggested_title(self.upload.given_name, [str(self.case.child), *family])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("replaces") and not cleaned.get("because", "").strip():
            self.add_error("because", "Say why the document is replaced")
        return cleaned

    @property
    def filing(self) -> Filing:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        number = typed.get("replaces") or ""
        return Filing(
            title=typed["title"],
            sort=typed["sort"],
            received_on=typed["received_on"],
            from_whom=typed["from_whom"],
            internal=typed["internal"],
            replaces=next((one for one in self.replaceable if str(one.pk) == number), None),
            because=typed.get("because", ""),
        )


class AsideForm(ActionForm):
    """Taking a file off the list, or putting it back."""


def _initial_from(said: dict[str, Any]) -> dict[str, Any]:
    """What was typed when it was sent in, as the boxes take it."""
    found = dict(said)
    try:
        found["received_on"] = date.fromisoformat(said.get("received_on", ""))
    except (TypeError, ValueError):
        found.pop("received_on", None)
    return found
