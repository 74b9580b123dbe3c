"""What decides whom we ask; what became of one request; advice that exists already."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import CharacterCount, Checkboxes, DatePartsField, Radios
from cases.models import Case
from cases.screens.action_form import ActionForm

from ..actions.advice_reuse import WHO, Agreed
from ..models import AdviceNeeds, AdviceRequest, Provider
from ..queries.advice_papers import papers_to_send

YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known yet")]
_KNOWN = {"yes": True, "no": False, "": None}
LONGEST = 2000


def because_field(label: str, required: str) -> forms.CharField:
    """A reason that stays on the case."""
    return forms.CharField(
        label=label,
        help_text="This stays on the case",
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 3}),
        max_length=LONGEST,
        error_messages={
            "required": required,
            "max_length": f"The reason must be {LONGEST} characters or fewer",
        },
    )


def _yes_no(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO, widget=Radios(), required=False)


class NeedsForm(ActionForm):
    """What has to be known before it is certain whom the law has us ask."""

    hearing = _yes_no("Is the hearing of the child or young person impaired?")
    vision = _yes_no("Is their vision impaired?")
    parent_serves = _yes_no("Does a parent serve in the armed forces?")
    family_asked = forms.CharField(
        label="Whom did the family ask us to ask?",
        help_text="One to a line. They are asked where the family’s request is reasonable",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
    services = forms.MultipleChoiceField(
        label="Which services work with them already?",
        help_text="Services of the directory. Each is offered when you ask for advice",
        widget=Checkboxes(),
        required=False,
    )

    def __init__(self, request: HttpRequest, case: Case, needs: AdviceNeeds | None) -> None:
        self.needs = needs
        super().__init__(request, case)

    def set_up(self) -> None:
        rows = Provider.objects.exclude(kind=Provider.Kind.SETTING).order_by("name", "pk")
        self.known = {str(one.pk): one for one in rows}
        self.fields["services"].choices = [(pk, str(one)) for pk, one in self.known.items()]  # type: ignore[attr-defined]
        if not self.known:
            del self.fields["services"]
        if self.needs is None:
            return
        for name in ("hearing", "vision", "parent_serves"):
            self.initial[name] = {True: "yes", False: "no"}.get(getattr(self.needs, name), "")
        self.initial["family_asked"] = self.needs.family_asked
        self.initial["services"] = [str(one.pk) for one in self.needs.services.all()]

    @property
    def typed(self) -> dict[str, Any]:
        """What was answered, as it is kept."""
        said = self.cleaned_data
        known = {name: _KNOWN[said[name]] for name in ("hearing", "vision", "parent_serves")}
        services = [self.known[pk] for pk in said.get("services", [])]
        return {**known, "family_asked": said["family_asked"], "services": services}


class ReceivedForm(ActionForm):
    """The day on which a request reached the body."""

    on = DatePartsField(
        label="What day did it reach them?",
        name="The day it reached them",
        help_text="Their six weeks run from this day",
        not_future=True,
    )

    def set_up(self) -> None:
        self.initial["on"] = timezone.localdate()


class NotNeededForm(ActionForm):
    """Why advice is no longer needed of somebody."""

    because = because_field("Why is it no longer needed?", "Say why it is no longer needed")


class WithdrawnForm(ActionForm):
    """Why its author withdrew advice."""

    because = because_field("What did the author say?", "Say why it is withdrawn")


class ReuseForm(ActionForm):
    """Advice that exists already, and whether all three agree that it is enough (reg 6(4))."""

    source = forms.ChoiceField(
        label="In place of which advice?",
        choices=AdviceRequest.Source.choices,
        error_messages={"required": "Select in place of which advice it is used"},
    )
    existing = forms.ChoiceField(
        label="Which paper is it?",
        help_text="It must be filed on this case",
        error_messages={"required": "Select the paper"},
    )
    author_name = forms.CharField(label="Who wrote it?", max_length=150, required=False)
    said_no = forms.ChoiceField(
        label="Does one of the three not agree?",
        choices=[("", "All three agree"), *((key, f"{who} says no") for key, who in WHO.items())],
        widget=Radios(),
        required=False,
    )
    author_agreed_on = DatePartsField(
        label="What day did the author agree?",
        name="The day the author agreed",
        required=False,
        not_future=True,
    )
    council_agreed_on = DatePartsField(
        label="What day did the council agree?",
        name="The day the council agreed",
        required=False,
        not_future=True,
    )
    family_agreed_on = DatePartsField(
        label="What day did the family agree?",
        name="The day the family agreed",
        required=False,
        not_future=True,
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.papers = {str(paper.pk): paper for paper in papers_to_send(self.case)}
        offered = [(pk, paper.title) for pk, paper in self.papers.items()]
        self.fields["existing"].choices = [("", "Select a paper"), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("said_no"):
            return cleaned
        for key, who in WHO.items():
            name = f"{key}_agreed_on"
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, f"Enter the day {who[0].lower()}{who[1:]} agreed")
        return cleaned

    @property
    def agreed(self) -> Agreed:
        """The three days."""
        said: dict[str, date | None] = {
            key: self.cleaned_data.get(f"{key}_agreed_on") for key in WHO
        }
        return Agreed(**said)


class TextWantedForm(ActionForm):
    """Ask for a scan again as text. Nothing is typed."""
