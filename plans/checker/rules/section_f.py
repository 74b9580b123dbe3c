"""Section F (and G, H1, H2): provision so clear that nothing is left to doubt."""

from __future__ import annotations

from ...content import Plan, Provision
from ..findings import Check
from .by_statement import rule


def _education(plan: Plan) -> tuple[Provision, ...]:
    return plan.provision_of("F")


def _elsewhere(plan: Plan) -> tuple[Provision, ...]:
    return plan.provision_of("G", "H1", "H2")


def _all(plan: Plan) -> tuple[Provision, ...]:
    return plan.provision_of("F", "G", "H1", "H2")


_EVERYWHERE = ("F-05", "F-06", "F-07", "F-08", "F-17", "F-23")
_IN_F = (*("F-01", "F-02", "F-03", "F-04", "F-09", "F-13", "F-14", "F-15", "F-16", "F-20", "F-22"),)
CHECKS: dict[str, Check] = {
    **{name: rule(name, "provision", _education) for name in _IN_F},
    **{name: rule(name, "provision", _all) for name in _EVERYWHERE},
    "G-03": rule("G-03", "provision", _elsewhere),
}
