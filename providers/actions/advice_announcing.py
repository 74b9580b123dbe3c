"""announce, call_letters_back: how a request for advice goes out, and how it is stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accounts.models import User
from cases.actions import correspondence, recalling
from cases.actions.writing import write
from cases.audit import action
from cases.letters import ADVICE_REQUEST
from cases.letters.composing import compose
from cases.models import Message
from cases.refusals import Refused
from cases.release.readying import ready

from ..letters import addressee_of, asking, inbox_of
from ..models import AdviceRequest
from ..queries.advice_papers import why_nothing_comes

HELD = "The check before sending found something in the letter: {found}. Nothing went."


@action
def announce(request: AdviceRequest, *, on: date, by: User, not_enclosed: str = "") -> None:
    """An email to the inbox, or a letter with its papers where no email is known."""
    assert request.provider is not None
    inbox = inbox_of(request.provider)
    if not inbox:
        _write_letter(request, on, by, not_enclosed)
        return
    subject, text = asking(request.case.reference)
    correspondence.send_to_inbox(
        request.case,
        body=request.provider.name,
        inbox=inbox,
        code="advice-asked",
        subject=subject,
        text=text,
        caused_by=f"Advice asked of {request.provider.name}",
        once=f"advice-asked:{request.pk}",
        while_about=request.about,
        by=by,
    )


def _write_letter(request: AdviceRequest, on: date, by: User, not_enclosed: str) -> None:
    assert request.provider is not None
    reader = addressee_of(request.provider, request.about)
    if reader.why_not:
        raise Refused(reader.why_not)
    papers = list(request.papers.order_by("pk"))
    why_not = why_nothing_comes(papers, not_enclosed)
    composed = compose(
        ADVICE_REQUEST,
        case=request.case,
        to=reader,
        on=on,
        signed_by=by,
        typed={"questions": request.questions, "not_enclosed": why_not},
        enclosed=papers,
    )
    made = ready(request.case, composed)
    if not made.is_clear:
        every = (made.checked, *(one for _, one in made.enclosed))
        raise Refused(
            HELD.format(found=next(one for one in every if not one.is_clear).findings[0].what)
        )
    # The papers were looked through before, or a second person let them go.
    made = replace(made, enclosed=tuple(one for one in made.enclosed if one[1].is_clear))
    write(request.case, composed=composed, on=on, by=by, made=made)


@action
def call_letters_back(request: AdviceRequest, *, because: str, by: User) -> None:
    """Call back the letter of a request, where it waits to go. An email stops by itself."""
    key = f"letter:{ADVICE_REQUEST.code}:{request.case_id}:provider-{request.provider_id}"
    waiting = Message.objects.filter(
        case=request.case_id,
        once__startswith=f"{key}-{request.about}:",
        state__in=recalling.WAITING,
    )
    for letter in waiting:
        recalling.call_back(letter, because=because, by=by)
