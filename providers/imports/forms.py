"""Sending a file of requests."""

from django import forms


class UploadForm(forms.Form):
    """One file. What is in it is checked when it is read, never by its name."""

    file = forms.FileField(
        label="File of requests",
        help_text="A CSV or xlsx file with one request in each row",
        allow_empty_file=True,
        error_messages={"required": "Choose a file", "invalid": "Choose a file"},
    )
