"""Taking people off a case, keeping their details from others, and what came back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case, Document, FamilyMember
from .people import PageForm, text, yes_no

LONGEST = 1000


def why(label: str, missing: str, **rest: Any) -> forms.CharField:
    """A reason in a few sentences. The rows of its box are few, its room is not."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
        error_messages={
            "required": missing,
            "max_length": f"This must be {LONGEST} characters or fewer",
        },
        **rest,
    )


def day(label: str, name: str) -> DatePartsField:
    """A day that has been."""
    return DatePartsField(
        label=label, name=name, help_text="For example, 9 6 2026", not_future=True
    )


class ReasonForm(PageForm):
    """One question: why, or how we know."""

    reason = why("", "")

    def __init__(self, request: HttpRequest, case: Case, label: str, missing: str) -> None:
        self.asking = label, missing
        super().__init__(request, case)

    def set_up(self) -> None:
        super().set_up()
        field = self.fields["reason"]
        field.label, field.error_messages["required"] = self.asking


class RemoveForm(PageForm):
    """Since when, and why, somebody is no longer on the case."""

    on = day("Since when are they no longer on the case?", "The day")
    reason = text(
        "Why?",
        200,
        required=True,
        help_text="For example, the placement with this foster carer ended",
        error_messages={"required": "Say why they are no longer on the case"},
    )

    def set_up(self) -> None:
        super().set_up()
        self.initial["on"] = timezone.localdate()


class WithholdForm(PageForm):
    """Keep how to reach somebody from everybody else on the case."""

    because = why(
        "Why must their details be kept from the others?",
        "Say why their details are kept from others",
        help_text="Who asked, and what we were shown. Only staff read this",
    )
    known_as = text(
        "The name by which the others know them",
        200,
        help_text="If they have a new name, the others go on reading this one",
    )
    withheld_all = yes_no(
        "May the others know that they are on this case?",
        error_messages={"required": "Select whether others may know that they are on the case"},
    )

    def __init__(self, request: HttpRequest, case: Case, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request, case)

    def set_up(self) -> None:
        super().set_up()
        self.initial["known_as"] = self.member.known_as or self.member.name


class DoubtfulForm(PageForm):
    """Something came back: what, when, and what was written on it."""

    message = forms.CharField(required=False, widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label="What came back?",
        choices=[("post", "Post"), ("email", "An email")],
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
        error_messages={"required": "Select what came back"},
    )
    on = day("When did it come back?", "The day it came back")
    because = text(
        "What was written on it?",
        150,
        required=True,
        help_text="For example, gone away, or mailbox does not exist",
        error_messages={"required": "Say what was written on it"},
    )

    def __init__(self, request: HttpRequest, case: Case, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request, case)

    def set_up(self) -> None:
        super().set_up()
        self.initial["channel"] = self.member.channel
        self.initial["on"] = timezone.localdate()
        self.initial["message"] = self.request.GET.get("message", "")


class OrderForm(PageForm):
    """A court order that limits what somebody may get from us."""

    what = why(
        "What kind of order is it, and what does it limit?",
        "Say what kind of order it is and what it limits",
        help_text="For example, a prohibited steps order: he may not learn where they live",
    )
    made_on = day("When was it made?", "The day it was made")
    protects = forms.ModelChoiceField(
        label="Whom does it protect?",
        help_text="Their details are then kept from everybody else on the case",
        queryset=FamilyMember.objects.none(),
        required=False,
        empty_label="Nobody else on the case",
    )
    paper = forms.ModelChoiceField(
        label="Which paper on the case is the order?",
        queryset=Document.objects.none(),
        required=False,
        empty_label="It is not on the case yet",
    )

    def __init__(self, request: HttpRequest, case: Case, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request, case)

    def set_up(self) -> None:
        super().set_up()
        assert self.case is not None
        others = self.case.child.family.filter(removed_on=None).exclude(pk=self.member.pk)
        self.fields["protects"].queryset = others.order_by("pk")  # type: ignore[attr-defined]
        papers = self.case.documents.filter(letter="", moved_to=None).order_by("-pk")
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined]
