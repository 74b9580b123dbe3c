"""Services and settings that the national register does not know: the council's own additions."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.audit import action, noting
from cases.likeness import fold_postcode
from cases.refusals import Refused

from ..distances import area_of
from ..models import Contact, Knowledge, Provider
from ..models.words import folded
from ..queries.contacts import inbox_of, lead_of

OF_REGISTER = "The national register says what stands here. Changes come with its next extract."


@dataclass(frozen=True)
class Details:
    """What is known of an organisation."""

    kind: str
    name: str
    inbox: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    phone: str = ""
    website: str = ""
    low_age: int | None = None
    high_age: int | None = None


@dataclass(frozen=True)
class Lead:
    """Who leads it."""

    name: str
    email: str = ""
    phone: str = ""


@action
def add_local(details: Details, *, lead: Lead | None = None, by: User) -> Provider:
    """Add a service or setting without a URN, with its inbox and its lead."""
    provider = Provider(source=Provider.Source.LOCAL, status="Open")
    _write(provider, details)
    _set_lead(provider, lead)
    noting(after={"provider": provider.pk, "name": provider.name})
    return provider


@action
def edit_local(
    provider: Provider, details: Details, *, lead: Lead | None = None, by: User
) -> Provider:
    """Change what is known of one. A new lead takes over from the one before, who has left."""
    _refuse_of_register(provider)
    before = {name: getattr(provider, name) for name in asdict(details) if name != "inbox"}
    before["inbox"] = inbox_of(provider)
    _write(provider, details)
    _set_lead(provider, lead)
    changed = {n: new for n, new in asdict(details).items() if before[n] != new}
    noting(before={name: before[name] for name in changed}, after=changed)
    return provider


@action
def close_local(provider: Provider, *, on: date, reason: str, by: User) -> Provider:
    """A service or setting of ours does no more work. It stays where it is named already."""
    _refuse_of_register(provider)
    if provider.is_closed:
        raise Refused("It is closed already.")
    provider.status, provider.closed_on = "Closed", on
    provider.save()
    return provider


@action
def reopen_local(provider: Provider, *, by: User) -> Provider:
    """A service or setting of ours was closed by mistake, or works again."""
    _refuse_of_register(provider)
    if not provider.is_closed:
        raise Refused("It is open already.")
    provider.status, provider.closed_on = "Open", None
    provider.save()
    return provider


def _refuse_of_register(provider: Provider) -> None:
    if provider.source == Provider.Source.REGISTER:
        raise Refused(OF_REGISTER)


def _write(provider: Provider, details: Details) -> None:
    for name, value in asdict(details).items():
        if name != "inbox":
            setattr(provider, name, value)
    provider.name = " ".join(details.name.split())
    provider.postcode = fold_postcode(details.postcode)
    _refuse_twice(provider)
    area = area_of(provider.postcode)
    provider.easting = area.easting if area else None
    provider.northing = area.northing if area else None
    provider.save()
    known, _ = Knowledge.objects.get_or_create(provider=provider)
    if known.inbox != details.inbox:
        known.inbox = details.inbox
        known.save()


def _refuse_twice(provider: Provider) -> None:
    """Two of one name and kind cannot be told apart without a URN, unless a postcode does it."""
    ours = Provider.objects.filter(source=Provider.Source.LOCAL, kind=provider.kind)
    same = ours.filter(postcode=provider.postcode, standing="open").exclude(pk=provider.pk)
    if any(folded(one.name) == folded(provider.name) for one in same):
        raise Refused("One of this name is in the directory already.", field="name")


def _set_lead(provider: Provider, lead: Lead | None) -> None:
    now = lead_of(provider)
    if now and (lead is None or lead.name != now.name):
        now.left_on = timezone.localdate()
        now.save()
        now = None
    if lead is None:
        return
    now = now or Contact(provider=provider, role=Contact.Role.LEAD, name=lead.name)
    if not now.pk or (now.email, now.phone) != (lead.email, lead.phone):
        now.email, now.phone = lead.email, lead.phone
        now.save()
