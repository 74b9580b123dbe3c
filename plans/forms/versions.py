"""Beginning the next version of a plan, as a copy of the newest or of an older one."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from cases.fields import Radios
from cases.models import Case
from cases.screens.action_form import ActionForm

from ..actions.versions import FOLLOWS
from ..models import Version


class BeginForm(ActionForm):
    """Which kind of version comes next."""

    status = forms.ChoiceField(
        label="What kind of version is it?",
        choices=[],
        widget=Radios(),
        error_messages={"required": "Select what kind of version it is"},
    )

    def __init__(self, request: HttpRequest, case: Case, newest: Version | None):
        self.newest = newest
        super().__init__(request, case)

    def set_up(self) -> None:
        may = FOLLOWS[self.newest.status if self.newest else ""]
        names = dict(Version.Status.choices)
        self.fields["status"].choices = [(one, names[one]) for one in may]  # type: ignore[attr-defined]
        if len(may) == 1:
            self.initial["status"] = may[0]

    def refuse_if_moved_on(self) -> None:
        """What is recorded on the case meanwhile does not matter to it."""
