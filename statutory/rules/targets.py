"""Ours, never law: dates that leave room for what the law requires (row A99)."""

from __future__ import annotations

from ..citation import Citation, Mark
from ..counting import Count
from ..kinds import Kind
from ..rule import Force, Holder, Rule
from .assessment import SEND_FINAL_PLAN, latest_draft

RULES: tuple[Rule, ...] = (
    Rule(
        id="A99",
        duty="Serve the draft plan, so that 15 days can run before the final plan",
        holder=Holder.LOCAL_AUTHORITY,
        force=Force.TARGET,
        counts=tuple(
            Count(
                count.kind,
                lambda on, calendar, due=count.due: latest_draft(due(on, calendar)),  # type: ignore[misc]
                "15 days before the end of 20 weeks from",
            )
            for count in SEND_FINAL_PLAN.counts
        ),
        met_by=(Kind.DRAFT_SERVED, Kind.DRAFT_SENT),
        ends_on=SEND_FINAL_PLAN.ends_on,
        revived_by=SEND_FINAL_PLAN.revived_by,
        ends_for_good_on=(*SEND_FINAL_PLAN.ends_for_good_on, Kind.PLAN_SENT),
        citation=Citation(
            "Planning target, not law",
            "after IPSEA model letter 10",
            "week 17 or so",
            Mark.REPORTED,
        ),
    ),
)
