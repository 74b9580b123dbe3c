"""Whether the health body agreed to Section G as it now stands (regulation 12(2))."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from .. import content
from ..content import written
from ..models import HealthAgreement, Plan


def said_in_health(plan: content.Plan) -> dict[str, Any]:
    """What Section G says, without who agreed to it and without its links to other sections."""
    said = {k: v for k, v in written(plan)["sections"]["G"].items() if k != "agreed_by_icb"}
    for line in said["provision"]:
        for link in ("need_refs", "outcome_refs", "advice_ref"):
            line.pop(link)
    return said


def mark_of_health(plan: content.Plan) -> str:
    """The fingerprint of Section G: who agreed to other words has not agreed to these."""
    text = json.dumps(said_in_health(plan), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def agreement_for(kept: Plan, plan: content.Plan) -> content.Plan:
    """The plan with the agreement that holds for its Section G, where there is one."""
    mark = mark_of_health(plan)
    agreed: HealthAgreement | None = kept.health_agreements.filter(mark=mark).last()
    if agreed is None:
        return plan
    said = content.HealthAgreement(agreed.body, agreed.officer, agreed.agreed_on)
    return replace(plan, health_agreement=said)
