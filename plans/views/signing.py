"""The senior’s check: what changed since it was asked for, what was set aside; sign or return."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form

from ..actions import checking
from ..content import Plan, fingerprint, read_plan
from ..forms.issuing import AnswerForm
from ..models import SeniorCheck
from ..output.differences import context
from ..output.html import body_context
from ..queries.gates import Standing
from ..queries.signing import check_waiting, why_may_not_sign
from ..queries.surroundings import previous_of
from ..queries.versions import open_version, plan_of


@officer(roles.CHECK_PLAN)
def check(request: HttpRequest, case: Case) -> HttpResponse:
    """Read the version whole, with its gates and what was set aside; then sign or send back."""
    plan, today = plan_of(case), timezone.localdate()
    version = open_version(plan) if plan else None
    waiting = check_waiting(version) if version else None
    if version is None or waiting is None:
        raise Http404
    standing = Standing(version, today)
    form = AnswerForm(request, case, fingerprint(standing.plan))

    def act() -> str:
        messages.success(request, _answered(form, standing))
        return _home(case)

    more = _shown(standing, waiting, form.by)
    back, text = _home(case), "Back to check and issue"
    page = Page("Check the plan", "Save my answer", back, text, template="plans/issue/check.html")
    return one_form(request, form, act, page, case=case, more=more)


def _shown(standing: Standing, waiting: SeniorCheck, by: User) -> dict[str, Any]:
    """Everything the checker reads before answering."""
    before = previous_of(standing.version)
    return body_context(standing.plan) | {
        "version": standing.version,
        "waiting": waiting,
        "standing": standing,
        "closed": [gate for gate in standing.before_signing if not gate.is_open],
        "aside": [one for one in standing.findings if not one.is_open],
        "accepted": [one for one in standing.losses if one.accepted],
        "since_asked": _changed(read_plan(waiting.content), standing.plan),
        "since_sent": _changed(before[1], standing.plan) if before else None,
        "why_not": why_may_not_sign(standing.version, by),
    }


def _answered(form: AnswerForm, standing: Standing) -> str:
    """Sign what was shown, or send it back; and what to say of it."""
    given, version = form.cleaned_data, standing.version
    if given["answer"] == "sign":
        seen, words = given["fingerprint"], given["comments"]
        checking.sign(version, seen=seen, comments=words, by=form.by, today=standing.on)
        return "Signed. It can be issued as long as nothing is changed."
    checking.return_check(version, comments=given["comments"], by=form.by)
    return "Sent back, with what has to be done."


def _changed(old: Plan, new: Plan) -> dict[str, Any] | None:
    """Old and new side by side, of the sections in which something changed."""
    said: dict[str, Any] = context(old, new)
    said["changes"] = [section for section in said["changes"] if section.changed]
    return said if said["changes"] else None


def _home(case: Case) -> str:
    return reverse("plan_issue", args=[case.reference])
