"""Which day it is for the product while a journey is played."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from tests.journeys.the_exemplar import Calendar


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The days of the exemplar's file, one after the other."""
    days, really = Calendar(), timezone.localdate

    def today(*of: Any, **more: Any) -> date:
        return really(*of, **more) if of and of[0] else days.today

    monkeypatch.setattr(timezone, "localdate", today)
    return days
