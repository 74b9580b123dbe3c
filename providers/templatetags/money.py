"""Money as people read it."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def pounds(value: Decimal | None) -> str:
    """ "£61,500" or "£48.50"; "Unknown" when nobody has said. Unknown is never nothing."""
    if value is None:
        return "Unknown"
    whole = value == value.to_integral_value()
    return f"£{value:,.0f}" if whole else f"£{value:,.2f}"
