"""Two presses of one button at one moment: the second waits, and finds the first one's result."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from accounts.models import User
from cases.models import Child, Submission
from cases.once import do_once
from cases.refusals import Refused
from tests.factories import ChildFactory, UserFactory

pytestmark = pytest.mark.django_db


def pressed(user: User, token: uuid.UUID) -> Any:
    request = RequestFactory().post("/", {"once": str(token)})
    request.user = user
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda _: HttpResponse()).process_request(request)
    return request


def a_child() -> str:
    ChildFactory()
    return "/made/"


def test_the_second_of_two_presses_makes_nothing_and_goes_where_the_first_went() -> None:
    token, user = uuid.uuid4(), UserFactory()

    first = do_once(pressed(user, token), a_child)
    second = do_once(pressed(user, token), a_child)

    assert (first.url, second.url) == ("/made/", "/made/")
    assert Child.objects.count() == 1


def test_what_was_refused_may_be_pressed_again() -> None:
    token, user = uuid.uuid4(), UserFactory()

    def refuse() -> str:
        ChildFactory()
        raise Refused("Not like this")

    with pytest.raises(Refused):
        do_once(pressed(user, token), refuse)
    done = do_once(pressed(user, token), a_child)

    assert done.url == "/made/"
    assert (Child.objects.count(), Submission.objects.count()) == (1, 1)


def test_the_result_of_somebody_elses_form_is_not_given_away() -> None:
    token = uuid.uuid4()
    do_once(pressed(UserFactory(), token), a_child)

    with pytest.raises(Http404):
        do_once(pressed(UserFactory(), token), a_child)

    assert Child.objects.count() == 1
