"""The code that stands before a change of how we reach somebody (H-027).

What was typed waits with what its writer has not sent yet, so no session and no address holds it.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.limits import has_tries_left, may_try
from cases.models import ContactChange, FamilyMember
from cases.refusals import Refused
from cases.screens.one_form import Page

from ..access import Sight
from ..actions.details import Reach, change_reach
from ..actions.giving import finish_later, forget_typed
from ..forms.details import CodeForm, DetailForm
from ..guards import family
from ..queries.saying import REACH, typed_for
from . import codes
from .frame import ONE_FORM, ask, person

OLD, NEW = "details_old", "details_new"
MADE = "We have changed it. It holds from now on."
WAITS = (
    "We have what you wrote, and it is not changed yet. We have no email address of yours to send"
    " a code to. So we ring you first, on the number we have."
)
TOO_OFTEN = "You asked for many codes. Wait a little, then try again, or ring us"
SENT = (
    "We sent a code to the email address we have. Type it here. Nothing is changed before.",
    "No code after some minutes? Go back, and press “Go on” again. Or ring us.",
)


def change_with_code(request: HttpRequest, sight: Sight, form: DetailForm) -> str:
    """Keep what was typed and send the code; with no address for a code, it waits for our call."""
    unsafe = form.cleaned_data["safe"] == "no"
    old = _address_for_code(sight.member)
    if not old:
        reach = Reach(form.new, form.shown, old_is_unsafe=unsafe)
        change_reach(sight.case, member=sight.member, reach=reach, by=form.by)
        messages.info(request, WAITS)
        return reverse("family_details", args=[sight.member.pk])
    key = _key(sight)
    if not has_tries_left(request, codes.LOCK, key) or not may_try(request, codes.SEND, key):
        raise Refused(TOO_OFTEN)
    values = {"new": form.new, "seen": form.shown, "unsafe": unsafe}
    finish_later(sight.member, form=REACH, about="", values=values, by=form.by)
    codes.send_code(request, OLD, key=key, email=old, words=codes.TO_CHANGE)
    if new := form.new.get("email"):
        codes.send_code(request, NEW, key=key, email=new, words=codes.TO_CHANGE)
    return reverse("family_details_code", args=[sight.member.pk])


@family(own=True)
def code(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask for the code, and make the change once it was typed."""
    typed = typed_for(sight, person(request).pk, REACH)
    limited = sight.member.limited_on is not None
    if typed is None or limited or not codes.was_sent(request, OLD, _key(sight)):
        return redirect("family_details", sight.member.pk)
    form = CodeForm(request, with_new="email" in typed.values["new"])
    back = reverse("family_details", args=[sight.member.pk])
    page = Page("Type the code", "Change it", back, "Back", intro=SENT, template=ONE_FORM)

    def act() -> str:
        _refuse_wrong(request, sight, form)
        _make(sight, typed.values, form)
        messages.success(request, MADE)
        return back

    return ask(request, sight, form, act, page, current="family_details")


def _make(sight: Sight, kept: dict[str, Any], form: CodeForm) -> ContactChange:
    reach = Reach(kept["new"], kept["seen"], old_is_unsafe=kept["unsafe"], by_code=True)
    change = change_reach(sight.case, member=sight.member, reach=reach, by=form.by)
    forget_typed(sight.member, form=REACH, about="", by=form.by)
    codes.forget(form.request, OLD)
    if form.with_new:
        codes.forget(form.request, NEW)
    return change


def _refuse_wrong(request: HttpRequest, sight: Sight, form: CodeForm) -> None:
    if not has_tries_left(request, codes.LOCK, _key(sight)):
        raise Refused(TOO_OFTEN)
    if said := codes.wrong(request, OLD, form.cleaned_data["code"]):
        raise Refused(said, field="code")
    if form.with_new and (said := codes.wrong(request, NEW, form.cleaned_data["new_code"])):
        raise Refused(said, field="new_code")


def _address_for_code(member: FamilyMember) -> str:
    """The email we had before, unless something came back from it."""
    doubted = member.is_doubted_by(member.Channel.EMAIL)
    return "" if doubted else member.email.strip().lower()


def _key(sight: Sight) -> str:
    return f"details:{sight.member.pk}"
