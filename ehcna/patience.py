"""How long we wait for a server that does not answer."""

from __future__ import annotations

from typing import Any

import environ


def patience(env: environ.Env) -> dict[str, Any]:
    """Settings by name."""
    return {
        # A mail server that takes the line and never answers would hold a worker for good.
        "EMAIL_TIMEOUT": env.int("EMAIL_SECONDS", default=20),
        # What a worker had in hand when it died is taken up by another.
        "CELERY_TASK_ACKS_LATE": True,
        # A worker waits for its broker as long as it takes: nothing else would start it again.
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        "CELERY_BROKER_CONNECTION_MAX_RETRIES": None,
        "CELERY_BROKER_TRANSPORT_OPTIONS": {"socket_keepalive": True, "socket_connect_timeout": 5},
    }
