"""@action: one transaction, one audit entry, for everything that changes a case."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from .models import AuditEntry, Case

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Doing:
    """What the action under way has said about itself so far."""

    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    case: Case | None = None
    unsaid: set[str] = field(default_factory=set)
    apart: bool = False


_doing: ContextVar[_Doing | None] = ContextVar("doing", default=None)
_job: ContextVar[str] = ContextVar("job", default="")


def noting(*, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None) -> None:
    """Add to the audit entry of the action under way what was so before, and is so after."""
    doing = _doing.get()
    if doing is not None:
        doing.before.update(_plain(before or {}))
        doing.after.update(_plain(after or {}))


def leaving_unsaid(*names: str) -> None:
    """The audit entry of the action under way keeps the fact, and not what was given as these."""
    doing = _doing.get()
    if doing is not None:
        doing.unsaid.update(names)


def apart_from_the_case() -> None:
    """The audit entry of the action under way is not among those that a case shows."""
    doing = _doing.get()
    if doing is not None:
        doing.apart = True


@contextmanager
def acting_as_job(name: str) -> Iterator[None]:
    """Audit entries written inside say which job and run acted, not a person."""
    token = _job.set(name)
    try:
        yield
    finally:
        _job.reset(token)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function an action: it happens wholly or not at all, and leaves one audit entry.

    An action called by another belongs to it: only the outer one is entered.
    """

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if _doing.get() is not None:
            return function(*args, **kwargs)
        doing = _Doing()
        token = _doing.set(doing)
        try:
            with transaction.atomic():
                result = function(*args, **kwargs)
                _enter(function, doing, args, dict(kwargs), result)
        finally:
            _doing.reset(token)
        return result

    wrapper.is_action = True  # type: ignore[attr-defined]
    return wrapper


def _enter(
    function: Callable[..., Any],
    doing: _Doing,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    result: Any,
) -> None:
    by = kwargs.pop("by", None)
    for name in doing.unsaid:
        kwargs.pop(name, None)
    AuditEntry.objects.create(
        action=f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}",
        by=by,
        by_name=_job.get() or (by.name if by else "The system"),
        on_behalf_of=str(kwargs.pop("on_behalf_of", "") or ""),
        case=None if doing.apart else _case_of(args, result),
        reason=str(kwargs.pop("reason", "") or kwargs.pop("why", "") or ""),
        before=doing.before,
        after=_plain(kwargs) | doing.after,
    )


def _case_of(args: tuple[Any, ...], result: Any) -> Case | None:
    for thing in (*args, result):
        if isinstance(thing, Case):
            return thing
        case = getattr(thing, "case", None)
        if isinstance(case, Case):
            return case
    return None


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    # What a person may see is no part of what they did, and written out it would name children.
    return {
        key: _plain_value(value)
        for key, value in values.items()
        if not isinstance(value, models.QuerySet)
    }


def _plain_value(value: Any) -> Any:
    if isinstance(value, models.Model):
        return f"{value._meta.model_name} {value.pk}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return _plain({str(key): item for key, item in value.items()})
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain_value(item) for item in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
