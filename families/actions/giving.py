"""give, comment, finish_later: what somebody of a family tells us, and where it goes.

Everything is kept as it was given and stands on the case file at once, with a day by which we
reply where one is owed. Two parents who say opposite things are two rows; neither is merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.core.files.base import File
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import concerns, contact, uploads
from cases.audit import action
from cases.models import Case, Contact, FamilyMember, Upload
from cases.refusals import Refused
from plans.actions import representations
from plans.actions.representations import Heard
from plans.actions.representations import Said as Point
from plans.models import Representation, Version
from plans.queries.points import window_of

from ..models import Given, Helper, Typed
from ..worries import sounds_worrying

Kind = Given.Kind
# What we answer. A view is heard, not answered; how it felt is nobody's to answer.
ANSWERED = (
    Kind.SETTING,
    Kind.MEETING,
    Kind.MESSAGE,
    Kind.NOT_HAPPENING,
    Kind.CORRECTION,
)
LONGEST = 20_000  # letters


@dataclass(frozen=True)
class Giver:
    """Whose words these are, and who sent them: themselves, a helper, or an officer for them."""

    case: Case
    member: FamilyMember
    by: User
    helper: Helper | None = None
    officer_how: str = ""  # how they told the officer: a call, a letter, a visit
    reached_on: date | None = None  # and on which day, where it was not today

    def __str__(self) -> str:
        return f"member {self.member.pk}"

    @property
    def sent_by(self) -> str:
        """For whom it was written down, where they did not do so themselves."""
        return self.member.name if self.helper or self.officer_how else ""

    @property
    def received_on(self) -> date:
        """The day it reached us: what the time to reply and the time for comments go by."""
        return self.reached_on or timezone.localdate()


@dataclass(frozen=True)
class Gift:
    """What is given: its kind, the words, what it is about, and files."""

    kind: str
    words: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    files: Sequence[File[bytes]] = ()
    marks: dict[str, Any] = field(default_factory=dict)  # kept with it, and not among its words

    def __str__(self) -> str:
        return self.kind


@action
def give(giver: Giver, *, gift: Gift, by: User) -> Given:
    """Take what somebody of the family tells us, keep it as it is, and put it on the case."""
    audit.leaving_unsaid("giver", "gift")
    _refuse_nothing(gift)
    spoken = _on_the_case(giver, gift) if gift.words.strip() else None
    kept = _keep(giver, gift, contact=spoken)
    for file in gift.files:
        upload = _take_in(giver, gift, file)
        _keep(giver, Gift(gift.kind, "", {"file": upload.pk}), upload=upload)
    _worry(giver, gift.words)
    audit.noting(after={"given": kept.pk, "kind": gift.kind, "files": len(gift.files)})
    return kept


@action
def comment(
    giver: Giver,
    *,
    version: Version,
    points: Sequence[Point],
    by: User,
    wants_meeting: bool = False,
) -> Given:
    """Take what they say of a draft, part by part. After the last day it is taken and marked."""
    audit.leaving_unsaid("giver", "points")
    if not points:
        raise Refused("Write what you think of at least one part", field="words")
    heard = Heard(
        received_on=giver.received_on,
        member=giver.member,
        how=_HOW.get(giver.officer_how, Representation.How.PORTAL.value),
        wants_meeting=wants_meeting,
    )
    taken = representations.hear(version, heard=heard, points=points, by=giver.by)
    words = "\n\n".join(point.text for point in points)
    gift = Gift(Kind.COMMENTS, words, {"version": version.pk, "points": len(points)})
    last = window_of(version)
    late = last is not None and giver.received_on > last
    _worry(giver, words)
    return _keep(giver, gift, representation=taken, is_late=late)


@action
def finish_later(
    member: FamilyMember, *, form: str, about: str, values: dict[str, Any], by: User
) -> Typed:
    """Keep what was typed and not sent, for this person alone, on any device."""
    audit.leaving_unsaid("values")
    key = {"user": by, "member": member, "form": form, "about": about}
    kept = Typed.objects.select_for_update().filter(**key).first() or Typed(**key)
    kept.values = values
    kept.save()
    return kept


@action
def forget_typed(member: FamilyMember, *, form: str, about: str, by: User) -> None:
    """What was half typed is sent now, so it need not be kept twice."""
    kept = Typed.objects.filter(user=by, member=member, form=form, about=about).first()
    if kept is not None:
        kept.delete()


_HOW = {
    Contact.How.CALL.value: Representation.How.CALL.value,
    Contact.How.MEETING.value: Representation.How.MEETING.value,
    Contact.How.VISIT.value: Representation.How.MEETING.value,
    Contact.How.LETTER.value: Representation.How.LETTER.value,
}


def _refuse_nothing(gift: Gift) -> None:
    if not gift.words.strip() and not gift.files:
        raise Refused("Write something, or add a file", field="words")
    if len(gift.words) > LONGEST:
        raise Refused(
            f"That is {len(gift.words):,} letters, and we can take {LONGEST:,}. Send the rest as"
            " a file.",
            field="words",
        )


def _on_the_case(giver: Giver, gift: Gift) -> Contact:
    said = contact.Said(
        how=giver.officer_how or Contact.How.MESSAGE.value,
        direction=Contact.Direction.IN.value,
        at=_moment(giver),
        words=f"{Kind(gift.kind).label}\n\n{_about(gift)}{gift.words.strip()}",
        member=giver.member,
    )
    return contact.log(
        giver.case,
        said=said,
        by=giver.by,
        on_behalf_of=giver.sent_by,
        wants_answer=gift.kind in ANSWERED,
    )


def _moment(giver: Giver) -> datetime:
    """Now, or the day an officer was told, where nobody kept the hour."""
    if giver.received_on == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(giver.received_on, time.min))


def _about(gift: Gift) -> str:
    lines = [f"{name}: {value}" for name, value in gift.about.items() if value]
    return "\n".join(lines) + "\n\n" if lines else ""


def _keep(giver: Giver, gift: Gift, **more: Any) -> Given:
    return Given.objects.create(
        case=giver.case,
        member=giver.member,
        helper=giver.helper,
        by=giver.by,
        by_officer=bool(giver.officer_how),
        told_how=giver.officer_how,
        reached_on=giver.received_on if giver.officer_how else None,
        kind=gift.kind,
        words=gift.words.strip(),
        about=gift.about | gift.marks,
        **more,
    )


def _take_in(giver: Giver, gift: Gift, file: File[bytes]) -> Upload:
    said = {
        "from_whom": giver.member.name,
        "received_on": giver.received_on.isoformat(),
        "sort": "views" if gift.kind == Kind.VIEWS else "other",
        "title": str(Kind(gift.kind).label),
    }
    name = file.name or "file"
    return uploads.take_in(name=name, content=file, by=giver.by, case=giver.case, said=said)


def _worry(giver: Giver, words: str) -> None:
    """A person reads it within the hour. Nothing is said of it to anybody else of the family."""
    if not sounds_worrying(words):
        return
    try:
        concerns.raise_concern(giver.case, words=words, by=giver.by)
    except Refused:  # nobody is named as safeguarding lead: the officer must see it at once
        note = contact.Said(
            how=Contact.How.NOTE.value,
            direction=Contact.Direction.IN.value,
            at=timezone.now(),
            words="Something they wrote may mean that somebody is in danger. Read it now.",
        )
        contact.log(giver.case, said=note, by=giver.by, internal=True)
