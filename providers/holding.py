"""A request for advice, kept from others while somebody acts on it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cases.models import Case
from cases.refusals import Refused

from .models import AdviceLine, AdviceRequest, AdviceVersion

State = AdviceRequest.State
ABOUT = ("summary", "author_name", "author_role", "author_number", "dated_on")
OF_A_LINE = ("text", "who", "amount", "how_often", "not_quantified_because")


class Overtaken(Refused):
    """Somebody else saved the same piece meanwhile. Both texts are shown; nothing is lost."""

    def __init__(self, who: str, theirs: Mapping[str, Any], mark: str) -> None:
        super().__init__(
            f"{who} saved this while you were writing. Nothing is lost: what they saved is below, "
            "and what you typed is in the boxes. Put together what should stand, then save."
        )
        self.theirs = theirs
        self.mark = mark


def mark_of(piece: AdviceVersion | AdviceLine | None) -> str:
    """A mark of what a piece of a draft says, by which a page knows whether it still says that."""
    if piece is None:
        return ""
    names = ABOUT if isinstance(piece, AdviceVersion) else OF_A_LINE
    said = "\x1f".join(str(getattr(piece, name) or "") for name in names)
    return sha256(said.encode()).hexdigest()[:16]


def held_request(request: AdviceRequest) -> AdviceRequest:
    """The request as it stands now. What is closed, or was taken back, is not acted on."""
    case = Case.objects.select_for_update().get(pk=request.case_id)
    if case.closed_on is not None:
        raise Refused("The council has closed this case, so nothing more is needed.")
    found = (
        AdviceRequest.objects.select_for_update(of=("self",))
        .select_related("case__child", "case__officer", "provider")
        .get(pk=request.pk)
    )
    if found.state == State.DECLINED:
        raise Refused("This request was sent back. The council was told.")
    if found.state not in (State.ASKED, State.ANSWERED):
        raise Refused("The council no longer needs this advice.")
    return found


def draft_of(request: AdviceRequest) -> AdviceVersion | None:
    """The answer that a team is writing, if there is one."""
    drafts = request.versions.filter(state=AdviceVersion.State.DRAFT)
    return drafts.select_related("upload", "changed_by", "signed_by").order_by("-number").first()


def given_on(request: AdviceRequest) -> AdviceVersion | None:
    """The advice that counts: the newest that was handed in and not withdrawn."""
    given = request.versions.filter(state=AdviceVersion.State.GIVEN)
    return given.select_related("document", "given_by").order_by("-number").first()
