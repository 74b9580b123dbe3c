"""What was agreed in panels, on pages of the case file: templates may name what lies above it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from accounts.models import User

from ..queries.follow_ups import to_do_of

register = template.Library()


@register.inclusion_tag("panels/_to_do.html")
def panel_tasks(user: User, today: date) -> dict[str, Any]:
    """What this person is to do after meetings, as lines above their list of cases."""
    found, more = to_do_of(user, today)
    return {"to_do": found, "more": more}


@register.filter
def day(value: str) -> date | None:
    """A day as agreed minutes keep it, as a date."""
    return date.fromisoformat(value) if value else None
