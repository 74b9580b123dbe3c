"""Right recipients of the demonstration: a paper held for one parent, and a batch to look at."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from cases.access import cases_visible_to
from cases.actions import batches, documents, releasing
from cases.actions.people import add_family_member
from cases.jobs.batches import make_letters
from cases.jobs.running import running
from cases.letters import REQUEST_RECEIVED
from cases.models import Case

WORDS = (
    "Report of a visit at home. {child} lives with the mother at 31 Harbour Row. She reads with"
    " help, and likes to draw."
)


def seed(people: dict[str, User], today: date) -> None:
    """A mother whose details are withheld from the father, and letters made in bulk."""
    by, senior = people["coordinator@demo.example"], people["senior@demo.example"]
    visible = cases_visible_to(by).filter(closed_on=None)
    case = visible.filter(stage="assessment").order_by("pk").first()
    if case is not None:
        _withhold(case, by, today)
    asked = visible.filter(stage="request", messages=None).order_by("pk")
    batch = batches.make(
        letter=REQUEST_RECEIVED,
        cases=list(asked.values_list("pk", flat=True)[:8]),
        visible=cases_visible_to(senior),
        on=today,
        by=by,
    )
    with running("make_batch") as run:
        make_letters(batch.pk, run)


def _withhold(case: Case, by: User, today: date) -> None:
    mother = add_family_member(
        case,
        name="Marit Lund",
        relation="Mother",
        address="31 Harbour Row\nExampleton",
        postcode="EX1 1AA",
        by=by,
    )
    mother.withheld, mother.withheld_because = True, "She asked us to, for safety"
    mother.save()
    paper = documents.file(
        case,
        title="Report of a visit",
        content=WORDS.format(child=case.child).encode(),
        media_type="text/plain",
        by=by,
    )
    father = case.child.family.exclude(pk=mother.pk).order_by("pk").first()
    assert father is not None
    held = releasing.send_paper(case, paper=paper, to=father, on=today, by=by)
    check = paper.release_checks.get(to=held.to_member)
    releasing.ask(check, reason="He asked for every report about the child", by=by)
