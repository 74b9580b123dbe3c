"""A member whose file was closed is told that another is on its way."""

from __future__ import annotations

import pytest
from django.urls import reverse

from panels.actions import circulating
from panels.models import AgendaItem
from tests.cases.views.acting import signed_in
from tests.panels.sitting.a_sitting import Sitting
from tests.people import cast

pytestmark = pytest.mark.django_db


def is_told(sitting: Sitting, seat: str = "primary") -> bool:
    page = signed_in(sitting.seats[seat].user).get(
        reverse("sitting_meeting", args=[sitting.meeting.pk])
    )
    return "Your file is being made again" in page.content.decode()


def declared(sitting: Sitting, item: AgendaItem) -> None:
    item.conflicts.create(membership=sitting.seat, what="Aunt", declared_by=sitting.seat.user)
    circulating.close_copies(item.case, item=item, membership=sitting.seat)


def test_it_is_said_until_the_next_file_is_there() -> None:
    sitting = Sitting(cast(), cases=2)
    for seat in ("primary", "health"):
        sitting.a_copy(sitting.seats[seat])
    assert not is_told(sitting)

    declared(sitting, sitting.item)
    assert is_told(sitting) and not is_told(sitting, "health")

    sitting.a_copy()
    assert not is_told(sitting)


def test_it_is_not_said_where_no_case_is_left_for_them() -> None:
    sitting = Sitting(cast())
    sitting.a_copy()

    declared(sitting, sitting.item)

    assert not is_told(sitting)
