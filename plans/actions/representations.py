"""What the family says of a version that was sent to them: taken down, mended, set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology
from cases.audit import action
from cases.models import Document, Entry, FamilyMember
from cases.refusals import Refused
from providers.models import Provider
from statutory import Kind, counted, format_date

from ..models import Point, Representation, Version
from ..queries.labels import SECTIONS, label_in, labels_of, section_of
from ..queries.points import WINDOWS

LONGEST = 20_000  # letters in one point: more is a whole letter, which belongs among the papers
MOST = 400  # points of one letter
TOO_LONG = (
    "Point {number} is {length:,} letters long. One point holds at most {most:,}: put the whole"
    " letter under Documents and write here what they ask for."
)


@dataclass(frozen=True)
class Heard:
    """Who of the family told us, how and when."""

    received_on: date
    member: FamilyMember | None = None
    from_whom: str = ""  # by name, where it is nobody on the case
    how: str = Representation.How.LETTER.value
    document: Document | None = None
    wants_meeting: bool = False


@dataclass(frozen=True)
class Said:
    """One point: their words, what they are about, and a setting they ask us to name."""

    text: str
    section: str = ""
    item: str = ""
    asks_for: Provider | None = None

    def __str__(self) -> str:
        return f"{self.section} {self.item}".strip() or "(a point)"


@action
def hear(
    version: Version,
    *,
    heard: Heard,
    points: Sequence[Said],
    by: User,
    today: date | None = None,
) -> Representation:
    """Take down what the family says of a version. Late or not, it is taken (H-105)."""
    audit.leaving_unsaid("heard", "points")
    today = today or timezone.localdate()
    _refuse_unsent(version)
    _refuse_wrong_day(version, heard.received_on, today)
    name = heard.member.name if heard.member else " ".join(heard.from_whom.split())
    if not name:
        raise Refused("Enter the name of who said it", field="from_whom")
    if heard.member and heard.member.child_id != version.case.child_id:
        raise Refused("That person is not on this case", field="member")
    if heard.document and heard.document.case_id != version.case.pk:
        raise Refused("That paper is of another case", field="document")
    representation = Representation.objects.create(
        version=version, recorded_by=by, **{**vars(heard), "from_whom": name[:200]}
    )
    add_points(representation, points=points, by=by)
    _record(representation, by, today)
    audit.noting(after={"representation": representation.pk, "points": len(points)})
    return representation


@action
def add_points(representation: Representation, *, points: Sequence[Said], by: User) -> list[Point]:
    """Add points to what they said, in their order."""
    audit.leaving_unsaid("points")
    held = Representation.objects.select_for_update(of=("self",)).get(pk=representation.pk)
    if held.set_aside_because:
        raise Refused("What they said was set aside, so nothing is added to it.")
    last = held.points.order_by("-number").values_list("number", flat=True).first() or 0
    if last + len(points) > MOST:
        raise Refused(
            f"That makes {counted(last + len(points), 'point')}, and one letter holds at most"
            f" {MOST}. Take several of them together.",
            field="points",
        )
    known = labels_of(held.version)
    for number, said in enumerate(points, start=last + 1):
        _refuse_point(said, number, held.version, known)
    return Point.objects.bulk_create(
        Point(representation=held, number=number, **_fields(said))
        for number, said in enumerate(points, start=last + 1)
    )


@action
def mend_point(point: Point, *, said: Said, by: User) -> Point:
    """Put right how a point was taken down. Its answer stays, and the audit keeps what stood."""
    audit.leaving_unsaid("said")
    version = point.representation.version
    _refuse_point(said, point.number, version, labels_of(version))
    new = _fields(said)
    was = {name: getattr(point, name) for name in new}
    changed = {name: value for name, value in new.items() if value != was[name]}
    for name, value in changed.items():
        setattr(point, name, value)
    point.save(update_fields=list(changed) or None)
    audit.noting(before={n: was[n] for n in changed}, after={"point": point.pk, **changed})
    return point


@action
def set_aside(representation: Representation, *, because: str, by: User) -> Representation:
    """Set aside what was taken down by mistake: of another child, or twice. It stays to be read."""
    if not because.strip():
        raise Refused("Say why it is set aside", field="because")
    representation.set_aside_because = because.strip()
    representation.save(update_fields=["set_aside_because"])
    return representation


@action
def record_meeting(
    representation: Representation, *, on: date, note: str, by: User, today: date | None = None
) -> Representation:
    """Write down a meeting about what they said: what was agreed in it, and what was not."""
    audit.leaving_unsaid("note")
    today = today or timezone.localdate()
    if on > today:
        raise Refused(f"{format_date(on)} is in the future", field="on")
    if (sent := representation.version.sent_on) and on < sent:
        raise Refused(
            f"{format_date(on)} is before the version was sent to them ({format_date(sent)})",
            field="on",
        )
    if not note.strip():
        raise Refused("Write what was agreed and what was not", field="note")
    audit.noting(before={"on": representation.meeting_on, "note": representation.meeting_note})
    representation.meeting_on, representation.meeting_note = on, note.strip()
    representation.save(update_fields=["meeting_on", "meeting_note"])
    return representation


def _record(representation: Representation, by: User, today: date) -> None:
    """One entry for each day on which something came; of amendments no clock waits for it."""
    version, case = representation.version, representation.case
    on = representation.received_on
    if version.status == Version.Status.PROPOSED:
        kind, note = Entry.Note.NOTE.value, "The family’s views on the proposed amendments came"
    else:
        kind, note = Kind.REPRESENTATIONS_RECEIVED.value, ""
    note = f"{note} (version {version.number})".strip()
    told = case.entries.filter(kind=kind, on=on, corrected_by=None)
    if kind == Entry.Note.NOTE.value:
        told = told.filter(note=note)
    if not told.exists():
        chronology.record(case, kind=kind, on=on, by=by, note=note, today=today)


def _refuse_unsent(version: Version) -> None:
    if version.sent_on is None or version.is_open or version.status not in WINDOWS:
        raise Refused(
            "The family has not been sent that version to comment on. Choose the one they had"
            " before them.",
            field="version",
        )


def _refuse_wrong_day(version: Version, on: date, today: date) -> None:
    assert version.sent_on is not None
    if on > today:
        raise Refused(f"{format_date(on)} is in the future", field="received_on")
    if on < version.sent_on:
        raise Refused(
            f"{format_date(on)} is before version {version.number} was sent to them"
            f" ({format_date(version.sent_on)}). Look at the day, or choose another version.",
            field="received_on",
        )


def _refuse_point(said: Said, number: int, version: Version, known: frozenset[str]) -> None:
    if not said.text.strip():
        raise Refused("Write what they say", field="text")
    if len(said.text) > LONGEST:
        told = TOO_LONG.format(number=number, length=len(said.text), most=LONGEST)
        raise Refused(told, field="text")
    if said.section and said.section not in SECTIONS:
        raise Refused(f"A plan has no Section {said.section[:10]}", field="section")
    item = label_in(said.item)
    if item and item not in known:
        raise Refused(
            f"Version {version.number} has no {item[:10]}. Leave the line empty if they mean"
            " the whole section.",
            field="item",
        )


def _fields(said: Said) -> dict[str, object]:
    item = label_in(said.item)
    section = section_of(item) if item else said.section
    return {**vars(said), "text": said.text.strip(), "item": item, "section": section}
