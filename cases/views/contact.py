"""The contact log of a case: what was said, what waits for our reply, what we promised."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from accounts.models import User

from .. import roles
from ..actions import contact as actions
from ..forms.contact import ContactForm, MoveForm, RedactForm
from ..guards import officer
from ..models import Case, Contact
from ..once import already_done, do_once
from ..queries.contact import contacts_of, here, is_one_of_us, open_promises_of, waiting_on
from ..queries.guidance import guidance_of
from ..refusals import Refused
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form

KINDS = {"": "Everything", "waiting": "Waiting for our reply", "internal": "Internal"}
MOST = 200


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """What was said on the case, newest first, and the form to log a call."""
    may_record = roles.may(cast(User, request.user).role, roles.RECORD)
    form = ContactForm(request, case) if may_record else None
    return render(request, "cases/contact/log.html", _context(request, case, form, "Contact"))


@officer(roles.RECORD)
@sensitive_post_parameters("words", "promise", "piece")
def log(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep what was said."""
    return _log(request, case, None)


@officer(roles.RECORD)
@sensitive_post_parameters("words", "promise", "piece")
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Keep what was said in answer to something that waits for our reply."""
    waiting = get_object_or_404(waiting_on(case, cast(User, request.user)), pk=pk)
    return _log(request, case, waiting)


@officer(roles.RECORD)
def move(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Put what was written on the wrong case on the right one."""
    contact = get_object_or_404(here(case), pk=pk)
    form = MoveForm(request, case)

    def act() -> str:
        actions.move(contact, to=form.to, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "It is on the right case. A trace without its words stays here.")
        return _home(case)

    intro = (
        f"{contact.get_how_display()}, written by {contact.by.name}.",
        "Its words and what was promised in it go with it.",
    )
    page = Page("Move to another case", "Move it", _home(case), "Contact", intro=intro)
    return one_form(request, form, act, page, case=case)


@officer(roles.RECORD)
@sensitive_post_parameters("words", "promise", "piece")
def redact(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take out what should never have been written."""
    contact = get_object_or_404(here(case), pk=pk)
    form = RedactForm(request, case)

    def act() -> str:
        typed = form.cleaned_data
        actions.redact(contact, piece=typed["piece"], because=typed["because"], by=form.by)
        messages.success(request, "The words are taken out. That it was done stays.")
        return _home(case)

    warning = "The words go for good. Who took them out, when and why stays on the case."
    facts = (("What it says", contact.words),)
    page = Page("Take words out", "Take them out", _home(case), "Contact", warning, facts=facts)
    return one_form(request, form, act, page, case=case)


def _log(request: HttpRequest, case: Case, answers: Contact | None) -> HttpResponse:
    if done := already_done(request):
        return done
    form = ContactForm(request, case, answers)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _keep(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    title = "Answer" if answers else "Log a call"
    return render(request, "cases/contact/log.html", _context(request, case, form, title))


def _keep(request: HttpRequest, case: Case, form: ContactForm) -> str:
    names = ("on_behalf_of", "internal", "wants_answer", "reply_by")
    typed = {name: form.cleaned_data[name] for name in names}
    actions.log(
        case, said=form.said, promised=form.promised, answers=form.answers, by=form.by, **typed
    )
    messages.success(request, "It is in the contact log.")
    return _home(case)


def _context(
    request: HttpRequest, case: Case, form: ContactForm | None, title: str
) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    kinds = {**KINDS, **dict(Contact.How.choices)}
    kind = kind if kind in kinds else ""
    user = cast(User, request.user)
    rows = list(contacts_of(case, user, kind)[: MOST + 1])
    return frame_of(request, case, "case_contact") | {
        "title": title,
        "is_one_of_us": is_one_of_us(user),
        "guidance": guidance_of(case),
        "form": form,
        "answers": form.answers if form else None,
        "contacts": rows[:MOST],
        "more": len(rows) > MOST,
        "kind": kind,
        "kinds": kinds.items(),
        "waiting": waiting_on(case, user),
        "promises": open_promises_of(case, user),
        "today": timezone.localdate(),
    }


def _home(case: Case) -> str:
    return reverse("case_contact", args=[case.reference])
