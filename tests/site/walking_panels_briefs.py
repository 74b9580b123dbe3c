"""The briefs of a case in the world that every page is walked in: one in writing, one handed in."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case
from panels.actions.reviews import hand_in
from panels.models import Brief
from tests.papers import a_pdf, filed
from tests.people import Cast

_WRITES = ("brief_write", "brief_add_point", "brief_edit_point", "brief_drop_point")
_WRITES += ("brief_add_option", "brief_edit_option", "brief_drop_option", "brief_hand_in")
WITH_ERRORS_OF_BRIEFS = ("brief_begin", "brief_add_point", "brief_edit_point")
WITH_ERRORS_OF_BRIEFS += ("brief_add_option", "brief_edit_option", "brief_answer")
NO_PAGES_OF_BRIEFS = {"brief_source"}  # it leads on to the paper
# Which act each of these pages is, by the table in `cases.roles`.
GUARDS_OF_BRIEFS = {
    "brief": "officer:view",
    "brief_source": "officer:view",
    "brief_answer": "officer:review_brief",
    **dict.fromkeys(("brief_begin", *_WRITES, "brief_take_back"), "officer:write_brief"),
}


def brief_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A brief with a point and an option that is being written, and one that waits for a senior."""
    by = people.officer
    written = Brief.objects.create(case=case, kind="placement", question="placement", begun_by=by)
    point = written.statements.create(part="issue", standing="disputed", text="Which school?")
    point.document = filed(case, by, a_pdf("Which school?"), "A letter")
    point.save()
    option = written.options.create(title="The school nearby")
    waits = Brief.objects.create(case=case, kind="plan", question="issue", begun_by=by)
    hand_in(waits, note="", by=by, today=today)
    of_point, of_option = ("edit_point", "drop_point", "source"), ("edit_option", "drop_option")
    return (
        {name: {"pk": written.pk} for name in ("brief", *_WRITES)}
        | {"brief_add_point": {"pk": written.pk, "part": "issue"}}
        | {f"brief_{name}": {"pk": written.pk, "point": point.pk} for name in of_point}
        | {f"brief_{name}": {"pk": written.pk, "option": option.pk} for name in of_option}
        | {name: {"pk": waits.pk} for name in ("brief_answer", "brief_take_back")}
    )
