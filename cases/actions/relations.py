"""declare_relation, end_relation: the case of a child somebody is close to is closed to them."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..audit import action
from ..models import Allocation, Case, Message, Relation
from ..queries.closed_cases import whom_to_tell
from ..refusals import Refused
from .alerts import alert

ALERT = "A case needs a new officer"


@action
def declare_relation(case: Case, *, of: User, what: str, by: User) -> Relation:
    """Say that a member of staff is close to the child. The case closes to them at once.

    Where they hold a case of the child, it waits for a new officer and the seniors are told.
    """
    if not what.strip():
        raise Refused("Say what the relation is", field="what")
    if of != by and not roles.may(by.role, roles.RESTRICT):
        raise Refused("Only a senior declares this for somebody else", field="of")
    try:
        with transaction.atomic():
            relation = Relation.objects.create(
                user=of, child=case.child, what=what.strip(), declared_by=by
            )
    except IntegrityError:
        raise Refused("This is declared already") from None
    _stop_what_waits_for(of, case)
    held = Case.objects.select_for_update(of=("self",)).filter(child=case.child, officer=of)
    for one in held:
        _take_from(one, of, relation, by)
    return relation


@action
def end_relation(relation: Relation, *, reason: str, by: User) -> Relation:
    """Say that the relation no longer holds. Only a senior does, and never of themselves."""
    if not reason.strip():
        raise Refused("Say why it no longer holds", field="reason")
    if not roles.may(by.role, roles.RESTRICT) or relation.user_id == by.pk:
        raise Refused("Another senior says that a relation no longer holds")
    relation = Relation.objects.select_for_update(of=("self",)).get(pk=relation.pk)
    if relation.ended_at is not None:
        raise Refused("This was ended already")
    relation.ended_at, relation.ended_by = timezone.now(), by
    relation.ended_because = reason.strip()
    relation.save()
    return relation


def _take_from(case: Case, officer: User, relation: Relation, by: User) -> None:
    told = [user for user in whom_to_tell(case) if user != by]
    case.officer = None
    case.save(update_fields=["officer"])
    Allocation.objects.create(
        case=case,
        from_officer=officer,
        to_officer=None,
        batch=uuid.uuid4(),
        reason="The officer cannot hold this case",
        by=by,
    )
    path = "/restricted/" if case.restricted else f"/cases/{case.reference}/"
    once = f"new-officer:{relation.pk}:{case.pk}"
    alert(case, to=told, code="new_officer", subject=ALERT, path=path, once=once, by=by)


def _stop_what_waits_for(user: User, case: Case) -> None:
    """Alerts about the child that have not gone to them yet do not go."""
    waiting = Message.objects.select_for_update(of=("self",)).filter(
        to_user=user, case__child=case.child, state=Message.State.QUEUED
    )
    for message in waiting:
        message.state, message.problem = Message.State.STOPPED, "It may no longer go to them"
        message.save(update_fields=["state", "problem"])
