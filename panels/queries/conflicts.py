"""What members declared of a case, on this agenda or where it was listed before."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import AgendaItem, Conflict, Membership


def conflicts_on(item: AgendaItem) -> list[Conflict]:
    """What members of the panel declared of this case, here or where it was listed before."""
    return conflicts_of([item])[item.pk]


def conflicts_of(items: Iterable[AgendaItem]) -> dict[int, list[Conflict]]:
    """The same for each case of one meeting. One query.

    What was said here of a member goes before what was said earlier: the chair may have let them
    stay this time. Who was let stay earlier is let stay anew, or says nothing.
    """
    asked = list(items)
    if not asked:
        return {}
    sits = Membership.objects.filter(panel=asked[0].meeting.panel_id).values("user")
    rows = Conflict.objects.filter(
        item__case__in={one.case_id for one in asked}, membership__user__in=sits
    )
    found = list(rows.select_related("membership__user", "item", "stays_by").order_by("pk"))
    return {one.pk: _of(one, found) for one in asked}


def _of(item: AgendaItem, found: list[Conflict]) -> list[Conflict]:
    told: dict[int, Conflict] = {}
    same = [one for one in found if one.item.case_id == item.case_id]
    for one in sorted(same, key=lambda one: one.item_id == item.pk):
        if one.leaves or one.item_id == item.pk:
            told[one.membership.user_id] = one
    return list(told.values())
