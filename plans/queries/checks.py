"""What the checker finds in a version, what was set aside, and what the version takes away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .. import content
from ..checker.check import check
from ..checker.findings import Finding, Rule, Severity
from ..checker.rulebook import rules_on
from ..erosion.loss import Loss
from ..erosion.plans import compare_plans
from ..models import AcceptedLoss, Override, Version
from .assembling import content_of
from .surroundings import Before, context_of, previous_of

# What a senior lets pass that is no finding of the checker (`Override.rule`).
ADVICE_OUTSTANDING, BEFORE_THE_END = "ADVICE", "EARLY"

UNSIGNED = "STR-09"  # while it is written nobody has signed: the gate says so once


@dataclass(frozen=True)
class Looked:
    """One finding with the rule behind it, and who set it aside with which reason."""

    finding: Finding
    rule: Rule
    override: Override | None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it apart: the same words of the same line under the same rule."""
        found = self.finding
        return found.rule, found.section, found.item, found.quote

    @property
    def is_open(self) -> bool:
        """Whether it still stands."""
        return self.override is None

    @property
    def blocks(self) -> bool:
        """Whether nothing goes out while it stands."""
        return self.is_open and self.finding.severity is Severity.BLOCK


@dataclass(frozen=True)
class Lost:
    """One thing a version takes away from the one before, and its acceptance."""

    item: str  # F3, as it was called in the version before
    loss: Loss
    accepted: AcceptedLoss | None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it apart."""
        return self.item, self.loss.kind.value, self.loss.before, self.loss.after


def findings_of(
    version: Version, on: date, plan: content.Plan | None = None, before: Before = None
) -> tuple[Looked, ...]:
    """Everything the checker finds in a version as it stands, in the order of the plan."""
    plan = plan or content_of(version, on=on)
    rules = rules_on(on)
    kept = {
        (one.rule, one.section, one.item, one.quote): one
        for one in version.plan.overrides.filter(taken_back_at=None).select_related("by")
    }
    return tuple(
        Looked(one, rules[one.rule], kept.get((one.rule, one.section, one.item, one.quote)))
        for one in check(plan, context_of(version, before), today=on)
        if not (version.is_open and one.rule == UNSIGNED)
    )


def losses_of(
    version: Version, plan: content.Plan | None = None, before: Before = None
) -> tuple[Lost, ...]:
    """What a version takes away from the one that went out before it. Nothing of a first draft."""
    before = before or previous_of(version)
    if before is None:
        return ()
    accepted = {
        (one.item, one.kind, one.was, one.now): one
        for one in version.accepted_losses.select_related("by")
    }
    return tuple(
        Lost(
            line.before,
            loss,
            accepted.get((line.before, loss.kind.value, loss.before, loss.after)),
        )
        for line in compare_plans(before[1], plan or content_of(version))
        for loss in line.losses
    )
