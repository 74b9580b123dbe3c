"""The reply to what the family said, in words: for each reader their own points and our answers.

What one adult said is told to another only where both may know of each other, and nobody is named
to a reader who may not learn of them (`cases.queries.shareable`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases.letters import LETTERS_BY_CODE
from cases.letters.recipients import recipients_of
from cases.models import FamilyMember, Message
from cases.queries.shareable import shareable_people
from cases.refusals import Refused
from statutory import counted, format_date

from ..models import Plan, Point, Representation
from .said import heard_on

CODE = "reply-to-views"
LETTER = LETTERS_BY_CODE[CODE]
QUOTED = 60  # words of theirs before the rest is left out: they know what they wrote
SOMEBODY = "Somebody who spoke for the family"
_NAMES = {
    Point.Answer.ACCEPTED: "Accepted.",
    Point.Answer.PART: "Accepted in part.",
    Point.Answer.REFUSED: "Not accepted.",
}

_HOW = {
    Representation.How.LETTER: "wrote to us",
    Representation.How.EMAIL: "emailed us",
    Representation.How.CALL: "rang us",
    Representation.How.MEETING: "spoke with us in a meeting",
    Representation.How.PORTAL: "wrote to us on our site",
}


@dataclass(frozen=True)
class Part:
    """What somebody said, as it may be answered in one reader's letter."""

    representation: Representation
    name: str  # as the reader may know them; empty where it is the reader's own
    usual: bool  # whether it is answered in their letter unless somebody takes it out

    @property
    def title(self) -> str:
        """As an officer chooses it."""
        one = self.representation
        waiting = sum(not point.answer for point in one.points.all())
        open_ones = f", {waiting} not answered" if waiting else ""
        number = counted(len(one.points.all()), "point")
        return f"{one.from_whom}, {format_date(one.received_on)}: {number}{open_ones}"


@dataclass(frozen=True)
class Reader:
    """One person the reply can go to, and what can be answered in their letter."""

    member: FamilyMember
    parts: Sequence[Part]


def readers_of(plan: Plan, on: date) -> list[Reader]:
    """Everybody who holds the right and can be written to, with what may be answered to them."""
    heard = [one for one in reversed(heard_on(plan)) if not one.set_aside_because]
    family = list(plan.case.child.family.all())
    return [
        Reader(member, _parts(plan, member, heard, family))
        for member in recipients_of(plan.case, on).reachable
    ]


def replies_made(plan: Plan) -> list[Message]:
    """The replies that were written so far, newest first."""
    rows = plan.case.messages.filter(code=CODE).select_related("to_member", "document")
    return list(rows.order_by("-written_at"))


def answers_in_words(parts: Iterable[Part]) -> str:
    """Each point with our answer and the reason. Refused while one of them has no answer."""
    said = list(parts)
    if not said:
        raise Refused("Select whose points the letter answers")
    waiting = [p for one in said for p in one.representation.points.all() if not p.answer]
    if waiting:
        raise Refused(
            f"{counted(len(waiting), 'point')} of them"
            f" {'has' if len(waiting) == 1 else 'have'} no answer yet. Answer every point first."
        )
    return "\n\n".join(block for one in said for block in _blocks(one))


def _parts(
    plan: Plan, reader: FamilyMember, heard: Sequence[Representation], family: list[FamilyMember]
) -> list[Part]:
    known = {one.name for one in shareable_people(plan.case, reader)}
    kept_apart = [one for one in family if one.withheld or one.withheld_all]
    parts = [_part(one, reader, known, kept_apart) for one in heard]
    return [part for part in parts if part is not None]


def _part(
    one: Representation, reader: FamilyMember, known: set[str], kept_apart: list[FamilyMember]
) -> Part | None:
    """How one letter of the family may be answered to one reader; not at all, for `None`."""
    author = one.member
    if author is not None and author.pk == reader.pk:
        return Part(one, "", usual=True)
    if author is not None:
        hidden = author in kept_apart or author.name not in known
        return None if hidden else Part(one, author.name, usual=False)
    others = [who for who in kept_apart if who.pk != reader.pk]
    if any(_is_named(who, one.from_whom) for who in others):
        return None
    return Part(one, SOMEBODY if others else one.from_whom, usual=not others)


def _is_named(who: FamilyMember, text: str) -> bool:
    names = (who.name, who.known_as, who.other_names)
    return any(name.strip() and name.casefold() in text.casefold() for name in names)


def _blocks(part: Part) -> list[str]:
    one = part.representation
    who = part.name or "You"
    on = format_date(one.received_on)
    points = list(one.points.all())
    what = (
        f"made {counted(len(points), 'point')}"
        if points
        else "made no point that asks for a change"
    )
    blocks = [f"{who} {_HOW[Representation.How(one.how)]}. It reached us on {on}. {who} {what}."]
    blocks += [_point(point, "You" if not part.name else "They") for point in points]
    if one.meeting_on:
        blocks.append(f"We met on {format_date(one.meeting_on)}.\n{one.meeting_note}")
    return blocks


def _point(point: Point, who: str) -> str:
    about = point.item or (f"Section {point.section}" if point.section else "")
    lines = [
        f"Point {point.number}{f', {about}' if about else ''}. {who} said: “{_short(point.text)}”",
        f"Our answer: {_NAMES[Point.Answer(point.answer)]}",
    ]
    if point.change:
        lines.append(f"What we change: {point.change}")
    if point.why:
        lines.append(f"Why: {point.why}")
    return "\n".join(lines)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:QUOTED]) + ("…" if len(words) > QUOTED else "")
