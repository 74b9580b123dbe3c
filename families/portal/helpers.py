"""Who helps a family: named by who holds the rights, part by part, and stopped when they like."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.once import already_done, do_once
from cases.queries.shareable import shareable_members
from cases.refusals import Refused
from cases.screens.action_form import CHANGE, DO
from cases.screens.one_form import Page

from ..access import Sight, lets_others_in
from ..actions import helpers as actions
from ..forms.helpers import HelperForm, LeaveForm, ParentForm, SureForm
from ..guards import family
from ..models import Helper
from ..queries.accounts import helpers_on, parts_in_words
from .frame import ONE_FORM, around, ask

HERE = "family_helpers"
BACK = "Back to who helps you"


@family(own=True)
def listed(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Everybody who was let in, and the ways to let in another."""
    told = {
        "helpers": helpers_on(sight.case, timezone.localdate(), sight.member),
        "lets_in": lets_others_in(sight.member, sight.case),
    }
    return render(request, "family/helpers/list.html", around(sight, HERE) | told)


@family(own=True)
def add(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Name somebody who helps, look at it, and let them in."""
    _refuse_who_may_not(sight)
    form = HelperForm(request)

    def act() -> str:
        made = actions.let_help(
            sight.case, member=sight.member, who=form.who, leave=form.leave, by=form.by
        )
        messages.success(
            request, f"We send {made.name} an email. They see nothing before they use it."
        )
        return home(sight)

    return _checked(request, sight, form, act, "Let somebody help you")


@family(own=True)
def add_parent(request: HttpRequest, sight: Sight) -> HttpResponse:
    """A young person lets a parent see some parts."""
    _refuse_who_may_not(sight)
    known = shareable_members(sight.case, sight.member) if sight.is_young_person else []
    if not known:
        return redirect(home(sight))
    people = {str(one.pk): one for one, _ in known}
    form = ParentForm(request, [(str(one.pk), name) for one, name in known])

    def act() -> str:
        parent = people[form.cleaned_data["parent"]]
        made = actions.let_parent_in(
            sight.case, member=sight.member, parent=parent, leave=form.leave, by=form.by
        )
        messages.success(
            request, f"{made.name} sees what you chose. You can change it at any time."
        )
        return home(sight)

    return _checked(request, sight, form, act, "Let a parent in")


@family(own=True)
def change(request: HttpRequest, sight: Sight, helper: int) -> HttpResponse:
    """Change what somebody may see, or until when."""
    _refuse_who_may_not(sight)
    found = helper_of(sight, helper)
    form = LeaveForm(request, found)

    def act() -> str:
        actions.change_help(found, leave=form.leave, by=form.by)
        messages.success(request, f"What {found.name} may see is changed.")
        return home(sight)

    page = Page(f"Change what {found.name} may see", "Save", home(sight), BACK, template=ONE_FORM)
    return ask(request, sight, form, act, page, current=HERE)


@family(own=True)
def end(request: HttpRequest, sight: Sight, helper: int) -> HttpResponse:
    """Stop somebody now. Nobody is asked why, and nobody is told."""
    found = helper_of(sight, helper)
    form = SureForm(request)

    def act() -> str:
        actions.end_help(found, by=form.by)
        messages.success(request, f"{found.name} cannot see anything any more.")
        return home(sight)

    says = ("They cannot open anything from now on. We do not tell them why.",)
    title = f"Stop {found.name} now"
    page = Page(title, "Stop now", home(sight), BACK, intro=says, template=ONE_FORM)
    return ask(request, sight, form, act, page, current=HERE)


def home(sight: Sight) -> str:
    """The list of who helps."""
    return reverse(HERE, args=[sight.member.pk])


def helper_of(sight: Sight, pk: int) -> Helper:
    """Somebody this member let in. Of anybody else's there is no such page."""
    found = Helper.objects.filter(member=sight.member, case=sight.case, ended_at=None)
    return get_object_or_404(found, pk=pk)


def _refuse_who_may_not(sight: Sight) -> None:
    if not lets_others_in(sight.member, sight.case):
        raise Http404


def _checked(
    request: HttpRequest,
    sight: Sight,
    form: HelperForm | ParentForm,
    act: Callable[[], str],
    title: str,
) -> HttpResponse:
    """The form, then what was chosen to look at once more, then done."""
    if done := already_done(request):
        return done
    around_it = around(sight, HERE) | {"form": form}
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        try:
            if form.step == DO:
                return do_once(request, act)
            told = {"name": form.chosen_name, "parts": parts_in_words(list(form.leave.parts))}
            return render(request, "family/helpers/check.html", around_it | told)
        except Refused as refusal:
            form.add_refusal(refusal)
    page = Page(title, "Continue", home(sight), BACK)
    return render(request, ONE_FORM, around_it | {"page": page})
