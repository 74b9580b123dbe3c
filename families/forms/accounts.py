"""What an officer fills in about a family's accounts."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from cases.fields import Checkboxes, DatePartsField, Radios
from cases.models import Case, Document, FamilyMember
from cases.screens.action_form import ActionForm

from ..models import Part

YES_NO = [("yes", "Yes"), ("no", "No")]


class _AboutAPerson(ActionForm):
    """What is recorded in the chronology meanwhile does not matter to these."""

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse."""


def _line(label: str, missing: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=200, help_text=hint, error_messages={"required": missing}
    )


def _box(label: str, missing: str, hint: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    errors = {"required": missing}
    return forms.CharField(label=label, help_text=hint, widget=widget, error_messages=errors)


class InviteForm(_AboutAPerson):
    """How we know who they are, and what they are to the child."""

    identity_seen = _line(
        "How did you see who they are?",
        "Say how you saw who they are",
        "For example: passport at the visit on 2 June. Write no numbers of documents.",
    )
    relation_seen = _line(
        "How did you see what they are to the child?",
        "Say how you saw what they are to the child",
        "For example: full birth certificate, parental responsibility order.",
    )


class AgreeForm(_AboutAPerson):
    """The second person's yes, or no with a reason."""

    answer = forms.ChoiceField(
        label="May the invitation go?",
        choices=[("yes", "Yes, send it"), ("no", "No, it does not go")],
        widget=Radios(),
        error_messages={"required": "Select whether it may go"},
    )
    because = forms.CharField(label="Why not, if it does not go", max_length=200, required=False)


class BecauseForm(_AboutAPerson):
    """A reason, and nothing else."""

    because = _line("Why?", "Say why")


class OrderedForm(_AboutAPerson):
    """What an order still lets somebody see, and the order."""

    parts = forms.MultipleChoiceField(
        label="What may they still see?",
        help_text="Select nothing where the order allows nothing.",
        choices=Part.choices,
        widget=Checkboxes(),
        required=False,
    )
    because = _box("What does the order say?", "Say what the order allows, in its words")
    evidence = forms.ModelChoiceField(
        label="The order",
        queryset=Document.objects.none(),
        required=False,
        empty_label="It allows nothing",
    )

    def __init__(self, request: HttpRequest, case: Case, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request, case)

    def set_up(self) -> None:
        assert self.case is not None
        papers = self.case.documents.filter(letter="", moved_to=None).order_by("-pk")
        self.fields["evidence"].queryset = papers  # type: ignore[attr-defined]
        if (view := getattr(self.member, "ordered_view", None)) is not None:
            self.initial["parts"], self.initial["because"] = view.parts, view.because
            self.initial["evidence"] = view.evidence_id
        elif self.member.limited_paper_id:
            self.initial["evidence"] = self.member.limited_paper_id


class CapacityForm(_AboutAPerson):
    """Whether the young person could make one decision."""

    about = _line(
        "Which decision is it about?",
        "Enter the decision it is about",
        "One decision, as “which college to name in the plan”.",
    )
    on = DatePartsField(label="When did you look at it?", name="The day", not_future=True)
    support_given = _box(
        "What was done to help them decide?",
        "Say what was done to help them decide",
        "For example pictures, an interpreter, more time, somebody they trust.",
    )
    has_capacity = forms.ChoiceField(
        label="Can they make this decision?",
        choices=YES_NO,
        widget=Radios(),
        error_messages={"required": "Select whether they can make this decision"},
    )
    reasons = _box("Why do you think so?", "Say why you think so")
    representative = forms.ModelChoiceField(
        label="If they cannot, who decides this in their place?",
        help_text="A deputy, an attorney or a representative. Where there is none, a parent.",
        queryset=FamilyMember.objects.none(),
        required=False,
        empty_label="Nobody is needed",
    )
    opens = forms.MultipleChoiceField(
        label="What must they see to decide this?",
        help_text="Only what this one decision needs. The rest stays the young person’s own.",
        choices=Part.choices,
        widget=Checkboxes(),
        required=False,
    )
    review_on = DatePartsField(
        label="When will you look again, if you will?", name="The day to look again", required=False
    )

    def set_up(self) -> None:
        assert self.case is not None
        who = self.case.child.family.filter(removed_on=None, limited_on=None, is_young_person=False)
        self.fields["representative"].queryset = who.order_by("pk")  # type: ignore[attr-defined]
