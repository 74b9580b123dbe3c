"""The family’s part done by an officer: for who rings, writes or is visited, and has no screen."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form

from ..actions.behalf import Taken, write_down, write_down_comments
from ..actions.giving import Giver
from ..forms.behalf import AcceptForThem, CommentForThem, SayForThem
from ..portal.frame import person
from ..portal.questions import QUESTIONS, asked_now
from ..queries.behalf import Speaker, speaker, speakers_of, told_on
from ..queries.saying import accepted_before, answered_points
from .accounts import member_of

BACK = "Back to what the family tells us"
COPY = "They get a copy by letter or email, as they wish, and can put it right."
DONE = "It is on the case. A copy goes to them."
NO_COPY = "It is on the case. No copy goes to them: {why} Read it back to them."
TITLES = {
    "views": "Their views",
    "evidence": "Something they give us to read",
    "setting": "They ask for a school or college",
    "meeting": "They ask for a meeting",
    "message": "A message from them",
    "not-happening": "Help that is not happening",
    "correction": "They say that something is wrong",
    "agree": "Do they agree with the draft?",
    "accept-plan": "Do they accept the plan?",
    "feeling": "How it felt to them",
}
Form = SayForThem | CommentForThem | AcceptForThem


@officer(roles.RECORD)
def hub(request: HttpRequest, case: Case) -> HttpResponse:
    """For whom something can be written down, and all that the family told us."""
    user, today = person(request), timezone.localdate()
    context = frame_of(request, case, "behalf") | {
        "speakers": [_row(one) for one in speakers_of(case, user, today)],
        "told": told_on(case),
    }
    return render(request, "families/behalf.html", context)


@officer(roles.RECORD)
def tell(request: HttpRequest, case: Case, pk: int, about: str) -> HttpResponse:
    """One question, asked of them and written down."""
    who = _who(case, pk, person(request))
    if about not in asked_now(who.sight, who.draft, messages_too=True):
        raise Http404
    form = SayForThem(request, QUESTIONS[about], None)
    return _page(
        request, case, who, form, TITLES[about],
        lambda: write_down(_giver(case, who, form), gift=form.gift, by=form.by),
    )  # fmt: skip


@officer(roles.RECORD)
def comment(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """What they think of the draft, part by part."""
    who = _who(case, pk, person(request))
    if who.draft is None:
        raise Http404
    version = who.draft.version
    form = CommentForThem(request, version, None)

    def act() -> Taken:
        wants = bool(form.cleaned_data["wants_meeting"])
        giver, points = _giver(case, who, form), form.points
        return write_down_comments(
            giver, version=version, points=points, by=form.by, wants_meeting=wants
        )

    return _page(request, case, who, form, "What they think of the draft", act)


@officer(roles.RECORD)
def accept(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Whether they accept our answers to their points."""
    who = _who(case, pk, person(request))
    points = answered_points(who.sight)
    if not points:
        raise Http404
    form = AcceptForThem(request, points, accepted_before(who.sight))
    return _page(
        request, case, who, form, "Do they accept our answers?",
        lambda: write_down(_giver(case, who, form), gift=form.gift, by=form.by),
    )  # fmt: skip


def _who(case: Case, pk: int, user: User) -> Speaker:
    who = speaker(case, member_of(case, pk), user, timezone.localdate())
    if not who.may_take_part:
        raise Http404
    return who


def _giver(case: Case, who: Speaker, form: Form) -> Giver:
    how, day = form.cleaned_data["how"], form.cleaned_data["reached_on"]
    return Giver(case, who.member, form.by, officer_how=how, reached_on=day)


def _page(
    request: HttpRequest,
    case: Case,
    who: Speaker,
    form: Form,
    title: str,
    act: Callable[[], Taken],
) -> HttpResponse:
    home = reverse("behalf", args=[case.reference])
    page = Page(
        title, "Write it down", home, BACK, intro=(COPY,), member=who.member,
        template="families/write_down.html",
    )  # fmt: skip

    def do() -> str:
        taken = act()
        if taken.why_no_copy:
            messages.warning(request, NO_COPY.format(why=taken.why_no_copy))
        else:
            messages.success(request, DONE)
        return home

    return one_form(request, form, do, page, case=case)


def _row(one: Speaker) -> dict[str, object]:
    asked = asked_now(one.sight, one.draft, messages_too=True) if one.may_take_part else []
    return {
        "member": one.member,
        "may_take_part": one.may_take_part,
        "questions": [(slug, TITLES[slug]) for slug in asked],
        "draft": one.draft,
        "answers": bool(answered_points(one.sight)) if one.may_take_part else False,
    }
