"""What a member writes about a case."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from cases.fields import Radios
from cases.screens.action_form import ActionForm
from providers.forms.plain import PlainText, box

from ..models import AgendaItem, Comment
from ..queries.sitting import names_another

MOST = 10_000


class OfACase(ActionForm):
    """A form of a member. It never tells what others recorded in the case file meanwhile."""

    def __init__(self, request: HttpRequest, item: AgendaItem) -> None:
        self.item = item
        super().__init__(request)


class CommentForm(OfACase):
    """A comment before the meeting, and who reads it."""

    to = forms.ChoiceField(
        label="Who is it for?",
        choices=[
            (Comment.To.ALL.value, "All members of this meeting"),
            (Comment.To.CHAIR.value, "The chair only"),
            (Comment.To.SAFEGUARDING.value, "The safeguarding leads only: a worry about safety"),
        ],
        widget=Radios(),
        error_messages={"required": "Select who it is for"},
    )
    text = PlainText(
        label="What do you want to say?",
        help_text="Write of this child only. It is kept with the case.",
        max_length=MOST,
        widget=box(8),
        error_messages={"required": "Write your comment"},
    )
    is_no_child = forms.BooleanField(
        label="The name in it is not that of another child", required=False
    )

    def set_up(self) -> None:
        text = str(self.data.get("text", "")) if self.is_bound else ""
        if not text or not names_another(text, self.item.case):
            del self.fields["is_no_child"]


class ConflictForm(OfACase):
    """Why somebody is too close to a case."""

    what = PlainText(
        label="Why are you too close to this case?",
        help_text="For example: the child goes to my school; I taught them; I know the family.",
        max_length=MOST,
        widget=box(4),
        error_messages={"required": "Say why you are too close to this case"},
    )


class PullOutForm(OfACase):
    """Nothing to fill in: the button alone."""


class DissentForm(OfACase):
    """What a member would have advised."""

    words = PlainText(
        label="What would you have advised, and why?",
        help_text="It stands in the record in your words. Nobody else can change it, nor can you.",
        max_length=MOST,
        widget=box(8),
        error_messages={"required": "Write what you would have advised, and why"},
    )
