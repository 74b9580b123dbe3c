"""Your details: what we hold, since when it is known, and a page to change each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cases.actions.people import confirm_details, edit_family_member
from cases.editing import Clashed
from cases.refusals import Refused
from cases.screens.one_form import Page

from ..access import Sight
from ..actions.details import MEANWHILE, keep_from_others
from ..forms.details import FORMS, DetailForm, KeepForm, StillRightForm
from ..guards import family
from ..queries.details import details_of
from .details_code import MADE, change_with_code
from .frame import ONE_FORM, ask

HERE = "family_details"
RIGHT = "Thank you. We know that this is still right today."
KEPT = "From now on we do not tell the others how to reach you or where you live."
KEEPING = (
    "Do you want us to keep your address from the other people on this case? We then keep your"
    " phone number, your email and your new name from them as well.",
    "It begins at once. If your address changes later, we keep the new one from them too.",
    "What we sent them before we cannot take back. Ring us if you are worried about that.",
    "If you want to stop it later, ring us.",
)


@family(own=True)
def details(request: HttpRequest, sight: Sight) -> HttpResponse:
    """What we hold of the reader, each with the day it was last said."""
    form = StillRightForm(request)
    page = Page("Your details", "Yes, all of this is right", template="family/details.html")

    def act() -> str:
        confirm_details(sight.case, member=sight.member, by=form.by)
        messages.success(request, RIGHT)
        return _home(sight)

    more = {"details": details_of(sight.member), "may_change": _may_change(sight)}
    return ask(request, sight, form, act, page, current=HERE, more=more)


@family(own=True)
def change(request: HttpRequest, sight: Sight, *, what: str) -> HttpResponse:
    """Change one thing. How to reach them is changed once a code was typed (H-027)."""
    if what not in FORMS or not _may_change(sight):
        raise Http404
    form = FORMS[what](request, sight.member)
    button = "Go on" if form.is_reach else "Save"
    page = Page(form.title, button, _home(sight), "Back", template=ONE_FORM)

    def act() -> str:
        if form.is_reach:
            return change_with_code(request, sight, form)
        _save(sight, form)
        messages.success(request, MADE)
        return _home(sight)

    return ask(request, sight, form, act, page, current=HERE)


@family(own=True)
def keep(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask us to keep their details from the others on the case; confirmed at once."""
    if sight.member.withheld:
        return redirect(HERE, sight.member.pk)
    if not _may_change(sight):
        raise Http404
    form = KeepForm(request)
    page = Page(
        "Keep your address from others", "Keep my details from the others", _home(sight), "Back",
        intro=KEEPING, template=ONE_FORM,
    )  # fmt: skip

    def act() -> str:
        because = form.cleaned_data["because"]
        keep_from_others(sight.case, member=sight.member, because=because, by=form.by)
        messages.success(request, KEPT)
        return _home(sight)

    return ask(request, sight, form, act, page, current=HERE)


def _save(sight: Sight, form: DetailForm) -> None:
    try:
        edit_family_member(sight.case, member=sight.member, edit=form.edit, by=form.by)
    except Clashed:
        raise Refused(MEANWHILE) from None


def _may_change(sight: Sight) -> bool:
    """Whom a court order limits rings us: a person looks at it first."""
    return sight.member.limited_on is None


def _home(sight: Sight) -> str:
    return reverse(HERE, args=[sight.member.pk])
