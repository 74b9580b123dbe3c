"""Notices of a case for its officer: how each went, what shows that it arrived, what is next."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.addresses import mobile_in
from cases import roles
from cases.guards import officer
from cases.models import Case, Message
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import giving_again
from ..actions.texting import set_wish
from ..forms.service import NO, AgainForm, TextsForm, ToldForm
from ..queries.notices import Row, people_of, row_of
from .accounts import member_of

HERE = "service_notices"
BACK = "Back to notices"
PROOF = "The call counts as proof that they know. The letter goes no other way after that."
AGAIN = "The notice goes with a letter that says when it went first and which days count."
NO_WAY = "There is no way to send it: nothing is recorded, or something came back. Look at People."
TEXTS = (
    "A text never says what it is about. It has our name, what kind of thing came, by when to act,"
    " our number and the address to sign in.",
)
NO_MOBILE = "No mobile number is recorded for them. Enter it under People first."


@officer(roles.SEND)
def notices(request: HttpRequest, case: Case) -> HttpResponse:
    """Every notice in law to each person, and what shows that it reached them."""
    today = timezone.localdate()
    context = frame_of(request, case, HERE) | {"people": people_of(case, today), "today": today}
    return render(request, "families/notices.html", context)


@officer(roles.SEND)
def told(request: HttpRequest, case: Case, pk: uuid.UUID) -> HttpResponse:
    """Record that somebody was told of a notice by telephone."""
    row, form = _row(case, pk), ToldForm(request, case)
    title, member = "I told them by telephone", row.notice.first.to_member
    page = Page(
        title, "Record it", _home(case), BACK, intro=(PROOF,), facts=_facts(row), member=member
    )

    def act() -> str:
        call = giving_again.Call(form.at, form.cleaned_data["words"])
        first, today = row.notice.first, timezone.localdate()
        giving_again.told_by_phone(first, call=call, by=form.by, today=today)
        return _done(request, case, "The call is recorded as proof.")

    return one_form(request, form, act, page, case=case)


@officer(roles.SEND)
def again(request: HttpRequest, case: Case, pk: uuid.UUID) -> HttpResponse:
    """Send a notice once more, with a day of its own."""
    row = _row(case, pk)
    first = row.notice.first
    assert first.to_member is not None
    form = AgainForm(request, case, first.to_member)
    page = _page_of_again(row, _home(case), is_open=bool(form.ways))

    def act() -> str:
        typed, today = form.cleaned_data, timezone.localdate()
        how = {"channel": typed["channel"], "anew": typed["reached"] == NO}
        giving_again.send_again(first, because=typed["because"], by=form.by, today=today, **how)
        return _done(request, case, "It goes again. Both days are shown.")

    return one_form(request, form, act, page, case=case)


@officer(roles.RECORD)
def texts(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Set for somebody what they want to be told by text."""
    member = member_of(case, pk)
    form = TextsForm(request, member)
    warning = "" if mobile_in(member.phone) else NO_MOBILE
    page = Page("Text messages", "Save", _home(case), BACK, warning, TEXTS, member=member)

    def act() -> str:
        wish = form.cleaned_data["wish"]
        set_wish(case, member=member, wish=wish, by=form.by, for_them=True)
        return _done(request, case, "What they want to be told by text is saved.")

    return one_form(request, form, act, page, case=case)


def _page_of_again(row: Row, home: str, *, is_open: bool) -> Page:
    return Page(
        "Send it again",
        "Send it again",
        home,
        BACK,
        warning="" if is_open else NO_WAY,
        intro=(AGAIN,),
        facts=_facts(row),
        member=row.notice.first.to_member,
    )


def _row(case: Case, pk: uuid.UUID) -> Row:
    first = Message.objects.filter(case=case, pk=pk, to_member__removed_on=None).first()
    row = row_of(case, first, timezone.localdate()) if first else None
    if row is None:
        raise Http404
    return row


def _facts(row: Row) -> tuple[tuple[str, str], ...]:
    """The notice, every day on which it went, and until when they may appeal."""
    went = [f"{one.how.lower()} on {format_date(one.on)}" for one in row.sent if one.on]
    said = f"It went {', then '.join(went)}" if went else "Not yet"
    facts = [("Notice", row.notice.title), ("When it went", said)]
    if row.days and row.days.now.appeal.due:
        facts.append(("Last day to appeal", format_date(row.days.now.appeal.due)))
    return (*facts, ("What shows it", row.evidence or "Nothing yet"))


def _home(case: Case) -> str:
    return reverse(HERE, args=[case.reference])


def _done(request: HttpRequest, case: Case, said: str) -> str:
    messages.success(request, said)
    return _home(case)
