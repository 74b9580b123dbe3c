"""The exemplar case and its three schools: consulted, weighed with whole costs, one named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import User
from cases.models import Case, Document
from providers.actions import commitments, consultations, options, placements
from providers.actions.consultations import Answered
from providers.actions.options import Weighed
from providers.models import Consultation, Option, Provider

from .exemplar import HEADS, POSITIONS, YEAR, Exemplar, cost

STARTS = date(2025, 2, 24)
FUNDED = (
    ("top_up", Decimal(12400), "year"),
    ("therapy", Decimal(1150), "year"),
    ("transport", Decimal(23), "day"),
)


@dataclass(frozen=True)
class Placing:
    """The schools of one loading of the exemplar."""

    told: Exemplar
    case: Case
    schools: Mapping[str, Provider]
    naz: User
    imogen: User

    def consult(self, paper: Document) -> None:
        asked_for = self.told.documents["parent_representations"]["request_school"]["name"]
        for one in self.told.documents["consultations"]:
            consultation = consultations.consult(
                self.case,
                provider=self.schools[one["school"]],
                family_asked_for_it=one["school"] == asked_for,
                papers=[paper],
                on=date.fromisoformat(one["sent"]),
                by=self.naz,
            )
            self._reply(consultation, one)

    def _reply(self, consultation: Consultation, one: dict[str, Any]) -> None:
        position = POSITIONS[one["position"]]
        fee = one.get("fee")
        answered = Answered(
            position=position,
            received_on=date.fromisoformat(one["received"]),
            reasons=one["response"],
            cannot_deliver="F6, F9 and F13" if position == "part" else "",
            place_from=None if position == "part" else STARTS,
            fee=None if fee is None else Decimal(fee),
        )
        consultations.answer(consultation, answered=answered, by=self.naz, on_behalf=True)

    def weigh(self) -> None:
        table = {
            row["school"]: row
            for row in self.told.documents["placement_panel_brief"]["options_table"]
        }
        for option in self.told.documents["panel_brief_2"]["options"]:
            school = next(
                s for name, s in self.schools.items() if option["school"].startswith(name)
            )
            row = next(row for name, row in table.items() if school.name.startswith(name))
            weighed = Weighed(
                family_prefers=school.name.startswith("Quarrendale"),
                suitability=row["suitable"],
                effect_on_others=row["incompatible_others"],
                speaks_for=option["for_"],
                speaks_against=option["against"],
                starts_on=STARTS,
            )
            kept = options.add(
                self.case, provider=school, title=school.name, weighed=weighed, by=self.naz
            )
            self._costs(kept, option)

    def _costs(self, kept: Option, option: dict[str, Any]) -> None:
        brief = self.told.documents["panel_brief_2"]
        for head, name, payer in HEADS:
            amount, working = cost(option, name)
            if amount is not None:
                options.say_cost(
                    kept,
                    head=head,
                    year=YEAR,
                    amount=amount,
                    paid_by=payer,
                    working=working,
                    source="Brief for the panel",
                    dated_on=date.fromisoformat(brief["date"]),
                    by=self.naz,
                )

    def place(self) -> None:
        placement = placements.begin(
            self.case,
            provider=self.schools["Hallowmere Academy"],
            starts_on=STARTS,
            named_in_plan=True,
            by=self.naz,
        )
        decided = self.told.day("Officer decision on placement")
        for head, rate, per in FUNDED:
            asked = commitments.ask(
                placement,
                head=head,
                rate=rate,
                per=per,
                starts_on=STARTS,
                ends_on=None,
                source="Decision on the placement",
                dated_on=decided,
                by=self.naz,
            )
            why = "As decided on the placement"
            commitments.answer(asked, approved=True, because=why, by=self.imogen)
