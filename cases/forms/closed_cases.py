"""Who may open a case that is closed to most, and opening one in an emergency."""

from __future__ import annotations

from django import forms
from django.db.models import Q
from django.http import HttpRequest

from accounts.models import Role, User

from ..fields import CharacterCount, Checkboxes, DatePartsField
from ..models import Case
from ..once import new_token
from ..queries.closed_cases import staff_who_open_cases
from ..screens.action_form import ActionForm
from .asking import StaffChoice

LONGEST = 1000


def _why(label: str, empty: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=CharacterCount(maxlength=LONGEST),
        max_length=LONGEST,
        error_messages={"required": empty},
    )


class StaffChoices(forms.ModelMultipleChoiceField):
    """Several of the staff, by name and role."""

    widget = Checkboxes

    def label_from_instance(self, obj: User) -> str:  # type: ignore[override]
        return f"{obj.name} ({obj.get_role_display()})"


class RestrictForm(ActionForm):
    """Why a case is restricted, who may still open it, and until when."""

    reason = _why("Why is this case restricted?", "Say why the case is restricted")
    keeping = StaffChoices(
        label="Who may still open it?",
        help_text="You are not among them: nobody gives leave to themselves",
        queryset=User.objects.none(),
        error_messages={"required": "Choose at least one person who may still open it"},
    )
    until = DatePartsField(
        label="Until which day do they have leave?",
        name="The last day",
        help_text="Leave is looked at again before it ends",
    )

    def set_up(self) -> None:
        assert self.case is not None
        staff = staff_who_open_cases(self.case).exclude(pk=self.by.pk)
        near = Q(team=self.case.team_id) | Q(pk=self.case.officer_id) | Q(role=Role.MANAGER)
        self.fields["keeping"].queryset = staff.filter(near)  # type: ignore[attr-defined]
        self.initial["keeping"] = [self.case.officer_id]


class ReasonForm(ActionForm):
    """Why something is done."""

    reason = _why("Why?", "Say why")


class LeaveForm(ActionForm):
    """Who is given leave to open a restricted case, until when and why."""

    to = StaffChoice(
        label="Who needs to open this case?",
        queryset=User.objects.none(),
        error_messages={"required": "Select who needs to open this case"},
    )
    reason = forms.CharField(
        label="Why do they need to see it?",
        max_length=200,
        error_messages={"required": "Say why they need to see this case"},
    )
    until = DatePartsField(label="Until which day?", name="The last day")

    def __init__(self, request: HttpRequest, closed: Case) -> None:
        self.closed = closed
        super().__init__(request)

    def set_up(self) -> None:
        staff = staff_who_open_cases(self.closed)
        self.fields["to"].queryset = staff  # type: ignore[attr-defined]


class BreakGlassForm(ActionForm):
    """The reference of a case and the emergency."""

    reference = forms.CharField(
        label="Reference of the case",
        help_text="Exactly as it is written, for example EHC-2026-00012",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Enter the reference of the case"},
    )
    reason = _why("What is the emergency?", "Say what the emergency is")
    opened, answer = False, ""

    def clean_reference(self) -> str:
        return " ".join(self.cleaned_data["reference"].split()).upper()

    def nothing_opened(self) -> None:
        """Say so, keep what was typed, and let it be sent again."""
        self.add_error(None, self.answer)
        self.data["once"] = new_token()  # type: ignore[index]


class ReviewForm(ActionForm):
    """What was found of an emergency opening."""

    finding = _why("What did you find?", "Say what you found")
    end = forms.BooleanField(label="End their leave now", required=False)


class RelationForm(ActionForm):
    """What somebody's own relation to the child is."""

    what = forms.CharField(
        label="How do you know the child or the family?",
        help_text="For example: my nephew, my neighbour, the child of a friend",
        max_length=100,
        error_messages={"required": "Say what the relation is"},
    )


class RelationOfForm(ActionForm):
    """What somebody else's relation to the child is."""

    of = StaffChoice(
        label="Who is close to the child?",
        queryset=User.objects.none(),
        error_messages={"required": "Select who is close to the child"},
    )
    what = forms.CharField(
        label="What is the relation?",
        max_length=100,
        error_messages={"required": "Say what the relation is"},
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.fields["of"].queryset = staff_who_open_cases(self.case)  # type: ignore[attr-defined]
