"""The exemplar's plans, and defects planted into copies of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from plans.checker.check import check
from plans.checker.findings import Finding
from plans.content import read_context, read_plan

Json = dict[str, Any]
Plant = Callable[[Json], object]
ROOT = Path(__file__).parents[3]


@lru_cache(maxsize=1)
def exemplar() -> Json:
    """The whole exemplar case, from the request to the annual review."""
    whole: Json = json.loads((ROOT / "ehcna/data/exemplar-case.json").read_text(encoding="utf-8"))
    return whole


def final() -> Json:
    """A copy of the exemplar's final plan, to be changed at will."""
    return copy.deepcopy(exemplar()["documents"]["final_plan"])


def draft() -> Json:
    """A copy of the exemplar's amended draft, in which nothing is wrong."""
    return copy.deepcopy(exemplar()["documents"]["amended_draft_plan"])


def context() -> Json:
    """What is known around the exemplar: the child, people, schools and advice."""
    case = exemplar()
    known = {name: case[name] for name in ("child", "people", "schools", "council")}
    return copy.deepcopy({**known, "advice": case["documents"]["advice"]})


def findings(plan: Json, known: Json | None = None) -> tuple[Finding, ...]:
    """What the checker finds in a plan as JSON."""
    return check(read_plan(plan), read_context(known))


def hits(plan: Json, known: Json | None = None) -> set[tuple[str, str, str]]:
    """Each rule found, with the section and item it was found in."""
    return {
        (rule, one.section, one.item)
        for one in findings(plan, known)
        for rule in (one.rule, *one.also)
    }


def rules(plan: Json, known: Json | None = None) -> set[str]:
    """The rules found."""
    return {rule for rule, _, _ in hits(plan, known)}


def graver_than_advice(plan: Json, known: Json | None = None) -> list[str]:
    """What is found above advice, as it would be read."""
    return [
        f"{one.rule} {one.section} {one.item}: {one.quote!r} {one.message}"
        for one in findings(plan, known)
        if one.severity != "advise"
    ]


def of(plan: Json, id: str) -> Json:
    """An item by its number: B5, E1, F12, H1.1, K3."""
    for name, section in plan["sections"].items():
        items = section if name == "K" else []
        if isinstance(section, dict):
            items = [
                x for part in ("needs", "outcomes", "provision") for x in section.get(part, [])
            ]
        for item in items:
            if item["id"] == id:
                found: Json = item
                return found
    raise KeyError(id)


def put(id: str, text: str, field: str = "text") -> Plant:
    """Plants a text in place of an item's."""
    return lambda plan: of(plan, id).update({field: text})


def add(id: str, text: str) -> Plant:
    """Plants a sentence behind an item's text."""
    return lambda plan: of(plan, id).update(text=f"{of(plan, id)['text']} {text}")


def swap(id: str, old: str, new: str) -> Plant:
    """Plants other words in place of some in an item's text."""

    def plant(plan: Json) -> None:
        item = of(plan, id)
        assert old in item["text"], f"{id} does not say {old!r}"
        item["text"] = item["text"].replace(old, new, 1)

    return plant


def front(**values: Any) -> Plant:
    """Plants values on the first page."""
    return lambda plan: plan["front"].update(values)


def section(name: str, /, **values: Any) -> Plant:
    """Plants values into a section."""
    return lambda plan: plan["sections"][name].update(values)


def without(name: str, id: str) -> Plant:
    """Takes an item out of a section."""

    def plant(plan: Json) -> None:
        section = plan["sections"][name]
        for items in [section] if isinstance(section, list) else list(section.values()):
            if isinstance(items, list):
                items[:] = [x for x in items if not isinstance(x, dict) or x.get("id") != id]

    return plant


def unlink(field: str, id: str) -> Plant:
    """Takes the links to an item out of every line and outcome."""

    def plant(plan: Json) -> None:
        for body in plan["sections"].values():
            for part in ("outcomes", "provision") if isinstance(body, dict) else ():
                for item in body.get(part, []):
                    item[field] = [ref for ref in item.get(field, []) if ref != id]

    return plant


def all_of(*plants: Plant) -> Plant:
    """Several things planted at once."""
    return lambda plan: [plant(plan) for plant in plants]


def named(value: object) -> str:
    """How a planted case is called in the list of tests."""
    return value if isinstance(value, str) else ""
