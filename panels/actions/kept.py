"""Which panels there are and who sits on them. A seat ends on a day; it is never deleted."""

from __future__ import annotations

from datetime import date, time

from django.db import IntegrityError, transaction

from accounts.models import User
from cases.audit import action
from cases.refusals import Refused
from providers.models import Provider

from ..kinds import KINDS, SEATS
from ..models import AgendaItem, Meeting, Membership, Panel

_DAYS = range(5)


@action
def keep_panel(
    panel: Panel | None = None,
    *,
    kind: str,
    name: str,
    weekday: int,
    starts_at: time,
    capacity: int,
    place: str = "",
    by: User,
) -> Panel:
    """Begin a panel, or change one. Meetings that are planned stay as they were planned."""
    if kind not in KINDS or weekday not in _DAYS:
        raise Refused("Choose a kind of panel, and a day from Monday to Friday")
    if panel is not None and panel.kind != kind:
        raise Refused("A panel keeps its kind. Begin another one.", field="kind")
    if capacity < 1:
        raise Refused("A meeting has room for at least one case", field="capacity")
    row = panel or Panel(kind=kind)
    row.name, row.weekday, row.starts_at = name.strip(), weekday, starts_at
    row.capacity, row.place = capacity, place.strip()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused("There is a panel of that name already", field="name") from None
    return row


@action
def end_panel(panel: Panel, *, today: date, by: User) -> Panel:
    """End a panel. Its meetings to come must have been held or cancelled first."""
    over = (Meeting.State.HELD, Meeting.State.CANCELLED)
    if panel.meetings.exclude(state__in=over).exists():
        raise Refused("Hold or cancel the meetings that are planned first.")
    panel.ended_on = today
    panel.save()
    return panel


@action
def give_seat(
    panel: Panel,
    *,
    user: User,
    seat: str,
    from_on: date,
    until_on: date | None = None,
    provider: Provider | None = None,
    by: User,
) -> Membership:
    """Give somebody a seat. Once papers come, they read those of the cases on their agenda."""
    if panel.ended_on is not None:
        raise Refused("This panel has ended.")
    if seat not in SEATS:
        raise Refused("Choose one of the seats", field="seat")
    if not user.is_active:
        raise Refused(f"{user.name} can no longer sign in", field="user")
    if until_on is not None and until_on < from_on:
        raise Refused("The last day is before the first", field="until_on")
    for other in panel.memberships.filter(user=user):
        ends = until_on or date.max
        if from_on <= (other.until_on or date.max) and other.from_on <= ends:
            raise Refused(f"{user.name} has a seat on this panel at that time", field="user")
    return Membership.objects.create(
        panel=panel, user=user, seat=seat, from_on=from_on, until_on=until_on, provider=provider
    )


@action
def end_seat(membership: Membership, *, until_on: date, by: User) -> Membership:
    """Say which day is the last of a seat. Sight of papers ends with that day, by itself."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if until_on < membership.from_on:
        raise Refused("That is before the seat began", field="until_on")
    membership.until_on = until_on
    membership.save()
    return membership


def on_agenda(meeting: Meeting) -> list[AgendaItem]:
    """The cases on a meeting, held until the action is over."""
    rows = meeting.items.select_for_update(of=("self",)).order_by("pk")
    return list(rows.exclude(state=AgendaItem.State.WITHDRAWN).select_related("case"))
