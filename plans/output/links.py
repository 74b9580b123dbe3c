"""The golden thread: which need, outcome, line and paper belong to one another, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..content import Plan
from .blocks import Ref
from .words import one_line

HEALTH, CARE = "Health", "Social care"


@dataclass(frozen=True)
class Strand:
    """One need followed through the plan."""

    need: Ref
    area: str
    outcomes: tuple[Ref, ...]
    provision: tuple[Ref, ...]
    checked_by: tuple[Ref, ...]  # lines that only check on others meet no need themselves
    advice: tuple[Ref, ...]


class Links:
    """Where each item of a plan stands, and what points at what."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        ids = [one.id for one in plan.needs] + [one.id for one in plan.outcomes]
        ids += [one.id for one in plan.provision] + [one.id for one in plan.advice]
        self._anchors: dict[str, str] = {}
        for id in map(one_line, ids):
            safe = re.sub(r"[^A-Za-z0-9.]+", "-", id)
            anchor = f"plan-{safe}"
            while anchor in self._anchors.values():
                anchor += "-"
            self._anchors.setdefault(id, anchor)
        self._given: set[str] = set()

    def place(self, id: str) -> str:
        """The anchor of an item, once: a second item of the same name gets none."""
        anchor = self._anchors.get(one_line(id), "")
        if anchor in self._given:
            return ""
        self._given.add(anchor)
        return anchor

    def refs(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """Mentions of items, each once."""
        names = dict.fromkeys(one_line(id) for id in ids)
        return tuple(Ref(name, self._anchors.get(name, "")) for name in names if name)

    def outcomes_for(self, need: str) -> tuple[Ref, ...]:
        """The outcomes that a need leads to."""
        return self.refs(one.id for one in self.plan.outcomes if need in one.need_refs)

    def lines_for(self, id: str, *, checking: bool = False) -> tuple[Ref, ...]:
        """The lines of provision for a need or an outcome; or those that check on them."""
        return self.refs(
            line.id
            for line in self.plan.provision
            if id in (*line.need_refs, *line.outcome_refs) and line.is_monitoring == checking
        )


def thread_of(plan: Plan) -> tuple[Strand, ...]:
    """Each need with the outcomes, the provision and the advice that belong to it."""
    links = Links(plan)
    areas = {"C": HEALTH, "D": CARE}
    return tuple(
        Strand(
            need=links.refs([need.id])[0],
            area=one_line(need.area) or areas.get(need.section, ""),
            outcomes=links.outcomes_for(need.id),
            provision=links.lines_for(need.id),
            checked_by=links.lines_for(need.id, checking=True),
            advice=links.refs(need.advice_refs),
        )
        for need in plan.needs
        if one_line(need.id)
    )
