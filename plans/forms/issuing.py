"""Forms for setting aside, checking, signing and sending out."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import DatePartsField
from cases.letters.particulars import told_late
from cases.models import Case
from cases.screens.action_form import ActionForm
from providers.forms import fields

from ..actions.issuing import TO_FAMILY
from ..models import Version
from ..queries.dates import day_by_post, last_day_if_served
from ..queries.points import asked_settings

FOR_FAMILY = "The family can read this. Say it in plain words"


class BecauseForm(ActionForm):
    """A reason."""

    because = fields.words("Why?", missing="Say why")


class AcceptForm(ActionForm):
    """Why something is taken away."""

    because = fields.words("Why is it taken away?", FOR_FAMILY, missing="Say why")


class NoteForm(ActionForm):
    """A word to whoever checks."""

    note = fields.words("Is there anything they should look at in particular?")


class AnswerForm(ActionForm):
    """The senior's answer: sign what was shown, or send it back."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="What do you decide?",
        choices=[("sign", "Sign it as it stands"), ("return", "Send it back")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you sign it or send it back"},
    )
    comments = fields.words("What has to be done, or what do you note?")

    def __init__(self, request: HttpRequest, case: Case, mark: str) -> None:
        super().__init__(request, case)
        self.initial["fingerprint"] = mark


class SendForm(ActionForm):
    """The last day for the family to comment: what the law gives, and time for the post."""

    comment_by = DatePartsField(
        label="Last day for the family to comment",
        name="The last day for comments",
        help_text="At least fifteen days, beginning with the day on which it reaches them",
    )

    def __init__(self, request: HttpRequest, case: Case, version: Version) -> None:
        super().__init__(request, case)
        by_post = day_by_post(timezone.localdate())
        self.initial["comment_by"] = last_day_if_served(version, by_post)


class ServedForm(ActionForm):
    """When it reached them."""

    on = DatePartsField(
        label="On which day did it reach the family?",
        name="The day it reached them",
        not_future=True,
        help_text="The fifteen days begin with this day",
    )


class FinalForm(ActionForm):
    """What the letter with a final plan says besides: only where there is something to say."""

    because = fields.words(
        "Why does it not name the school or college they asked for?",
        "In words for the family, with the reason in law. It stands in their letter",
        missing="Say why it is not the school or college they asked for",
    )
    why_late = fields.words(
        "The plan is late: why?",
        "In words for the family, without blame. It stands in their letter",
        missing="Say why the plan is late",
    )

    def __init__(self, request: HttpRequest, case: Case, version: Version) -> None:
        super().__init__(request, case)
        naming = getattr(version, "naming", None)
        self.initial["because"] = naming.because if naming else ""
        asked = {one.provider.pk for one in asked_settings(version.plan)}
        if not asked or (naming and naming.provider_id in asked):
            del self.fields["because"]
        letter = TO_FAMILY[version.status]
        if not told_late(letter, case, timezone.localdate()):
            del self.fields["why_late"]


class ReasonsForm(ActionForm):
    """The reasons for a decision."""

    reasons = fields.words("Give the reasons", FOR_FAMILY, missing="Give the reasons")
