"""A copy of everything we hold of one person, made by an officer: somebody asked for their data."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.jobs.workers import ask_worker
from cases.models import Case, FamilyMember
from cases.screens.action_form import ActionForm
from cases.screens.frame import frame_of
from cases.screens.handing_out import as_file, kept_bytes
from cases.screens.one_form import Page, one_form

from ..actions.copying import ask_for_copy
from ..queries.copying import made_by_officer, made_by_officers
from ..tasks import make_data_copy

SAYS = (
    "One file with all that we hold of this person and they may have: every list and every paper,"
    " looked through for them. What is about other people is left out, and the contents say so.",
    "It is not sent by itself. Look through it, then send or hand it over.",
)


@officer(roles.LOOK_AT_AUDIT)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Each person of the family, and the copies that officers made."""
    context = frame_of(request, case, "case_people") | {
        "people": FamilyMember.objects.filter(child=case.child_id).order_by("pk"),
        "copies": made_by_officers(case, timezone.localdate()),
    }
    return render(request, "families/copies.html", context)


@officer(roles.LOOK_AT_AUDIT)
def make(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Make a copy for one person."""
    member = get_object_or_404(FamilyMember, child=case.child_id, pk=pk)
    form, back = ActionForm(request), reverse("subject_access", args=[case.reference])

    def act() -> str:
        made = ask_for_copy(case, member=member, by=form.by)
        transaction.on_commit(lambda: ask_worker(make_data_copy, made.pk))
        return back

    title = "Make a copy of everything for one person"
    page = Page(title, "Make the copy", back, "Back", intro=SAYS, member=member)
    return one_form(request, form, act, page, case=case)


@officer(roles.LOOK_AT_AUDIT)
def file(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The file, to look through. One that opens no more leads to where a new one is made."""
    found = made_by_officer(case, pk, timezone.localdate())
    if found is None:
        raise Http404
    if not found.opens:
        return redirect("subject_access", case.reference)
    content = kept_bytes(found.row.file, found.row.sha256)
    return as_file(content, "application/zip", f"copy-{found.row.pk}.zip")
