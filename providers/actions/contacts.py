"""Whom the council writes to and rings at a provider. A leaver is taken out everywhere at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused

from ..models import Contact, Provider


@action
def add(provider: Provider, *, name: str, role: str, email: str, phone: str, by: User) -> Contact:
    """Add somebody at a provider, in the role they have there."""
    contact = Contact(provider=provider)
    return _keep(contact, name=name, role=role, email=email, phone=phone)


@action
def change(contact: Contact, *, name: str, role: str, email: str, phone: str, by: User) -> Contact:
    """Put right how somebody at a provider is reached."""
    contact = _held(contact)
    audit.noting(before={"role": contact.role})
    return _keep(contact, name=name, role=role, email=email, phone=phone)


@action
def say_left(contacts: Sequence[Contact], *, on: date, by: User) -> list[Contact]:
    """Say that somebody has left, wherever they are named. Nobody writes to them any more."""
    if not contacts:
        raise Refused("Select where they are named", field="contacts")
    if on > timezone.localdate():
        raise Refused("The day they left must be today or in the past", field="on")
    gone = []
    for contact in contacts:
        held = _held(contact)
        held.left_on = on
        held.save()
        gone.append(held)
    audit.noting(after={"contacts": [contact.pk for contact in gone]})
    return gone


@action
def say_back(contact: Contact, *, by: User) -> Contact:
    """Undo that somebody has left."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.left_on is None:
        raise Refused("They have not left")
    audit.noting(before={"left_on": contact.left_on})
    contact.left_on = None
    contact.save()
    return contact


def _keep(contact: Contact, *, name: str, role: str, email: str, phone: str) -> Contact:
    # Names and addresses of people stay out of the audit; the contact's history keeps them.
    audit.leaving_unsaid("name", "email", "phone")
    if not name.strip():
        raise Refused("Enter a name", field="name")
    if not (email.strip() or phone.strip()):
        raise Refused("Enter an email address or a telephone number", field="email")
    contact.name, contact.role = " ".join(name.split()), role
    contact.email, contact.phone = email.strip(), phone.strip()
    contact.save()
    return contact


def _held(contact: Contact) -> Contact:
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.left_on is not None:
        raise Refused("They have left already")
    return contact
