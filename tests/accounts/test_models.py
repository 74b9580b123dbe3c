"""Who signs in: one role each, one email each, and somebody to stand in on leave."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from accounts.adapter import AccountAdapter
from accounts.models import Role, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_an_email_is_kept_in_small_letters_and_found_in_any() -> None:
    user = User.objects.create_user("Olive@Council.EXAMPLE", "words", name="Olive", role="senior")

    assert user.email == "olive@council.example"
    assert User.objects.get_by_natural_key("OLIVE@council.example") == user


def test_an_email_belongs_to_one_person() -> None:
    UserFactory(email="olive@council.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("OLIVE@council.example", "words", name="Other", role="senior")


def test_without_a_password_nobody_can_sign_in_until_one_is_set() -> None:
    user = User.objects.create_user("a@council.example", name="A", role=Role.MANAGER)

    assert (user.has_usable_password(), user.check_password("")) == (False, False)


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2026, 6, 7), False),
        (date(2026, 6, 8), True),
        (date(2026, 6, 12), True),
        (date(2026, 6, 13), False),
    ],
)
def test_cover_holds_from_its_first_to_its_last_day(day: date, covered: bool) -> None:
    cover = UserFactory()
    away = UserFactory(cover=cover, cover_from=date(2026, 6, 8), cover_until=date(2026, 6, 12))

    assert away.cover_on(day) == (cover if covered else None)


def test_cover_without_an_end_goes_on_and_without_a_beginning_has_not_begun() -> None:
    cover = UserFactory()

    assert UserFactory(cover=cover, cover_from=date(2026, 6, 8)).cover_on(date(2030, 1, 1)) == cover
    assert UserFactory(cover=cover).cover_on(date(2030, 1, 1)) is None
    assert UserFactory(cover_from=date(2026, 6, 8)).cover_on(date(2026, 6, 9)) is None


def test_the_history_keeps_the_role_and_never_the_password() -> None:
    user = UserFactory(role=Role.COORDINATOR)
    user.role = Role.SENIOR
    user.save()

    roles = list(user.history.order_by("history_id").values_list("role", flat=True))
    fields = {field.name for field in user.history.model._meta.fields}
    assert roles[0] == Role.COORDINATOR
    assert roles[-1] == Role.SENIOR
    assert fields & {"password", "last_login"} == set()


def test_h120_somebody_who_acted_cannot_be_removed_only_stopped() -> None:
    from cases.actions.people import add_family_member
    from tests.factories import CaseFactory

    user = UserFactory(name="Olive Officer")
    case = CaseFactory(officer=user)
    add_family_member(case, name="A", relation="Aunt", address="1 Road", by=user)

    with pytest.raises(IntegrityError), transaction.atomic():
        user.delete()

    assert User.objects.filter(pk=user.pk).exists()


def test_nobody_makes_an_account_by_asking_for_one() -> None:
    assert AccountAdapter().is_open_for_signup(RequestFactory().get("/")) is False
