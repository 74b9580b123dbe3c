"""A meeting whose papers went out, with a brief and a paper of each case."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from cases.models import Case
from panels.models import AgendaItem, Meeting, MemberCopy, Membership, Pack, PackPaper
from statutory import days_after
from tests.factories import CaseFactory, ChildFactory
from tests.panels.a_meeting import a_meeting, a_panel, an_item, members_of
from tests.people import Cast

BYTES = b"%PDF-1.7 a paper"


class Sitting:
    """One meeting as its members find it a week before."""

    def __init__(self, people: Cast, on: date | None = None, cases: int = 1, **more: Any) -> None:
        self.people, self.panel = people, a_panel(name=str(more.pop("name", "Assessment panel")))
        self.seats = members_of(self.panel, people)
        on = on or days_after(timezone.localdate(), 7)
        self.meeting = a_meeting(self.panel, people.officer, on, **more)
        self.meeting.state = Meeting.State.CIRCULATED
        self.meeting.save()
        self.pack = Pack.objects.create(
            meeting=self.meeting, number=1, state=Pack.State.READY, asked_by=people.officer
        )
        self.items = [self.one_more() for _ in range(cases)]

    @property
    def item(self) -> AgendaItem:
        return self.items[0]

    @property
    def seat(self) -> Membership:
        return self.seats["primary"]

    def one_more(self, case: Case | None = None, **more: Any) -> AgendaItem:
        """Another case on the agenda, with a paper."""
        case = case or CaseFactory(
            officer=self.people.officer, child=ChildFactory(forename="Zadie", surname="Ferncombe")
        )
        number = self.meeting.items.count() + 1
        item = an_item(self.meeting, case, self.people.officer, number=number, **more)
        self.a_paper(item)
        return item

    def a_paper(self, item: AgendaItem, **more: Any) -> PackPaper:
        paper = PackPaper(
            pack=self.pack,
            item=item,
            order=1,
            title="Advice of the school",
            sha256=hashlib.sha256(BYTES).hexdigest(),
            pages=2,
            first_page=1,
            **more,
        )
        paper.file.save("a.pdf", ContentFile(BYTES))
        return paper

    def a_copy(self, seat: Membership | None = None) -> MemberCopy:
        copy = MemberCopy(
            pack=self.pack,
            membership=seat or self.seat,
            sha256=hashlib.sha256(BYTES).hexdigest(),
            pages=9,
        )
        copy.file.save("a.pdf", ContentFile(BYTES))
        copy.items.set(self.items)
        return copy
