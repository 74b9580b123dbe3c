"""Sending an extract of the register, and saying that it may be read in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cases.fields import DatePartsField, Radios

from ..register.files import day_in_name

_MEGABYTE = 1024 * 1024


class RegisterForm(forms.Form):
    """One file, what it is, and of which day."""

    what = forms.ChoiceField(
        label="What is in the file?",
        choices=[("register", "Establishments"), ("links", "Links: which replaced which")],
        initial="register",
        widget=Radios(
            hints={
                "register": "The name of the file begins with edubasealldata",
                "links": "Its name begins with links",
            }
        ),
        error_messages={"required": "Select what is in the file"},
    )
    file = forms.FileField(
        label="File",
        help_text="The CSV file, taken out of the zip that the register gives",
        error_messages=dict.fromkeys(("required", "invalid"), "Choose a file")
        | {"empty": "The file is empty. Choose another"},
    )
    on = DatePartsField(
        label="Day of the extract",
        help_text="Leave this empty when the name of the file tells it",
        required=False,
        not_future=True,
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.REGISTER_MAX_BYTES:
            most = settings.REGISTER_MAX_BYTES // _MEGABYTE
            raise ValidationError(f"The file must be smaller than {most} MB")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file and "on" in cleaned and not cleaned["on"]:
            cleaned["on"] = day_in_name(file.name or "")
            if not cleaned["on"]:
                self.add_error(
                    "on", "Enter the day of the extract: the name of the file does not tell it"
                )
        return cleaned
