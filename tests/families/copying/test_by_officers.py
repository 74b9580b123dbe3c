"""Subject access: an officer makes a copy for one person, and gets no more of others by it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from cases.jobs.running import running
from cases.models import AuditEntry, Message
from families.jobs.copying import make_copy
from families.models import DataCopy
from tests.factories import UserFactory
from tests.families.a_family import Family, a_family
from tests.families.copying.a_copy import browser, everything, share
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def made_by(user: Any, family: Family) -> DataCopy:
    """What an officer makes on the screen, and a worker afterwards."""
    address = reverse("subject_access_make", args=[family.case.reference, family.ada.pk])
    client: Client = browser(user)
    form = client.get(address).context["form"]
    client.post(address, {name: form.initial[name] for name in ("once", "shown_to", "seen")})
    copy = DataCopy.objects.get(asked_by=user)
    with running("make_data_copy") as run:
        make_copy(copy.pk, run)
    copy.refresh_from_db()
    return copy


def file_of(copy: DataCopy, user: Any) -> Any:
    address = reverse("subject_access_file", args=[copy.case.reference, copy.pk])
    return browser(user).get(address)


def test_it_holds_what_the_person_may_have_and_nothing_of_the_officers(people: Cast) -> None:
    family = a_family(people.officer)
    share(family, people, "The advice in full")
    Message.objects.create(
        case=family.case, to_user=people.officer, channel="email", code="digest", state="sent",
        subject="To the officer alone", body="A", caused_by="A", once="a",
    )  # fmt: skip
    copy = made_by(people.officer, family)
    answer = file_of(copy, people.senior)
    words = everything(zipfile.ZipFile(io.BytesIO(answer.content)))

    assert (copy.state, answer.status_code) == ("ready", 200)
    assert family.ada.name in words and "papers/paper-" in words
    assert "To the officer alone" not in words and people.officer.email not in words
    assert AuditEntry.objects.filter(action="copying.ask_for_copy", by=people.officer).exists()


def test_one_who_may_no_longer_open_the_case_gets_none_made(people: Cast) -> None:
    family = a_family(people.officer)
    other = UserFactory(role=Role.COORDINATOR)
    copy = DataCopy.objects.create(case=family.case, member=family.ada, asked_by=other)
    with running("make_data_copy") as run:
        make_copy(copy.pk, run)
    copy.refresh_from_db()

    assert (copy.state, bool(copy.file)) == ("failed", False)


def test_who_may_not_see_who_looked_finds_no_copies(people: Cast) -> None:
    family = a_family(people.officer)
    address = reverse("subject_access", args=[family.case.reference])

    assert browser(people.assistant).get(address).status_code == 404
    assert browser(people.stranger).get(address).status_code == 404
    assert browser(family.ada_user).get(address).status_code == 404
