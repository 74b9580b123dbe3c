"""Reads of the register."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ..models import Provider


def school_names() -> dict[str, str]:
    """Every establishment of the register: URN to name."""
    of_register = Provider.objects.exclude(urn=None).order_by()
    return {str(urn): name for urn, name in of_register.values_list("urn", "name")}


def find_providers(text: str) -> QuerySet[Provider]:
    """Establishments by URN, name, town or postcode. Each shows its URN and postcode (H-009)."""
    words = text.split()
    found = Provider.objects.all()
    for word in words:
        found = found.filter(
            Q(urn=word)
            | Q(name__icontains=word)
            | Q(town__icontains=word)
            | Q(postcode__istartswith=word)
        )
    if not words:
        return Provider.objects.none()
    # A whole postcode is two words, and neither begins the other.
    return found | Provider.objects.filter(postcode__istartswith=" ".join(words))
