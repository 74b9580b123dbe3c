"""A copy of everything is asked for, made, opened by its reader alone, and renewed."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import protecting
from cases.jobs.running import running
from cases.models import Document
from families.access import sight_for
from families.actions.copying import ask_for_copy
from families.jobs.copying import forget_old, left_behind, make_copy
from families.models import DataCopy, OrderedView
from families.tasks import make_data_copy
from statutory import days_after
from tests.factories import UserFactory
from tests.families.a_family import Family, a_family, a_young_person, let_in
from tests.families.copying.a_copy import (
    TODAY,
    a_family_that_asked,
    browser,
    made,
    opened,
    path,
    share,
)
from tests.people import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family_that_asked(people)


def test_it_is_asked_for_with_one_confirmation_made_by_a_task_and_saved(
    family: Family, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("families.portal.copying.make_data_copy.delay", asked.append)
    client, at = browser(family.ada_user), [family.ada.pk]
    assert "Get a copy" in client.get(reverse("family_copy", args=at)).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("family_copy_ask", args=at), {"once": "1"})
    waiting = client.get(reverse("family_copy", args=at))
    copy = DataCopy.objects.get()
    make_data_copy(copy.pk)
    ready = client.get(reverse("family_copy", args=at))

    assert asked == [copy.pk]
    assert waiting.headers["Refresh"] == "5"
    assert "We are making your copy" in waiting.content.decode()
    assert "Your copy is ready" in ready.content.decode()
    assert "Refresh" not in ready.headers
    assert path(copy) in ready.content.decode()


def test_asking_twice_makes_one(family: Family) -> None:
    first = ask_for_copy(family.case, member=family.ada, by=family.ada_user)

    assert ask_for_copy(family.case, member=family.ada, by=family.ada_user) == first


def test_it_opens_for_nobody_else_and_its_name_tells_nothing(family: Family, people: Cast) -> None:
    copy = made(family)
    hal = UserFactory(role="family", team=None)
    let_in(family.ada, family.case, TODAY, user=hal)

    for user in (family.ben_user, hal, people.officer, UserFactory(role="family", team=None)):
        assert browser(user).get(path(copy)).status_code == 404
        for name in ("family_copy", "family_copy_ask"):
            assert browser(user).get(reverse(name, args=[family.ada.pk])).status_code == 404
    swapped = reverse("family_copy_file", args=[family.ben.pk, copy.pk])
    assert browser(family.ben_user).get(swapped).status_code == 404
    response = browser(family.ada_user).get(path(copy))
    assert response.headers["Content-Disposition"] == f'attachment; filename="copy-{copy.pk}.zip"'


def test_it_opens_for_fourteen_days_and_is_then_asked_for_again(family: Family) -> None:
    copy = made(family)
    client = browser(family.ada_user)
    copy.made_at = timezone.make_aware(
        timezone.datetime.combine(days_after(TODAY, -14), timezone.datetime.min.time())
    )
    copy.save()
    assert client.get(path(copy)).status_code == 200
    copy.made_at = timezone.make_aware(
        timezone.datetime.combine(days_after(TODAY, -15), timezone.datetime.min.time())
    )
    copy.save()

    answer = client.get(path(copy), follow=True)
    with running("forget_old_data_copies") as run:
        forget_old(TODAY, run)
        forget_old(TODAY, run)
    copy.refresh_from_db()

    assert answer.redirect_chain == [(reverse("family_copy", args=[family.ada.pk]), 302)]
    assert "Get a new copy" in answer.content.decode()
    assert not copy.file
    assert run.counts["files thrown away"] == 1
    renewed = made(family)
    assert renewed.pk != copy.pk
    assert client.get(path(renewed)).status_code == 200


def test_h028_a_copy_opens_no_more_once_more_is_withheld_or_a_paper_was_taken_back(
    family: Family, people: Cast
) -> None:
    paper = share(family, people, "Ash reads well.")
    before, client = made(family, "ben"), browser(family.ben_user)
    assert client.get(path(before)).status_code == 200

    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)
    assert client.get(path(before)).status_code == 302
    after = made(family, "ben")
    assert client.get(path(after)).status_code == 200
    Document.objects.filter(pk=paper.pk).update(shared_with_family_at=None)

    assert client.get(path(after)).status_code == 302


def test_what_is_open_when_it_is_made_counts_and_less_later_closes_it(
    family: Family, people: Cast
) -> None:
    share(family, people, "Ash reads well.")
    whole = made(family)
    family.ada.limited_on = TODAY
    family.ada.save()
    OrderedView.objects.create(
        member=family.ada, parts=["where"], because="Order", set_by=people.officer
    )

    assert browser(family.ada_user).get(path(whole)).status_code == 302
    names = opened(made(family)).namelist()
    assert "decisions.html" in names
    assert not [one for one in names if one.startswith(("papers/", "your-details", "who-looked"))]


def test_a_parent_whose_child_decides_now_has_none(people: Cast) -> None:
    family = a_family(people.officer, days_after(TODAY, -18 * 366))
    a_young_person(family.case)

    assert (
        browser(family.ada_user).get(reverse("family_copy", args=[family.ada.pk])).status_code
        == 404
    )
    assert made(family).state == DataCopy.State.FAILED


def test_a_copy_that_could_not_be_made_says_so_and_is_asked_for_again(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("families.jobs.copying.sheets_of", fails)
    copy = ask_for_copy(family.case, member=family.ada, by=family.ada_user)
    with pytest.raises(OSError, match="full"), running("make_data_copy") as run:
        make_copy(copy.pk, run)
    copy.refresh_from_db()
    page = browser(family.ada_user).get(reverse("family_copy", args=[family.ada.pk]))

    assert copy.state == DataCopy.State.FAILED
    assert "Ask again" in page.content.decode()
    assert ask_for_copy(family.case, member=family.ada, by=family.ada_user) != copy


def test_a_second_worker_leaves_it_and_one_that_died_is_carried_on(family: Family) -> None:
    copy = ask_for_copy(family.case, member=family.ada, by=family.ada_user)
    copy.claimed_at = timezone.now()
    copy.save()
    with running("make_data_copy") as run:
        make_copy(copy.pk, run)
    copy.refresh_from_db()
    assert copy.state == DataCopy.State.MAKING
    assert left_behind(timezone.now()) == []

    long_ago = timezone.make_aware(timezone.datetime(2026, 1, 5))
    DataCopy.objects.filter(pk=copy.pk).update(asked_at=long_ago, claimed_at=long_ago)

    assert left_behind(timezone.now()) == [copy.pk]
    with running("make_data_copy") as run:
        make_copy(copy.pk, run)
    copy.refresh_from_db()
    assert copy.state == DataCopy.State.READY


def test_the_task_is_given_a_number_and_nothing_of_anybody(family: Family) -> None:
    sight = sight_for(family.ada_user, family.ada.pk)
    copy = ask_for_copy(sight.case, member=sight.member, by=sight.user)

    make_data_copy(copy.pk)

    copy.refresh_from_db()
    assert copy.state == DataCopy.State.READY
    assert "Ada" not in str(copy.file.name)
