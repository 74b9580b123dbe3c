"""Whom the council writes to at a setting or service."""

from __future__ import annotations

from ..models import Contact, Knowledge, Provider


def lead_of(provider: Provider) -> Contact | None:
    """The lead of a service, with whom late advice is raised; nobody who has left."""
    return provider.contacts.filter(role=Contact.Role.LEAD, left_on=None).first()


def inbox_of(provider: Provider) -> str:
    """Where requests and papers are announced. Empty when none is known."""
    known = Knowledge.objects.filter(provider=provider).values_list("inbox", flat=True).first()
    return known or ""
