"""Files, the link to come back with, and following a request: by who has no account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from cases.fields import DatePartsField
from cases.papers.kinds import TAKEN

WIDE, MIDDLE = "govuk-!-width-two-thirds", "govuk-input--width-10"


class Files(forms.FileInput):
    """One file or several at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class _Form(forms.Form):
    """A form of a page that is open to everybody."""

    def __init__(self, request: HttpRequest, **initial: Any) -> None:
        posted = request.method == "POST"
        super().__init__(
            request.POST if posted else None,
            request.FILES if posted else None,
            label_suffix="",
            initial=initial,
        )


class FilesForm(_Form):
    """Photos and files. None is needed."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    papers = forms.Field(
        label="Choose a photo or file",
        required=False,
        widget=Files(attrs={"multiple": True, "accept": TAKEN}),
        help_text="You can add one, and then another. Each can be up to 50 MB",
    )


class LaterForm(_Form):
    """Where the link is sent, if anywhere."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    email = forms.EmailField(
        label="Your email address",
        required=False,
        widget=forms.EmailInput(attrs={"class": WIDE, "autocomplete": "email"}),
        help_text="If you leave this empty, we show you the link on the screen",
        error_messages={"invalid": "Enter an email address like name@example.com"},
    )


def _born(label: str) -> DatePartsField:
    return DatePartsField(label=label, name="Date of birth", help_text="For example, 31 3 2019")


class OpenForm(_Form):
    """The birthday that was typed before: whoever a link was sent on to does not know it."""

    link = forms.CharField(widget=forms.HiddenInput)
    born = _born("The child’s or young person’s date of birth")


class FollowForm(_Form):
    """The number on the receipt, and the birthday."""

    number = forms.CharField(
        label="The number on your receipt",
        max_length=40,
        widget=forms.TextInput(attrs={"class": MIDDLE, "inputmode": "numeric"}),
        help_text="It has 10 digits, like 4821 773 056",
        error_messages={"required": "Enter the number on your receipt"},
    )
    born = _born("The child’s or young person’s date of birth")
