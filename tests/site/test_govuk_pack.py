"""Our form templates draw what the GOV.UK Design System says, compared with its own examples.

Every example that uses nothing but what the pack offers must be equal, after putting attributes
and classes in order and spaces aside.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.template.loader import render_to_string

from cases.fields import PARTS, CharacterCount, Checkboxes, DatePartsField, Radios
from tests.site.govuk_examples import (
    OFFERED,
    OFFERED_EXAMPLES,
    Options,
    examples_of,
    expected,
    normal,
)


def drawn(component: str, options: Options) -> str:
    """The example's question, asked by a Django form and drawn by the pack."""
    name = options.get("namePrefix") or options.get("name") or options["id"]
    field = MAKERS.get(component, _typed)(component, options)
    legend = options.get("fieldset", {}).get("legend", {})
    label = options.get("label") or legend
    field.label = label.get("text", "")
    field.help_text = options.get("hint", {}).get("text", "")
    field.label_class = label.get("classes", "")  # type: ignore[attr-defined]
    field.label_is_heading = label.get("isPageHeading", False)  # type: ignore[attr-defined]
    field.widget.attrs = {**field.widget.attrs, **_attributes(options, name)}
    form = forms.Form()
    form.fields[name] = field
    if "errorMessage" in options:
        parts = {"parts": _wrong_parts(options)}
        errors = ErrorList([ValidationError(options["errorMessage"]["text"], params=parts)])
        form._errors = forms.utils.ErrorDict({name: errors})  # type: ignore[attr-defined]
    return str(as_crispy_field(form[name]))


def _wrong_parts(options: Options) -> list[str]:
    said = {part: options.get(part, {}).get("error") for part in PARTS}
    wrong = [part for part in PARTS if said[part]]
    return wrong or [part for part in PARTS if said[part] is not False]


def _attributes(options: Options, name: str) -> Options:
    found: Options = {"id": options.get("id") or options.get("idPrefix") or name}
    found |= {"class": options.get("classes", ""), **options.get("attributes", {})}
    if "describedBy" in options:
        found["aria-describedby"] = options["describedBy"]
    for key in ("autocomplete", "inputmode", "pattern", "autocapitalize", "rows", "type"):
        if key in options:
            found[key] = options[key]
    if "spellcheck" in options:
        found["spellcheck"] = str(options["spellcheck"]).lower()
    return found | {key: True for key in ("disabled", "multiple") if options.get(key)}


def _typed(component: str, options: Options) -> forms.Field:
    widgets: dict[str, type[forms.Widget]] = {
        "input": forms.TextInput,
        "textarea": forms.Textarea,
        "file-upload": forms.FileInput,
        "password-input": forms.PasswordInput,
    }
    if options.get("multiple"):
        widgets["file-upload"] = type(
            "Several", (forms.FileInput,), {"allow_multiple_selected": True}
        )
    field = forms.CharField(widget=widgets[component](), initial=options.get("value"))
    field.widget.attrs.pop("rows", None)
    for side in ("prefix", "suffix"):
        if side in options:
            setattr(field.widget, side, options[side]["text"])
    return field


def _counted(component: str, options: Options) -> forms.Field:
    widget = CharacterCount(maxlength=options.get("maxlength"), maxwords=options.get("maxwords"))
    return forms.CharField(widget=widget, initial=options.get("value"))


def _chosen(component: str, options: Options) -> forms.Field:
    items = options["items"]
    choices = [(item["value"], item["text"]) for item in items]
    hints = {str(item["value"]): item["hint"]["text"] for item in items if "hint" in item}
    on = [item["value"] for item in items if item.get("checked") or item.get("selected")]
    on = on or options.get("values") or [options.get("value")]
    if component == "checkboxes":
        return forms.MultipleChoiceField(
            choices=choices, widget=Checkboxes(hints=hints), initial=on
        )
    widget = Radios(hints=hints) if component == "radios" else forms.Select()
    return forms.ChoiceField(choices=choices, widget=widget, initial=on[0])


def _dated(component: str, options: Options) -> forms.Field:
    values = {key.split("-")[-1]: value for key, value in options.get("values", {}).items()}
    return DatePartsField(initial=values or None)


MAKERS: dict[str, Callable[[str, Options], forms.Field]] = {
    "character-count": _counted,
    "select": _chosen,
    "radios": _chosen,
    "checkboxes": _chosen,
    "date-input": _dated,
}


@pytest.mark.parametrize(
    ("component", "example"),
    OFFERED_EXAMPLES,
    ids=[f"{component}: {example['name']}" for component, example in OFFERED_EXAMPLES],
)
def test_a_field_is_drawn_as_the_design_system_draws_it(component: str, example: Any) -> None:
    html = drawn(component, example["options"])

    assert normal(html) == normal(expected(component, example))


def test_the_examples_cover_every_kind_of_field() -> None:
    counts = dict.fromkeys(OFFERED, 0)
    for component, _ in OFFERED_EXAMPLES:
        counts[component] += 1

    assert {component: count for component, count in counts.items() if count < 3} == {}
    assert len(OFFERED_EXAMPLES) >= 100


@pytest.mark.parametrize("name", ["default", "without links", "mixed with and without links"])
def test_the_error_summary_is_the_design_systems(name: str) -> None:
    example = next(e for e in examples_of("error-summary") if e["name"] == name)

    html = render_to_string(
        "components/error_summary.html", {"errors": example["options"]["errorList"]}
    )

    assert normal(html) == normal(example["html"])
