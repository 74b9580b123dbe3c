"""open_paper: somebody of the family opens a paper, which is looked through first if it must be."""

from __future__ import annotations

from django.db.models import Q

from accounts.models import User
from cases import audit
from cases.actions import releasing
from cases.audit import action
from cases.models import Document, FamilyMember
from cases.refusals import Refused
from cases.release import check_paper

from ..models import Opening
from .serving import stop_since_seen

NOT_NOW = (
    "We cannot show you this paper at the moment. Somebody has to look at it first. Ring us if you"
    " need it soon."
)


@action
def look_again(document: Document, *, member: FamilyMember, by: User) -> bool:
    """Look through a paper for one reader once more. Whether it may be shown now."""
    checked = check_paper(document, member)
    audit.noting(after={"document": document.pk, "clear": checked.is_clear})
    releasing.keep_check(document, to=member, checked=checked, by=by)
    return checked.is_clear


@action
def note_opened(document: Document, *, member: FamilyMember, by: User) -> Opening:
    """Keep that a paper reached its reader: the first time they opened it, and when."""
    theirs = Q(pk=document.pk) & (Q(addressed_to=None) | Q(addressed_to=member))
    if not Document.objects.filter(theirs).exists():
        raise Refused(NOT_NOW)
    opening, is_first = Opening.objects.get_or_create(
        member=member, document=document, defaults={"user": by}
    )
    if is_first:
        stop_since_seen(document, member=member)
    return opening
