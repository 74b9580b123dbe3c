"""Who checks that it happens and works, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..language.quantities import doses
from ..language.roles import does_as_well, roles
from ..language.spelling import plain
from ..language.stems import stems
from .amounts import dose_losses
from .loss import Kind, Loss
from .sides import Side

_CHECKS = re.compile(
    r"\b(?:monitor\w*|review\w*|observ\w+|evaluat\w+|track\w*|audit\w*|report\w*|progress (?:report|check|update|note)s?"
    r"|written (?:update|summary|report|note)s?|updat\w+|overs(?:ee|een|ight|ees)|check(?:s|ed|ing)? (?:on |that |the |by |each |every |how |it )"
    r"|re-?tests?|log(?:s|ged)?|look(?:s|ed)? at how|quality[- ]assur\w+|checked)\b"
)
_CLAUSE = re.compile(
    r"[.;\n]|, (?=and |with |who )|\band (?=(?:will |then |is |are |be )?(?:monitor|review|observ|report|check|evaluat|overs))"
)


def checking_parts(text: str) -> list[str]:
    """The clauses of a text that say who checks and how often, in plain spelling."""
    return [part.strip() for part in _CLAUSE.split(plain(text)) if _CHECKS.search(part)]


def monitoring_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Checked by somebody else, less often, or no longer."""
    was, now = before.of("monitored_by"), after.of("monitored_by")
    if was:
        spoken = now or "; ".join(checking_parts(after.text))
        yield from _less_checked(was, spoken, is_cut_counted=bool(now))
    if before.text and after.text:
        parts, later = checking_parts(before.text), checking_parts(after.text)
        held = "; ".join(filter(None, ["; ".join(later), now]))
        if parts and not held:
            yield _gone("; ".join(parts))
        elif parts and plain(before.text) != plain(after.text):
            yield from _less_checked("; ".join(parts), held, is_cut_counted=False)


def _less_checked(was: str, now: str, *, is_cut_counted: bool) -> Iterator[Loss]:
    if not now:
        yield _gone(was)
        return
    people = [one.role for one in roles(now)]
    gone = [one for one in roles(was) if not any(does_as_well(other, one.role) for other in people)]
    if gone:
        yield Loss(Kind.MONITORING, was, now, f"No longer checked by: {gone[0].role.title}.")
    elif _is_rarer(was, now):
        yield Loss(Kind.MONITORING, was, now, f"Checked less often: it was {was}; now it is {now}.")
    elif is_cut_counted and stems(now) < stems(was):
        yield Loss(Kind.MONITORING, was, now, f"It was {was}; now it is only {now}.")


def _is_rarer(was: str, now: str) -> bool:
    first = [dose for dose in doses(was) if dose.every or dose.yearly]
    second = list(doses(now))
    for dose in first:
        held = [other for other in second if not dose_losses(dose, other)]
        if not held:
            return True
        second.remove(held[0])
    return False


def _gone(was: str) -> Loss:
    return Loss(Kind.MONITORING, was, "", f"No longer checked: {was}.")
