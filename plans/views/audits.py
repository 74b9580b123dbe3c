"""The samples of plans that are audited: what was drawn, how it is judged, what it comes to."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.access import cases_visible_to
from cases.guards import staff
from cases.screens.one_form import Page, one_form

from ..actions import quality as actions
from ..forms.quality import DrawForm
from ..models import Audit, Sample
from ..quality import SECTIONS, criteria_on, grading_on
from ..queries.auditing import who_can_audit
from ..queries.audits import actions_open, figures_of, lines_of, samples
from ..queries.drawing import months_to_draw
from ..sampling import WORDS, rule_on

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


@staff(roles.AUDIT_PLANS)
def show(request: HttpRequest) -> HttpResponse:
    """The sample of each month, and what audits ask for that is not done yet."""
    user, today = cast(User, request.user), timezone.localdate()
    context = {
        "samples": samples(),
        "to_draw": months_to_draw(today),
        "actions": actions_open(user),
        "today": today,
    }
    return render(request, "plans/quality/samples.html", context)


@staff(roles.WORKLIST)
def how(request: HttpRequest) -> HttpResponse:
    """How plans are drawn, looked at and graded: open to those who are audited, too."""
    today = timezone.localdate()
    criteria = criteria_on(today)
    context = {
        "sections": [
            (name, [one for one in criteria if one.section == code])
            for code, name in SECTIONS.items()
        ],
        "grading": grading_on(today),
        "grades": dict(Audit.Grade.choices),
        "rule": (rule := rule_on(today)),
        "points": [(WORDS[name].capitalize(), points) for name, points in rule.points.items()],
    }
    return render(request, "plans/quality/how.html", context)


@staff(roles.AUDIT_PLANS)
def draw(request: HttpRequest) -> HttpResponse:
    """Draw the sample of a month that is over and was not drawn by itself."""
    form = DrawForm(request)

    def act() -> str:
        sample = actions.draw(form.chosen, by=form.by, today=timezone.localdate())
        messages.success(request, "The sample is drawn.")
        return _of(sample)

    page = Page("Draw a sample", "Draw it", reverse("audits"), "Quality audits", intro=_DRAWING)
    return one_form(request, form, act, page)


@staff(roles.AUDIT_PLANS)
def of_month(request: HttpRequest, month: str) -> HttpResponse:
    """The plans of one month's sample, how far each audit is, and what they come to."""
    if not _MONTH.fullmatch(month) or month.startswith("0000"):
        raise Http404
    rows = Sample.objects.select_related("drawn_by")
    sample = get_object_or_404(rows, month=date.fromisoformat(f"{month}-01"))
    lines = lines_of(sample, cast(User, request.user))
    context = {"sample": sample, "lines": lines, "figures": figures_of(sample, lines)}
    return render(request, "plans/quality/month.html", context)


@staff(roles.AUDIT_PLANS)
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to an audit, or say who can make it to somebody who may not open the case."""
    rows = Audit.objects.select_related("sample", "version__plan__case", "follows")
    audit = get_object_or_404(rows, pk=pk)
    if cases_visible_to(cast(User, request.user)).filter(pk=audit.case.pk).exists():
        return redirect("plan_audit", audit.case.reference, audit.pk)
    context = {"audit": audit, "people": who_can_audit(audit), "back": _of(audit.sample)}
    return render(request, "plans/quality/who.html", context)


def _of(sample: Sample) -> str:
    return reverse("audit_month", args=[f"{sample.month:%Y-%m}"])


_DRAWING = (
    "The system chooses: some plans by lot, some for their risks. Nobody can add a plan or leave"
    " one out, and a month is drawn once.",
    "It is done by itself when a month is over. This is for a month that was missed.",
)
