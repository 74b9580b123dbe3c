"""The screens of these tests are used on Tuesday 9 June 2026, by the recurring cast."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.cases.views.acting import TODAY
from tests.people import Cast, cast


@pytest.fixture(autouse=True)
def _on_9_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()
