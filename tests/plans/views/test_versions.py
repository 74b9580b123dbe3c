"""Versions are read, given up and brought back, and none is ever removed."""

from __future__ import annotations

from datetime import date

import pytest

from plans.actions import versions, writing
from plans.models import Version
from plans.queries.assembling import content_of
from plans.versioning import freeze
from tests.cases.views.acting import errors, signed_in
from tests.people import cast
from tests.plans.a_plan import a_case, a_draft
from tests.plans.views.writing_it import opened, press, to

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 9)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def first(people):
    version = a_draft(a_case(people), people.officer)
    freeze(version, on=ON, by=people.officer)
    return version


@pytest.fixture
def case(first):
    return first.plan.case


@pytest.fixture
def client(people):
    return signed_in(people.officer)


def test_h109_an_older_version_comes_back_as_a_new_one(people, client, case, first):
    second = versions.begin_version(first.plan, status="amended_draft", by=people.officer)
    writing.take_out(second, line=second.needs.first(), because="", by=people.officer)
    freeze(second, on=ON, by=people.officer)
    page = client.get(to(case, "plan_versions")).content.decode()

    press(client, to(case, "plan_version_bring_back", 1), status="amended_draft")

    third = Version.objects.get(plan=first.plan, number=3)
    assert to(case, "plan_version_bring_back", 1) in page
    assert [one.number for one in first.plan.versions.all()] == [1, 2, 3]
    assert content_of(third).needs == content_of(first).needs
    assert content_of(second).needs != content_of(first).needs


def test_nothing_is_brought_back_while_another_version_is_written(people, client, case, first):
    url = to(case, "plan_version_bring_back", 1)
    page = opened(client, url)
    versions.begin_version(first.plan, status="final", by=people.senior)

    refused = client.post(url, page | {"status": "final"})

    assert "being written" in errors(refused)["__all__"][0]
    assert client.get(url).url == to(case, "plan_versions")
    assert first.plan.versions.count() == 2


def test_a_version_is_given_up_with_a_reason_and_can_still_be_read(people, client, case, first):
    second = versions.begin_version(first.plan, status="final", by=people.officer)
    url = to(case, "plan_version_give_up")

    refused = press(client, url)
    press(client, url, because="Begun too early")

    second.refresh_from_db()
    assert errors(refused) == {"because": ["Say why it is given up"]}
    assert (second.is_open, second.dropped_because) == (False, "Begun too early")
    assert "Begun too early" in client.get(to(case, "plan_versions")).content.decode()
    assert client.get(to(case, "plan_version", 2)).status_code == 200


def test_a_stale_page_gives_up_no_version_but_its_own(people, client, case, first):
    second = versions.begin_version(first.plan, status="final", by=people.officer)
    url = to(case, "plan_version_give_up")
    page = opened(client, url)
    freeze(second, on=ON, by=people.officer)
    third = versions.begin_version(first.plan, status="proposed_amendment", by=people.officer)

    answer = client.post(url, page | {"because": "Too early"})

    third.refresh_from_db()
    assert third.is_open
    assert "no longer changes" in errors(answer)["__all__"][0]


def test_every_version_is_read_by_whoever_may_see_the_case(people, client, case, first):
    manager = signed_in(people.manager)

    page = manager.get(to(case, "plan_version", 1)).content.decode()

    assert all(need.text.split(".")[0].replace("'", "&#x27;") in page for need in first.needs.all())
    assert manager.get(to(case, "plan_version", 9)).status_code == 404
    assert manager.get(to(case, "plan_write")).status_code == 404
