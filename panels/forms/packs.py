"""Choosing papers, and words that must leave them."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import Checkboxes, Radios
from cases.models import Document
from cases.screens.action_form import ActionForm
from providers.forms.plain import PlainText
from statutory import format_date

from ..models import AgendaItem
from ..queries.packs import papers_to_choose

EVERY = "every"


def _told_apart(paper: Document) -> str:
    """Who a paper is from or to, and of which day: two may have one title."""
    sent_to = f"To {paper.goes_to}" if paper.goes_to else ""
    day = format_date(paper.received_on or timezone.localdate(paper.filed_at))
    return ", ".join(part for part in (paper.from_whom or sent_to, day) if part)


class ItemForm(ActionForm):
    """A form about one case on an agenda."""

    def __init__(self, request: HttpRequest, item: AgendaItem) -> None:
        self.item = item
        self.papers = {str(one.pk): one for one in papers_to_choose(item.case)}
        super().__init__(request)


class ChooseForm(ItemForm):
    """Which papers of the case go with its brief."""

    papers_chosen = forms.MultipleChoiceField(
        label="Papers that go with the brief",
        help_text="Look at each page first, scanned ones above all: in those nothing is found by"
        " itself.",
        required=False,
        widget=Checkboxes(),
        error_messages={"invalid_choice": "Select papers of this case"},
    )

    def set_up(self) -> None:
        field = self.fields["papers_chosen"]
        field.choices = [(pk, one.title) for pk, one in self.papers.items()]  # type: ignore[attr-defined]
        chosen = self.item.chosen.values_list("document", flat=True)
        field.widget.hints = {pk: _told_apart(one) for pk, one in self.papers.items()}  # type: ignore[attr-defined]
        self.initial["papers_chosen"] = [str(pk) for pk in chosen]

    @property
    def chosen(self) -> list[Document]:
        return [self.papers[pk] for pk in self.cleaned_data["papers_chosen"]]


class RedactForm(ItemForm):
    """Words that must not be readable in the members’ copies, where, and why."""

    words = PlainText(
        label="Words to take out",
        help_text="They are found in any writing of capitals and across lines. Enter another form"
        " of a name by itself.",
        max_length=200,
        error_messages={"required": "Enter the words to take out"},
    )
    where = forms.ChoiceField(
        label="In which paper?",
        widget=Radios(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select a paper, or all"),
    )
    because = PlainText(
        label="Why?", max_length=200, error_messages={"required": "Say why they are taken out"}
    )

    def set_up(self) -> None:
        every = (EVERY, "Every paper of the case, and the brief")
        choices = [every, *((pk, one.title) for pk, one in self.papers.items())]
        field = self.fields["where"]
        field.choices = choices  # type: ignore[attr-defined]
        field.widget.hints = {pk: _told_apart(one) for pk, one in self.papers.items()}  # type: ignore[attr-defined]

    @property
    def document(self) -> Document | None:
        return self.papers.get(self.cleaned_data["where"])
