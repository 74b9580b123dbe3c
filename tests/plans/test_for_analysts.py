"""What an analyst is given: no name, no whole postcode, and nothing rare that is not marked."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Case
from plans.models import Need, Plan, Version
from plans.queries.for_analysts import NOT_GIVEN, lines_on
from tests.factories import CaseFactory, ChildFactory, FamilyMemberFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 9)
COMMON = "Communication and interaction"


def a_child(place: str = "ZZ1", need: str = COMMON, **more: object) -> Case:
    """A boy of eight with a final plan for one need."""
    child = ChildFactory(postcode=f"{place} 1AA", sex="M", date_of_birth=date(2018, 1, 2))
    case: Case = CaseFactory(child=child, **more)
    by = UserFactory()
    plan = Plan.objects.create(case=case, begun_by=by)
    version = Version.objects.create(plan=plan, number=1, status="final", begun_by=by)
    Need.objects.create(version=version, number=1, area=need, text="x")
    Version.objects.filter(pk=version.pk).update(frozen_at="2026-06-01T00:00Z")
    return case


def test_h266_a_rare_need_in_a_district_is_marked_and_what_many_share_is_not() -> None:
    for _ in range(5):
        a_child()
    for _ in range(5):
        a_child("ZZ2")
    a_child("ZZ2", "Sensory and physical")

    rare = {(one.district, one.need): one.rare for one in lines_on(TODAY)}

    assert rare == {
        ("ZZ1", COMMON): "",
        ("ZZ2", COMMON): "",
        ("ZZ2", "Sensory and physical"): "district and need; age and sex and need",
    }


def test_h266_four_are_rare_and_five_are_not() -> None:
    for _ in range(4):
        a_child()
    assert all(one.rare for one in lines_on(TODAY))

    a_child()

    assert not any(one.rare for one in lines_on(TODAY))


def test_where_a_hidden_family_lives_is_not_given_nor_that_of_a_restricted_case() -> None:
    for _ in range(5):
        a_child()
    hidden = a_child("ZZ7")
    FamilyMemberFactory(child=hidden.child, withheld=True, withheld_because="Told in confidence")
    a_child("ZZ8", restricted=True, restricted_because="Police")
    a_child(closed_on=TODAY)

    found = [one.district for one in lines_on(TODAY)]

    assert sorted(found) == ["ZZ1"] * 5 + [NOT_GIVEN] * 2


def test_the_table_names_nobody_and_can_be_had_without_what_is_rare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        a_child()
    odd = a_child("ZZ9")
    whole, part = tmp_path / "whole.csv", tmp_path / "part.csv"

    call_command("extract_for_analyst", str(whole))
    call_command("extract_for_analyst", str(part), "--without-rare")

    rows = [list(csv.reader(one.open(encoding="utf-8-sig"))) for one in (whole, part)]
    assert [len(one) for one in rows] == [7, 6]
    told = whole.read_text(encoding="utf-8-sig")
    assert odd.reference not in told and "1AA" not in told and odd.child.surname not in told
    assert "1 line could be told by: left out" in capsys.readouterr().out


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")

    with pytest.raises(CommandError, match="File exists"):
        call_command("extract_for_analyst", str(there))

    assert there.read_text() == "mine"
