"""Two versions of one line, compared by meaning.

A line that says the same in other words, in another order, or promises more, loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..content import Provision
from .amounts import amount_losses
from .checking import monitoring_losses
from .conditions import condition_losses
from .content import activity_losses
from .dilution import dilution_losses
from .ends import end_losses
from .loss import Kind, Loss
from .occasions import occasion_losses
from .people import expertise_losses, service_losses
from .places import coverage_losses, setting_losses
from .sharing import ratio_losses
from .sides import Side
from .things import thing_losses
from .wording import cap_losses, vagueness_losses

_PARTS: tuple[Callable[[Side, Side], Iterator[Loss]], ...] = (
    amount_losses,
    dilution_losses,
    ratio_losses,
    service_losses,
    expertise_losses,
    condition_losses,
    cap_losses,
    vagueness_losses,
    coverage_losses,
    setting_losses,
    end_losses,
    monitoring_losses,
    thing_losses,
    occasion_losses,
)


def compare(before: Provision | None, after: Provision | None) -> tuple[Loss, ...]:
    """What a later version of a line takes away from an earlier one."""
    was = Side(before) if before else None
    now = Side(after) if after else None
    if was is None or was.is_empty or before == after:
        return ()
    if now is None or now.is_empty or (now.promises_nothing and not was.promises_nothing):
        said = was.text or was.fields
        return (Loss(Kind.LINE, said, "", "The whole line is gone."),)
    losses = _once_each(loss for part in _PARTS for loss in part(was, now))
    # What is cut out is told last: most often one of the others has told it already.
    return losses or tuple(activity_losses(was, now))[:1]


def _once_each(losses: Iterator[Loss]) -> tuple[Loss, ...]:
    """One loss of a kind for one cause: what fields and text both say is said once."""
    kept: dict[tuple[Kind, str], Loss] = {}
    for loss in losses:
        first = next((one for one in kept.values() if one.kind == loss.kind), None)
        if (
            first is None
            or loss.kind in (Kind.MINUTES, Kind.FREQUENCY)
            and loss.before != first.before
        ):
            kept.setdefault((loss.kind, loss.before), loss)
    return tuple(kept.values())
