"""allocate, reassign, undo, set_complexity: whose case it is. Every move stays on the case."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from accounts.models import User

from .. import audit
from ..access import cases_visible_to
from ..audit import action
from ..models import Allocation, Case
from ..queries.caseload import HOLDERS, kept_from, receivers, why_not
from ..refusals import Refused
from .telling_of_moves import tell_of_moves

UNSEEN = "There is no such case that you may move"
MOVED_SINCE = "Somebody else moved it meanwhile. It is held by {}"
Refusals = list[tuple[str, str]]


@dataclass(frozen=True)
class Moved:
    """What became of a batch: its number, the moves made, and each case left where it was."""

    batch: uuid.UUID
    moves: list[Allocation]
    left: Refusals


@action
def allocate(case: Case, *, to: User, by: User, reason: str, shown: int | None) -> Allocation:
    """Give one case to an officer. `shown` is who held it when the page was shown."""
    moved = _move([case.reference], to, by, reason, {case.reference: shown}, timezone.localdate())
    if not moved.moves:
        raise Refused(moved.left[0][1], field="to")
    return moved.moves[0]


@action
def reassign(
    references: Sequence[str],
    *,
    to: User,
    by: User,
    reason: str,
    shown: Mapping[str, int | None],
    today: date | None = None,
) -> Moved:
    """Give many cases to one officer as one batch, which can be undone as one.

    A case that cannot go stays, and the answer says why; one that cannot be seen is told like one
    that does not exist. `shown` is who held each when the preview was shown.
    """
    moved = _move(references, to, by, reason, shown, today or timezone.localdate())
    if not moved.moves:
        raise Refused("No case was moved. " + _said(moved.left))
    return moved


@action
def undo(batch: uuid.UUID, *, by: User, reason: str, today: date | None = None) -> Moved:
    """Give the cases of a batch back to who held them. What was moved since stays, and is named."""
    _refuse_no_reason(reason)
    before = list(Allocation.objects.filter(batch=batch).select_related("case", "from_officer"))
    held = _hold([one.case.reference for one in before], by)
    last = _last_moves(held.values())
    doing = _Batch(uuid.uuid4(), by, reason.strip(), undoes=batch)
    left: Refusals = []
    for one in sorted(before, key=lambda move: move.case.reference):
        case, back = held.get(one.case.reference), one.from_officer
        if case is None:
            left.append((one.case.reference, UNSEEN))
        elif last[case.pk] != one.pk or case.officer_id != one.to_officer_id:
            left.append((case.reference, MOVED_SINCE.format(_holder(case))))
        elif why := _why_not_to(case, back, today or timezone.localdate()):
            left.append((case.reference, why))
        else:
            doing.give(case, back, one.from_team_id)
    if not doing.moves:
        raise Refused("Nothing could be undone. " + _said(left))
    audit.noting(after={"undoes": batch})
    return doing.done(left)


@action
def set_complexity(case: Case, *, complexity: str, reason: str, by: User) -> Case:
    """Say how complex a case is. It changes how much work the case counts as, nothing else."""
    _refuse_no_reason(reason)
    if complexity not in Case.Complexity.values:
        raise Refused("Select how complex the case is", field="complexity")
    case = Case.objects.select_for_update(of=("self",)).select_related("child").get(pk=case.pk)
    if case.complexity == complexity:
        raise Refused(f"The case is “{case.get_complexity_display()}” already", field="complexity")
    audit.noting(before={"complexity": case.complexity})
    case.complexity = complexity
    case.save()
    return case


class _Batch:
    """Moves being made together."""

    def __init__(
        self, number: uuid.UUID, by: User, reason: str, undoes: uuid.UUID | None = None
    ) -> None:
        self.number, self.by, self.reason, self.undoes = number, by, reason, undoes
        self.moves: list[Allocation] = []

    def give(self, case: Case, to: User | None, team: int | None) -> None:
        """Note one move. The team goes with the case; without one it stays where it was."""
        move = Allocation(
            case=case,
            from_officer=case.officer,
            to_officer=to,
            from_team_id=case.team_id,
            batch=self.number,
            undoes=self.undoes,
            reason=self.reason,
            by=self.by,
        )
        case.officer = to
        case.team_id = team or case.team_id
        self.moves.append(move)

    def done(self, left: Refusals) -> Moved:
        """Write the moves, the cases with their history, and a message to each who is touched."""
        for move in self.moves:
            move.save()
        cases = [move.case for move in self.moves]
        bulk_update_with_history(cases, Case, ["officer", "team"], default_user=self.by)
        tell_of_moves(self.moves, by=self.by)
        audit.noting(
            after={
                "batch": self.number,
                "cases": [case.reference for case in cases],
                "left": len(left),
            }
        )
        return Moved(self.number, self.moves, left)


def _move(
    references: Sequence[str],
    to: User,
    by: User,
    reason: str,
    shown: Mapping[str, int | None],
    today: date,
) -> Moved:
    _refuse_no_reason(reason)
    _refuse_receiver(to, by)
    held, kept = _hold(references, by), kept_from(to, today)
    doing, left = _Batch(uuid.uuid4(), by, reason.strip()), []
    for reference in dict.fromkeys(references):
        case = held.get(reference)
        if case is None:
            left.append((reference, UNSEEN))
        elif case.officer_id != shown.get(reference, case.officer_id):
            left.append((reference, MOVED_SINCE.format(_holder(case))))
        elif why := why_not(case, to, kept):
            left.append((reference, why))
        else:
            doing.give(case, to, to.team_id)
    return doing.done(left) if doing.moves else Moved(doing.number, [], left)


def _hold(references: Sequence[str], by: User) -> dict[str, Case]:
    """Of these, the cases this person may see, held so that nobody moves them meanwhile."""
    seen = cases_visible_to(by).filter(reference__in=references).values("pk")
    rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=seen).order_by("pk")
    return {case.reference: case for case in rows.select_related("child", "officer")}


def _last_moves(cases: Iterable[Case]) -> dict[int, int]:
    rows = Allocation.objects.filter(case__in=[case.pk for case in cases]).order_by("pk")
    return dict(rows.values_list("case", "pk"))


def _holder(case: Case) -> str:
    return case.officer.name if case.officer else "nobody"


def _why_not_to(case: Case, to: User | None, today: date) -> str:
    """Why a case cannot go back to somebody: they left, or something now stands between them."""
    if to is not None and not to.is_active:
        return f"{to.name} has left"
    if to is not None and to.role not in HOLDERS:
        return f"{to.name} does not work on cases"
    return why_not(case, to, kept_from(to, today))


def _refuse_receiver(to: User, by: User) -> None:
    if not to.is_active:
        raise Refused(f"{to.name} has left and cannot be given cases", field="to")
    if to.role not in HOLDERS:
        raise Refused(f"{to.name} does not work on cases", field="to")
    if not receivers(by).filter(pk=to.pk).exists():
        raise Refused(f"{to.name} is not in your team", field="to")


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why", field="reason")


def _said(left: Refusals) -> str:
    """Each case that stayed, and why, in one line."""
    return "; ".join(f"{reference}: {why}" for reference, why in left)
