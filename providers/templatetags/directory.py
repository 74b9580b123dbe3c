"""Settings by their number, for pages of the case file: it knows a number, never a setting."""

from __future__ import annotations

from django import template

from ..models import Provider

register = template.Library()


@register.simple_tag
def setting_of(urn: object) -> str:
    """The setting with this URN, with its URN and postcode (H-009); empty where there is none."""
    number = str(urn or "").strip()
    if not (number.isascii() and number.isdecimal() and len(number) == 6):
        return ""
    found = Provider.objects.filter(urn=number).first()
    return str(found) if found else ""
