"""Ended sessions and forms sent long ago are forgotten; the others stay."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from cases.models import JobRun, Submission
from cases.tasks import tidy_up
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def _session(ends_in: timedelta) -> str:
    session = SessionStore()
    session["kept"] = {"text": "half a sentence"}
    session.create()
    Session.objects.filter(pk=session.session_key).update(expire_date=timezone.now() + ends_in)
    return str(session.session_key)


def test_what_was_typed_in_a_session_that_ended_is_gone_by_the_morning() -> None:
    _session(-timedelta(hours=1))
    running = _session(timedelta(hours=1))

    tidy_up()

    assert list(Session.objects.values_list("pk", flat=True)) == [running]


def test_a_form_sent_long_ago_is_forgotten_and_one_of_this_month_is_not() -> None:
    user = UserFactory()
    old, new = (
        Submission.objects.create(token=uuid.uuid4(), user=user, result="/") for _ in range(2)
    )
    Submission.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=31))

    tidy_up()

    assert list(Submission.objects.all()) == [new]
    assert JobRun.objects.get().summary == {"forms forgotten": 1}
