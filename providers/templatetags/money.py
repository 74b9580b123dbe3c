"""Money as people read it."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def pounds(value: Decimal | str | None) -> str:
    """ "£61,500" or "£48.50"; "Unknown" when nobody has said. Unknown is never nothing."""
    if value is None or isinstance(value, str):  # a template has "" for what is not there
        return "Unknown"
    whole = value == value.to_integral_value()
    sign = "−" if value < 0 else ""
    return f"{sign}£{abs(value):,.0f}" if whole else f"{sign}£{abs(value):,.2f}"
