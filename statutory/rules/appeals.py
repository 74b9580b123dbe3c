"""The time to appeal: shared by the appeal itself and by ceasing a plan."""

from __future__ import annotations

from datetime import date

from ..calendar import Calendar
from ..counting import Count, months_after
from ..kinds import Kind
from ..rule import Worked

_FROM_NOTICE = Count(Kind.DECISION_NOTICE_SENT, lambda on, _: months_after(on, 2), "2 months from")
_FROM_CERTIFICATE = Count(
    Kind.CERTIFICATE_ISSUED, lambda on, _: months_after(on, 1), "1 month from"
)


def unrolled(sent: date, certificate: date | None) -> tuple[date, Count, date]:
    """The later of two months from the notice and one from the certificate (rule 20(1)(c))."""
    by_notice = (months_after(sent, 2), _FROM_NOTICE, sent)
    if certificate is None:
        return by_notice
    by_certificate = (months_after(certificate, 1), _FROM_CERTIFICATE, certificate)
    return max(by_notice, by_certificate, key=lambda one: one[0])


def appeal_time(sent: date, certificate: date | None, calendar: Calendar) -> Worked:
    """The last day for an appeal to reach the Tribunal, rolled forward as rule 12 says."""
    raw, count, on = unrolled(sent, certificate)
    due = calendar.rolled_for_tribunal(raw)
    note = "" if due == raw else "moved to the Tribunal's next working day (HESC rule 12)"
    return Worked(due, count, on, note)
