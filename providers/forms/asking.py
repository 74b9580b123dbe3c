"""Asking several sources for advice in one go, and each as it will go out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from cases.fields import CharacterCount, Checkboxes
from cases.models import Case
from cases.screens.action_form import ActionForm

from ..actions.advice import Wanted
from ..models import Provider
from ..queries.advice_names import SHORT
from ..queries.advice_papers import (
    papers_to_send,
    said_by_the_family,
    why_not_without,
)
from ..queries.advice_rows import rows_of
from ..queries.asking import ToAsk, lines_to_ask, needs_of
from ..queries.register import find_providers
from .ask_sheets import Going, Sheet, sheets_of

FIND = "find"
MOST_FOUND = 20
LONGEST = 5000


@dataclass(frozen=True)
class FormLine:
    """One source on the page: what the law says of it, and the boxes to fill in."""

    line: ToAsk
    tick: BoundField
    provider: BoundField
    questions: BoundField


class AskForm(ActionForm):
    """Which sources are asked, who for each, what in particular, and what goes along."""

    find = forms.CharField(
        label="Find a school, college or other setting",
        help_text="By URN, name, town or postcode. What is found can be chosen for every source",
        required=False,
        max_length=100,
    )
    papers = forms.MultipleChoiceField(
        label="Which papers go along?",
        help_text="What the family said goes to everybody who is asked",
        widget=Checkboxes(),
        required=False,
    )

    not_enclosed = forms.CharField(
        label="Why does something of it not go along?",
        help_text="Only if you take out something that the family said. The letter says it",
        max_length=500,
        required=False,
    )

    def __init__(self, request: HttpRequest, case: Case) -> None:
        self.today = timezone.localdate()
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        self.needs = needs_of(self.case)
        self.found = self._found()
        self.lines = lines_to_ask(
            self.case, self.needs, self.today, rows_of(self.case, self.today), self.found
        )
        for line in self.lines:
            self._add(line)
        every = papers_to_send(self.case)
        self.known = {str(paper.pk): paper for paper in every}
        self.fields["papers"].choices = [(pk, paper.title) for pk, paper in self.known.items()]  # type: ignore[attr-defined]
        hints = {pk: paper.get_sort_display() for pk, paper in self.known.items()}
        self.fields["papers"].widget.hints = hints  # type: ignore[attr-defined]
        self.from_family = said_by_the_family(every)
        self.initial["papers"] = [str(paper.pk) for paper in self.from_family]
        if not every:
            del self.fields["papers"], self.fields["not_enclosed"]

    def _add(self, line: ToAsk) -> None:
        self.fields[f"ask_{line.key}"] = forms.BooleanField(label="Ask this source", required=False)
        offered = [(str(one.pk), str(one)) for one in line.offered]
        self.fields[f"provider_{line.key}"] = forms.ChoiceField(
            label="Who is asked?", choices=[("", "Select who is asked"), *offered], required=False
        )
        self.fields[f"questions_{line.key}"] = forms.CharField(
            label="What do you ask of them in particular?",
            widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 3}),
            max_length=LONGEST,
            required=False,
        )
        must = line.law is not None and line.law.need == "required"
        self.initial[f"ask_{line.key}"] = must and not line.is_covered
        self.initial[f"provider_{line.key}"] = str(line.first.pk) if line.first else ""

    def _found(self) -> list[Provider]:
        """What the search finds, and what was chosen of an earlier one."""
        typed = self.request.POST
        words = " ".join(typed.get("find", "").split())
        rows = list(find_providers(words).select_related("knowledge")[:MOST_FOUND])
        chosen = {
            pk for name in typed if name.startswith("provider_") for pk in _number(typed, name)
        }
        rows += Provider.objects.select_related("knowledge").filter(pk__in=chosen).distinct()
        return list({one.pk: one for one in rows}.values())

    @property
    def shown(self) -> list[FormLine]:
        """The lines of the page, each with its boxes."""
        return [
            FormLine(
                line,
                self[f"ask_{line.key}"],
                self[f"provider_{line.key}"],
                self[f"questions_{line.key}"],
            )
            for line in self.lines
        ]

    @property
    def is_finding(self) -> bool:
        """Whether the button of the search was pressed."""
        return self.is_bound and self.data.get("step") == FIND

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ticked = [line for line in self.lines if cleaned.get(f"ask_{line.key}")]
        if not ticked:
            self.add_error(f"ask_{self.lines[0].key}", "Select at least one source to ask")
        seen: set[tuple[str, str]] = set()
        for line in ticked:
            name = f"provider_{line.key}"
            chosen = str(cleaned.get(name) or "")
            if not chosen and name not in self.errors:
                self.add_error(name, f"Select who is asked for {SHORT[line.source]}")
            elif chosen and (line.source, chosen) in seen:
                self.add_error(name, "They are asked for this already, above")
            seen.add((line.source, chosen))
        if self.case and (why := why_not_without(self.chosen_papers, self.case, self.why_left_out)):
            self.add_error("not_enclosed", why)
        return cleaned

    @property
    def wanted(self) -> list[Wanted]:
        """Whom the form asks."""
        typed = self.cleaned_data
        offered = {str(one.pk): one for line in self.lines for one in line.offered}
        return [
            Wanted(
                line.source,
                offered[typed[f"provider_{line.key}"]],
                typed[f"questions_{line.key}"].strip(),
            )
            for line in self.lines
            if typed.get(f"ask_{line.key}")
        ]

    @property
    def chosen_papers(self) -> list[Any]:
        """What goes along."""
        return [self.known[pk] for pk in self.cleaned_data.get("papers", [])]

    @property
    def why_left_out(self) -> str:
        """Why something that the family said does not go along (reg 6(3))."""
        return str(self.cleaned_data.get("not_enclosed") or "")

    def sheets(self) -> list[Sheet]:
        """Each request exactly as it will go out."""
        assert self.case is not None
        going = Going(self.case, self.today, self.by, self.chosen_papers, self.why_left_out)
        return sheets_of(self.wanted, going)


def _number(typed: QueryDict, name: str) -> list[int]:
    value = typed.get(name, "")
    return [int(value)] if value.isascii() and value.isdecimal() and len(value) < 19 else []
