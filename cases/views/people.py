"""Putting people on a case."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..actions.people import add_family_member
from ..forms.people import PersonForm
from ..guards import officer
from ..models import Case
from ..once import already_done, do_once
from ..refusals import Refused
from ..wording import identity_of

FIELDS = (
    "name",
    "relation",
    "parental_responsibility",
    "channel",
    "address",
    "postcode",
    "email",
)


@officer(roles.RECORD)
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a parent, a carer or the young person as somebody letters go to."""
    if done := already_done(request):
        return done
    form = PersonForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _add(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    identity = identity_of(case, timezone.localdate())
    context = {"case": case, "form": form, "identity": identity}
    return render(request, "cases/actions/person_new.html", context)


def _add(request: HttpRequest, case: Case, form: PersonForm) -> str:
    typed = {name: form.cleaned_data[name] for name in FIELDS}
    person = add_family_member(case, by=form.by, **typed)
    messages.success(request, f"{person.name} is on the case.")
    return reverse("case_people", args=[case.reference])
