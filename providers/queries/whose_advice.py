"""Whether advice is about the child it was asked for: a sibling is easily taken for the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from cases.models import Case, Upload
from cases.papers import names, reading

from ..models import AdviceLine, AdviceRequest, AdviceVersion

_BORN = re.compile(
    r"(?:\bborn(?: on)?\b|\bdate of birth\b|\bd\.? ?o\.? ?b\b\.?)([^\n]{0,40})", re.I
)
UNREAD = "Its text cannot be read: it is a scan. So nobody checked whom it is about."
NAMELESS = "The document does not name the child."
BORN_OTHERWISE = "A date of birth stands in it that is not this child’s."
ANOTHER = "Another child’s name stands in it."


def doubts_about(
    request: AdviceRequest, draft: AdviceVersion, lines: Iterable[AdviceLine], document: bytes
) -> list[str]:
    """Why a person has to look whom a draft is about, in words that name nobody else."""
    written = "\n".join([draft.summary, *(_words(line) for line in lines)])
    doubts = _in_text(request, written)
    if document:
        media_type = draft.upload.media_type if draft.upload else ""
        read = reading.read(document, media_type)
        if not read.is_read:
            return [UNREAD, *doubts]
        doubts += _in_text(request, read.text)
        named = names.who_is_named(read.text, request.case, Case.objects.none())
        doubts = [*([] if named.child else [NAMELESS]), *doubts]
    return list(dict.fromkeys(doubts))


def bytes_of(upload: Upload | None) -> bytes:
    """What a file in a draft holds. Nothing before it was scanned, and of a file that is kept."""
    if upload is None:
        return b""
    kept = upload.document or (upload.same_as.document if upload.same_as else None)
    source = kept or (upload.same_as if upload.state == Upload.State.SAME else upload)
    if source is None or not source.file or (source is upload and not is_scanned(upload)):
        return b""
    with source.file.open("rb") as stored:
        return bytes(stored.read())


def is_scanned(upload: Upload) -> bool:
    """Whether a file was let out of quarantine."""
    return upload.state in (Upload.State.CLEAN, Upload.State.SAME, Upload.State.FILED)


def _in_text(request: AdviceRequest, text: str) -> list[str]:
    born = request.case.child.date_of_birth
    told = {day for said in _BORN.findall(text) for day in names.days_in(said)}
    named = names.who_is_named(text, request.case, _easily_confused(request))
    doubts = [BORN_OTHERWISE] if told - {born} else []
    return doubts + ([ANOTHER] if named.others else [])


def _easily_confused(request: AdviceRequest) -> QuerySet[Case]:
    """Children at home with this one, and those whom the same organisation was asked about.

    No others: whether a child is known to the council is nothing that a provider may find out.
    """
    child = request.case.child
    kin = Q(child__surname=child.surname, child__date_of_birth=child.date_of_birth)
    if child.postcode:
        kin |= Q(child__surname=child.surname, child__postcode=child.postcode)
    asked = Q(pk__in=AdviceRequest.objects.filter(provider=request.provider).values("case"))
    return Case.objects.filter(kin | asked)


def _words(line: AdviceLine) -> str:
    return " ".join((line.text, line.who, line.amount, line.not_quantified_because))
