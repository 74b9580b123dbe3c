"""How long pages take, counted as they are answered, by every process of the web server."""

from __future__ import annotations

import os

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

_OURS = CollectorRegistry()
_ANSWERED = Histogram(
    "ehcna_request_seconds",
    "How long it took to answer, by the name of the page and the kind of answer.",
    ("view", "answer"),
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=_OURS,
)


def measure(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Count one answer. What is no page of ours is counted together."""
    match = request.resolver_match
    view = match.view_name if match else "none"
    _ANSWERED.labels(view, f"{response.status_code // 100}xx").observe(seconds)


def of_requests() -> CollectorRegistry:
    """What was counted: of all processes where there are several, and of this one otherwise."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return _OURS
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return together
