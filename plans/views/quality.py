"""Auditing one plan: it is read as it was issued, section by section, beside the criteria."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import quality as actions
from ..forms.quality import AgainForm, DoneForm, FinishForm, ScoreForm
from ..menu import plan_frame
from ..models import Audit
from ..quality import grade
from ..queries.auditing import left_to_mark, marks_of, why_may_not_close
from .audit_parts import of_audit


@officer(roles.AUDIT_PLANS)
def show(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Read the plan and mark it; keep the marks given so far."""
    audit = _audit(case, pk)
    form = ScoreForm(request, case, audit)
    if done := already_done(request):
        return done
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _keep(request, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = plan_frame(request, case, "plan_audit") | of_audit(audit, form)
    return render(request, "plans/quality/audit.html", context)


def _keep(request: HttpRequest, form: ScoreForm) -> str:
    audit = actions.score(form.audit, marks=form.marks(), by=form.by)
    left = left_to_mark(audit)
    said = f"{len(left)} still to mark, or to say why." if left else "Every criterion is marked."
    messages.success(request, f"Saved. {said}")
    return _home(audit)


@officer(roles.AUDIT_PLANS)
def take_on(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take an audit on, or over."""
    audit = _audit(case, pk)
    form = ActionForm(request, case)

    def act() -> str:
        actions.take_on(audit, by=form.by)
        messages.success(request, "The audit is yours. Save as you go: nothing counts until then.")
        return _home(audit)

    title = "Take over this audit" if audit.auditor else "Audit this plan"
    facts = (("In hand with", audit.auditor.name),) if audit.auditor else ()
    page = _page(audit, title, title, intro=(_MEANS,), facts=facts)
    return one_form(request, form, act, page, case=case)


@officer(roles.AUDIT_PLANS)
def finish(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Finish: the grade is worked out, and what has to be done gets an owner."""
    audit = _audit(case, pk)
    form = FinishForm(request, case)

    def act() -> str:
        typed = {"to_do": form.cleaned_data["to_do"], "due": form.cleaned_data["due"]}
        today = timezone.localdate()
        done = actions.finish(audit, **typed, owner=form.owner_chosen, by=form.by, today=today)
        messages.success(request, f"Finished: {done.get_grade_display()}, {done.percent}%.")
        return _home(audit)

    page = _page(audit, "Finish the audit", "Finish it", intro=(_GRADE,), facts=_comes_to(audit))
    return one_form(request, form, act, page, case=case)


@officer(roles.AUDIT_PLANS)
def again(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Ask for a second audit of the same plan."""
    audit = _audit(case, pk)
    form = AgainForm(request, case)

    def act() -> str:
        second = actions.audit_again(audit, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "A second audit is asked for. Somebody else makes it.")
        return _home(second)

    page = _page(audit, "Audit this plan again", "Ask for a second audit", intro=(_AGAIN,))
    return one_form(request, form, act, page, case=case)


@officer(roles.VIEW)
def action(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """What an audit asks for, and saying that it is done."""
    audit = _audit(case, pk)
    form = DoneForm(request, case)

    def act() -> str:
        typed = {"note": form.cleaned_data["note"], "on": form.cleaned_data["on"]}
        actions.close_action(audit, **typed, by=form.by, today=timezone.localdate())
        messages.success(request, "Thank you. It is kept as done.")
        return reverse("case_plan", args=[case.reference])

    page = Page(
        "What an audit asks for",
        "It is done",
        reverse("case_plan", args=[case.reference]),
        "Back to the plan",
        facts=_asked(audit),
        template="plans/quality/action.html",
    )
    may_close = audit.is_action_open and not why_may_not_close(audit, form.by)
    return one_form(request, form, act, page, case=case, more={"may_close": may_close})


def _audit(case: Case, pk: int) -> Audit:
    rows = Audit.objects.select_related(
        "sample",
        "version__plan__case__child",
        "version__plan__case__officer",
        "follows__auditor",
        "auditor",
        "action_owner",
        "action_done_by",
    )
    return get_object_or_404(rows, version__plan__case=case, pk=pk)


def _comes_to(audit: Audit) -> tuple[tuple[str, str], ...]:
    """What the marks come to, or what is still missing."""
    if left := left_to_mark(audit):
        few = "; ".join(one.name for one in left[:3])
        more = f"; and {len(left) - 3} more" if len(left) > 3 else ""
        return (("Still without a mark, or without a note", f"{few}{more}"),)
    found = grade(marks_of(audit), audit.version.sent_on or audit.sample.month)
    told = (("Grade", str(Audit.Grade(found.grade).label)), ("Points reached", f"{found.percent}%"))
    return told + tuple(("Kept down because", words) for words in found.limited_by)


def _asked(audit: Audit) -> tuple[tuple[str, str], ...]:
    told: list[tuple[str, Any]] = [("What has to be done", audit.action or "Nothing")]
    if audit.action and audit.action_owner and audit.action_due:
        told += [("Who does it", audit.action_owner.name), ("By", format_date(audit.action_due))]
    if audit.action_done_on and audit.action_done_by:
        done = f"{format_date(audit.action_done_on)}, {audit.action_done_by.name}"
        told += [("Done", done), ("What was done", audit.action_note)]
    return tuple(told)


def _home(audit: Audit) -> str:
    return reverse("plan_audit", args=[audit.case.reference, audit.pk])


def _page(audit: Audit, title: str, button: str, **more: Any) -> Page:
    return Page(title, button, _home(audit), "Back to the audit", **more)


_MEANS = "You read the plan as it was issued and mark it section by section."
_GRADE = (
    "The grade follows from the marks. Once it is finished nothing of it changes; somebody else"
    " can audit the plan a second time."
)
_AGAIN = (
    "The first audit stays as it was finished. When the second is finished, it counts in its place."
)
