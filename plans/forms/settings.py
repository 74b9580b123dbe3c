"""Choosing a setting of the directory: found by name or URN, then picked from what was found."""

from __future__ import annotations

from django import forms
from django.db.models import Q
from django.http import HttpRequest

from cases.fields import Radios
from cases.screens.action_form import ActionForm
from providers.forms.consultations import FIND, MOST_FOUND, where_is
from providers.models import Provider
from providers.queries.consultations import settings_like

NONE = "none"


class SettingForm(ActionForm):
    """A form in which one setting may be chosen. `name` is the field that holds the choice."""

    choice = "asks_for"
    none_label = "No setting"

    find = forms.CharField(
        label="Find a school or college",
        help_text="By URN, name, town or postcode",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def offer_settings(self, known: list[Provider]) -> None:
        """Offer what is known, what was chosen before, and what the search finds."""
        typed = self.request.POST
        chosen = typed.get(self.choice, "")
        rows = list(known)
        if chosen.isascii() and chosen.isdecimal() and len(chosen) < 10:
            rows += Provider.objects.filter(Q(pk=int(chosen)), kind=Provider.Kind.SETTING)
        words = " ".join(typed.get("find", "").split())[:100]
        self.found = list(settings_like(words)[:MOST_FOUND])
        self.offered = {str(one.pk): one for one in (*rows, *self.found)}
        field = self.fields[self.choice]
        named = [(pk, str(one)) for pk, one in self.offered.items()]
        field.choices = [(NONE, self.none_label), *named]  # type: ignore[attr-defined]
        field.widget.hints = {pk: where_is(one) for pk, one in self.offered.items()}  # type: ignore[attr-defined]

    @property
    def is_finding(self) -> bool:
        """Whether the button of the search was pressed."""
        return self.is_bound and self.data.get("step") == FIND

    @property
    def nothing_found(self) -> bool:
        """Whether a search found no setting that is open."""
        return self.is_finding and bool(self.data.get("find", "").strip()) and not self.found

    def chosen_setting(self) -> Provider | None:
        """The setting that was picked, if one was."""
        return self.offered.get(self.cleaned_data.get(self.choice, ""))


def setting_choice(label: str, hint: str = "") -> forms.ChoiceField:
    """One setting, or none."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=False,
        widget=Radios(),
        error_messages={"invalid_choice": "Choose a setting from the list"},
    )


def was_found(request: HttpRequest) -> bool:
    """Whether this is the search of a form and not its end."""
    return request.method == "POST" and request.POST.get("step") == FIND
