"""The demonstration: people of each role who can sign in, and believable cases at every stage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.jobs.rebuilding import rebuild
from cases.jobs.running import running
from cases.models import AuditEntry, Case, Child, Deadline, Entry, FamilyMember, Grant
from ehcna.demo_accounts import ACCOUNTS, PASSWORD
from ehcna.demo_caseload import COLLEAGUES
from ehcna.demo_cases import CASES
from ehcna.demo_exemplar import STAFF
from providers.models import AdviceRequest, Provider
from providers.queries.options import grid_of
from statutory import Stage
from tests.site.reading import text_of

pytestmark = pytest.mark.django_db


def seed() -> str:
    said = StringIO()
    call_command("seed_demo", stdout=said)
    return said.getvalue()


@pytest.fixture
def seeded(db: None) -> str:
    return seed()


def test_the_demonstration_holds_what_it_promises(seeded: str) -> None:
    assert seeded == f"{len(CASES) + 1} invented cases. Password: {PASSWORD}\n"  # the exemplar
    _one_account_for_each_role_and_two_of_providers()
    _each_stage_has_a_case()
    _every_case_has_its_clocks()
    _someone_to_write_to_on_each_case()
    _twins_one_name_and_one_restricted()
    _the_panel_member_sees_one_case()
    _the_exemplar_has_gone_the_whole_way()


def _one_account_for_each_role_and_two_of_providers() -> None:
    people = dict(User.objects.values_list("email", "role"))

    colleagues = {email for email, _, _ in COLLEAGUES}
    assert {people.pop(email) for email in colleagues} == {Role.COORDINATOR}
    of_exemplar = {email: role for email, _, role in STAFF}
    assert {email: people.pop(email) for email in of_exemplar} == of_exemplar
    unseen = User.objects.filter(email__in=[*colleagues, *of_exemplar])
    assert not any(one.has_usable_password() for one in unseen)
    assert people == {
        "coordinator@demo.example": Role.COORDINATOR,
        "senior@demo.example": Role.SENIOR,
        "assistant@demo.example": Role.ASSISTANT,
        "manager@demo.example": Role.MANAGER,
        "panel@demo.example": Role.PANEL_MEMBER,
        "finance@demo.example": Role.FINANCE,
        "data@demo.example": Role.DATA_OFFICER,
        "admin@demo.example": Role.ADMINISTRATOR,
        "psychologist@demo.example": Role.PROVIDER,
        "school@demo.example": Role.PROVIDER,
        "mother@demo.example": Role.FAMILY,
        "father@demo.example": Role.FAMILY,
    }
    seniors = {one.senior for one in User.objects.filter(role=Role.COORDINATOR)}
    assert seniors == {User.objects.get(email="senior@demo.example")}


def _each_stage_has_a_case() -> None:
    stages = set(Case.objects.all().values_list("stage", flat=True))

    wanted = {Stage.REQUEST, Stage.ASSESSMENT, Stage.DRAFTING, Stage.DRAFT, Stage.PLAN}
    assert {stage.value for stage in wanted} <= stages
    assert Case.objects.exclude(problem="").count() == 1
    today = timezone.localdate()
    assert Case.objects.filter(problem="", next_due__lt=today).exists()
    assert Case.objects.filter(problem="", next_due__gt=today).exists()
    assert Case.objects.filter(disapplied=True).count() == 1


def _every_case_has_its_clocks() -> None:
    assert set(Deadline.objects.values_list("case", flat=True)) == set(
        Case.objects.values_list("pk", flat=True)
    )
    with running("a look") as run:
        rebuild(run, repair=False)
    assert run.problems == []
    ahead = Entry.objects.filter(on__gt=timezone.localdate())
    assert list(ahead) == []


def _someone_to_write_to_on_each_case() -> None:
    without = Case.objects.exclude(child__in=FamilyMember.objects.values("child"))

    assert [str(case.child) for case in without] == ["Callum Ferris"]
    assert set(FamilyMember.objects.values_list("postcode", flat=True)) == {"EX1 1AA", "EX9 9ZZ"}


def _the_exemplar_has_gone_the_whole_way() -> None:
    """From the request to a placement, on the days of its file."""
    case = Case.objects.get(child__surname="Thornbury")
    asked = AdviceRequest.objects.filter(case=case)
    assert [one.state for one in asked] == ["answered"] * 6
    assert [one.state for one in case.consultations.order_by("pk")] == ["answered"] * 3
    grid = grid_of(case, "2024-25", date(2024, 12, 20))
    totals = [column.total.amount for column in grid.columns]
    assert totals == [Decimal(23612), Decimal(28020), Decimal(89620)]
    assert [one.extra for one in grid.comparisons] == [Decimal(66008), Decimal(61600)]
    placement = case.placements.get()
    assert (placement.provider.name, placement.starts_on) == (
        "Hallowmere Academy",
        date(2025, 2, 24),
    )
    clocks = Deadline.objects.filter(case=case, rule__in=("A01", "A04", "A07"))
    assert {clock.rule: clock.due for clock in clocks} == {
        "A01": date(2024, 10, 28),
        "A04": date(2025, 1, 6),
        "A07": date(2025, 2, 3),
    }


def _twins_one_name_and_one_restricted() -> None:
    isla, rory = Child.objects.filter(surname="Prentice").order_by("forename")

    assert (isla.date_of_birth, isla.pk) == (rory.date_of_birth, rory.pk - 1)
    assert Child.objects.get(surname="Suharto").forename == ""
    assert [str(case.child) for case in Case.objects.filter(restricted=True)] == ["Robin Ashdown"]
    (note,) = Entry.objects.filter(kind=Entry.Note.DUPLICATE_CONFIRMED)
    assert note.note == f"Looked at and found to be other children: record {isla.pk}"


def _the_panel_member_sees_one_case() -> None:
    grant = Grant.objects.get(user__role=Role.PANEL_MEMBER)

    assert (grant.user.role, grant.until > timezone.localdate()) == (Role.PANEL_MEMBER, True)


def test_a_second_filling_changes_nothing(seeded: str) -> None:
    before = _counts()

    again = seed()

    assert again == "The demonstration is already filled.\n"
    assert _counts() == before


def _counts() -> list[int]:
    return [m.objects.count() for m in (User, Case, Entry, Deadline, AuditEntry, Provider)]


@pytest.mark.parametrize("account", ACCOUNTS, ids=[account.role for account in ACCOUNTS])
def test_everybody_signs_in_with_the_one_password_and_has_a_first_page(account: Any) -> None:
    User.objects.create_user(account.email, PASSWORD, name=account.name, role=account.role)
    client = Client()

    signed = client.post(
        reverse("account_login"), {"login": account.email, "password": PASSWORD}, follow=True
    )

    assert signed.status_code == 200
    assert signed.context["user"].email == account.email


def test_the_accounts_and_the_password_stand_in_the_readme() -> None:
    readme = text_of("README.md")

    assert [account.email for account in ACCOUNTS if f"`{account.email}`" not in readme] == []
    assert f"`{PASSWORD}`" in readme


def test_invented_people_stay_out_of_a_real_installation(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="belong in the demonstration only"):
        seed()

    assert (User.objects.count(), Provider.objects.count()) == (0, 0)
