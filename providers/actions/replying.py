"""assign, decline, ask_more_time, report_missed: what a service says before it answers."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions.chronology import record
from cases.audit import action
from cases.models import Entry
from cases.refusals import Refused
from statutory import Kind, format_date

from ..access import live_memberships, memberships_of
from ..holding import held_request
from ..models import AdviceRequest
from ..plain_text import made_plain
from .telling import tell_officer

BACK = "A request for advice was sent back"
LONGER = "More time is asked for to give advice: the time limit stays as it is"
MISSED = "An appointment for advice was missed"
NO_LETTER = "An invitation to an appointment for advice did not reach the family"
UNKNOWN, NOT_OURS, OTHER = "unknown", "not_ours", "other"
WHY_BACK = {
    UNKNOWN: "Not known to us",
    NOT_OURS: "Known to us once, but not our patient or pupil now",
    OTHER: "For another reason",
}
_NOT_REACHED = {
    "no": "The invitation did not reach the family.",
    "unsure": "It is not known whether the invitation reached the family.",
}


@action
def assign(request: AdviceRequest, *, to: User | None, by: User) -> AdviceRequest:
    """Give a request to a colleague, take it on, or put it back for the team.

    Who shares the work out gives it to anybody; others take it, or give back what is theirs.
    """
    request = held_request(request)
    here = live_memberships().filter(provider=request.provider, began_on__lte=timezone.localdate())
    if to is not None and not here.filter(user=to).exists():
        raise Refused("They do not sign in for your organisation", field="to")
    runs = memberships_of(by).filter(provider=request.provider, is_admin=True).exists()
    own = to == by or (to is None and request.assigned_to_id == by.pk)
    if not runs and not own:
        raise Refused("Only an admin of your organisation gives work to others", field="to")
    audit.noting(before={"to": request.assigned_to_id})
    request.assigned_to = to
    request.save()
    return request


@action
def decline(
    request: AdviceRequest, *, why: str, because: str, by: User, on: date | None = None
) -> AdviceRequest:
    """Say that somebody else has to be asked. The officer hears at once, and asks them."""
    audit.leaving_unsaid("because")
    request = held_request(request)
    because = made_plain(because)
    if request.state != AdviceRequest.State.ASKED:
        raise Refused("This advice was handed in. Withdraw it, if it is not about your patient.")
    if why not in WHY_BACK:
        raise Refused("Select why it is sent back", field="why")
    if not because:
        raise Refused("Say what you looked for, or who should be asked", field="because")
    request.state = AdviceRequest.State.DECLINED
    request.declined_because = f"{WHY_BACK[why]}. {because}"
    request.assigned_to = None
    request.save()
    _note(request, f"sent back by {by.name}. {request.declined_because}", on, by)
    tell_officer(request, what=BACK, once="sent-back", by=by)
    return request


@action
def ask_more_time(
    request: AdviceRequest,
    *,
    until: date,
    because: str,
    by: User,
    on: date | None = None,
) -> AdviceRequest:
    """Say honestly when the advice will come. The time limit of the law does not move."""
    audit.leaving_unsaid("because")
    request = held_request(request)
    on = on or timezone.localdate()
    because = made_plain(because)
    if request.state != AdviceRequest.State.ASKED:
        raise Refused("This advice was handed in already")
    if until <= on:
        raise Refused("The day must be in the future", field="until")
    if not because:
        raise Refused("Say why you need more time", field="because")
    request.more_time_until, request.more_time_because = until, because
    request.save()
    _note(request, f"more time asked for, until {format_date(until)}. {because}", on, by)
    once = f"more-time:{until.isoformat()}:{on.isoformat()}"
    tell_officer(request, what=LONGER, once=once, by=by)
    return request


@action
def report_missed(
    request: AdviceRequest, *, day: date, reached: str, words: str, by: User
) -> AdviceRequest:
    """Tell of an appointment that did not take place.

    A missed appointment is a ground on which the council may rely (regulation 8(2)); it moves no
    date. Where the invitation never reached the family, they did not miss it, and it is no ground.
    """
    audit.leaving_unsaid("words")
    request = held_request(request)
    if request.state != AdviceRequest.State.ASKED:
        raise Refused("This advice was handed in already")
    if reached not in ("yes", "no", "unsure"):
        raise Refused("Say whether the invitation reached the family", field="reached")
    said = made_plain(words)
    if reached == "yes":
        note = f"{_whose(request)}. {said}".strip()
        record(
            request.case,
            kind=Kind.APPOINTMENT_MISSED,
            on=day,
            about=request.about,
            note=note,
            by=by,
        )
    else:
        _note(
            request, f"an appointment did not take place. {_NOT_REACHED[reached]} {said}", day, by
        )
    what = MISSED if reached == "yes" else NO_LETTER
    tell_officer(request, what=what, once=f"missed:{day.isoformat()}", by=by)
    return request


def _note(request: AdviceRequest, said: str, on: date | None, by: User) -> None:
    record(
        request.case,
        kind=Entry.Note.NOTE.value,
        on=on or timezone.localdate(),
        about=request.about,
        note=f"{_whose(request)}: {said}",
        by=by,
    )


def _whose(request: AdviceRequest) -> str:
    return f"{request.get_source_display()}, {request.provider.name if request.provider else ''}"
