"""What somebody’s first page says after a backup was brought back (H-282)."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from ..queries.restoring import gap, post_is_shut

register = template.Library()


@register.inclusion_tag("components/missing_here.html")
def missing_here() -> dict[str, Any]:
    """For staff: from when to when something may be missing, and whether anything goes out."""
    found = gap()
    return {"gap": found, "shut": found is not None and post_is_shut()}


@register.inclusion_tag("components/missing_of_yours.html")
def missing_of_yours() -> dict[str, Any]:
    """The same for families, settings and panel members, in plain words."""
    return {"gap": gap(), "la": settings.LOCAL_AUTHORITY}
