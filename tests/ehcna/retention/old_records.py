"""Records of long ago."""

from __future__ import annotations

from datetime import date

from cases.actions.chronology import record
from cases.models import Case
from statutory import Kind
from tests.factories import CaseFactory, ChildFactory
from tests.people import Cast

OLD = date(1995, 11, 27)  # 31 on 27 November 2026


def a_case(people: Cast, born: date = OLD) -> Case:
    """A case of long ago that was closed."""
    case = CaseFactory(child=ChildFactory(date_of_birth=born), officer=people.officer)
    record(case, kind=Kind.REQUEST_RECEIVED, on=date(2014, 9, 2), by=people.officer)
    record(case, kind=Kind.CASE_CLOSED, on=date(2014, 10, 2), by=people.officer)
    return Case.objects.get(pk=case.pk)
