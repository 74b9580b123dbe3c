"""Writing a brief: its texts, an issue with its source, an option. Nothing typed is lost."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from cases.fields import DatePartsField, Radios
from cases.models import Case, Document
from cases.queries.papers import is_used
from cases.screens.action_form import ActionForm
from cases.screens.edit_form import EditForm as EditForm
from providers.forms.fields import line, words
from providers.models import Option

from ..kinds import KINDS, QUESTIONS
from ..models import Brief, Statement

_MONEY = {"invalid": "Enter an amount in pounds, like 12500 or 12500.50"}


class BeginForm(ActionForm):
    """Which question the panel is asked."""

    asked = forms.ChoiceField(
        label="Which panel is asked what?",
        choices=[
            (f"{kind.code} {question}", f"{kind.name}: {QUESTIONS[question].asks}")
            for kind in KINDS.values()
            for question in kind.questions
        ],
        widget=Radios(),
        error_messages={"required": "Select which panel is asked what"},
    )

    @property
    def kind(self) -> str:
        """The kind of panel."""
        return str(self.cleaned_data["asked"].partition(" ")[0])

    @property
    def question(self) -> str:
        """The question."""
        return str(self.cleaned_data["asked"].partition(" ")[2])


class BriefForm(EditForm):
    """What needs judgement. The rest of a brief is read from the record."""

    edited = (
        *("child", "voice_tried", "changed_since", "family_views", "preference", "financial"),
        *("equality", "safeguarding", "missing", "can_wait", "recommendation"),
    )
    child = words("The child, in one paragraph")
    voice_tried = words(
        "If the child’s own words are not on the case: who tried to ask, how and when?"
    )
    changed_since = words("What has changed since the last decision?")
    family_views = words("What does the family think of the question?")
    preference = words("What does the family ask for?", "Say so if they ask for nothing")
    financial = words("Financial implications in total")
    equality = words("Equality: what bears on the decision?")
    safeguarding = words("Safeguarding: what must the panel know?", "Only what it needs")
    missing = words("What is missing?")
    can_wait = forms.ChoiceField(
        label="Can the decision wait for what is missing?",
        choices=[one for one in Brief.CanWait.choices if one[0]],
        widget=Radios(),
        required=False,
    )
    recommendation = words("What do you recommend?")


class StatementForm(EditForm):
    """An issue, or what a piece of evidence says, and the paper that it rests on."""

    edited = ("standing", "text", "document", "passage")
    text = words("What is the point?", missing="Write the point")
    standing = forms.ChoiceField(
        label="Is it agreed?",
        choices=Statement.Standing.choices,
        widget=Radios(),
        error_messages={"required": "Select whether it is agreed"},
    )
    document = forms.ModelChoiceField(
        label="Which paper does it rest on?",
        queryset=Document.objects.none(),
        required=False,
        empty_label="No paper yet",
    )
    passage = words("The words of the paper that say so", "Leave empty for the paper as a whole")

    def set_up(self) -> None:
        assert self.case is not None
        papers = self.case.documents.filter(internal=False).order_by("title", "pk")
        used = [one.pk for one in papers if is_used(one)]
        self.fields["document"].queryset = papers.filter(pk__in=used)  # type: ignore[attr-defined]
        self.fields["document"].label_from_instance = lambda one: one.title  # type: ignore[attr-defined]
        super().set_up()


class OptionForm(EditForm):
    """A way to answer the question. One of the options grid brings its whole cost with it."""

    edited = (
        *("title", "option", "speaks_for", "speaks_against", "consequence", "family_view"),
        *("starts_on", "cost_a_year", "cost_once", "paid_by", "cost_source", "costed_on"),
    )
    title = line("What is the option?", missing="Enter what the option is")
    option = forms.ModelChoiceField(
        label="Is it in the options grid of the case?",
        help_text="Then its whole cost comes from there",
        queryset=Option.objects.none(),
        required=False,
        empty_label="No",
    )
    speaks_for = words("What speaks for it?")
    speaks_against = words("What speaks against it?")
    consequence = words("What follows in law?")
    family_view = words("What does the family think of it?")
    starts_on = DatePartsField(label="From when?", name="The first day", required=False)
    cost_a_year = forms.DecimalField(
        label="Cost a year, in pounds",
        help_text="Leave empty if nobody knows: it is then shown as unknown, not as nothing",
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages=_MONEY,
    )
    cost_once = forms.DecimalField(
        label="Cost once, in pounds",
        help_text="Enter 0 if there is none. Left empty it is shown as unknown",
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages=_MONEY,
    )
    paid_by = line("Out of whose budget?", longest=100)
    cost_source = line("Where is the price from?")
    costed_on = DatePartsField(
        label="Of which day is the price?", name="The day of the price", required=False
    )

    def set_up(self) -> None:
        rows = Option.objects.filter(case=self.case, left_out_because="")
        self.fields["option"].queryset = rows  # type: ignore[attr-defined]
        self.fields["option"].label_from_instance = lambda one: one.title  # type: ignore[attr-defined]
        super().set_up()


class ReviewForm(ActionForm):
    """The senior’s answer: approve what was shown, or send it back."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="What is your answer?",
        choices=[("approve", "Approve it as it stands"), ("return", "Send it back")],
        widget=Radios(),
        error_messages={"required": "Choose whether you approve it or send it back"},
    )
    comments = words("What has to be done, or what do you note?")
    in_spite = words(
        "It lacks something. Why may it go to the panel all the same?",
        "Members read this reason on the brief",
    )

    def __init__(self, request: HttpRequest, case: Case, mark: str, *, lacks: bool) -> None:
        self.lacks = lacks
        super().__init__(request, case)
        self.initial["fingerprint"] = mark

    def set_up(self) -> None:
        if not self.lacks:
            del self.fields["in_spite"]


class HandInForm(ActionForm):
    """A word to whoever looks at it."""

    note = words("Is there anything they should look at in particular?")
