"""Incidents: what went to the wrong person, the 72 hours, and each step of putting it right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import TELLING_THE_COMMISSIONER

from .. import roles
from ..actions import incidents as actions
from ..forms import incident_steps as forms
from ..forms.incidents import IncidentForm
from ..guards import officer, staff
from ..models import Case, Incident
from ..queries.incidents import (
    clock_of,
    families_of,
    incidents_for,
    incidents_listed,
    still_to_do,
    waiting_for_leave,
)
from ..screens.action_form import ActionForm
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form

MOST = 200
READ = "They opened it: that cannot be undone. Ask them to delete it, and write down what they say."
OPENING = (
    "What the family could see of it is withdrawn at once, copies that wait are called back, and"
    " the seniors are told. The 72 hours run from the moment we became aware.",
)
STEPS = (
    ("incident_contain", "Say how it was contained"),
    ("incident_family", "Say whether a family was told"),
    ("incident_commissioner", "Say whether the Commissioner was told"),
    ("incident_close", "Close the incident"),
)


@staff(roles.APPROVE)
def listed(request: HttpRequest) -> HttpResponse:
    """Every incident one may know of, those open first, by the end of their 72 hours."""
    user, now = cast(User, request.user), timezone.now()
    found = incidents_listed(user)[:MOST]
    rows = [{"incident": one, "clock": clock_of(one, now)} for one in found]
    context = {"rows": rows, "closed_off": waiting_for_leave(user)}
    return render(request, "cases/incidents/list.html", context)


@officer(roles.SEND)
def new(request: HttpRequest, case: Case) -> HttpResponse:
    """Say that something about this case went to the wrong person."""
    form = IncidentForm(request, case)

    def act() -> str:
        opened = actions.open_incident(
            case, wrong=form.wrong, touching=form.cleaned_data["references"], by=form.by
        )
        messages.success(request, f"{opened} is open. The seniors are told.")
        return _home(case, opened)

    back = reverse("case", args=[case.reference])
    page = Page(
        "Something went to the wrong person", "Open the incident", back, intro=OPENING, kind=_BAD
    )
    return one_form(request, form, act, page, case=case)


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """One incident: what went to whom, the 72 hours, the families, and each step."""
    user = cast(User, request.user)
    incident = _of(request, case, pk)
    steps = STEPS if roles.may(user.role, roles.APPROVE) and not incident.closed_at else ()
    context = frame_of(request, case, "") | {
        "incident": incident,
        "clock": clock_of(incident, timezone.now()),
        "source": TELLING_THE_COMMISSIONER,
        "families": families_of(incident, user),
        "left": [] if incident.closed_at else still_to_do(incident),
        "links": [(reverse(name, args=[case.reference, pk]), text) for name, text in steps],
        "read": READ,
    }
    return render(request, "cases/incidents/show.html", context)


@officer(roles.SEND)
def opened(request: HttpRequest, case: Case, pk: int, number: int) -> HttpResponse:
    """Write down whether the wrong person opened it, and what they said."""
    incident = _of(request, case, pk)
    received = get_object_or_404(incident.received.select_related("incident__case"), pk=number)
    form = forms.ReadForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("was_read", "said")}
        actions.say_whether_read(received, by=form.by, **typed)
        return _home(case, incident)

    facts = (("Who received it", received.who), ("What they received", received.what))
    page = _page(case, incident, "Whether it was opened", "Save", facts=facts)
    return one_form(request, form, act, page, case=case)


@officer(roles.SEND)
def touch(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Add a family that is affected too."""
    incident, form = _of(request, case, pk), forms.TouchForm(request, case)
    page = _page(case, incident, "Another family is affected", "Add the family")
    return _one(request, form, page, lambda: actions.touch(incident, case=form.found, by=form.by))


@officer(roles.APPROVE)
def contain(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say how it was kept from going further."""
    incident, form = _of(request, case, pk), forms.ContainForm(request, case)
    page = _page(case, incident, "How it was contained", "Save")
    return _one(
        request,
        form,
        page,
        lambda: actions.contain(incident, words=_words(form), at=form.at, by=form.by),
    )


@officer(roles.APPROVE)
def tell_family(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that a family was told, or why not."""
    incident = _of(request, case, pk)
    form = forms.TellFamilyForm(request, case, incident)

    def act() -> object:
        about = form.families[form.cleaned_data["about"]]
        said = {"told": form.cleaned_data["told"] == "yes", "words": _words(form), "at": form.at}
        return actions.tell_family(incident, about=about, by=form.by, **said)

    page = _page(case, incident, "Whether a family was told", "Save")
    return _one(request, form, page, act)


@officer(roles.APPROVE)
def tell_commissioner(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that the Information Commissioner was told, or why not."""
    incident, form = _of(request, case, pk), forms.CommissionerForm(request, case)

    def act() -> object:
        said = {"told": form.cleaned_data["told"] == "yes", "words": _words(form), "at": form.at}
        late = form.cleaned_data["late"]
        return actions.tell_commissioner(incident, late=late, by=form.by, **said)

    page = _page(case, incident, "Whether the Commissioner was told", "Save")
    return _one(request, form, page, act)


@officer(roles.APPROVE)
def close(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Close an incident of which everything was done, with what was learnt."""
    incident, form = _of(request, case, pk), forms.CloseForm(request, case)
    left = tuple(f"Still to do: {one}." for one in still_to_do(incident))
    page = _page(case, incident, "Close the incident", "Close it", intro=left)
    return _one(
        request, form, page, lambda: actions.close(incident, words=_words(form), by=form.by)
    )


_BAD = "warning"


def _of(request: HttpRequest, case: Case, pk: int) -> Incident:
    """An incident that touches the case. What one may not know of is not found."""
    known = incidents_for(cast(User, request.user)).select_related("case", "opened_by")
    known = known.prefetch_related("steps__by", "steps__about", "received__said_to")
    return get_object_or_404(known, touched=case, pk=pk)


def _one(
    request: HttpRequest, form: ActionForm, page: Page, act: Callable[[], object]
) -> HttpResponse:
    def then() -> str:
        act()
        messages.success(request, "It is kept with the incident.")
        return page.back

    return one_form(request, form, then, page, case=form.case)


def _page(case: Case, incident: Incident, title: str, button: str, **more: Any) -> Page:
    return Page(title, button, _home(case, incident), f"Back to {incident}", **more)


def _words(form: ActionForm) -> str:
    return str(form.cleaned_data["words"])


def _home(case: Case, incident: Incident) -> str:
    return reverse("incident", args=[case.reference, incident.pk])
