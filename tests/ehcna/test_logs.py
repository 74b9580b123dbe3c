"""A log says what failed and where, never who or what was typed: not even in a fault's words."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from cases.views import worklist
from tests.factories import UserFactory

WORDS = "DETAIL: Failing row contains (Ada Okoro, 2018-05-04)"


def fail(*_: Any) -> None:
    try:
        raise ValueError(WORDS)
    except ValueError as reason:
        raise IntegrityError(WORDS) from reason


def written(record: logging.LogRecord) -> str:
    """A record as the console gets it."""
    name = settings.LOGGING["handlers"]["console"]["formatter"]
    made = import_string(settings.LOGGING["formatters"][name]["()"])
    return str(made().format(record))


def test_a_fault_is_logged_by_kind_and_place_and_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    try:
        fail()
    except IntegrityError:
        logging.getLogger("cases").exception("row not recorded", extra={"row": 3})

    said = written(caplog.records[0])

    assert json.loads(said)["event"] == "row not recorded"
    assert json.loads(said)["row"] == 3
    assert "IntegrityError" in said
    assert "ValueError" in said
    assert "test_logs.py" in said
    assert "Okoro" not in said


def test_a_task_that_fails_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    from celery import shared_task

    @shared_task(name="tests.fail")
    def failing() -> None:
        fail()

    with caplog.at_level(logging.ERROR):
        failing.apply()

    said = "".join(written(record) for record in caplog.records)
    assert "tests.fail" in said
    assert "IntegrityError" in said
    assert "Okoro" not in said


@pytest.mark.django_db
def test_a_page_that_fails_writes_nothing_of_anybody(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(worklist, "heaps", fail)
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(name="Olive Officer", email="olive@council.example"))

    client.get(reverse("worklist"))

    out = capsys.readouterr().out
    lines = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    assert "IntegrityError" in str(lines)
    everything = out + "".join(written(record) for record in caplog.records)
    assert [word for word in ("Okoro", "Olive", "olive@") if word in everything] == []
