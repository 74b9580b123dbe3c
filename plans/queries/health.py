"""Section G as it stands, who agreed to it, and what was changed since somebody did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from .. import content
from ..models import HealthAgreement, Version, Wording
from .agreeing import mark_of_health, said_in_health
from .assembling import content_of

PLAN_LABEL = "Individual healthcare plan"


@dataclass(frozen=True)
class Difference:
    """One thing of Section G that is not as it was agreed to. Empty is "not there"."""

    label: str
    then: str
    now: str


@dataclass(frozen=True)
class Agreed:
    """One agreement, whether it holds for what stands there now, and what is different if not."""

    agreement: HealthAgreement
    holds: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Health:
    """Section G of a version with its agreements, newest first."""

    plan: content.Plan
    agreements: tuple[Agreed, ...]
    changed_on: date | None

    @property
    def lines(self) -> tuple[content.Provision, ...]:
        return self.plan.provision_of("G")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to agree to."""
        return not self.lines and not self.plan.healthcare_plan.strip()

    @property
    def holds(self) -> HealthAgreement | None:
        """The newest agreement to these very words."""
        return next((one.agreement for one in self.agreements if one.holds), None)

    @property
    def void(self) -> Agreed | None:
        """The newest agreement, where it was to other words and none to these has come since."""
        return self.agreements[0] if self.agreements and self.holds is None else None


def health_of(version: Version) -> Health:
    """Section G of a version, and who agreed to it."""
    plan = content_of(version)
    mark, now = mark_of_health(plan), said_in_health(plan)
    rows = version.plan.health_agreements.select_related("recorded_by").order_by("-pk")
    agreements = tuple(
        Agreed(one, one.mark == mark, () if one.mark == mark else differences(one.said, now))
        for one in rows
    )
    return Health(plan, agreements, changed_on(version))


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What differs between Section G as it was agreed to and as it stands."""
    old, new = _told(then), _told(now)
    order = [*new, *(label for label in old if label not in new)]
    return tuple(
        Difference(label, old.get(label, ""), new.get(label, ""))
        for label in order
        if old.get(label, "") != new.get(label, "")
    )


def changed_on(version: Version) -> date | None:
    """The day on which Section G last came to say what it says, as far as the histories know.

    A version that took it over unchanged from the one before has it from there.
    """
    mark = mark_of_health(content_of(version))
    at = version
    while (older := at.based_on) is not None and mark_of_health(content_of(older)) == mark:
        at = older
    lines = at.provision.model.history.filter(version=at, section="G")
    places = Wording.history.filter(version=at, name__in=("G.healthcare_plan", "nil.G"))  # type: ignore[attr-defined]
    moments = [
        moment
        for rows in (lines, places)
        if (moment := rows.order_by("-history_date").values_list("history_date", flat=True).first())
    ]
    return timezone.localdate(max(moments)) if moments else None


def _told(said: Mapping[str, Any]) -> dict[str, str]:
    """Section G as label and words, line by line."""
    told = {line["id"]: _line(line) for line in said.get("provision", ())}
    healthcare = str(said.get("individual_healthcare_plan", "")).strip()
    return told | ({PLAN_LABEL: healthcare} if healthcare else {})


def _line(line: Mapping[str, Any]) -> str:
    """The words of a line, and the fields beside them that say something of their own."""
    fields = ("who", "expertise", "ratio", "frequency", "duration", "setting", "start", "end")
    beside = [str(line[name]) for name in fields if line.get(name) not in (None, "", "n/a")]
    text = str(line.get("text", ""))
    return f"{text} ({'; '.join(beside)})" if beside else text
