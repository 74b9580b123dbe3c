"""What the page of one setting or service shows beside the register's own facts."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Contact, Knowledge, Provider, RegisterChange
from .successors import Successor, successors_of

RECENT = 10


@dataclass(frozen=True)
class About:
    """Who answers there, what came after it, and what changed."""

    knowledge: Knowledge | None
    contacts: list[Contact]
    successors: list[Successor]
    changes: list[RegisterChange]


def about(provider: Provider) -> About:
    """What is known of a provider beside its own row. Contacts who have left are left out."""
    return About(
        getattr(provider, "knowledge", None),
        list(provider.contacts.filter(left_on=None)),
        successors_of(provider) if provider.is_closed else [],
        list(provider.changes.select_related("run")[:RECENT]),
    )
