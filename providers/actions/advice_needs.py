"""note_needs: what decides whom the law has us ask on a case."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.models import Case

from ..models import AdviceNeeds, Provider


@action
def note_needs(
    case: Case,
    *,
    hearing: bool | None,
    vision: bool | None,
    parent_serves: bool | None,
    family_asked: str,
    services: Sequence[Provider],
    by: User,
) -> AdviceNeeds:
    """Keep whether hearing or vision is impaired, whom the family named, who helps already."""
    audit.leaving_unsaid("family_asked")
    needs, made = AdviceNeeds.objects.get_or_create(case=case, defaults={"noted_by": by})
    if not made:
        audit.noting(before={"hearing": needs.hearing, "vision": needs.vision})
    needs.hearing, needs.vision, needs.parent_serves = hearing, vision, parent_serves
    needs.family_asked = "\n".join(line.strip() for line in family_asked.splitlines()).strip()
    needs.noted_by = by
    needs.save()
    needs.services.set(services)
    return needs
