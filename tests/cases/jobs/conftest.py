"""What the tests of jobs share: the recurring cast, and a post-room that can be told to fail."""

from __future__ import annotations

import pytest

from cases.jobs import delivery
from tests.cases.jobs.post_room import PostRoom
from tests.people import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> PostRoom:
    room = PostRoom()
    monkeypatch.setattr(delivery, "post_office", lambda: room)
    return room
