"""give and withdraw: leave for one person to open one case, until a day, for a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.access import cases_visible_to
from cases.actions.grants import give, withdraw
from cases.models import AuditEntry, Case, Grant
from cases.refusals import Refused
from statutory import days_after
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)


@pytest.fixture(autouse=True)
def _on_9_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer, restricted=True)


def test_leave_opens_one_case_to_one_person(people: Cast, case: Case) -> None:
    other = CaseFactory(officer=people.officer, restricted=True)
    panel, colleague = UserFactory(role=Role.PANEL_MEMBER), UserFactory(role=Role.PANEL_MEMBER)

    grant = give(case, to=panel, until=TODAY, because=" Panel of 9 June ", by=people.senior)

    assert (grant.given_by, grant.because, grant.until) == (
        people.senior,
        "Panel of 9 June",
        TODAY,
    )
    assert list(cases_visible_to(panel)) == [case]
    assert list(cases_visible_to(colleague)) == []
    assert other not in cases_visible_to(panel)
    audit = AuditEntry.objects.get(action="grants.give")
    assert (audit.case, audit.by, audit.after["to"]) == (case, people.senior, f"user {panel.pk}")


@pytest.mark.parametrize(
    ("because", "until", "field", "sentence"),
    [
        ("  ", TODAY, "because", "Say why they need to see this case"),
        ("Panel", days_after(TODAY, -1), "until", "The last day must not be in the past"),
    ],
)
def test_leave_without_a_reason_or_with_a_past_end_is_refused(
    people: Cast, case: Case, because: str, until: date, field: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        give(case, to=people.stranger, until=until, because=because, by=people.senior)

    assert (refused.value.field, refused.value.sentence) == (field, sentence)
    assert Grant.objects.count() == 0


def test_h051_leave_ends_with_its_last_day(
    people: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(case, to=people.stranger, until=TODAY, because="Sibling", by=people.senior)
    assert case in cases_visible_to(people.stranger)

    monkeypatch.setattr(timezone, "localdate", lambda *_: days_after(TODAY, 1))

    assert case not in cases_visible_to(people.stranger)


def test_leave_is_taken_back_once_and_the_first_moment_stays(people: Cast, case: Case) -> None:
    grant = give(case, to=people.stranger, until=TODAY, because="Sibling", by=people.senior)

    withdraw(grant, by=people.senior)
    first = Grant.objects.get().withdrawn_at
    with pytest.raises(Refused, match="This leave was already taken back"):
        withdraw(Grant(pk=grant.pk, case=case), by=people.senior)

    assert case not in cases_visible_to(people.stranger)
    assert (first is not None, Grant.objects.get().withdrawn_at) == (True, first)
    assert AuditEntry.objects.filter(action="grants.withdraw", case=case).count() == 1


def test_two_leaves_for_one_person_end_apart(people: Cast, case: Case) -> None:
    first = give(case, to=people.stranger, until=TODAY, because="Sibling", by=people.senior)
    give(case, to=people.stranger, until=days_after(TODAY, 9), because="Cover", by=people.senior)

    withdraw(first, by=people.senior)

    assert list(cases_visible_to(people.stranger)) == [case]
