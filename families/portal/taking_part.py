"""Having a say: views, wishes, comments on the draft, messages; and what we answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.screens.one_form import Page

from ..access import Sight
from ..actions.giving import Giver, comment, finish_later, forget_typed, give
from ..forms.accepting import AcceptForm
from ..forms.saying import CommentForm, SayForm
from ..guards import family
from ..models import Given, Part
from ..queries.saying import (
    accepted_before,
    answered_points,
    answers_told_until,
    draft_for,
    half_written,
    has_answers,
    messages_of,
    told_by,
    typed_for,
)
from .frame import ONE_FORM, around, ask, person
from .questions import QUESTIONS, asked_now

SAY, PLAN = Part.SAY.value, Part.PLAN.value
KEPT = "We kept what you wrote. Only you can see it, and it is not sent yet."
SENT = "We have it. Thank you."
RIGHTS = ("Your answer takes no right away from you. You can still appeal against the plan.",)


@family(SAY)
def say(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Everything they can tell us now, what they began, and what they told us."""
    draft = draft_for(sight, timezone.localdate()) if sight.may(PLAN) else None
    until = answers_told_until(sight)
    more = {
        "questions": [(slug, QUESTIONS[slug].title) for slug in asked_now(sight, draft)],
        "draft": draft,
        "told": told_by(sight, until),
        "answers": sight.may(PLAN) and has_answers(sight, until),
        "begun": half_written(sight, person(request).pk),
    }
    return render(request, "family/say.html", around(sight, "family_say") | more)


@family(SAY, writes=True)
def tell(request: HttpRequest, sight: Sight, *, about: str) -> HttpResponse:
    """One question on one page."""
    question = QUESTIONS.get(about)
    if question is None or (question.kind == Given.Kind.MESSAGE and not sight.may("messages")):
        raise Http404
    typed = typed_for(sight, person(request).pk, about)
    form = SayForm(request, question, typed)
    if form.is_for_later:
        finish_later(
            sight.member, form=about, about="", values=form.half_written, by=person(request)
        )
        messages.success(request, KEPT)
        return redirect("family_say", sight.member.pk)

    def act() -> str:
        give(_giver(request, sight), gift=form.gift, by=form.by)
        forget_typed(sight.member, form=about, about="", by=form.by)
        messages.success(request, SENT)
        return _after(sight, question.kind)

    page = Page(
        question.title, question.button, _after(sight, question.kind), "Back",
        template="family/tell.html",
    )  # fmt: skip
    return ask(request, sight, form, act, page, current="family_say")


@family(PLAN, writes=True)
def comment_on_draft(request: HttpRequest, sight: Sight) -> HttpResponse:
    """What they think of the draft, part by part, until the day shown; and later, marked."""
    draft = draft_for(sight, timezone.localdate())
    if draft is None or not sight.may(SAY):
        raise Http404
    about, by = str(draft.version.pk), person(request)
    form = CommentForm(request, draft.version, typed_for(sight, by.pk, "comments", about))
    if form.is_for_later:
        finish_later(sight.member, form="comments", about=about, values=form.half_written, by=by)
        messages.success(request, KEPT)
        return redirect("family_say", sight.member.pk)

    def act() -> str:
        wants = bool(form.cleaned_data["wants_meeting"])
        giver = _giver(request, sight)
        comment(giver, version=draft.version, points=form.points, by=by, wants_meeting=wants)
        forget_typed(sight.member, form="comments", about=about, by=by)
        messages.success(request, SENT)
        return reverse("family_say", args=[sight.member.pk])

    back = reverse("family_say", args=[sight.member.pk])
    page = Page("What you think of the draft", "Send", back, "Back", template="family/comment.html")
    return ask(request, sight, form, act, page, current="family_say", more={"draft": draft})


@family(PLAN, writes=True)
def accept(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Whether they accept our answer to each point they made."""
    points = answered_points(sight)
    if not points or not sight.may(SAY):
        raise Http404
    form = AcceptForm(request, points, accepted_before(sight))
    back = reverse("family_say", args=[sight.member.pk])
    page = Page("Do you accept our answers?", "Send", back, "Back", intro=RIGHTS, template=ONE_FORM)

    def act() -> str:
        give(_giver(request, sight), gift=form.gift, by=form.by)
        messages.success(request, SENT)
        return back

    return ask(request, sight, form, act, page, current="family_say")


@family(Part.MESSAGES.value)
def messages_page(request: HttpRequest, sight: Sight) -> HttpResponse:
    """What passed between this person and us, and by when we answer."""
    more = {"contacts": messages_of(sight)}
    return render(request, "family/messages.html", around(sight, "family_messages") | more)


def _giver(request: HttpRequest, sight: Sight) -> Giver:
    return Giver(sight.case, sight.member, person(request), sight.helper)


def _after(sight: Sight, kind: str) -> str:
    name = "family_messages" if kind == Given.Kind.MESSAGE else "family_say"
    return reverse(name, args=[sight.member.pk])
