"""Reports of errors to a service outside: the kind of fault and where it was, and nobody's words.

A report is made anew from what may be said, so that what a later version of the reporter adds is
not sent either.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured

_OF_A_REPORT = ("event_id", "timestamp", "level", "platform", "release", "environment", "logger")
_OF_A_FAULT = ("type", "module")
_OF_A_PLACE = ("filename", "module", "function", "lineno", "in_app")


def begin_reports(dsn: str, *, environment: str, release: str, **more: Any) -> None:
    """From now on, errors are reported. Needs `sentry-sdk`, which is installed apart."""
    try:
        import sentry_sdk
    except ImportError as reason:
        raise ImproperlyConfigured(
            "SENTRY_DSN is set, and sentry-sdk is not installed: pip install sentry-sdk"
        ) from reason
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        release=release or None,
        before_send=reported,
        before_send_transaction=_nothing,
        before_breadcrumb=_nothing,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        server_name="ehcna",
        **more,
    )


def reported(event: Any, hint: Any) -> Any:
    """What is sent of an event. None, where it tells of no fault."""
    faults = (event.get("exception") or {}).get("values") or []
    if not faults:
        return None
    report = {name: event[name] for name in _OF_A_REPORT if event.get(name)}
    report["exception"] = {"values": [_fault(one) for one in faults]}
    report["tags"] = _numbers()
    return report


def _nothing(told: Any, hint: Any) -> None:
    return None


def _fault(fault: dict[str, Any]) -> dict[str, Any]:
    frames = (fault.get("stacktrace") or {}).get("frames") or []
    told: dict[str, Any] = {name: fault[name] for name in _OF_A_FAULT if fault.get(name)}
    told["stacktrace"] = {
        "frames": [{name: one[name] for name in _OF_A_PLACE if name in one} for one in frames]
    }
    return told


def _numbers() -> dict[str, str]:
    """The number of the request or task, by which the log has the rest."""
    import structlog

    bound = structlog.contextvars.get_contextvars()
    return {name: str(bound[name]) for name in ("request_id", "task_id") if name in bound}
