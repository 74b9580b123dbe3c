"""What is asked when settings are consulted, and when what they answer is written down."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import Checkboxes, DatePartsField, Radios
from cases.models import Case, Document
from cases.screens.action_form import ActionForm

from ..actions.consultations import Answered, Wanted
from ..models import ConsultationAnswer, Option, Provider
from ..queries.consultations import papers_for_settings, settings_like, why_not_consulted
from . import fields

FIND = "find"
MOST_FOUND = 20


class ConsultForm(ActionForm):
    """Which settings are consulted, which of them the family asked for, and with which papers."""

    find = forms.CharField(
        label="Find a school or college",
        help_text="By URN, name, town or postcode",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    settings = forms.MultipleChoiceField(
        label="Which settings do you consult?",
        widget=Checkboxes(),
        required=False,
        error_messages={"invalid_choice": "Choose settings from the list"},
    )
    family_asked = forms.MultipleChoiceField(
        label="Which of them did the family ask for?",
        help_text="Section 38. It decides which test applies: section 39 or section 40",
        widget=Checkboxes(),
        required=False,
    )
    papers = forms.MultipleChoiceField(
        label="Which papers do they see?",
        help_text="As few as will do: the draft plan and its advice. Each setting sees only these",
        widget=Checkboxes(),
        required=False,
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.offered = {str(one.pk): one for one in self._offered(self.case)}
        named = [(pk, str(one)) for pk, one in self.offered.items()]
        for name in ("settings", "family_asked"):
            self.fields[name].choices = named  # type: ignore[attr-defined]
        hints = {pk: where_is(one) for pk, one in self.offered.items()}
        self.fields["settings"].widget.hints = hints  # type: ignore[attr-defined]
        self.known = {str(paper.pk): paper for paper in papers_for_settings(self.case)}
        self.fields["papers"].choices = [(pk, p.title) for pk, p in self.known.items()]  # type: ignore[attr-defined]

    def _offered(self, case: Case) -> list[Provider]:
        """What the search finds, what was chosen before it, and the options of the case."""
        typed = self.request.POST
        words = " ".join(typed.get("find", "").split())[:100]
        chosen = [pk for pk in typed.getlist("settings") if pk.isascii() and pk.isdecimal()]
        options = Option.objects.filter(case=case, left_out_because="").values("provider")
        of_case = Q(pk__in=options) | Q(pk__in=[int(pk) for pk in chosen if len(pk) < 10])
        if case.setting_urn:
            of_case |= Q(urn=case.setting_urn)
        rows = list(Provider.objects.filter(of_case, kind=Provider.Kind.SETTING))
        rows += settings_like(words)[:MOST_FOUND]
        return list({one.pk: one for one in rows}.values())

    @property
    def is_finding(self) -> bool:
        """Whether the button of the search was pressed."""
        return self.is_bound and self.data.get("step") == FIND

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("settings") and "settings" not in self.errors:
            self.add_error("settings", "Select at least one setting")
        if not cleaned.get("papers") and "papers" not in self.errors:
            self.add_error("papers", "Select at least one paper that they must see")
        return cleaned

    @property
    def wanted(self) -> list[Wanted]:
        """Whom the form consults."""
        asked = set(self.cleaned_data["family_asked"])
        return [Wanted(self.offered[pk], pk in asked) for pk in self.cleaned_data["settings"]]

    @property
    def chosen_papers(self) -> list[Document]:
        """What each of them sees."""
        return [self.known[pk] for pk in self.cleaned_data["papers"]]

    def looked_at(self) -> list[tuple[Wanted, str]]:
        """Each setting as it will be consulted, or why it cannot be."""
        assert self.case is not None
        return [(one, why_not_consulted(self.case, one.provider)) for one in self.wanted]

    def mark(self) -> str:
        """A mark of what was looked at: it differs when anything that would go does."""
        shown = [(w.provider.pk, w.family_asked_for_it, why) for w, why in self.looked_at()]
        papers = [paper.pk for paper in self.chosen_papers]
        return hashlib.sha256(repr((shown, papers)).encode()).hexdigest()


def where_is(provider: Provider) -> str:
    """Where a setting is and what it is: two of one name are told apart (H-009)."""
    parts = (provider.type_name, provider.town, provider.authority_name)
    return ", ".join(part for part in parts if part)


class AnswerForm(ActionForm):
    """What a setting answers, with the reasons that section 39(4) knows."""

    position = forms.ChoiceField(
        label="Can the provision in Section F be made?",
        choices=ConsultationAnswer.Position.choices,
        widget=Radios(),
        error_messages={"required": "Select an answer"},
    )
    cannot_deliver = fields.words(
        "Which items cannot be delivered, and why?", "For example, F6: no specialist teacher"
    )
    ground = forms.ChoiceField(
        label="Which reason in law is claimed?",
        choices=ConsultationAnswer.Ground.choices,
        initial=ConsultationAnswer.Ground.NONE,
        widget=Radios(),
        error_messages={"required": "Select a reason, or that there is none"},
    )
    reasons = fields.words(
        "What are the facts behind it?",
        "For the education of others: whose education, and how it falls below what is efficient",
    )
    steps_considered = fields.words("Which reasonable steps were considered?")
    says_full = forms.BooleanField(
        label="They are full", required=False, help_text="By itself this is no reason in law"
    )
    place_from = DatePartsField(
        label="From when is there a place?", name="The day of the place", required=False
    )
    fee = fields.money("Fee a year, in pounds", "Only where fees are charged. Without VAT")

    def answered(self) -> Answered:
        """What was typed."""
        names = [name for name in Answered.__dataclass_fields__ if name in self.cleaned_data]
        typed = {name: self.cleaned_data[name] for name in names}
        return Answered(**({"received_on": self.came_on} | typed))

    @property
    def came_on(self) -> Any:
        """The day of the answer, where no field asks for it: today."""
        return timezone.localdate()


class LogAnswerForm(AnswerForm):
    """An answer that came by letter, email or telephone, written down by an officer."""

    received_on = DatePartsField(
        label="When did the answer come?", name="The day it came", not_future=True
    )
    about_child = forms.CharField(
        label="What date of birth does the answer give for the child?",
        help_text="As it stands there, for example 14 3 2017. Leave empty if there is none",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    sure = forms.BooleanField(label="I have read it: it is about this child", required=False)
    field_order = ("received_on", "about_child", "sure")

    def __init__(self, request: HttpRequest, case: Case) -> None:
        self.of_another = False
        super().__init__(request, case)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        assert self.case is not None
        typed = cleaned.get("about_child", "")
        self.of_another = bool(typed) and not _is_birthday(typed, self.case)
        if self.of_another and not cleaned.get("sure"):
            self.add_error(
                "about_child",
                "That is not this child’s date of birth. Look whether the answer is about"
                " another child. If it is about this one, tick that you have read it",
            )
        elif not typed and not cleaned.get("sure"):
            self.add_error("sure", "Tick that you have read it and it is about this child")
        return cleaned


def _is_birthday(typed: str, case: Case) -> bool:
    digits = "".join(c if c in "0123456789" else " " for c in typed).split()
    born = case.child.date_of_birth
    ways = {(born.day, born.month, born.year), (born.year, born.month, born.day)}
    ways |= {(born.day, born.month, born.year % 100)}
    return tuple(int(part) for part in digits) in ways


class AssessForm(ActionForm):
    """What the council makes of the reason that a setting claims."""

    assessment = fields.words(
        "What do you make of it?",
        "The test is strong: not just some effect, or being over number",
        missing="Write what you make of it",
    )
