"""Which entries of the audit say something of one child or their family."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast, Concat

from cases.models import AuditEntry, Case, Child, FamilyMember

from .belonging import Record

SHORTEST = 6  # letters of a name that leads to one person and not to words


def entries_about(record: Record) -> list[int]:
    """Those of the cases, those by the family's accounts, and those elsewhere that name them."""
    own = Q(case__in=record.of(Case)) | Q(by__in=record.users)
    left = AuditEntry.objects.filter(emptied_by=None).order_by()
    found = set(left.filter(own).values_list("pk", flat=True))
    whole = Concat(
        Cast("before", TextField()),
        Cast("after", TextField()),
        F("reason"),
        F("on_behalf_of"),
        output_field=TextField(),
    )
    named = [Q(whole__icontains=term) for term in _terms(record)]
    elsewhere = left.filter(case=None).annotate(whole=whole).filter(reduce(or_, named))
    return sorted(found | set(elsewhere.values_list("pk", flat=True)))


def _terms(record: Record) -> Iterator[str]:
    """What names them, as it is written and as JSON may write it."""
    for term in {term for term in _names(record) if len(term) >= SHORTEST}:
        yield term
        if (written := json.dumps(term)[1:-1]) != term:
            yield written


def _names(record: Record) -> Iterator[str]:
    yield from Case.objects.filter(pk__in=record.of(Case)).values_list("reference", flat=True)
    for child in Child.objects.filter(pk__in=record.of(Child)):
        yield from (str(child), child.upn)
    for member in FamilyMember.objects.filter(pk__in=record.of(FamilyMember)):
        yield from (member.name, member.email, member.known_as)
