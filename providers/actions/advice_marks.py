"""mark, take_mark_away, let_see_others: who must not be shown an advice, and who may be."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from cases import audit, roles
from cases.audit import action
from cases.models import Document
from cases.refusals import Refused

from ..holding import held_request
from ..models import AdviceMark, AdviceRequest, AdviceVersion
from ..plain_text import made_plain
from .telling import tell_officer

MARKED = "Advice on a case is marked: parts of it must be kept from somebody"


@action
def mark(
    request: AdviceRequest, *, kind: str, kept_from: str, because: str, by: User
) -> AdviceMark:
    """Say from whom something in the advice must be kept. Until a senior of the council takes the
    mark away, the papers of this advice go to nobody of the family.
    """
    audit.leaving_unsaid("kept_from", "because")
    request = held_request(request)
    if kind not in AdviceMark.Kind.values:
        raise Refused("Select what it is", field="kind")
    if not made_plain(kept_from):
        raise Refused("Say from whom it must be kept", field="kept_from")
    if not made_plain(because):
        raise Refused("Say what it is, and why", field="because")
    made = AdviceMark.objects.create(
        request=request,
        kind=kind,
        kept_from=made_plain(kept_from),
        because=made_plain(because),
        made_by=by,
    )
    _keep_papers(request, internal=True)
    tell_officer(request, what=MARKED, once=f"marked:{made.pk}", by=by)
    return made


@action
def take_mark_away(mark: AdviceMark, *, because: str, by: User) -> AdviceMark:
    """Let the advice be shared after all. Only a senior or a manager of the council does this."""
    audit.leaving_unsaid("because")
    if not roles.may(by.role, roles.APPROVE):
        raise Refused("Only a senior takes a mark away")
    if not because.strip():
        raise Refused("Say why nobody is put at risk", field="because")
    mark = AdviceMark.objects.select_for_update(of=("self",)).get(pk=mark.pk)
    if mark.removed_at is not None:
        raise Refused("This mark was taken away already")
    mark.removed_by, mark.removed_at = by, timezone.now()
    mark.removed_because = because.strip()
    mark.save()
    if not mark.request.marks.filter(removed_at=None).exists():
        _keep_papers(mark.request, internal=False)
    return mark


@action
def let_see_others(request: AdviceRequest, *, allowed: bool, by: User) -> AdviceRequest:
    """Let an author read what others advised, so that they do not contradict each other; or not."""
    audit.noting(before={"allowed": request.sees_others})
    request.sees_others = allowed
    request.save()
    return request


def _keep_papers(request: AdviceRequest, *, internal: bool) -> None:
    for version in request.versions.exclude(state=AdviceVersion.State.DRAFT):
        pks = (version.document_id, version.lines_document_id)
        for paper in Document.objects.filter(pk__in=[pk for pk in pks if pk]):
            paper.internal = internal
            paper.save(update_fields=["internal"])
