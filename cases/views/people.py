"""The people on a case: who they are, how each is written to, and changing what we know of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .. import roles
from ..actions import people as actions
from ..editing import Record
from ..forms.people import PersonForm
from ..forms.records import EditChildForm, EditPersonForm
from ..guards import officer
from ..models import Case, FamilyMember
from ..queries.people import family_of, history_of, latest_of
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form
from ..screens.returning import done

FIELDS = (
    "name",
    "relation",
    "parental_responsibility",
    "channel",
    "address",
    "postcode",
    "email",
)


def sees_details(request: HttpRequest) -> bool:
    """Whether somebody works with the family, and so may see how to reach everybody in it."""
    role: str = request.user.role  # type: ignore[union-attr]
    return any(roles.may(role, doing) for doing in (roles.RECORD, roles.CORRECT, roles.APPROVE))


def member_of(case: Case, pk: int) -> FamilyMember:
    """Somebody of this case's family, by number. Of another case's there is no such page."""
    member = case.child.family.filter(pk=pk).first()
    if member is None:
        raise Http404
    return member


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """The child or young person, their family, and who else may open this case."""
    context = frame_of(request, case, "case_people") | {
        "family": family_of(case),
        "child_changed": latest_of(case.child),
        "grants": case.grants.select_related("user", "given_by"),
        "sees_details": sees_details(request),
    }
    return render(request, "cases/people.html", context)


@officer(roles.RECORD)
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a parent, a carer or the young person as somebody letters go to."""
    form = PersonForm(request, case)
    page = Page("Add a person to the case", "Add the person")

    def do() -> str:
        typed = {name: form.cleaned_data[name] for name in FIELDS}
        person = actions.add_family_member(case, by=form.by, **typed)
        return done(request, case, f"{person.name} is on the case.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def edit_child(request: HttpRequest, case: Case) -> HttpResponse:
    """Change the child's record."""
    form = EditChildForm(request, case, case.child)
    page = Page("Change the child’s record", "Save")

    def do() -> str:
        reason = form.cleaned_data["reason"]
        actions.edit_child(case, edit=form.edit, by=form.by, reason=reason)
        return done(request, case, "The child’s record is saved.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def edit(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Change what we know of somebody; how to reach them has a page of its own."""
    member = member_of(case, pk)
    form = EditPersonForm(request, case, member)
    page = Page("Change a person’s record", "Save", member=member)

    def do() -> str:
        saved = actions.edit_family_member(case, member=member, edit=form.edit, by=form.by)
        return done(request, case, f"What we know of {saved.name} is saved.")

    return one_form(request, form, do, page, case=case)


@officer(roles.VIEW)
def history(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Everything that was changed on a person's record. Only for those who work with the family."""
    return _history(request, case, member_of(case, pk), "person_edit")


@officer(roles.VIEW)
def child_history(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that was changed on the child's record."""
    return _history(request, case, case.child, "child_edit")


def _history(request: HttpRequest, case: Case, record: Record, again: str) -> HttpResponse:
    if not sees_details(request):
        raise Http404
    of_child = again == "child_edit"
    changes = history_of(record)
    context = frame_of(request, case, "case_people") | {
        "record": record,
        "of_child": of_child,
        "changes": changes,
        "again": reverse(again, args=[case.reference] if of_child else [case.reference, record.pk]),
        "newest": changes[0].version if changes else 0,
    }
    return render(request, "cases/people/history.html", context)
