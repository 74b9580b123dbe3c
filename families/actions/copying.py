"""ask_for_copy: somebody of the family asks for a copy of what we hold and they may have."""

from __future__ import annotations

from accounts.models import User
from cases.audit import action
from cases.models import Case, FamilyMember

from ..models import DataCopy

MAKING = DataCopy.State.MAKING


@action
def ask_for_copy(case: Case, *, member: FamilyMember, by: User) -> DataCopy:
    """Ask for a copy, or for a new one. While one is being made there is no second."""
    FamilyMember.objects.select_for_update().get(pk=member.pk)  # two presses make one copy
    waiting = DataCopy.objects.filter(case=case, member=member, asked_by=by, state=MAKING).first()
    return waiting or DataCopy.objects.create(case=case, member=member, asked_by=by)
