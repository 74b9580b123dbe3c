"""What the check before sending found: look, ask a second person, answer; send a paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..actions import releasing
from ..forms.releases import AnswerForm, AskForm, SendPaperForm
from ..guards import officer, staff
from ..models import Case, Message, ReleaseCheck
from ..once import already_done, do_once
from ..queries.outbox import SHOWN, held
from ..queries.releases import check_of, held_message, latest_check, told
from ..refusals import Refused
from ..screens.action_form import ActionForm
from ..wording import identity_of
from .documents import find_paper

ASKED = "A second person was asked. Nothing goes until they have answered."
HELD = "Nothing was sent: the check found something. See below what and where."


@staff(roles.APPROVE)
def releases(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, and what is held and nobody has asked about."""
    rows = list(held(request.user)[:SHOWN])  # type: ignore[arg-type]
    asked = [row for row in rows if row.state == ReleaseCheck.State.ASKED]
    context = {"asked": asked, "others": [row for row in rows if row not in asked]}
    return render(request, "cases/releases/releases.html", context)


@officer(roles.VIEW)
def release(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """What was found in a paper for one reader: where and what kind."""
    return _show(request, case, _check(case, pk), None)


@officer(roles.SEND)
def ask(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Ask a second person to let it go."""
    check = _check(case, pk)
    return _act(request, case, check, AskForm(request, case), _ask)


@officer(roles.APPROVE)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The second person lets it go or stops it."""
    check = _check(case, pk)
    return _act(request, case, check, AnswerForm(request, case), _answer)


@officer(roles.SEND)
def send_paper(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Send a paper of the case to one person on it: choose the person, then send."""
    paper = find_paper(case, pk)
    if done := already_done(request):
        return done
    form = SendPaperForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _send(request, case, pk, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _frame(case) | {"form": form, "paper": paper}
    return render(request, "cases/releases/send_paper.html", context)


@officer(roles.SEND)
def share(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Let the family see a paper: GET says what that means, POST does it."""
    paper = find_paper(case, pk)
    if done := already_done(request):
        return done
    form = ActionForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _share(request, case, pk), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    people = case.child.family.filter(removed_on=None).order_by("pk")
    context = _frame(case) | {"form": form, "paper": paper, "people": people}
    return render(request, "cases/releases/share.html", context)


def _check(case: Case, pk: int) -> ReleaseCheck:
    found = check_of(case, pk)
    if found is None:
        raise Http404
    return found


def _act(
    request: HttpRequest, case: Case, check: ReleaseCheck, form: ActionForm, act: Any
) -> HttpResponse:
    if done := already_done(request):
        return done
    if not form.is_bound:
        return redirect(_path(check))
    if form.is_valid():
        try:
            return do_once(request, lambda: act(request, check, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
            check.refresh_from_db()
    return _show(request, case, check, form)


def _show(
    request: HttpRequest, case: Case, check: ReleaseCheck, form: ActionForm | None
) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    state = ReleaseCheck.State(check.state)
    may_ask = state == ReleaseCheck.State.BLOCKED and roles.may(user.role, roles.SEND)
    may_answer = state == ReleaseCheck.State.ASKED and roles.may(user.role, roles.APPROVE)
    is_own = may_answer and check.asked_by_id == user.pk
    if form is None and (may_ask or (may_answer and not is_own)):
        form = (AskForm if may_ask else AnswerForm)(request, case)
    context = _frame(case) | {
        "check": check,
        "form": form if may_ask or (may_answer and not is_own) else None,
        "found": told(check, user),
        "may_ask": may_ask,
        "is_own": is_own,
        "row": held_message(check),
    }
    return render(request, "cases/releases/release.html", context)


def _frame(case: Case) -> dict[str, Any]:
    return {"case": case, "identity": identity_of(case, timezone.localdate())}


def _ask(request: HttpRequest, check: ReleaseCheck, form: AskForm) -> str:
    releasing.ask(check, reason=form.cleaned_data["reason"], by=form.by)
    messages.success(request, ASKED)
    return _path(check)


def _answer(request: HttpRequest, check: ReleaseCheck, form: AnswerForm) -> str:
    because = form.cleaned_data["because"]
    if form.cleaned_data["answer"] == "allow":
        releasing.allow(check, because=because, by=form.by)
        messages.success(request, "It was let go. Your reason stays on the case.")
    else:
        releasing.refuse(check, because=because, by=form.by)
        messages.success(request, "It was stopped. Nothing goes.")
    return _path(check)


def _send(request: HttpRequest, case: Case, pk: int, form: SendPaperForm) -> str:
    form.refuse_if_moved_on()
    paper = find_paper(case, pk)
    sent = releasing.send_paper(
        case, paper=paper, to=form.reader, on=timezone.localdate(), by=form.by
    )
    check = latest_check(sent)
    if sent.state == Message.State.HELD and check is not None:
        messages.warning(request, HELD)
        return _path(check)
    messages.success(request, "The document waits to go. See below how it stands.")
    return reverse("case_messages", args=[case.reference])


def _share(request: HttpRequest, case: Case, pk: int) -> str:
    paper = releasing.share_with_family(find_paper(case, pk), by=request.user)  # type: ignore[arg-type]
    if paper.shared_with_family_at:
        messages.success(request, "The family can see the document now.")
        return reverse("document_page", args=[case.reference, pk])
    blocked = paper.release_checks.filter(state=ReleaseCheck.State.BLOCKED).first()
    messages.warning(request, HELD.replace("sent", "shared"))
    return _path(blocked) if blocked else reverse("letters_to_post")


def _path(check: ReleaseCheck) -> str:
    return reverse("release", args=[check.document.case.reference, check.pk])
