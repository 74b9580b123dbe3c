"""What the advice recommends, and what of it no line of the plan rests on."""

from __future__ import annotations

from ..models import Version


def unused_of(version: Version) -> list[object]:
    """Every recommendation that no line uses and that nobody has answered."""
    return []
