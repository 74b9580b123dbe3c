"""Which day it is for the product while a journey is played."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from cases.pdf import PdfUnavailable
from plans import outgoing
from tests.journeys.the_exemplar import Calendar
from tests.papers import a_pdf


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The days of the exemplar's file, one after the other."""
    days, really = Calendar(), timezone.localdate

    def today(*of: Any, **more: Any) -> date:
        return really(*of, **more) if of and of[0] else days.today

    monkeypatch.setattr(timezone, "localdate", today)
    return days


@pytest.fixture
def light_papers(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A plan is drawn as one short page, until this is undone: what is not opened is drawn fast."""
    drawn = SimpleNamespace(from_html=lambda _: a_pdf("The plan"), PdfUnavailable=PdfUnavailable)
    with monkeypatch.context() as light:
        light.setattr(outgoing, "pdf", drawn)
        yield light
