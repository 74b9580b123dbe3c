"""From the queue to a case: opening one, joining one, and writing back the same day."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import roles
from ..access import case_for, cases_visible_to
from ..actions import intake
from ..actions.requests import PossibleDuplicate
from ..actions.senders import Sender
from ..forms.intake import PlainForm
from ..forms.opening import OpenForm
from ..guards import officer, staff
from ..letters import REQUEST_RECEIVED
from ..letters.composing import compose
from ..letters.markup import one_level_down
from ..letters.recipients import recipients_of
from ..models import Case, FamilyMember, IntakeItem
from ..once import already_done, do_once
from ..queries.case_file import entries_of
from ..queries.intake import items_for, receipt_in
from ..refusals import Refused
from ..wording import identity_of
from .intake import item_of
from .requests import case_to_join, say_opened


@staff(roles.INTAKE)
def open_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a case for an item, or join it to the one the child already has."""
    one = item_of(request, pk)
    if done := already_done(request):
        return done
    form = OpenForm(request, one)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _open(request, one, form))
        except PossibleDuplicate as found:
            form.ask_about(found)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/intake/open.html", {"form": form, "item": one})


@officer(roles.RECORD)
def join(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Show an item beside an open case, and say that they are one request."""
    one = item_of(request, pk)
    if done := already_done(request):
        return done
    form = PlainForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _join(request, one, case, form.by), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {
        "form": form,
        "item": one,
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "earlier": reached_earlier(one, case),
    }
    return render(request, "cases/intake/join.html", context)


@staff(roles.INTAKE)
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom the acknowledgement goes to, and send it."""
    one = get_object_or_404(items_for(cast(User, request.user)).exclude(case=None), pk=pk)
    assert one.case is not None
    case = case_for(cast(User, request.user), one.case.reference, roles.SEND)
    if done := already_done(request):
        return done
    form, today = PlainForm(request), timezone.localdate()
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _acknowledge(request, one, case, form.by), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {"form": form, "item": one, "case": case, "who": recipients_of(case, today)}
    context |= {"identity": identity_of(case, today), "sheets": _sheets(case, form.by)}
    return render(request, "cases/intake/acknowledge.html", context)


def reached_earlier(one: IntakeItem, case: Case) -> bool:
    """Whether a route reached us before the day that the case counts from."""
    return case.received_on is not None and one.received_on < case.received_on


def _open(request: HttpRequest, one: IntakeItem, form: OpenForm) -> str:
    known = form.same_child
    if known is not None and known.open_case is not None:
        return _join(request, one, case_to_join(form, known.open_case), form.by)
    came = one.uploads.count()
    case = intake.open_case(
        one,
        child=form.child,
        request=form.details,
        by=form.by,
        visible=form.visible,
        officer=form.cleaned_data["officer"],
        sender=form.sender,
        same_child=known.child if known else None,
        other_children=form.other_children,
    )
    say_opened(request, case)
    _say_of_sender(request, case, form.sender)
    _say_of_files(request, came)
    return _next(one, case, form.by)


def _join(request: HttpRequest, one: IntakeItem, case: Case, by: User) -> str:
    came = one.uploads.count()
    intake.join_case(one, case, by=by)
    messages.success(request, f"It was joined to case {case.reference}. Both routes are kept.")
    _say_of_files(request, came)
    if reached_earlier(one, case):
        _offer_correction(request, one, case)
    return _next(one, case, by)


def _say_of_sender(request: HttpRequest, case: Case, sender: Sender | None) -> None:
    if sender is None:
        return
    if case.child.family.filter(name=sender.name, removed_on=None).exists():
        messages.info(request, f"{sender.name} is on the case.")
    else:
        messages.warning(
            request,
            f"{sender.name} was taken off this child’s records before, and is not put on the case"
            " again. Look under People.",
        )


def _say_of_files(request: HttpRequest, came: int) -> None:
    if came:
        them = "1 file came with it. It is" if came == 1 else f"{came} files came with it. They are"
        messages.info(request, f"{them} on the case under Documents, to be filed.")


def _offer_correction(request: HttpRequest, one: IntakeItem, case: Case) -> None:
    first = receipt_in(entries_of(case))
    day = format_date(first.on) if first and first.on else "later"
    messages.warning(
        request,
        f"This reached us on {format_date(one.received_on)}, before the day on the case ({day})."
        " Time runs from the first: correct the day of receipt, under “How it reached us” on"
        " the case.",
    )


def _acknowledge(request: HttpRequest, one: IntakeItem, case: Case, by: User) -> str:
    intake.acknowledge(one, by=by)
    messages.success(request, "The request was acknowledged. The letter is under Documents.")
    return reverse("case", args=[case.reference])


def _sheets(case: Case, by: User) -> list[tuple[FamilyMember, str]]:
    """The acknowledgement as each reader will have it. What stops it is told when it is sent."""
    today = timezone.localdate()
    readers = recipients_of(case, today).reachable
    try:
        made = [
            compose(REQUEST_RECEIVED, case=case, to=one, on=today, signed_by=by) for one in readers
        ]
    except Refused:
        return []
    return [(to, one_level_down(one.body)) for to, one in zip(readers, made, strict=True)]


def _next(one: IntakeItem, case: Case, by: User) -> str:
    """The next screen offers the acknowledgement, to who may open the case."""
    may_send = roles.may(by.role, roles.SEND) and cases_visible_to(by).filter(pk=case.pk).exists()
    return reverse("intake_acknowledge", args=[one.pk]) if may_send else reverse("intake")
