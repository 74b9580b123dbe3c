"""What the council is bound to pay: the list, approving, and what goes to the ledger."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import staff
from cases.screens.one_form import Page, one_form
from statutory.financial_years import financial_year_named, financial_year_of

from ..actions import commitments as money
from ..actions import ledger as actions
from ..forms.packages import ApprovalForm
from ..forms.placements import BatchForm, TakenForm
from ..ledger_file import as_csv
from ..models import Commitment, LedgerBatch
from ..paying import a_year
from ..queries.ledger import claw_backs, commitments_in, owed_in, rows_of, sums_of
from ..templatetags.money import pounds

ROWS = 50


@staff(roles.SEE_COMMITMENTS)
def commitments(request: HttpRequest) -> HttpResponse:
    """Everything that is paid or asked for in a financial year."""
    try:
        year = financial_year_named(request.GET.get("year", "") or _this_year())
    except ValueError:
        raise Http404 from None
    rows = commitments_in(year)
    waiting = request.GET.get("state") == "asked"
    page = Paginator(rows.filter(state="asked") if waiting else rows, ROWS).get_page(
        request.GET.get("page")
    )
    context = {
        "year": str(year),
        "next_year": str(year.next),
        "rows": owed_in(year, list(page.object_list)),
        "page": page,
        "sums": sums_of(year),
        "waiting": waiting,
    }
    return render(request, "providers/ledger/commitments.html", context)


@staff(roles.APPROVE_COSTS)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve an amount, or refuse it."""
    rows = Commitment.objects.select_related("placement__case", "placement__provider", "asked_by")
    commitment = get_object_or_404(rows, pk=pk)
    form, home = ApprovalForm(request), reverse("commitments")

    def act() -> str:
        yes = form.cleaned_data["answer"] == "yes"
        because = form.cleaned_data["because"]
        money.answer(commitment, approved=yes, because=because, by=form.by)
        messages.success(request, "Approved." if yes else "Refused.")
        return home

    page = Page(
        "Approve an amount", "Save the answer", home, "Commitments", facts=_facts(commitment)
    )
    return one_form(request, form, act, page)


@staff(roles.SEE_COMMITMENTS)
def batches(request: HttpRequest) -> HttpResponse:
    """What went to the ledger."""
    rows = LedgerBatch.objects.select_related("made_by", "taken_by")[:ROWS]
    return render(request, "providers/ledger/batches.html", {"batches": rows})


@staff(roles.SEE_COMMITMENTS)
def make(request: HttpRequest) -> HttpResponse:
    """Put together what is owed up to the end of a month."""
    form, home = BatchForm(request), reverse("ledger")

    def act() -> str:
        batch = actions.make_batch(through=form.cleaned_data["through"], by=form.by)
        messages.success(request, f"{batch.lines_count} lines, {pounds(batch.total)} in all.")
        return reverse("ledger_batch", args=[batch.pk])

    return one_form(request, form, act, Page("Make a batch", "Make it", home, "Ledger"))


@staff(roles.SEE_COMMITMENTS)
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: its total, what comes back, and the file."""
    found = get_object_or_404(LedgerBatch.objects.select_related("made_by", "taken_by"), pk=pk)
    context = {"batch": found, "back": claw_backs(found)}
    return render(request, "providers/ledger/batch.html", context)


@staff(roles.SEE_COMMITMENTS)
def batch_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a batch, the same each time it is asked for."""
    found = get_object_or_404(LedgerBatch, pk=pk)
    response = HttpResponse(as_csv(found, rows_of(found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ledger-{found.pk}.csv"'
    return response


@staff(roles.SEE_COMMITMENTS)
def taken(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a batch is in the ledger, with the ledger's own total."""
    found = get_object_or_404(LedgerBatch, pk=pk)
    form, home = TakenForm(request), reverse("ledger_batch", args=[found.pk])

    def act() -> str:
        total: Decimal = form.cleaned_data["total"]
        actions.note_taken(found, total=total, by=form.by)
        messages.success(request, "The totals are the same. The batch is in the ledger.")
        return home

    return one_form(request, form, act, Page("Is it in the ledger?", "Save", home, "The batch"))


def _this_year() -> str:
    return str(financial_year_of(timezone.localdate()))


def _facts(commitment: Commitment) -> tuple[tuple[str, str], ...]:
    placement = commitment.placement
    return (
        ("Case", placement.case.reference),
        ("Setting", str(placement.provider)),
        ("Amount", f"{pounds(commitment.rate)} {commitment.get_per_display()}"),
        ("A whole year", pounds(a_year(commitment))),
        ("Source", commitment.source),
        ("Asked for by", commitment.asked_by.name),
    )
