"""What the check before sending found, told to a person who may open the cases concerned."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User

from ..access import cases_visible_to
from ..models import Case, Message, ReleaseCheck

UNKNOWN = "a child whose case you may not open"


@dataclass(frozen=True)
class Told:
    """One finding in words: where, what kind, and which other child it is about."""

    where: str
    what: str
    who: str


def told(check: ReleaseCheck, user: User) -> list[Told]:
    """Each finding. Another child is named only to who may open that child's case."""
    cases = {one["case"] for one in check.findings if one.get("case")}
    named = cases_visible_to(user).filter(pk__in=cases).select_related("child")
    names = {case.pk: f"{case.child}, {case.reference}" for case in named}
    return [
        Told(one["where"], one["what"], names.get(one["case"], UNKNOWN) if one.get("case") else "")
        for one in check.findings
    ]


def check_of(case: Case, pk: int) -> ReleaseCheck | None:
    """One check of a paper of this case."""
    rows = ReleaseCheck.objects.select_related("document__case__child", "to", "asked_by")
    return rows.select_related("allowed_by").filter(document__case=case, pk=pk).first()


def held_message(check: ReleaseCheck) -> Message | None:
    """The message that waits for the answer, if the paper was to be sent and not shared."""
    of_it = Q(document=check.document) | Q(enclosures=check.document)
    rows = Message.objects.filter(of_it, to_member=check.to, state=Message.State.HELD)
    return (rows.filter(to_body=check.to_body) if check.to_body else rows).first()


def latest_check(message: Message) -> ReleaseCheck | None:
    """What the last check of a message's paper for its reader found."""
    rows = ReleaseCheck.objects.filter(document=message.document_id, to=message.to_member_id)
    return rows.select_related("document__case", "to").first()
