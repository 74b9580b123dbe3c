"""Reads of what the council knows of a setting or service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from cases.models import Case
from statutory import Kind

from ..models import Closure, Contact, Fee, Knowledge, Places, Provider, QualityNote

YEARS = [value for value, _ in Places.Year.choices]


@dataclass(frozen=True)
class Known:
    """All that the council knows of one provider, for its page."""

    notes: Knowledge | None
    contacts: Sequence[Contact]
    left: Sequence[Contact]
    places: Sequence[Places]
    fees: Sequence[Fee]
    quality: Sequence[QualityNote]
    closures: Sequence[Closure]

    @property
    def vacant(self) -> int | None:
        """Places that are free in all; None when of no year group anybody has said."""
        told = [row.vacant for row in self.places if row.vacant is not None]
        return sum(told) if told else None


def known_of(provider: Provider, today: date) -> Known:
    """What the council knows of a provider: people first, closures that are not over."""
    contacts = list(provider.contacts.all())
    return Known(
        notes=Knowledge.objects.filter(provider=provider).first(),
        contacts=[one for one in contacts if one.left_on is None],
        left=[one for one in contacts if one.left_on is not None],
        places=places_of(provider),
        fees=list(provider.fees.all()),
        quality=list(provider.quality_notes.select_related("written_by", "struck_by")),
        closures=list(closures_of(provider).filter(reopens_on__gt=today)),
    )


def places_of(provider: Provider) -> list[Places]:
    """What is known of the places of a provider, the youngest year group first."""
    return sorted(provider.places.all(), key=lambda row: YEARS.index(row.year_group))


def contacts_like(text: str) -> QuerySet[Contact]:
    """Everybody still there whose name or email address holds these words, at every provider."""
    words = text.split()
    found = Contact.objects.filter(left_on=None).select_related("provider")
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found.order_by("name", "provider__name", "pk") if words else found.none()


def fee_on(provider: Provider, what: str, day: date) -> Fee | None:
    """What a provider charges for something on a day: the newest fee that holds then."""
    fees = provider.fees.filter(what=what, from_on__lte=day)
    return fees.filter(Q(until_on=None) | Q(until_on__gte=day)).order_by("-from_on", "-pk").first()


def closures_of(provider: Provider | None) -> QuerySet[Closure]:
    """The closures of a setting: its own, and those of all schools of the area."""
    area = Closure.objects.filter(provider=None)
    return area | Closure.objects.filter(provider=provider) if provider else area


def closures_since(case: Case, setting: Provider | None) -> QuerySet[Closure]:
    """The closures of a setting that touch the time from the case's beginning to its last clock."""
    began = case.received_on or timezone.localtime(case.opened_at).date()
    last = case.deadlines.aggregate(last=Max("due"))["last"]
    found = closures_of(setting).filter(reopens_on__gte=began)
    return found.filter(starts_on__lte=last) if last else found


def days_closed_on(case: Case) -> set[date | None]:
    """The days from which a case already says that its setting is closed."""
    closed = case.entries.filter(kind=Kind.SETTING_CLOSED_FROM.value, corrected_by=None)
    return set(closed.values_list("on", flat=True))


def setting_of(case: Case) -> Provider | None:
    """The child's setting in the directory, when the case knows its URN."""
    if not case.setting_urn:
        return None
    return Provider.objects.filter(urn=case.setting_urn).first()
