"""What somebody wants to be told by text, as they set it themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.addresses import mobile_in
from cases.screens.one_form import Page

from ..access import Sight
from ..actions.texting import set_wish
from ..forms.service import TextsForm
from ..guards import family
from .frame import ONE_FORM, ask

SAYS = (
    "A text never says what it is about. It says that something came and by when to act.",
    "You need no internet for it. You can ring us to hear more.",
)
WE_HOLD = "We text the mobile number that ends in {last}."
NO_MOBILE = "We hold no mobile number for you. Ring us, or write to us, to give us one."
SAVED = "We saved what you want us to text you about."


@family(own=True)
def texts(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Choose when we may send a text message."""
    member, form = sight.member, TextsForm(request, sight.member)
    number, back = mobile_in(member.phone), reverse("family_account", args=[member.pk])
    held = WE_HOLD.format(last=number[-3:]) if number else NO_MOBILE
    page = Page("Text messages", "Save", back, "Back", intro=(*SAYS, held), template=ONE_FORM)

    def act() -> str:
        set_wish(sight.case, member=member, wish=form.cleaned_data["wish"], by=form.by)
        messages.success(request, SAVED)
        return back

    return ask(request, sight, form, act, page, current="family_account")
