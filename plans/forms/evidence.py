"""Section K: adding a paper, leaving one out, saying why a recommendation is not in the plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.models import Case, Document
from cases.queries.papers import is_used
from cases.screens.action_form import ActionForm

from ..models import Plan, Version
from ..queries.sources import cited
from .fields import line, words
from .writing import short


class KForm(ActionForm):
    """A form about the papers behind a plan. What is recorded on the case meanwhile is apart."""

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: see above."""


class AddPaperForm(KForm):
    """One more paper of the case."""

    document = forms.ChoiceField(
        label="Which paper of the case?",
        choices=[],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select a paper of this case"),
    )
    title = line("What it is", 200, "As Section K is to call it: Psychological advice, for example")
    author = line("Who wrote it", 200)
    role = line("Their profession", 200)

    def set_up(self) -> None:
        assert self.case is not None
        held = Plan.objects.get(case=self.case).appendices.values_list("document_id", flat=True)
        taken = set(held)
        rows = self.case.documents.filter(internal=False).order_by("-pk")
        self.offered = [one for one in rows if one.pk not in taken and is_used(one)]
        choices = [(str(one.pk), str(one.title)) for one in self.offered]
        self.fields["document"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Document:
        """The paper that was chosen, one of this case."""
        return next(o for o in self.offered if str(o.pk) == self.cleaned_data["document"])


class LeaveOutForm(KForm):
    """Why a paper does not go out with the plan."""

    because = words(
        "Why is it left out?",
        "For example, a newer report of the same author took its place",
        rows=3,
    )


class SettleForm(KForm):
    """What becomes of one recommendation: it is in a line already, or there is a reason."""

    line = forms.ChoiceField(label="It is in the plan already, in", choices=[], required=False)
    because = words("Or why it is not in the plan", "The family and the author can ask for this")

    def __init__(self, request: HttpRequest, case: Case, version: Version | None):
        self.version = version
        super().__init__(request, case)

    def set_up(self) -> None:
        self.lines = lines_of(self.version) if self.version else {}
        shown = [(key, f"{one.label}: {short(one.text, 80)}") for key, one in self.lines.items()]
        self.fields["line"].choices = [("", "Not yet"), *shown]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("line") and not cleaned.get("because"):
            self.add_error("because", "Say why it is not in the plan, or select the line it is in")
        return cleaned


def lines_of(version: Version) -> dict[str, Any]:
    """Every line that stands in a version, by what a page sends for it."""
    rows = (
        ("provision", version.provision),
        ("need", version.needs),
        ("outcome", version.outcomes),
    )
    return {f"{k}-{one.pk}": one for k, some in rows for one in some.filter(removed_at=None)}


def place_in(plan: Plan, at: str) -> tuple[int, str] | None:
    """The paper and the words of one place, or nothing where there is no such place."""
    found = cited(plan, [at]).get(at)
    return found if found and found[1] else None
