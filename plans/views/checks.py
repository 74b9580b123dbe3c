"""What the checker finds, what a version takes away, and what is done about each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..actions import checking, restoring
from ..checker.findings import Severity
from ..forms.issuing import AcceptForm, BecauseForm
from ..marks import mark_of
from ..menu import plan_frame
from ..models import Override, Version
from ..queries.gates import Standing
from ..queries.versions import newest_issued, open_version, plan_of

WORDS = {
    Severity.BLOCK: ("Breaks a duty", "red"),
    Severity.WARN: ("Look at this", "yellow"),
    Severity.ADVISE: ("Advice", "grey"),
}


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything the checker finds, and everything the version takes away."""
    plan = plan_of(case)
    version = (open_version(plan) or newest_issued(plan)) if plan else None
    context = plan_frame(request, case, "plan_checks") | {"version": version}
    if version is not None:
        standing = Standing(version, timezone.localdate())
        rows = [(one, *WORDS[one.finding.severity], mark_of(one.key)) for one in standing.findings]
        still = [row for row in rows if row[0].is_open]
        context |= {
            "heaps": [
                (grave.value, words, [row for row in still if row[0].finding.severity is grave])
                for grave, (words, _) in WORDS.items()
            ],
            "open": still,
            "aside": [row for row in rows if not row[0].is_open],
            "losses": [(one, mark_of(one.key)) for one in standing.losses],
        }
    return render(request, "plans/checks/show.html", context)


@officer(roles.WRITE_PLAN)
def set_aside(request: HttpRequest, case: Case, mark: str) -> HttpResponse:
    """Set one finding aside, with a reason."""
    return _set_aside(request, case, mark, "Set a finding aside")


@officer(roles.CHECK_PLAN)
def senior_sets_aside(request: HttpRequest, case: Case, mark: str) -> HttpResponse:
    """The same, by a senior: of what breaks a duty too."""
    return _set_aside(request, case, mark, "Set a finding aside, as a senior")


def _set_aside(request: HttpRequest, case: Case, mark: str, title: str) -> HttpResponse:
    version, today = _open(case), timezone.localdate()
    found = {mark_of(one.key): one for one in Standing(version, today).findings}
    if (looked := found.get(mark)) is None:
        raise Http404
    form = BecauseForm(request, case)

    def act() -> str:
        because = form.cleaned_data["because"]
        checking.set_aside(version, key=looked.key, because=because, by=form.by, today=today)
        messages.success(request, "Set aside. It is shown, with your reason, at every check.")
        return _home(case)

    finding = looked.finding
    facts = [
        ("Where", finding.item or finding.section),
        ("Rule", f"{finding.rule}: {finding.message}"),
    ]
    if finding.quote:
        facts.append(("Words", finding.quote))
    facts += [("Why it matters", looked.rule.why), ("Source", looked.rule.authority)]
    page = Page(title, "Set it aside", _home(case), "Back to the checks", facts=tuple(facts))
    return one_form(request, form, act, page, case=case)


@officer(roles.CHECK_PLAN)
def take_back(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Let a finding stand again."""
    override = get_object_or_404(Override, pk=pk, plan__case=case, taken_back_at=None)
    form = ActionForm(request, case)

    def act() -> str:
        checking.take_back(override, by=form.by)
        messages.success(request, "The finding stands again.")
        return _home(case)

    facts = (("Rule", override.rule), ("Reason given", override.because), ("By", override.by.name))
    page = Page(
        "Let the finding stand again",
        "Let it stand",
        _home(case),
        "Back to the checks",
        facts=facts,
    )
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def accept_loss(request: HttpRequest, case: Case, mark: str) -> HttpResponse:
    """Accept that something is taken away, with a reason the family can read."""
    version = _open(case)
    found = {mark_of(one.key): one for one in Standing(version, timezone.localdate()).losses}
    if (lost := found.get(mark)) is None:
        raise Http404
    form = AcceptForm(request, case)

    def act() -> str:
        because = form.cleaned_data["because"]
        checking.accept_loss(version, key=lost.key, because=because, by=form.by)
        messages.success(request, "Accepted. The family sees it with your reason.")
        return _home(case)

    said = lost.loss
    facts: tuple[tuple[str, str], ...] = (("Line", lost.item), ("What is lost", said.message))
    facts += (("It was", said.before), ("It would be", said.after or "Nothing"))
    title = "Accept that this is taken away"
    page = Page(title, "Accept it", _home(case), "Back to the checks", facts=facts)
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def restore(request: HttpRequest, case: Case, label: str) -> HttpResponse:
    """Give a line the words it had in the version before."""
    version = _open(case)
    form = ActionForm(request, case)

    def act() -> str:
        restoring.restore_line(version, label=label, by=form.by)
        messages.success(request, f"{label} reads as it did in the version before.")
        return _home(case)

    page = Page(
        f"Restore {label}",
        "Restore it",
        _home(case),
        "Back to the checks",
        intro=(
            "It gets the words it had in the version before. What stands now is in its history.",
        ),
    )
    return one_form(request, form, act, page, case=case)


def _open(case: Case) -> Version:
    plan = plan_of(case)
    version = open_version(plan) if plan else None
    if version is None:
        raise Http404
    return version


def _home(case: Case) -> str:
    return reverse("plan_checks", args=[case.reference])
