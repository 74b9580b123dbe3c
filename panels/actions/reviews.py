"""hand in, take back, send back, approve: a brief is looked at by somebody who wrote none of it."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases import audit, roles
from cases.audit import action
from cases.refusals import Refused

from ..models import Brief, BriefReview
from ..queries.briefs import gaps, shown
from ..queries.reviews import ANSWERED, fingerprint, waiting, why_may_not_answer

State = BriefReview.State
MOVED_ON = "The brief was changed while you were reading. Read it again, and answer then."


@action
def hand_in(brief: Brief, *, note: str, by: User, today: date) -> BriefReview:
    """Ask a senior to look at a brief. It cannot be written on until they answer."""
    audit.leaving_unsaid("note")
    brief = _held(brief)
    if brief.state not in (Brief.State.WRITING, Brief.State.RETURNED):
        raise Refused("This brief is with a senior already, or done")
    try:
        with transaction.atomic():
            review = BriefReview.objects.create(
                brief=brief,
                content=shown(brief, today),
                fingerprint=fingerprint(brief),
                note=note.strip(),
                asked_by=by,
            )
    except IntegrityError:
        raise Refused("This brief is with a senior already") from None
    _become(brief, Brief.State.SUBMITTED, by)
    return review


@action
def take_back(brief: Brief, *, by: User) -> BriefReview:
    """Take a brief back before it was answered."""
    brief = _held(brief)
    review = _waiting(brief)
    _become(brief, Brief.State.WRITING, by)
    return _answer(review, State.WITHDRAWN, by, "")


@action
def send_back(brief: Brief, *, comments: str, by: User) -> BriefReview:
    """Send a brief back to whoever wrote it, with what has to be done."""
    audit.leaving_unsaid("comments")
    brief = _held(brief)
    review = _waiting(brief)
    _refuse_reader(brief, by)
    if not comments.strip():
        raise Refused("Say what has to be done", field="comments")
    _become(brief, Brief.State.RETURNED, by)
    return _answer(review, State.RETURNED, by, comments)


@action
def approve(
    brief: Brief, *, seen: str, comments: str, in_spite: str, by: User, today: date
) -> BriefReview:
    """Approve a brief as it stands. `in_spite`: why it may go with what it lacks (H-200)."""
    audit.leaving_unsaid("comments", "in_spite")
    brief = _held(brief)
    review = _waiting(brief)
    _refuse_reader(brief, by)
    if fingerprint(brief) != seen:
        raise Refused(MOVED_ON)
    lacking = gaps(brief, today)
    if lacking and not in_spite.strip():
        raise Refused(
            f"It lacks {len(lacking)} thing{'s' * (len(lacking) > 1)}. Send it back, or say why it"
            " may go all the same",
            field="in_spite",
        )
    review.fingerprint = seen
    review.gaps_allowed_because = in_spite.strip() if lacking else ""
    audit.noting(after={"lacking": [one.code for one in lacking]})
    _become(brief, Brief.State.APPROVED, by)
    return _answer(review, State.APPROVED, by, comments)


def _held(brief: Brief) -> Brief:
    return Brief.objects.select_for_update(of=("self",)).select_related("case").get(pk=brief.pk)


def _waiting(brief: Brief) -> BriefReview:
    review = waiting(brief)
    if review is None:
        raise Refused("This brief was not handed in, or is answered already")
    return review


def _refuse_reader(brief: Brief, by: User) -> None:
    if not roles.may(by.role, roles.REVIEW_BRIEF):
        raise Refused("You may not answer for briefs")
    if why := why_may_not_answer(brief, by):
        raise Refused(why)


def _become(brief: Brief, state: str, by: User) -> None:
    brief.state = state
    brief._history_user = by  # type: ignore[attr-defined]
    brief._change_reason = ANSWERED  # type: ignore[attr-defined]
    brief.save()


def _answer(review: BriefReview, state: str, by: User, comments: str) -> BriefReview:
    review.state, review.answered_by, review.answered_at = state, by, timezone.now()
    review.comments = comments.strip()
    review.save()
    return review
