"""What is written to the log: what happened and where. Never who, from where, or what was typed."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

_NEVER = ("ip", "user_agent")


def configure_logs(level: str) -> None:
    """One line of JSON for each event at or above a level."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _without_people,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=True,
    )


def _without_people(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Leave out what says who somebody is, and what stands after the ? of an address."""
    for name in _NEVER:
        event.pop(name, None)
    if "request" in event:
        event["request"] = str(event["request"]).split("?", 1)[0]
    return event
