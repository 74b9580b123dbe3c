"""Taking down what the family says, point by point, and answering it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import DatePartsField, Radios
from cases.models import Case, Document
from cases.screens.action_form import ActionForm
from cases.wording import short_date
from providers.forms.plain import PlainText, box

from ..actions.representations import Heard, Said
from ..models import Plan, Point, Representation, Version
from ..queries.labels import choices_of_sections, labels_of, taken_apart
from ..queries.points import sent_versions
from ..queries.said import people_who_may_say
from .settings import NONE, SettingForm, setting_choice

SOMEBODY_ELSE = "else"
MOST_TYPED = 400_000
POINTS = "What do they say?"
POINTS_HINT = (
    "Paste or type it. Leave an empty line between two points. Begin a point with what it is"
    " about, such as “F1:” or “Section B:”, and it is put there. You check the points before they"
    " are saved."
)


def _points(required: bool = True) -> PlainText:
    return PlainText(
        label=POINTS,
        help_text=POINTS_HINT,
        required=required,
        max_length=MOST_TYPED,
        widget=box(12),
        error_messages={
            "required": "Write what they say",
            "max_length": "This is more than one letter holds. Put the whole under Documents and"
            " write here what they ask for",
        },
    )


class HeardForm(ActionForm):
    """Who of the family said what, of which version, when and how."""

    version = forms.ChoiceField(
        label="Which version did they have before them?",
        widget=Radios(),
        error_messages={"required": "Select the version they had before them"},
    )
    member = forms.ChoiceField(
        label="Who says it?", widget=Radios(), error_messages={"required": "Select who says it"}
    )
    from_whom = forms.CharField(
        label="Name, if it is somebody else",
        help_text="Somebody who speaks for the family, or both parents in one letter",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    how = forms.ChoiceField(
        label="How did it come?",
        choices=Representation.How.choices,
        widget=Radios(),
        error_messages={"required": "Select how it came"},
    )
    received_on = DatePartsField(
        label="When did it reach us?", name="The day it reached us", not_future=True
    )
    document = forms.ChoiceField(
        label="Which paper of the case is it?",
        help_text="If it was filed under Documents",
        required=False,
    )
    wants_meeting = forms.BooleanField(label="They ask for a meeting", required=False)
    points = _points(required=False)

    def __init__(self, request: HttpRequest, case: Case, plan: Plan) -> None:
        self.plan = plan
        super().__init__(request, case)

    def set_up(self) -> None:
        self.versions = {str(one.pk): one for one in sent_versions(self.plan)}
        self.people = {str(one.pk): one for one in people_who_may_say(self.plan)}
        self.papers = {str(one.pk): one for one in _papers(self.plan.case)}
        said = {pk: _sent_in_words(one) for pk, one in self.versions.items()}
        self.fields["version"].choices = list(said.items())  # type: ignore[attr-defined]
        if len(self.versions) == 1:  # of several, somebody has to say which (H-105)
            self.initial["version"] = next(iter(self.versions))
        people = [(pk, f"{one.name} ({one.relation})") for pk, one in self.people.items()]
        self.fields["member"].choices = [*people, (SOMEBODY_ELSE, "Somebody else")]  # type: ignore[attr-defined]
        papers = [(pk, paper.title) for pk, paper in self.papers.items()]
        self.fields["document"].choices = [("", "None yet"), *papers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_else = cleaned.get("member") == SOMEBODY_ELSE
        if is_else and not cleaned.get("from_whom", "").strip():
            self.add_error("from_whom", "Enter the name of who says it")
        return cleaned

    @property
    def chosen_version(self) -> Version:
        return self.versions[self.cleaned_data["version"]]

    def heard(self) -> Heard:
        """Who said it, when and how."""
        said = self.cleaned_data
        return Heard(
            received_on=said["received_on"],
            member=self.people.get(said["member"]),
            from_whom=said["from_whom"],
            how=said["how"],
            document=self.papers.get(said["document"]),
            wants_meeting=said["wants_meeting"],
        )

    def said(self) -> list[Said]:
        """The points as they will be saved."""
        return _said(self.cleaned_data["points"], self.chosen_version)


class MorePointsForm(ActionForm):
    """More points of the same letter, several in one go."""

    points = _points()

    def __init__(self, request: HttpRequest, case: Case, version: Version) -> None:
        self.version = version
        super().__init__(request, case)

    def said(self) -> list[Said]:
        """The points as they will be saved."""
        return _said(self.cleaned_data["points"], self.version)


class PointForm(SettingForm):
    """One point as it is taken down: what it is about, their words, a setting they ask for."""

    section = forms.ChoiceField(
        label="Which section is it about?",
        required=False,
        error_messages={"invalid_choice": "A plan has no such section"},
    )
    item = forms.CharField(
        label="Which line?",
        help_text="If it is about one line: F1, B3 or H1.2",
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
    )
    text = PlainText(
        label="What do they say?",
        max_length=MOST_TYPED,
        widget=box(6),
        error_messages={"required": "Write what they say"},
    )
    asks_for = setting_choice(
        "Do they ask us to name a setting?", "Section 38(2)(b)(ii) of the Act"
    )
    field_order = ("section", "item", "text", "find", "asks_for")

    def __init__(self, request: HttpRequest, case: Case, point: Point | None = None) -> None:
        self.point = point
        super().__init__(request, case)

    def set_up(self) -> None:
        self.fields["section"].choices = choices_of_sections()  # type: ignore[attr-defined]
        asked = self.point.asks_for if self.point else None
        self.offer_settings([asked] if asked else [])
        self.initial["asks_for"] = str(asked.pk) if asked else NONE
        for name in ("section", "item", "text"):
            self.initial[name] = getattr(self.point, name, "")

    def said(self) -> Said:
        """The point as it was typed."""
        typed = self.cleaned_data
        return Said(typed["text"], typed["section"], typed["item"], self.chosen_setting())


def _said(text: str, version: Version) -> list[Said]:
    known = labels_of(version)
    return [Said(words, section, item) for section, item, words in taken_apart(text, known)]


def _papers(case: Case) -> list[Document]:
    """The papers of a case that somebody may have sent: not our letters, not what was replaced."""
    rows = case.documents.filter(letter="", moved_to=None, undone_at=None, superseded_by=None)
    return list(rows.order_by("-pk"))


def _sent_in_words(version: Version) -> str:
    today = timezone.localdate()
    sent = short_date(version.sent_on or today)
    return f"Version {version.number}, {version.get_status_display().lower()}, sent on {sent}"
