"""The GOV.UK Design System's own examples of its components, and which of them the pack offers.

They come with the npm package (`fixtures.json` beside each component). What the pack leaves out
on purpose is named in `OFFERED` by its absence: HTML instead of text, extra classes on inner
parts, conditional reveals, dividers, translations.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.conf import settings

from cases.fields import PARTS

EXAMPLES = Path(settings.BASE_DIR) / "node_modules/govuk-frontend/dist/govuk/components"
Options = dict[str, Any]

TEXT = {"text"}
COMMON: dict[str, set[str] | None] = {
    "id": None,
    "idPrefix": None,
    "name": None,
    "label": {"text", "classes", "isPageHeading"},
    "hint": TEXT,
    "errorMessage": TEXT,
    "classes": None,
    "attributes": None,
}
DESCRIBED = {"describedBy": None}
TYPED = {"value": None, "autocomplete": None, "spellcheck": None, "disabled": None}
GROUP = {
    "fieldset": {"legend"},
    "items": {"value", "text", "checked", "hint", "disabled"},
    "value": None,
    "values": None,
}
OFFERED: dict[str, dict[str, set[str] | None]] = {
    "input": COMMON
    | TYPED
    | DESCRIBED
    | {"type": None, "inputmode": None, "pattern": None, "autocapitalize": None}
    | {"prefix": TEXT, "suffix": TEXT},
    "textarea": COMMON | TYPED | DESCRIBED | {"rows": None},
    "character-count": COMMON
    | {"value": None, "rows": None, "maxlength": None, "maxwords": None, "spellcheck": None},
    "select": COMMON | DESCRIBED | {"items": {"value", "text", "selected"}, "value": None},
    "radios": COMMON | GROUP,
    "checkboxes": COMMON | GROUP,
    "date-input": COMMON
    | {"fieldset": {"legend"}, "namePrefix": None, "values": None}
    | {"day": {"error"}, "month": {"error"}, "year": {"error"}},
    "file-upload": COMMON | DESCRIBED | {"disabled": None, "multiple": None},
    "password-input": COMMON | DESCRIBED | {"autocomplete": None},
}


def examples_of(component: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (EXAMPLES / component / "fixtures.json").read_text("utf-8")
    )["fixtures"]
    return found


def is_offered(component: str, options: Options) -> bool:
    """Whether an example uses only what the pack offers."""
    for key, value in options.items():
        if key not in OFFERED[component]:
            return False
        inner = OFFERED[component][key]
        for part in value if isinstance(value, list) else [value]:
            if inner is not None and (not isinstance(part, dict) or not set(part) <= inner):
                return False
            if isinstance(part, dict) and "html" in json.dumps(part):
                return False
    return not _uncommon(component, options)


def _uncommon(component: str, options: Options) -> bool:
    """Combinations that no Django field can be in."""
    if component == "date-input" and "attributes" in options:
        return True
    if component == "date-input":
        return "errorMessage" not in options and "day" in options
    if component in ("select", "radios", "checkboxes"):
        items = options.get("items") or [{}]
        return not all(isinstance(item, dict) and item.get("value") for item in items) or any(
            item.get("checked") is False or item.get("selected") is False for item in items
        )
    if component == "character-count":
        # A box that cuts off what is pasted loses words: ours never carries `maxlength`.
        cuts = "maxlength" in options.get("attributes", {})
        return cuts or ("maxlength" not in options and "maxwords" not in options)
    return False


OFFERED_EXAMPLES = [
    (component, example)
    for component in OFFERED
    for example in (examples_of(component) if EXAMPLES.exists() else [])
    if is_offered(component, example["options"])
]


def expected(component: str, example: dict[str, Any]) -> str:
    """The example's HTML. The boxes of a date carry the field's name: a form may hold two dates."""
    html, options = str(example["html"]), example["options"]
    if component == "date-input" and "namePrefix" not in options:
        for part in PARTS:
            html = html.replace(f'name="{part}"', f'name="{options["id"]}-{part}"')
    return html


def normal(html: str) -> Any:
    """HTML as nested tuples, with attributes and classes in order and spaces aside."""
    return [part for child in BeautifulSoup(html, "html.parser").children if (part := _node(child))]


def _node(node: Any) -> Any:
    if isinstance(node, NavigableString):
        return " ".join(str(node).split())
    assert isinstance(node, Tag)
    attributes = sorted(
        (key, " ".join(sorted(value)) if isinstance(value, list) else value)
        for key, value in node.attrs.items()
        if value != [""]
    )
    return (node.name, attributes, [part for child in node.children if (part := _node(child))])
