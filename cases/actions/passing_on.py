"""pass_on, take_back: what reached one team is another team's work."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Team, User

from ..audit import action, noting
from ..models import IntakeItem, Passing
from ..refusals import Refused
from .intake import _waiting


@action
def pass_on(item: IntakeItem, *, to: Team, reason: str, by: User) -> Passing:
    """Hand an item of the queue to another team. The day it reached us stays what it was."""
    seen_with = item.team_id
    item = _waiting(item)
    if item.team_id != seen_with:
        raise Refused("Somebody passed this on meanwhile. Nothing was done twice.")
    if item.team_id == to.pk:
        raise Refused(f"It is with {to.name} already", field="team")
    if not reason.strip():
        raise Refused("Say why it is their work", field="reason")
    noting(before={"team": item.team_id})
    passing = Passing.objects.create(
        item=item, from_team=item.team, to_team=to, reason=reason.strip(), by=by
    )
    item.team = to
    item.save(update_fields=["team"])
    return passing


@action
def take_back(passing: Passing, *, by: User) -> Passing:
    """Undo it, while the other team has done nothing with it."""
    passing = Passing.objects.select_for_update(of=("self",)).get(pk=passing.pk)
    if passing.taken_back_at is not None:
        raise Refused("It was taken back already.")
    item = _waiting(passing.item)
    if item.passings.filter(pk__gt=passing.pk).exists():
        raise Refused("The other team has passed it on since, so it is not taken back.")
    noting(before={"team": item.team_id})
    item.team = passing.from_team
    item.save(update_fields=["team"])
    passing.taken_back_at, passing.taken_back_by = timezone.now(), by
    passing.save(update_fields=["taken_back_at", "taken_back_by"])
    return passing
