"""begin_advice, correct_advice, save_about, add_lines, save_line and more: a team's draft.

Nothing here reaches the council. Two people may write at once: each piece is saved by itself, and
whoever saves a piece that another changed meanwhile is shown both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions.uploads import set_aside
from cases.audit import action
from cases.models import Upload
from cases.refusals import Refused

from ..access import memberships_of
from ..holding import ABOUT, OF_A_LINE, Overtaken, draft_of, given_on, held_request, mark_of
from ..models import AdviceLine, AdviceRequest, AdviceVersion
from ..plain_text import made_plain

REMOVED = (
    "A colleague removed this while you were writing. What you typed is in the boxes: save it"
    " again to keep it as a new line."
)


@action
def begin_advice(request: AdviceRequest, *, by: User) -> AdviceVersion:
    """Begin to answer, or go on with what a colleague began."""
    request = held_request(request)
    if (draft := draft_of(request)) is not None:
        return draft
    if request.state != AdviceRequest.State.ASKED:
        raise Refused("This advice was handed in already. To change it, correct it.")
    return _new(request, by)


@action
def correct_advice(request: AdviceRequest, *, because: str, by: User) -> AdviceVersion:
    """Begin a corrected version from what was handed in. What was handed in stays as it is."""
    audit.leaving_unsaid("because")
    request = held_request(request)
    given = given_on(request)
    if given is None:
        raise Refused("Nothing was handed in that could be corrected.")
    if draft_of(request) is not None:
        raise Refused("A corrected version is being written already. Go on with that one.")
    if not made_plain(because):
        raise Refused("Say what is corrected, and why", field="because")
    draft = _new(request, by)
    for name in ABOUT:
        setattr(draft, name, getattr(given, name))
    draft.corrects_because = made_plain(because)
    draft.save()
    for line in given.lines.all():
        line.pk, line.version = None, draft
        line.save(force_insert=True)
    return draft


@action
def save_about(
    request: AdviceRequest, *, values: Mapping[str, Any], seen: str, by: User
) -> AdviceVersion:
    """Save who gives the advice, of which day, and what it rests on."""
    audit.leaving_unsaid("values")
    draft = begin_advice(request, by=by)
    _refuse_overtaken(draft, values, seen, by)
    for name in ABOUT:
        setattr(draft, name, _plain(values.get(name)))
    return _touched(draft, by)


@action
def add_lines(
    request: AdviceRequest, *, kind: str, values: Mapping[str, Any], by: User
) -> list[AdviceLine]:
    """Add a line. Needs and outcomes may come several at once, with a blank line between."""
    audit.leaving_unsaid("values")
    draft = begin_advice(request, by=by)
    text = made_plain(values["text"])
    if not text:
        raise Refused("Write what it is", field="text")
    texts = [text] if kind == AdviceLine.Kind.PROVISION else text.split("\n\n")
    last = draft.lines.filter(kind=kind).order_by("-number").first()
    begun = last.number if last else 0
    added = []
    for number, one in enumerate(texts, begun + 1):
        rest = {name: _plain(values.get(name, "")) for name in OF_A_LINE[1:]}
        line = AdviceLine(version=draft, kind=kind, number=number, text=one, changed_by=by, **rest)
        line.save(force_insert=True)
        added.append(line)
    _touched(draft, by)
    return added


@action
def save_line(
    request: AdviceRequest, *, line: int, values: Mapping[str, Any], seen: str, by: User
) -> AdviceLine:
    """Save one line. What a colleague saved meanwhile is shown beside it first."""
    audit.leaving_unsaid("values")
    draft = begin_advice(request, by=by)
    found = draft.lines.select_related("changed_by").filter(pk=line).first()
    if found is None:
        raise Refused(REMOVED)
    if not made_plain(values["text"]):
        raise Refused("Write what it is", field="text")
    _refuse_overtaken(found, values, seen, by)
    for name in OF_A_LINE:
        setattr(found, name, _plain(values.get(name, "")))
    found.changed_by = by
    found.save()
    _touched(draft, by)
    return found


@action
def remove_line(request: AdviceRequest, *, line: int, seen: str, by: User) -> AdviceVersion:
    """Take a line out of the draft, unless a colleague changed it meanwhile."""
    draft = begin_advice(request, by=by)
    found = draft.lines.select_related("changed_by").filter(pk=line).first()
    if found is None:
        return draft  # a colleague was quicker
    _refuse_overtaken(found, {}, seen, by)
    found.delete()
    return _touched(draft, by)


@action
def attach(request: AdviceRequest, *, upload: Upload, by: User) -> AdviceVersion:
    """Put a file that was sent in into the draft, in the place of an earlier one."""
    draft = begin_advice(request, by=by)
    _put_away(draft, by)
    draft.upload = upload
    return _touched(draft, by)


@action
def detach(request: AdviceRequest, *, by: User) -> AdviceVersion:
    """Take the file out of the draft."""
    draft = begin_advice(request, by=by)
    _put_away(draft, by)
    draft.upload = None
    return _touched(draft, by)


@action
def sign(request: AdviceRequest, *, edit: int, by: User) -> AdviceVersion:
    """Say as a supervisor that the draft may be handed in as it stands."""
    draft = begin_advice(request, by=by)
    if by.pk == draft.written_by_id:
        raise Refused("Somebody other than the one who wrote it signs it.")
    if draft.edit != edit:
        raise Refused("The draft was changed while you were reading. Read it again, then sign.")
    draft.signed_by, draft.signed_at, draft.signed_edit = by, timezone.now(), draft.edit
    draft.save()
    return draft


def _new(request: AdviceRequest, by: User) -> AdviceVersion:
    last = request.versions.order_by("-number").first()
    own = memberships_of(by).filter(provider=request.provider).first()
    return AdviceVersion.objects.create(
        request=request,
        number=last.number + 1 if last else 1,
        written_by=by,
        changed_by=by,
        author_name=by.name,
        author_role=own.post if own else "",
        author_number=own.register_number if own else "",
    )


def _refuse_overtaken(
    piece: AdviceVersion | AdviceLine, values: Mapping[str, Any], seen: str, by: User
) -> None:
    """Show a colleague's text, when it is neither what this person saw nor what they typed."""
    stands = mark_of(piece)
    names = ABOUT if isinstance(piece, AdviceVersion) else OF_A_LINE
    theirs = {name: getattr(piece, name) for name in names}
    saw_nothing = seen == "" and not theirs.get("summary") and not theirs.get("dated_on")
    if seen == stands or (saw_nothing and isinstance(piece, AdviceVersion)):
        return
    if values and all((_plain(values.get(name)) or "") == (theirs[name] or "") for name in names):
        return
    who = piece.changed_by.name if piece.changed_by else "A colleague"
    raise Overtaken("You, on another page," if piece.changed_by == by else who, theirs, stands)


def _plain(value: Any) -> Any:
    return made_plain(value) if isinstance(value, str) else value


def _put_away(draft: AdviceVersion, by: User) -> None:
    old = draft.upload
    if old is not None and old.state not in (Upload.State.FILED, Upload.State.SAME):
        set_aside(old, by=by, because="Taken out of a draft")


def _touched(draft: AdviceVersion, by: User) -> AdviceVersion:
    draft.edit += 1
    draft.changed_by = by
    draft.save()
    return draft
