"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from cases.actions import documents
from cases.models import Case, Document, FamilyMember
from tests.papers import a_pdf
from tests.people import Cast

GUARDS: dict[str, str] = {
    "family_papers": "family:documents",
    "family_paper": "family:documents",
}
NO_PAGES: set[str] = {"family_paper"}  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    paper = documents.file(
        case,
        title="Walked",
        content=a_pdf("Walked"),
        media_type="application/pdf",
        by=people.officer,
    )
    Document.objects.filter(pk=paper.pk).update(shared_with_family_at=timezone.now())
    return {
        "family_papers": {"pk": member.pk},
        "family_paper": {"pk": member.pk, "paper": paper.pk},
    }
