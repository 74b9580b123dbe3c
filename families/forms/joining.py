"""The code somebody types who takes up an invitation."""

from __future__ import annotations

from django import forms

from accounts.forms import code_field


class JoinForm(forms.Form):
    """The code from the email."""

    code = code_field()

    def __init__(self, *args: object) -> None:
        super().__init__(*args, label_suffix="")  # type: ignore[arg-type, misc]
        self.fields["code"].label_class = "govuk-label--s"  # type: ignore[attr-defined]
