"""What an officer fills in about a notice, and what somebody wants to be told by text."""

from __future__ import annotations

from datetime import datetime, time

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import DatePartsField, Radios
from cases.models import Case, FamilyMember, Message
from cases.screens.action_form import ActionForm

from ..models import Texting
from ..queries.next_steps import may_be_posted_to

NO, YES = "no", "yes"


class ToldForm(ActionForm):
    """When somebody was told by telephone, and what was said."""

    on = DatePartsField(
        label="When did you ring?",
        name="The day you rang",
        help_text="Leave empty if it was just now",
        not_future=True,
        required=False,
    )
    words = forms.CharField(
        label="What did you tell them, and what did they say?",
        help_text="It is kept among the contacts of the case, and they can see it there.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what was said"},
    )

    @property
    def at(self) -> datetime:
        """When it was: at noon of an earlier day, where no hour is known."""
        on = self.cleaned_data["on"]
        if on is None or on == timezone.localdate():
            return timezone.now()
        return timezone.make_aware(datetime.combine(on, time(12)))


class AgainForm(ActionForm):
    """How a notice goes again, and whether the one before ever reached them."""

    channel = forms.ChoiceField(
        label="How does it go?",
        widget=Radios(),
        error_messages={"required": "Select how it goes"},
    )
    reached = forms.ChoiceField(
        label="Did an earlier one reach them?",
        choices=[
            (NO, "No. Their time to act counts from this one"),
            (YES, "Yes. This is one more copy, and their time does not change"),
        ],
        widget=Radios(hints={NO: "The earlier day stays, and they are shown both."}),
        error_messages={"required": "Select whether an earlier one reached them"},
    )
    because = forms.CharField(
        label="Why does it go again?",
        max_length=200,
        error_messages={"required": "Say why it is sent again"},
    )

    def __init__(self, request: HttpRequest, case: Case, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request, case)

    def set_up(self) -> None:
        member, channels = self.member, []
        if may_be_posted_to(member):
            channels.append((Message.Channel.POST.value, "By post"))
        if member.channel == FamilyMember.Channel.EMAIL and member.email and not member.is_doubtful:
            channels.append((Message.Channel.EMAIL.value, "By email, to read after signing in"))
        self.ways = channels
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]


class TextsForm(ActionForm):
    """What somebody wants to be told by text."""

    wish = forms.ChoiceField(
        label="When may we send a text message?",
        choices=Texting.Wish.choices,
        widget=Radios(),
        error_messages={"required": "Select when we may send a text message"},
    )

    def __init__(self, request: HttpRequest, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request)

    def set_up(self) -> None:
        wishes = getattr(self.member, "texting", None)
        self.initial["wish"] = wishes.wish if wishes else Texting.Wish.NOTICES.value
