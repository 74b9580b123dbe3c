"""What goes to the ledger: each month once, corrections and claw-backs by themselves."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused
from statutory.financial_years import FinancialYear, financial_year_of

from ..ledger_file import as_csv
from ..models import Commitment, LedgerBatch, LedgerLine
from ..paying import in_month
from ..queries.ledger import rows_of, sent_so_far

State = Commitment.State


@action
def make_batch(*, through: date, by: User) -> LedgerBatch:
    """Put together all that is owed up to the end of a month and has not gone before.

    All of it or nothing: a run that fails leaves no line, and the next one makes the same. A
    second run of the same month finds nothing left to send (H-243).
    """
    month_end = _end_of_month(through)
    LedgerBatch.objects.select_for_update().order_by("-pk").first()
    batch = LedgerBatch(through=month_end, made_by=by)
    lines = _lines_owed(batch, month_end)
    if not lines:
        raise Refused("Nothing is owed that has not gone to the ledger", field="month")
    batch.lines_count, batch.total = len(lines), sum((one.amount for one in lines), Decimal(0))
    batch.save()
    LedgerLine.objects.bulk_create(lines, batch_size=500)
    batch.sha256 = hashlib.sha256(as_csv(batch, rows_of(batch)).encode()).hexdigest()
    batch.save(update_fields=["sha256"])
    audit.noting(after={"lines": batch.lines_count, "total": str(batch.total)})
    return batch


@action
def note_taken(batch: LedgerBatch, *, total: Decimal, by: User) -> LedgerBatch:
    """Say that a batch is in the ledger. The ledger's own total must be the same."""
    batch = LedgerBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.taken_at:
        raise Refused("This batch is in the ledger already")
    if total != batch.total:
        raise Refused(
            f"The totals differ: we sent £{batch.total:,.2f}. Look for what is missing before you"
            " send anything again.",
            field="total",
        )
    batch.taken_at, batch.taken_by = timezone.now(), by
    batch.save(update_fields=["taken_at", "taken_by"])
    return batch


def _lines_owed(batch: LedgerBatch, through: date) -> list[LedgerLine]:
    sent = sent_so_far()
    approved = Commitment.objects.filter(state=State.APPROVED, starts_on__lte=through)
    lines = []
    for commitment in approved.order_by("pk").select_for_update():
        for year in _years(commitment, through):
            lines += _of_year(batch, commitment, year, through, sent)
    return lines


def _of_year(
    batch: LedgerBatch,
    commitment: Commitment,
    year: FinancialYear,
    through: date,
    sent: dict[tuple[int, date], Decimal],
) -> list[LedgerLine]:
    lines = []
    for first, last in year.months:
        if last > through:
            break
        owed = in_month(commitment, year, first, last) - sent.get(
            (commitment.pk, first), Decimal(0)
        )
        if owed:
            line = LedgerLine(batch=batch, commitment=commitment, month=first, amount=owed)
            lines.append(line)
    return lines


def _years(commitment: Commitment, through: date) -> list[FinancialYear]:
    year, last = financial_year_of(commitment.starts_on), financial_year_of(through)
    years = []
    while year <= last:
        years.append(year)
        year = year.next
    return years


def _end_of_month(day: date) -> date:
    year = financial_year_of(day)
    return next(last for first, last in year.months if first <= day <= last)
