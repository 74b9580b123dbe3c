"""Sending a file of requests."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

_MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """One file. What is in it is checked when it is read, never by its name."""

    file = forms.FileField(
        label="File of requests",
        help_text="A CSV or xlsx file with one request in each row",
        error_messages={
            "required": "Choose a file",
            "invalid": "Choose a file",
            "empty": "The file is empty. Choose another",
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.IMPORT_MAX_BYTES:
            most = settings.IMPORT_MAX_BYTES // _MEGABYTE
            raise ValidationError(
                f"The file must be smaller than {most} MB. Split it into smaller files"
            )
        return file
