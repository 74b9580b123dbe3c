"""Form fields that ask the way the GOV.UK Design System asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from statutory import format_date

PARTS = ("day", "month", "year")
# ASCII only: other scripts' digits look right on screen but are often a pasted mistake.
_NUMBER = re.compile(r"[0-9]{1,4}", re.ASCII)


class Radios(forms.RadioSelect):
    """Radio buttons, with a hint under those that need one."""

    def __init__(self, *, hints: Mapping[str, str] | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.hints = dict(hints or {})


class Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes, with a hint under those that need one."""

    def __init__(self, *, hints: Mapping[str, str] | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.hints = dict(hints or {})


class CharacterCount(forms.Textarea):
    """A text box that says how much room is left. The limit itself is checked by the field."""

    def __init__(
        self,
        *,
        maxlength: int | None = None,
        maxwords: int | None = None,
        attrs: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs={"rows": 5, **(attrs or {})})
        self.maxlength = maxlength
        self.maxwords = maxwords


class DateParts(forms.Widget):
    """Day, month and year in three boxes; what was typed stays in them."""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> dict[str, str] | None:
        """What was typed, box by box, or nothing when all three are empty."""
        typed = {part: str(data.get(f"{name}-{part}", "")).strip() for part in PARTS}
        return typed if any(typed.values()) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in PARTS)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day" if id_ else id_

    def format_value(self, value: Any) -> dict[str, str]:  # type: ignore[override]
        """What stands in the boxes: a date taken apart, or what was typed."""
        if isinstance(value, date):
            return {part: str(getattr(value, part)) for part in PARTS}
        return {part: str((value or {}).get(part, "")) for part in PARTS}

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> NoReturn:
        raise NotImplementedError("A date is drawn by the template pack: templates/govuk/")


class DatePartsField(forms.Field):
    """A date asked for in three boxes, with errors that say which box is wrong."""

    widget = DateParts

    def __init__(
        self,
        *,
        name: str = "",
        not_future: bool = False,
        earliest: date | None = None,
        today: Callable[[], date] = timezone.localdate,
        **rest: Any,
    ) -> None:
        super().__init__(**rest)
        self.name = name or str(self.label or "Date")
        self.not_future = not_future
        self.earliest = earliest
        self.today = today
        if "required" not in (rest.get("error_messages") or {}):
            self.error_messages["required"] = f"Enter {self.name[:1].lower()}{self.name[1:]}"

    def to_python(self, value: Any) -> date | None:
        """The date, or a sentence that says which part to mend."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        missing = [part for part in PARTS if not value[part]]
        if missing:
            parts = " and ".join(missing)
            raise self._wrong(f"{self.name} must include a {parts}", *missing)
        if not all(_NUMBER.fullmatch(value[part]) for part in PARTS):
            raise self._wrong(f"{self.name} must be a real date", *_not_numbers(value))
        if len(value["year"]) != 4:
            raise self._wrong("Year must include 4 numbers", "year")
        try:
            return date(int(value["year"]), int(value["month"]), int(value["day"]))
        except ValueError as error:
            raise self._wrong(f"{self.name} must be a real date", *PARTS) from error

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if self.not_future and value > self.today():
            raise self._wrong(f"{self.name} must be today or in the past", *PARTS)
        if self.earliest and value < self.earliest:
            raise self._wrong(f"{self.name} must be {format_date(self.earliest)} or later", *PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True

    def _wrong(self, message: str, *parts: str) -> ValidationError:
        return ValidationError(message.replace("%", "%%"), params={"parts": parts})


def _not_numbers(typed: Mapping[str, str]) -> list[str]:
    return [part for part in PARTS if not _NUMBER.fullmatch(typed[part])]


def date_parts(name: str, day: date) -> dict[str, str]:
    """A date as a browser sends it: what a test or a script posts."""
    return {f"{name}-{part}": str(getattr(day, part)) for part in PARTS}
