"""The services of a real installation begin, and say that they are up."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest

from tests.installation import Installation, wait_until

pytestmark = pytest.mark.servers


def test_web_worker_and_beat_begin_on_real_servers(
    installation: Callable[..., Installation],
) -> None:
    ours = installation()
    ours.manage("collectstatic", "--no-input", "--verbosity", "0")

    for service in ("web", "worker", "beat"):
        ours.serve(service)

    told = wait_until(lambda: json.load(urlopen(f"{ours.address}/health")))
    assert told["status"] == "ok"
    assert {name: one.poll() for name, one in ours.services.items()} == dict.fromkeys(
        ("web", "worker", "beat")
    )
