"""The plan as one page to print or read: the same content as on screen, with its own style."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from ..content import Plan
from .front import foot_of, front_of, head_of, title_of
from .links import thread_of
from .shown import sections_of

STANDARD, LARGE_PRINT, PLAIN = "standard", "large_print", "plain"
KINDS = (STANDARD, LARGE_PRINT, PLAIN)
STYLE, PHONE = "plans/plan.css", "plans/phone.css"


def page(plan: Plan, *, kind: str = STANDARD, reference: str = "") -> str:
    """The whole plan as one HTML document. `kind` is the form in which its reader wishes it."""
    context = body_context(plan, kind=kind) | {"front": front_of(plan)}
    return whole("plans/output/_plan.html", plan, context, kind=kind, reference=reference)


def body_context(plan: Plan, *, kind: str = STANDARD) -> dict[str, Any]:
    """What `_body.html` needs, for a page of the site as for paper."""
    return {"sections": sections_of(plan), "thread": thread_of(plan), "kind": checked(kind)}


def body(plan: Plan, *, kind: str = STANDARD) -> str:
    """The thread and the sections alone, to stand under the heading of a page."""
    return render_to_string("plans/output/_body.html", body_context(plan, kind=kind))


def whole(
    template: str,
    plan: Plan,
    context: dict[str, Any],
    *,
    kind: str,
    reference: str = "",
    what: str = "",
) -> str:
    """A document of its own with style, title, head and foot."""
    return render_to_string(
        "plans/pdf/_page.html",
        context
        | {
            "inside": template,
            "kind": checked(kind),
            "title": title_of(plan, reference, what),
            "head": head_of(plan, what),
            "foot": foot_of(plan, reference),
            "style": style(),
            "phone_style": style(PHONE),
        },
    )


def checked(kind: str) -> str:
    """The form, if there is such a form."""
    if kind not in KINDS:
        raise ValueError(f"There is no form of a plan called {kind!r}")
    return kind


@cache
def style(name: str = STYLE) -> str:
    """The style that plans are printed in."""
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(name)
    return Path(str(path)).read_text(encoding="utf-8")
