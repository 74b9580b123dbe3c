"""Plans to print: the worked example, a plan made long, and what a page says as plain text."""

from __future__ import annotations

import copy
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from plans.content import Plan, Provision, read_plan

EXEMPLAR = Path("ehcna/data/exemplar-case.json")


def exemplar(name: str = "final_plan", **front: Any) -> Plan:
    """The worked example's plan, with some of its front page changed."""
    data = copy.deepcopy(json.loads(EXEMPLAR.read_text(encoding="utf-8"))["documents"][name])
    data["front"] |= front
    return read_plan(data)


def a_plan(*lines: dict[str, Any], section: str = "F", **front: Any) -> Plan:
    """A plan with nothing but some lines of provision."""
    return read_plan(
        {
            "front": {"child": "Amira Khan", "status": "final", **front},
            "sections": {section: {"provision": list(lines)}},
        }
    )


def text_of(page: str) -> str:
    """What a reader sees of a page, on one line."""
    body = re.sub(r"<head>.*?</head>", "", page, flags=re.S)
    body = re.sub(r"<(style|title)\b.*?</\1>", "", body, flags=re.S)
    body = re.sub(r"</?(?:p|td|th|li|h\d|br|tr|div|section)\b[^>]*>", " ", body)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", body)).split())


_WHO = ("teaching assistant", "occupational therapist", "two mentors", "SENCo", "OT; key adult")
_WHAT = ("hand programme", "speech therapy", "check-in; debrief", "lunchtime club", "")
_RATIO = ("1:1", "1:4", "n/a", "whole class", "")
_LONG = ("40 minutes", "20 minutes plus 5 minutes", "at least 20 hours", "whole lesson", "1 hour")
_OFTEN = ("weekly", "daily", "3 times a week", "weekly, 36 a year", "every lesson", "twice a term")
_START = ("from the date of the plan", "2025-03-01", "within 6 weeks of the final plan", "")
_CHECK = ("SENCo half-termly", "therapist, 2 reports a year", "", "LA at annual review")
_EXTRA = (
    "",
    "The first session will be within six weeks.",
    "She will be told 10, 5 and 2 minutes before.",
    "This happens in every lesson and whenever she shows her card.",
    "An adult trained for 3 hours by the therapist will lead it (Level 2).",
)


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    """A line as people write them: the text says what the fields say, more than that, or less."""
    pick = {name: draw(st.sampled_from(values)) for name, values in _FIELDS.items()}
    said = "{who} will do {what} with her {ratio} for {duration} {frequency}.".format(**pick)
    text = draw(st.sampled_from(["", said, f"{said} {draw(st.sampled_from(_EXTRA))}"]))
    return pick | {"text": text, "kind": draw(st.sampled_from(["provision", "monitoring"]))}


_FIELDS = {
    "who": _WHO,
    "what": _WHAT,
    "ratio": _RATIO,
    "duration": _LONG,
    "frequency": _OFTEN,
    "start": _START,
    "monitored_by": _CHECK,
    "expertise": ("HCPC registered", "3 hours' training", "", "Level 5 or 7"),
    "setting": ("school", "room 12", ""),
    "end": ("", "none", "31 July 2027"),
}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with lines in any of the four sections of provision."""
    sections = {
        name: {"provision": draw(st.lists(lines(), max_size=4))} for name in ("F", "G", "H1", "H2")
    }
    return read_plan({"front": {"child": "Amira Khan", "status": "final"}, "sections": sections})


def fields_of(line: Provision) -> dict[str, str]:
    """The fields of a line that say something of the promise."""
    return {name: getattr(line, name) for name in _FIELDS}
