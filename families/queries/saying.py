"""What somebody can tell us now, what they told us before, and what we answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from accounts.models import Role
from cases.models import Contact, Message
from cases.queries.contact import contacts_with
from plans.models import Point, Version
from plans.queries.points import sent_versions, window_of
from plans.queries.replies import CODE as REPLY
from plans.queries.versions import is_in_force, was_made_final

from ..access import Sight
from ..models import Given, Typed
from .shown import shown_to

REACH = "reach"  # a change of how we reach them that waits for its code


@dataclass(frozen=True)
class Draft:
    """A draft that was sent to them, and the last day for what they say of it."""

    version: Version
    last_day: date | None
    is_late: bool


@dataclass(frozen=True)
class Told:
    """One thing they told us, and what became of it."""

    given: Given
    reply_by: date | None
    reply: str
    replied_on: date | None
    points: Sequence[Point]

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What they chose or typed beside their words: a school's name, days that suit them."""
        told = self.given
        rows = [(name, value) for name, value in told.about.items() if isinstance(value, str)]
        return [(name, value) for name, value in rows if value and value != told.words]


def draft_for(sight: Sight, today: date) -> Draft | None:
    """The newest version that the family was asked about, until a plan was made final from it."""
    plan = sight.plan
    version = sent_versions(plan).defer("content").first() if plan else None
    if version is None or was_made_final(version):
        return None
    last = window_of(version)
    return Draft(version, last, last is not None and today > last)


def has_plan(sight: Sight) -> bool:
    """Whether a plan is in force, so that its help must be given."""
    plan = sight.plan
    return plan is not None and is_in_force(plan)


def told_by(sight: Sight, told_until: datetime | None = None) -> list[Told]:
    """All this person told us, newest first, each with our answer. Never another person's."""
    rows = (
        Given.objects.filter(member=sight.member, case=sight.case)
        .exclude(words="", upload=None)  # what came with a file alone is the file
        .select_related("contact__answered_by", "representation", "helper", "by", "upload")
        .prefetch_related("representation__points")
    )
    given = list(rows)
    has_points = any(one.representation_id for one in given)
    if has_points and told_until is None:
        told_until = answers_told_until(sight)
    shown = shown_to(sight) if given else str
    return [_told(one, told_until, shown) for one in given]


def answered_points(sight: Sight) -> list[Point]:
    """Their own points that we answered, once the answer has reached them, in their order."""
    rows = _answered(sight, answers_told_until(sight))
    found = list(rows.order_by("representation__received_on", "representation", "number"))
    shown = shown_to(sight)
    for one in found:
        one.why, one.change = shown(one.why), shown(one.change)
    return found


def has_answers(sight: Sight, told_until: datetime | None) -> bool:
    """Whether there is an answer of ours that they could accept."""
    return told_until is not None and _answered(sight, told_until).exists()


def accepted_before(sight: Sight) -> dict[str, str]:
    """By number of a point, whether they said that they accept our answer; the newest word."""
    rows = Given.objects.filter(member=sight.member, case=sight.case, kind=Given.Kind.ACCEPT)
    said: dict[str, str] = {}
    for one in rows.order_by("at", "pk"):
        said |= one.about.get("points", {})
    return said


def messages_of(sight: Sight) -> list[Contact]:
    """What passed between this person and us: calls, letters and messages, newest first."""
    found, shown = list(contacts_with(sight.case, sight.member)), shown_to(sight)
    for one in found:
        if one.by.role != Role.FAMILY:
            one.words = shown(one.words)
    return found


def half_written(sight: Sight, user: int) -> list[Typed]:
    """What they began and did not send."""
    rows = Typed.objects.filter(user=user, member=sight.member).exclude(form=REACH)
    return list(rows.order_by("-saved_at"))


def typed_for(sight: Sight, user: int, form: str, about: str = "") -> Typed | None:
    """What they began on one form."""
    found = Typed.objects.filter(user=user, member=sight.member, form=form, about=about)
    return found.first()


def _answered(sight: Sight, told_until: datetime | None) -> QuerySet[Point]:
    if told_until is None:
        return Point.objects.none()
    return Point.objects.filter(
        representation__member=sight.member,
        representation__version__plan__case=sight.case,
        representation__set_aside_because="",
        answered_at__lte=told_until,
    ).exclude(answer="")


def answers_told_until(sight: Sight) -> datetime | None:
    """Answers given before this moment have reached this person, in a letter or with a version.

    Until then an answer is being written: a person may still change it.
    """
    replies = Message.objects.filter(
        case=sight.case, to_member=sight.member, code=REPLY, state=Message.State.SENT
    )
    plan = sight.plan
    sent = plan.versions.exclude(frozen_at=None) if plan else Version.objects.none()
    issued = sent.exclude(sent_on=None)
    moments = [
        *replies.values_list("sent_at", flat=True),
        *issued.values_list("frozen_at", flat=True),
    ]
    return max((one for one in moments if one), default=None)


def _told(given: Given, told_until: datetime | None, shown: Callable[[str], str]) -> Told:
    contact = given.contact
    if given.by_officer:
        given.words = shown(given.words)
    answer = getattr(contact, "answered_by", None) if contact else None
    is_open = answer is not None and not answer.internal
    points = given.representation.points.all() if given.representation else []
    return Told(
        given=given,
        reply_by=contact.reply_by if contact else None,
        reply=shown(answer.words) if is_open and answer else "",
        replied_on=answer.at.date() if is_open and answer else None,
        points=[_as_told(one, told_until, shown) for one in points],
    )


def _as_told(point: Point, told_until: datetime | None, shown: Callable[[str], str]) -> Point:
    """A point with its answer, once that answer reached them."""
    if point.answered_at is None or told_until is None or point.answered_at > told_until:
        point.answer, point.why, point.change = "", "", ""
    point.why, point.change = shown(point.why), shown(point.change)
    return point
