"""A member of a panel in the world that every page is walked in: one meeting to come, one held."""

from __future__ import annotations

import hashlib
from datetime import date, time
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import Role, User
from cases.models import Case
from panels.models import (
    AgendaItem,
    Meeting,
    MemberCopy,
    Membership,
    Pack,
    PackPaper,
    Panel,
    Recommendation,
)
from statutory import days_after
from tests.factories import UserFactory
from tests.people import Cast

PANEL = "The panel that is walked"
NO_PAGES_OF_SITTING = {"sitting_paper", "sitting_copy"}
OF_A_MEMBER = ("sitting", "member_of_meeting", "member_on_case")  # guards
OF_A_MEMBER += ("keeper_of_meeting", "keeper_of_record")
GUARDS_OF_SITTING = {
    "case_panels": "officer:view",
    "sitting_home": "sitting",
    "sitting_meeting": "member_of_meeting",
    "sitting_after": "member_of_meeting",
    "sitting_copy": "member_of_meeting",
    "sitting_case": "member_on_case",
    "sitting_paper": "member_on_case",
    "sitting_similar": "member_on_case",
    "sitting_comment": "member_on_case",
    "sitting_conflict": "member_on_case",
    "sitting_pull_out": "member_on_case",
    "sitting_dissent": "member_on_case",
}
# Forms that are sent empty, to see what is said of it.
MEMBERS_WITH_ERRORS = ("sitting_comment", "sitting_conflict", "sitting_dissent")
_FILE = b"%PDF-1.7"


def the_member() -> User:
    """Who sits on the panel."""
    return User.objects.get(panel_memberships__panel__name=PANEL)


def sitting_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """The case is listed for a meeting in a week, as a clear one; it was advised a week ago."""
    panel = Panel.objects.create(
        kind="joint_funding", name=PANEL, starts_at=time(9, 30), capacity=8
    )
    user = UserFactory(role=Role.PANEL_MEMBER, team=people.team)
    seat = Membership.objects.create(panel=panel, user=user, seat="health", from_on=today)
    coming = _listed(panel, case, days_after(today, 7), Meeting.State.CIRCULATED, people.officer)
    held = _listed(panel, case, days_after(today, -7), Meeting.State.HELD, people.officer)
    Recommendation.objects.create(
        item=held, said="yes", words="Yes", reasons="Need", recorded_by=people.officer
    )
    paper, copy = _sent(coming, seat, people.officer)
    of_a_case = ("case", "similar", "comment", "conflict", "pull_out")
    return {
        "sitting_meeting": {"pk": coming.meeting_id},
        "sitting_after": {"pk": held.meeting_id},
        "sitting_copy": {"pk": coming.meeting_id, "copy": copy.pk},
        "sitting_paper": {"pk": coming.pk, "paper": paper.pk},
        "sitting_dissent": {"pk": held.pk},
        **{f"sitting_{name}": {"pk": coming.pk} for name in of_a_case},
    }


def _listed(panel: Panel, case: Case, on: date, state: str, by: User) -> AgendaItem:
    meeting = Meeting.objects.create(
        panel=panel,
        on=on,
        starts_at=panel.starts_at,
        capacity=8,
        papers_due=on,
        planned_by=by,
        state=state,
    )
    return AgendaItem.objects.create(
        meeting=meeting,
        case=case,
        on=on,
        question="funding",
        number=1,
        listed_by=by,
        by_consent_because="Plain",
    )


def _sent(item: AgendaItem, seat: Membership, by: User) -> tuple[PackPaper, MemberCopy]:
    ready = Pack.State.READY
    pack = Pack.objects.create(meeting=item.meeting, number=1, state=ready, asked_by=by)
    mark = hashlib.sha256(_FILE).hexdigest()
    paper = PackPaper(
        pack=pack, item=item, order=1, title="Advice", sha256=mark, pages=1, first_page=1
    )
    paper.file.save("a.pdf", ContentFile(_FILE))
    copy = MemberCopy(pack=pack, membership=seat, sha256=mark, pages=1)
    copy.file.save("a.pdf", ContentFile(_FILE))
    copy.items.add(item)
    return paper, copy
