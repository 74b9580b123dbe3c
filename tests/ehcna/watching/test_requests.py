"""Each request has a number, which its answer and its log lines carry."""

from __future__ import annotations

import json
import logging
import re

import pytest
from django.test import Client

from ehcna.logs import WithoutWords

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/health/live", "/help/accessibility/", "/no/such/page", "/"])
def test_every_answer_has_a_number_of_its_own(path: str) -> None:
    first, second = (Client().get(path)["X-Request-ID"] for _ in range(2))

    assert re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){2}", first)
    assert first != second


def test_a_number_from_outside_is_not_taken() -> None:
    answer = Client().get("/health/live", headers={"x-request-id": "Ada-Okoro"})

    assert "Okoro" not in answer["X-Request-ID"]


def test_the_log_of_a_request_has_its_number_and_its_kind_and_not_its_address(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    answer = Client().get("/cases/Ada-Okoro-7/?name=Ada%20Okoro")
    lost = Client().get("/ada-okoro/")

    said = capsys.readouterr().out + "".join(map(WithoutWords().format, caplog.records))
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert "okoro" not in said.lower()
    assert answer.status_code == 302
    (ours,) = [one for one in lines if one.get("request_id") == lost["X-Request-ID"]]
    assert (ours["request"], ours["code"]) == ("GET -", 404)


def test_a_line_that_another_package_logs_keeps_its_numbers_and_loses_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        logging.getLogger("celery.app.trace").info(
            "Task %(name)s[%(id)s] got %(args)s in %(runtime)s",
            {"name": "cases.tasks.tidy_up", "id": "7", "args": "Ada", "runtime": 0.5},
        )
        logging.getLogger("somebody.else").warning("Ada %s %d", "Okoro", 3)
        logging.getLogger("django.security.DisallowedHost").error("Invalid host ada.okoro")
        logging.getLogger("cases").error("kept", extra={"row": 3, "name_of_child": "Ada"})

    said = [json.loads(WithoutWords().format(record)) for record in caplog.records]
    assert [one["event"] for one in said] == [
        "Task cases.tasks.tidy_up[7] got … in 0.5", "Ada … 3", "…", "kept",
    ]  # fmt: skip
    assert (said[3]["row"], "name_of_child" in said[3]) == (3, False)
