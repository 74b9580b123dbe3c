"""Taking words from a Word file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from ..plain import plain
from .writing import PlanForm

_MEGABYTE = 1024 * 1024
_CHOOSE = "Choose a Word file"


class WordForm(PlanForm):
    """A Word file, of which nothing is kept but what is chosen."""

    file = forms.FileField(
        label="Word file",
        help_text="With the ending .docx. Deletions, comments and hidden text are left out",
        error_messages=dict.fromkeys(("required", "invalid"), _CHOOSE)
        | {"empty": "The file is empty. Choose another"},
    )

    def set_up(self) -> None:
        super().set_up()
        self.files = self.request.FILES

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
            most = settings.UPLOAD_MAX_BYTES // _MEGABYTE
            raise ValidationError(f"The file must be smaller than {most} MB")
        return file

    @property
    def content(self) -> bytes:
        """The file itself."""
        return bytes(self.cleaned_data["file"].read())

    @property
    def chosen(self) -> str:
        """The paragraphs that were chosen, each on its own line."""
        ticked: list[Any] = self.data.getlist("paragraph")  # type: ignore[attr-defined]
        return "\n".join(line for one in ticked if (line := plain(str(one))))
