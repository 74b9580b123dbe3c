"""give and withdraw: leave for one person to open one case."""

from datetime import date

from django.utils import timezone

from accounts.models import User

from ..access import is_close_to
from ..audit import action
from ..models import Case, Grant
from ..refusals import Refused


@action
def give(case: Case, *, to: User, until: date, because: str, by: User) -> Grant:
    """Let somebody open this case until a day. What they may do there is still their role's."""
    if not because.strip():
        raise Refused("Say why they need to see this case", field="because")
    if to == by:
        raise Refused("You cannot give leave to yourself. Ask another senior.", field="to")
    if not to.is_active:
        raise Refused(f"{to.name} no longer signs in", field="to")
    if is_close_to(to, case):
        raise Refused(f"{to.name} cannot be given leave to open this case", field="to")
    if until < timezone.localdate():
        raise Refused("The last day must not be in the past", field="until")
    return Grant.objects.create(
        case=case, user=to, until=until, because=because.strip(), given_by=by
    )


@action
def withdraw(grant: Grant, *, by: User) -> Grant:
    """Take the leave back, at once."""
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if grant.withdrawn_at is not None:
        raise Refused("This leave was already taken back")
    grant.withdrawn_at = timezone.now()
    grant.save()
    return grant
