"""The way to “My panels” for those whose day begins elsewhere."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from statutory import days_after
from tests.cases.views.acting import signed_in
from tests.panels.sitting.a_sitting import Sitting
from tests.people import cast

pytestmark = pytest.mark.django_db
LINK = 'href="/my-panels/"'


def test_a_member_with_a_worklist_has_a_link() -> None:
    sitting = Sitting(cast())

    assert LINK in signed_in(sitting.people.manager).get(reverse("worklist")).content.decode()
    assert LINK not in signed_in(sitting.people.officer).get(reverse("worklist")).content.decode()


def test_the_link_ends_with_the_term() -> None:
    sitting = Sitting(cast())
    chair = sitting.seats["chair"]
    chair.until_on = days_after(timezone.localdate(), -1)
    chair.save()

    assert LINK not in signed_in(chair.user).get(reverse("worklist")).content.decode()
