"""How long a plan of thirty items takes to check, and two versions of it to compare.

Each turn has texts that were never read before in this process: an invented word stands in every
part of a sentence of the worked example, so that nothing is remembered from the turn before.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from plans.checker.check import check
from plans.content import Plan, read_context, read_plan
from plans.erosion import compare_plans

from .erosion import edited, invented_lines
from .report import say

TURNS, ITEMS, LIMIT = 9, 30, 50
_EXEMPLAR = Path(__file__).parent.parent / "ehcna" / "data" / "exemplar-case.json"
_SYLLABLES = re.compile(r"\w+").findall("ba ke lo mi nu ra se to vi za do fe ga hu ji")


def measure_plan_check() -> None:
    """Print the processor's time for a plan that is new, and for the same plan once more."""
    case = json.loads(_EXEMPLAR.read_text(encoding="utf-8"))
    new, again = [], []
    for turn in range(TURNS + 1):
        said = anew(case, random.Random(turn))
        known = {name: said[name] for name in ("child", "people", "schools", "council")}
        context = read_context({**known, "advice": said["documents"]["advice"]})
        plan = of_thirty(read_plan(said["documents"]["final_plan"]))
        new.append(_taken(partial(check, plan, context)))
        again.append(_taken(partial(check, replace(plan), context)))
    say(f"Check of a plan of {ITEMS} items, never seen", statistics.median(new[1:]), LIMIT, "ms")
    say("Check of the same plan once more", statistics.median(again[1:]), LIMIT, "ms")
    say(f"Comparing two plans of {ITEMS} lines, a field of each edited", _compared(), LIMIT, "ms")


def of_thirty(plan: Plan) -> Plan:
    """The plan with so many needs, outcomes and lines as are thirty together."""
    spare = len(plan.needs) + len(plan.outcomes) + len(plan.provision) - ITEMS
    return replace(plan, provision=plan.provision[: len(plan.provision) - max(0, spare)])


def anew(value: Any, chance: random.Random) -> Any:
    """The same data with a word nobody knows in each sentence."""
    if isinstance(value, dict):
        return {key: anew(one, chance) for key, one in value.items()}
    if isinstance(value, list):
        return [anew(one, chance) for one in value]
    if not isinstance(value, str) or " " not in value:
        return value
    return re.sub(r"(?<=[a-z]{3})(?=[.;,]\s|[.;,]?$)", lambda _: f" {_word(chance)}", value)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(4))


def _compared() -> float:
    """The median for two plans of thirty lines, one field of each line said otherwise."""
    taken = []
    for turn in range(TURNS):
        was, anew_ = invented_lines(900 + turn)
        now = tuple(map(edited, was, anew_))
        before, after = Plan(provision=was), Plan(provision=now)
        taken.append(_taken(partial(compare_plans, before, after)))
    return statistics.median(taken)


def _taken(call: Any) -> float:
    began = time.process_time()
    call()
    return (time.process_time() - began) * 1000
