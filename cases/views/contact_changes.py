"""Changes of how to reach somebody: asked for, checked by a call back, made or refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..access import cases_visible_to
from ..actions import contact_changes as actions
from ..contact_rules import (
    changed_since,
    may_be_made_from,
    needs_second,
    why_not_yet,
    why_somebody_else,
)
from ..editing import in_words, label_of
from ..forms.contact_changes import CallBackForm, ContactChangeForm, MakeForm, ToldOldForm
from ..forms.protecting import ReasonForm
from ..guards import officer, staff
from ..models import Case, ContactChange
from ..queries.people import changes_to_check, number_on_file
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form
from ..screens.returning import done
from .people import member_of, sees_details


@staff(roles.WORKLIST)
def waiting(request: HttpRequest) -> HttpResponse:
    """Every change of contact details that waits, on the cases this person may open."""
    visible = cases_visible_to(request.user)  # type: ignore[arg-type]
    rows = [
        {"change": change, "second": needs_second(change), "from": may_be_made_from(change)}
        for change in changes_to_check(visible)
    ]
    return render(request, "cases/people/changes.html", {"rows": rows})


@officer(roles.RECORD)
def new(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Write down that somebody asked us to reach a person in another way."""
    member = member_of(case, pk)
    form = ContactChangeForm(request, case, member)
    page = Page("Change how to reach a person", "Save", member=member, intro=ASKING)

    def do() -> str:
        change = actions.ask(case, member=member, asked=form.asked, by=form.by)
        if change.state == ContactChange.State.MADE:
            return done(request, case, f"The change is made. {_left_to_do(change)}".strip())
        messages.success(request, "The change is written down. It waits to be checked.")
        return reverse("contact_change", args=[case.reference, change.pk])

    return one_form(request, form, do, page, case=case)


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """One change: who asked, what it was and would be, what was checked, and what is next."""
    if not sees_details(request):
        raise Http404
    change = _change(case, pk)
    today, user = timezone.localdate(), request.user
    context = (
        frame_of(request, case, "case_people")
        | _sides(change)
        | {
            "change": change,
            "how": ContactChange.How(change.told_how).label,
            "why_wait": why_not_yet(change, today) if change.state == "waiting" else "",
            "why_other": why_somebody_else(change, user),  # type: ignore[arg-type]
            "second": needs_second(change),
            "number": number_on_file(change),
        }
    )
    return render(request, "cases/people/change.html", context)


@officer(roles.RECORD)
def call_back(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Write down what the person said, rung on the number on file."""
    change = _change(case, pk)
    form = CallBackForm(request, case)
    number = number_on_file(change) or "There is none: write to the old address and wait."
    says = (f"Ring the number on file, never the one you were given: {number}",)
    page = Page("Ring back about a change", "Save what they said", member=change.member, intro=says)

    def do() -> str:
        typed = {name: form.cleaned_data[name] for name in ("on", "said", "confirmed")}
        actions.call_back(change, by=form.by, **typed)
        messages.success(request, "What they said is on the case.")
        return reverse("contact_change", args=[case.reference, change.pk])

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def make(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Make a change for which nobody else is needed."""
    return _make(request, case, _change(case, pk), "Make the change")


@officer(roles.APPROVE)
def approve(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Make a change as the second person, who did not write it down."""
    return _make(request, case, _change(case, pk), "Make the change as the second person")


def _make(request: HttpRequest, case: Case, change: ContactChange, title: str) -> HttpResponse:
    form = MakeForm(request, case)
    others = changed_since(change, change.member)
    if not others:
        del form.fields["despite"]
    warning = f"Changed by somebody else since: {', '.join(others).lower()}." if others else ""
    template = "cases/people/change_make.html"
    page = Page(title, "Make the change", member=change.member, warning=warning, template=template)

    def do() -> str:
        typed = form.cleaned_data
        made = actions.make(
            change,
            by=form.by,
            because=typed["because"],
            old_is_unsafe=typed["old_is_unsafe"],
            despite=typed.get("despite", False),
        )
        return done(request, case, f"The change is made. {_left_to_do(made)}".strip())

    return one_form(request, form, do, page, case=case, more=_sides(change))


@officer(roles.RECORD)
def refuse(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say why a change is not made."""
    change = _change(case, pk)
    form = ReasonForm(request, case, "Why is the change not made?", "Say why it is not made")
    page = Page("Refuse a change", "Do not make the change", member=change.member)

    def do() -> str:
        actions.refuse(change, because=form.cleaned_data["reason"], by=form.by)
        return done(request, case, "The change was not made. What was asked stays on the case.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def told_old(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Tick off that the old address was told."""
    change = _change(case, pk)
    form = ToldOldForm(request, case)
    old = [f"{row['label']}: {row['old']}" for row in _sides(change)["sides"]]
    says = ("Word goes to the old address, so that somebody who never asked can say so.", *old)
    page = Page("The old address was told", "They were told", member=change.member, intro=says)

    def do() -> str:
        actions.told_old(change, on=form.cleaned_data["on"], by=form.by)
        return done(request, case, "It is recorded that the old address was told.")

    return one_form(request, form, do, page, case=case)


ASKING = (
    "What a person shows you face to face is changed at once. Anything else waits until they"
    " were rung on the number we have, or some days have passed.",
)


def _left_to_do(change: ContactChange) -> str:
    """What is left to do once a change is made."""
    told = change.told_old_on or change.old_is_unsafe
    tell = "" if told else "Tell them at the old address: it is on the list until you did."
    home = "If the child lives there too, change the child’s record." if _moves(change) else ""
    return f"{tell} {home}".strip()


def _moves(change: ContactChange) -> bool:
    return bool({"address", "postcode"} & set(change.new))


def _change(case: Case, pk: int) -> ContactChange:
    rows = case.contact_changes.select_related("member", "asked_by", "answered_by", "case")
    return get_object_or_404(rows, pk=pk)


def _sides(change: ContactChange) -> dict[str, Any]:
    """What stood, what is asked for, and what stands now, in words."""
    member = change.member
    return {
        "sides": [
            {
                "label": label_of(member, name),
                "old": in_words(member, name, change.old[name]),
                "new": in_words(member, name, new),
                "now": in_words(member, name, getattr(member, name)),
            }
            for name, new in change.new.items()
        ]
    }
