"""The reply to the family: one letter for each of them, looked at before it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from accounts.models import User
from cases import audit
from cases.actions.correspondence import send_letter
from cases.audit import action
from cases.models import FamilyMember, Message
from cases.refusals import Refused

from ..models import Plan
from ..queries.replies import LETTER, Part, answers_in_words, readers_of

TODAY_ALREADY = (
    "{name} was written another reply today. Call that one back under Letters, or send this one"
    " tomorrow."
)


@action
def send_replies(
    plan: Plan, *, wanted: Mapping[int, Sequence[int]], on: date, by: User
) -> list[Message]:
    """Write the reply to each reader, by number, with the answers to what was chosen for them."""
    audit.leaving_unsaid("wanted")
    readers = {one.member.pk: one for one in readers_of(plan, on)}
    if not wanted or not wanted.keys() <= readers.keys():
        raise Refused("Select who the reply goes to", field="to")
    sent = []
    for pk, chosen in wanted.items():
        reader = readers[pk]
        parts = [part for part in reader.parts if part.representation.pk in chosen]
        sent.append(_send(plan, reader.member, parts, on, by))
    audit.noting(after={"letter": LETTER.code, "to": sorted(wanted)})
    return sent


def _send(plan: Plan, member: FamilyMember, parts: Sequence[Part], on: date, by: User) -> Message:
    text = answers_in_words(parts)
    message = send_letter(
        plan.case, letter=LETTER, to=member, on=on, by=by, typed={"answers": text}
    )
    if message.document is None or message.document.snapshot.get("answers") != text:
        raise Refused(TODAY_ALREADY.format(name=member.name))
    return message
