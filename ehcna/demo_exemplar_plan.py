"""The plan of the exemplar case: drafted, answered, signed and issued by the real actions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accounts.models import User
from cases.models import Case, Document, FamilyMember
from plans import content
from plans.actions import checking, issuing, versions
from plans.actions.answering import answer_point
from plans.actions.evidence import gather_advice, leave_unused
from plans.actions.health import record_agreement
from plans.actions.naming import Chosen, name_setting
from plans.actions.representations import Heard, Said, hear
from plans.content import fingerprint, read_plan
from plans.models import Version
from plans.queries.agreeing import mark_of_health
from plans.queries.assembling import content_of
from plans.queries.gates import Standing
from plans.queries.recommended import unused_of
from providers.models import Provider

from . import demo_plan
from .exemplar import Exemplar

COMMENT_BY = date(2025, 1, 3)  # the days between the years are not counted against the family
STARTS, LEAVES = date(2025, 2, 24), date(2025, 2, 21)
ANSWERS = {"Accepted": "accepted", "Not agreed": "refused"}
IN_ANOTHER_LINE = "It is part of a line that gives the whole of the advice in other words."
NOT_THEIR_CHOICE = (
    "Quarrendale School was asked for. It would cost so much more that it is no efficient use of"
    " resources (section 39(4)(b)(ii)): Hallowmere Academy can give all of Section F."
)


@dataclass
class Planning:
    """One loading of the exemplar's plan."""

    told: Exemplar
    case: Case
    naz: User
    imogen: User

    def draft(self) -> None:
        """Written from the advice, agreed with health, and sent to the parents."""
        on = self.told.day("Officer decision: issue")
        version = versions.begin_plan(self.case, by=self.naz)
        gather_advice(version.plan, by=self.naz)
        demo_plan.write(version, self._plan("draft_plan"), by=self.naz)
        self._agree(version, on)
        self._say_what_is_not_used(version)
        self.version = issuing.send_for_comment(version, on=on, comment_by=COMMENT_BY, by=self.naz)
        issuing.note_served(self.version, on=on, by=self.naz, today=on)

    @property
    def paper(self) -> Document:
        """The draft as it went out."""
        assert self.version.document is not None
        return self.version.document

    def answer(self, schools: dict[str, Provider]) -> None:
        """Every point that the parents made, with our answer."""
        said = self.told.documents["parent_representations"]
        on = date.fromisoformat(said["date"])
        asked = schools[said["request_school"]["name"]]
        labels = {line.id for line in content_of(self.version).provision}
        labels |= {need.id for need in content_of(self.version).needs}
        points = [
            Said(
                text=one["text"],
                section=self._section_of(one["section"]),
                item=one["section"] if one["section"] in labels else "",
                asks_for=asked if one["section"] == "I" else None,
            )
            for one in said["points"]
        ]
        heard = Heard(received_on=on, member=self._parent(), wants_meeting=True)
        letter = hear(self.version, heard=heard, points=points, by=self.naz, today=on)
        for point, one in zip(letter.points.all(), said["points"], strict=True):
            answer = ANSWERS.get(one["response"].partition(".")[0], "part")
            answer_point(
                point, answer=answer, why=one["response"], change=one["action"], by=self.naz
            )

    def issue(self, schools: dict[str, Provider]) -> None:
        """The final plan: written, signed by somebody who wrote none of it, and issued."""
        on = self.told.day("Final plan issued")
        plan = self.version.plan
        given_up = versions.begin_version(plan, status="final", by=self.naz)
        self._write_anew(given_up)
        chosen = Chosen(
            provider=schools["Hallowmere Academy"],
            from_date=STARTS,
            until=schools["Tolverne Bank Primary School"],
            until_date=LEAVES,
            because=NOT_THEIR_CHOICE,
        )
        name_setting(given_up, chosen=chosen, by=self.naz)
        self._sign(given_up, on)
        issuing.make_final(given_up, on=on, by=self.naz, because=NOT_THEIR_CHOICE)

    def _write_anew(self, version: Version) -> None:
        """The words of the final plan, line by line, where they differ from the draft's."""
        demo_plan.rewrite(version, self._plan("final_plan"), by=self.naz)

    def _sign(self, version: Version, on: date) -> None:
        checking.ask_check(version, note="", by=self.naz)
        for lost in Standing(version, on).losses:
            why = "Asked for by the parents, and advised by the therapist"
            checking.accept_loss(version, key=lost.key, because=why, by=self.naz)
        mark = fingerprint(content_of(version, on=on))
        checking.sign(version, seen=mark, comments="", by=self.imogen, today=on)

    def _agree(self, version: Version, on: date) -> None:
        agreed = self.told.documents["draft_plan"]["sections"]["G"]["agreed_by_icb"]
        record_agreement(
            version,
            body=agreed["body"],
            officer=agreed["officer"],
            agreed_on=date.fromisoformat(agreed["date"]),
            saw=mark_of_health(content_of(version)),
            same_words=True,
            by=self.naz,
            today=on,
        )

    def _say_what_is_not_used(self, version: Version) -> None:
        for one in unused_of(version):
            leave_unused(one.paper, passage=one.passage.text, because=IN_ANOTHER_LINE, by=self.naz)

    def _plan(self, name: str) -> content.Plan:
        found: dict[str, Any] = self.told.documents[name]
        return replace(read_plan(found), health_agreement=None)

    def _parent(self) -> FamilyMember:
        return self.case.child.family.order_by("pk")[0]

    @staticmethod
    def _section_of(place: str) -> str:
        return place if place in ("H1", "H2") else place[:1]
