"""A log says what failed and where, never who or what was typed: not even in a fault's words."""

from __future__ import annotations

import ast
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
from ehcna.logs import KEPT
from tests.factories import UserFactory
from tests.site.reading import modules, tree_of

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


def test_what_is_logged_beside_an_event_is_kept_and_an_event_is_never_put_together() -> None:
    """Who logs a name that `KEPT` does not know would look for it in vain; what is put together may
    hold anything."""
    unknown, composed = set(), set()
    for name in modules():
        for call in (node for node in ast.walk(tree_of(name)) if is_logged(node)):
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            unknown |= {f"{name}: {key}" for key in keys_of(given.get("extra")) - KEPT}
            if not isinstance(call.args[0], ast.Constant):
                composed.add(f"{name}:{call.lineno}")

    assert (unknown, composed) == (set(), set())


def is_logged(node: ast.AST) -> bool:
    """log.error("message not delivered", extra={"outbox": ...})"""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) in ("log", "logger")
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical")
    )


def keys_of(extra: ast.expr | None) -> set[str]:
    if not isinstance(extra, ast.Dict):
        return set()
    return {str(ast.literal_eval(key)) for key in extra.keys if key is not None}
