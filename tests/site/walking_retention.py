"""How every page of retention is walked: a record that is due, one that is proposed, two holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.actions.holds import Reason, hold_everything, place_hold
from cases.models import Case, Due, Erasure
from statutory import days_after
from tests.people import Cast

_OF_A_HOLD = ("hold_new", "hold_review", "hold_end")
_CONFIRMING = ("confirm", "hold_all", "hold_review", "hold_end")
_SEEING = ("due", "record", "erasures", "erasure", "schedule", "holds")
GUARDS_OF_RETENTION: dict[str, str] = {
    "case_holds": "officer:hold",
    **dict.fromkeys(_OF_A_HOLD, "officer:hold"),
    **{f"retention_{name}": "staff:see_retention" for name in _SEEING},
    **{f"retention_{name}": "staff:propose_erasure" for name in ("propose", "call_off")},
    **{f"retention_{name}": "staff:confirm_erasure" for name in _CONFIRMING},
}
OF_A_MANAGER = {guard for guard in GUARDS_OF_RETENTION.values() if guard != "officer:hold"}
MANAGERS_WITH_ERRORS = ("retention_confirm", "retention_hold_all", "retention_hold_end")
SENIORS_WITH_ERRORS = ("hold_new", "hold_review", "hold_end")


def retention_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    due = Due.objects.create(
        child=case.child, kind="plan", due_on=today, skipped=["A case is open"]
    )
    proposed = Erasure.objects.create(
        child_number=case.child_id, kind="plan", proposed_by=people.senior
    )
    why = Reason("inquiry", "The inquiry", days_after(today, -1), days_after(today, 90))
    hold = place_hold(case, hold=why, by=people.senior)
    all_of_them = hold_everything(hold=why, by=people.manager)
    return {
        **{name: {"pk": hold.pk} for name in _OF_A_HOLD if name != "hold_new"},
        **{f"retention_{name}": {"pk": due.pk} for name in ("record", "propose")},
        **{f"retention_{name}": {"pk": proposed.pk} for name in ("erasure", "confirm", "call_off")},
        **{f"retention_{name}": {"pk": all_of_them.pk} for name in ("hold_review", "hold_end")},
    }
