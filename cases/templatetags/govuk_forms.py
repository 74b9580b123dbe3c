"""The Python of our crispy-forms template pack: what a field's template needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt

from cases.fields import PARTS, CharacterCount, DateParts

register = template.Library()

# The first that fits. A set of checkboxes is also a RadioSelect to Django, so it stands first.
_KINDS = (
    (DateParts, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (CharacterCount, "character_count"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
)
# Whose whole group a script makes better: its name is a class and a module.
_MODULES = {"password": "govuk-password-input", "character_count": "govuk-character-count"}
# Said by the pack itself, or by the server with an error that loses nothing.
_NOT_OURS = {"id", "class", "type", "rows", "cols", "maxlength", "minlength", "required"}
_NOT_OURS |= {"placeholder", "aria-describedby"}


@dataclass(frozen=True)
class Part:
    """One field, ready to be drawn."""

    kind: str
    template: str
    module: str
    id: str
    css: str
    error: str
    hint: str
    described_by: str
    attrs: str
    label_class: str
    heading: bool


@register.simple_tag
def govuk_field(field: BoundField) -> Part:
    """What the template of this field needs: kind, ids, error, hint, attributes."""
    widget = field.field.widget
    kind = _kind(widget)
    id_ = _id(field)
    error = next(_sentences(field), "")
    hint = str(field.help_text or "")
    described = [
        str(widget.attrs.get("aria-describedby", "")),
        f"{id_}-info" if kind == "character_count" else "",
        f"{id_}-hint" if hint and kind != "checkbox" else "",
        f"{id_}-error" if error else "",
    ]
    return Part(
        kind=kind,
        template=f"govuk/fields/{kind}.html",
        module=_MODULES.get(kind, ""),
        id=id_,
        css=str(widget.attrs.get("class", "")),
        error=error,
        hint=hint,
        described_by=" ".join(name for name in described if name),
        attrs=flatatt({k: v for k, v in widget.attrs.items() if k not in _NOT_OURS}),
        label_class=getattr(field.field, "label_class", ""),
        heading=getattr(field.field, "label_is_heading", False),
    )


@register.simple_tag
def govuk_options(field: BoundField) -> list[dict[str, Any]]:
    """The choices of a field, each with its id, hint and whether it is chosen."""
    widget, id_ = field.field.widget, _id(field)
    hints = getattr(widget, "hints", {})
    chosen = widget.format_value(field.value())
    options: list[dict[str, Any]] = []
    for group, choices, _ in widget.optgroups(field.html_name, chosen, {}):
        for choice in choices:
            number = len(options) + 1
            options.append(
                {
                    "id": id_ if number == 1 else f"{id_}-{number}",
                    "value": choice["value"],
                    "text": choice["label"],
                    "hint": hints.get(str(choice["value"]), ""),
                    "chosen": choice["selected"],
                    "group": group or "",
                    "disabled": choice["attrs"].get("disabled"),
                }
            )
    return options


@register.simple_tag
def govuk_date_boxes(field: BoundField) -> list[dict[str, Any]]:
    """The three boxes of a date, with what was typed and which of them is wrong."""
    typed = field.field.widget.format_value(field.value())
    wrong = _wrong_parts(field)
    hints = {"day": "bday-day", "month": "bday-month", "year": "bday-year"}
    birthday = field.field.widget.attrs.get("autocomplete") == "bday"
    return [
        {
            "id": f"{_id(field)}-{part}",
            "name": f"{field.html_name}-{part}",
            "label": part.capitalize(),
            "value": typed[part],
            "wrong": part in wrong,
            "width": 4 if part == "year" else 2,
            "autocomplete": hints[part] if birthday else "",
        }
        for part in PARTS
    ]


@register.filter
def govuk_errors(form: forms.BaseForm) -> Iterator[dict[str, str]]:
    """The lines of the error summary, each leading to the box to mend."""
    for name, messages in form.errors.items():
        if name not in form.fields:
            yield from ({"text": str(message), "href": ""} for message in messages)
            continue
        field = form[name]
        href = "" if field.is_hidden else "#" + _first_box(field)
        yield from ({"text": sentence, "href": href} for sentence in _sentences(field))


@register.filter
def as_value(value: Any) -> str:
    """A plain value or a member of an enumeration, as its plain value."""
    return str(getattr(value, "value", value) or "")


def _sentences(field: BoundField) -> Iterator[str]:
    """The errors of a field. "This field is required" names no field, so it is said better."""
    unnamed = str(forms.Field.default_error_messages["required"])
    for message in field.errors:
        yield _asking(field) if message == unnamed else str(message)


def _asking(field: BoundField) -> str:
    kind, label = _kind(field.field.widget), str(field.label)
    if kind == "file":
        return "Choose a file"
    if kind == "checkbox":
        return f"Tick “{label}”"
    if label.endswith("?"):
        return f"Answer “{label}”"
    starts_with_name = label[1:2].isupper()
    asked = label if starts_with_name else f"{label[:1].lower()}{label[1:]}"
    return f"{'Select' if kind in ('select', 'radios', 'checkboxes') else 'Enter'} {asked}"


def _first_box(field: BoundField) -> str:
    if isinstance(field.field.widget, DateParts):
        return f"{_id(field)}-{_wrong_parts(field)[0]}"
    return _id(field)


def _wrong_parts(field: BoundField) -> tuple[str, ...]:
    errors = field.form.errors.get(field.name)
    if not errors:
        return ()
    params = errors.as_data()[0].params or {}
    return tuple(params.get("parts") or PARTS)


def _kind(widget: forms.Widget) -> str:
    return next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "input")


def _id(field: BoundField) -> str:
    return str(field.field.widget.attrs.get("id") or field.auto_id or field.html_name)
