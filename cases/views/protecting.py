"""Taking people off a case, keeping details from others, court orders, and what came back."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from .. import roles
from ..actions import people as actions
from ..forms.protecting import DoubtfulForm, OrderForm, ReasonForm, RemoveForm, WithholdForm
from ..guards import officer
from ..letters.recipients import recipients_of
from ..models import Case, Message
from ..queries.people import already_with_others
from ..screens.one_form import Page, one_form
from ..screens.returning import done
from .people import member_of


@officer(roles.RECORD)
def remove(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take somebody off the case. Letters that wait to go to them are stopped."""
    member, form = member_of(case, pk), RemoveForm(request, case)
    says = ("Letters that wait to go to them are stopped. Nothing that was sent is taken back.",)
    page = Page("Remove a person from the case", "Remove from the case", member=member, intro=says)

    def do() -> str:
        typed = {name: form.cleaned_data[name] for name in ("on", "reason")}
        actions.remove_family_member(case, member=member, by=form.by, **typed)
        left = recipients_of(case, typed["on"]).why_nobody
        return done(request, case, f"{member.name} was removed from the case. {left}".strip())

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def bring_back(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Put somebody on the case again."""
    member = member_of(case, pk)
    form = ReasonForm(
        request, case, "Why are they on the case again?", "Say why they are on the case again"
    )
    page = Page("Bring a person back to the case", "Bring back", member=member)

    def do() -> str:
        reason = form.cleaned_data["reason"]
        actions.bring_back(case, member=member, reason=reason, by=form.by)
        return done(request, case, f"{member.name} is on the case again.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def withhold(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Keep how to reach somebody from everybody else on the case, at once."""
    member = member_of(case, pk)
    form = WithholdForm(request, case, member)
    page = replace(WITHHOLDING, member=member)

    def do() -> str:
        typed = form.cleaned_data
        kept = actions.withhold(
            case,
            member=member,
            because=typed["because"],
            known_as=typed["known_as"],
            withheld_all=not typed["withheld_all"],
            by=form.by,
        )
        stopped = f"{len(kept.stopped)} waiting letters to others were stopped."
        return done(request, case, f"The details are kept from others. {stopped}")

    more = {"papers": already_with_others(member)}
    return one_form(request, form, do, page, case=case, more=more)


@officer(roles.APPROVE)
def stop_withholding(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Others may learn again how to reach somebody: a senior's act."""
    member = member_of(case, pk)
    form = ReasonForm(
        request,
        case,
        "Why need their details not be kept from others any more?",
        "Say why their details need not be kept any more",
    )
    warning = "What others have learnt once cannot be taken back."
    title = "Stop keeping details from others"
    page = Page(title, "Stop keeping", member=member, warning=warning, kind="warning")

    def do() -> str:
        reason = form.cleaned_data["reason"]
        actions.stop_withholding(case, member=member, reason=reason, by=form.by)
        return done(request, case, "The details are no longer kept from others.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def doubtful(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Post or an email came back: nothing more goes there."""
    member = member_of(case, pk)
    form = DoubtfulForm(request, case, member)
    says = ("Nothing more goes to that address until somebody put it right.",)
    page = Page("Something came back", "Mark the address as doubtful", member=member, intro=says)

    def do() -> str:
        typed = {name: form.cleaned_data[name] for name in ("channel", "on", "because")}
        came = _message(case, form.cleaned_data["message"])
        actions.mark_doubtful(case, member=member, message=came, by=form.by, **typed)
        return done(request, case, f"Nothing goes to the doubtful address of {member.name}.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def settle(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The address is right after all."""
    member = member_of(case, pk)
    form = ReasonForm(
        request,
        case,
        "How do you know that the address is right?",
        "Say how you know that the address is right",
    )
    says = (f"{member.doubtful_because}.",) if member.doubtful_because else ()
    page = Page("The address is right after all", "The address is right", member=member, intro=says)

    def do() -> str:
        reason = form.cleaned_data["reason"]
        actions.settle_doubtful(case, member=member, reason=reason, by=form.by)
        return done(request, case, "Letters go to the address again.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def order(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Record that a court limits what somebody may get from us."""
    member = member_of(case, pk)
    form = OrderForm(request, case, member)
    says = ("Letters that wait to go to them are stopped, to be checked and written again.",)
    page = Page("Record a court order", "Record the order", member=member, intro=says)

    def do() -> str:
        typed = {name: form.cleaned_data[name] for name in ("what", "made_on", "protects", "paper")}
        actions.record_order(case, limits=member, by=form.by, **typed)
        return done(request, case, "The order is recorded.")

    return one_form(request, form, do, page, case=case)


@officer(roles.APPROVE)
def end_order(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A court order no longer limits somebody: a senior's act."""
    member = member_of(case, pk)
    form = ReasonForm(
        request, case, "How do you know that it has ended?", "Say how you know that it has ended"
    )
    says = (member.limited_because,)
    page = Page("A court order has ended", "The order has ended", member=member, intro=says)

    def do() -> str:
        reason = form.cleaned_data["reason"]
        actions.end_order(case, member=member, reason=reason, by=form.by)
        return done(request, case, "The order no longer limits anything here.")

    return one_form(request, form, do, page, case=case)


@officer(roles.RECORD)
def stopped(request: HttpRequest, case: Case, key: uuid.UUID) -> HttpResponse:
    """Say what was done about a letter that a rule stopped."""
    letter = get_object_or_404(case.messages.exclude(to_member=None), pk=key)
    form = ReasonForm(request, case, "What was done instead?", "Say what was done instead")
    title = letter.document.title if letter.document else letter.subject
    says = (title, f"{letter.problem}.")
    page = Page(
        "A letter that was stopped", "It is dealt with", member=letter.to_member, intro=says
    )

    def do() -> str:
        reason = form.cleaned_data["reason"]
        actions.deal_with_stopped(case, message=letter, reason=reason, by=form.by)
        return done(request, case, "The letter has left the list.")

    return one_form(request, form, do, page, case=case)


WITHHOLDING = Page(
    "Keep a person’s details from others",
    "Keep the details",
    intro=(
        "Nobody else on the case will learn their address, telephone, email, new name, or that"
        " they sign in here: not in a letter, a file or a list.",
        "Letters that wait to go to the others are stopped: they were written before.",
    ),
    template="cases/people/withhold.html",
)


def _message(case: Case, typed: str) -> Message | None:
    if not typed:
        return None
    try:
        return case.messages.get(pk=uuid.UUID(typed))
    except (ValueError, Message.DoesNotExist):
        raise Http404 from None
