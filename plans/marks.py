"""A short name for a finding or a loss, for an address: no word of it stands in the address."""

from __future__ import annotations

import hashlib


def mark_of(key: tuple[str, ...]) -> str:
    """The same mark for the same key, and nothing of what it says."""
    return hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:16]
