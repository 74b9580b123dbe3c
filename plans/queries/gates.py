"""What stands between a version and the door: each gate, whether it is open, and how to open it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cases.letters.recipients import recipients_of
from providers.models import AdviceRequest
from statutory import counted, days_after, format_date

from .. import content
from ..models import SeniorCheck, Version
from .assembling import content_of
from .checks import ADVICE_OUTSTANDING, BEFORE_THE_END, Looked, Lost, findings_of, losses_of
from .dates import last_day_for_views
from .evidence import advice_to_add, papers_withdrawn
from .points import open_points
from .recommended import recommended
from .signing import signature_of
from .versions import newest_issued

Status = Version.Status


@dataclass(frozen=True)
class Gate:
    """One thing that has to be so before a version goes out, and where it is put right.

    `by_senior` is what a senior can let pass with a reason (`Override.rule`); empty: nobody can.
    """

    code: str
    title: str
    why_not: str  # empty: it is open
    page: str
    by_senior: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way no longer."""
        return not self.why_not


class Standing:
    """A version as it stands on a day, read once: its plan, findings, losses, signature, gates."""

    def __init__(self, version: Version, on: date) -> None:
        self.version, self.on = version, on
        self.plan: content.Plan = content_of(version, on=on)

    @cached_property
    def findings(self) -> tuple[Looked, ...]:
        """What the checker finds, with what was set aside."""
        return findings_of(self.version, self.on, self.plan)

    @cached_property
    def losses(self) -> tuple[Lost, ...]:
        """What it takes away from the version before."""
        return losses_of(self.version, self.plan)

    @cached_property
    def signature(self) -> SeniorCheck | None:
        """The signature that holds for it as it stands."""
        return signature_of(self.version, self.plan)

    @cached_property
    def let_pass(self) -> frozenset[str]:
        """What a senior let pass, with a reason, of this version."""
        kept = self.version.plan.overrides.filter(
            taken_back_at=None,
            rule__in=(ADVICE_OUTSTANDING, BEFORE_THE_END),
            quote=str(self.version.number),
        )
        return frozenset(kept.values_list("rule", flat=True))

    @cached_property
    def before_signing(self) -> tuple[Gate, ...]:
        """What has to be so before anybody signs it or sends it."""
        always = (_blocks(self), _advice(self), _section_k(self), _unused(self), _withdrawn(self))
        if newest_issued(self.version.plan, before=self.version) is None:
            return always
        return (*always, _losses(self))

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """Every gate of this kind of version, in the order in which one opens them."""
        gates = self.before_signing
        if self.version.is_to_be_final:
            gates = (*gates, _points(self), _fifteen_days(self), _signed(self))
        return (*gates, _readers(self))

    @property
    def is_ready(self) -> bool:
        """Whether every gate is open."""
        return all(gate.is_open for gate in self.gates)


def _blocks(standing: Standing) -> Gate:
    blocks = [one for one in standing.findings if one.blocks]
    why = f"{counted(len(blocks), 'finding')} of the checker would break a duty." if blocks else ""
    return Gate("blocks", "Nothing in it breaks a duty", why, "plan_checks")


def _advice(standing: Standing) -> Gate:
    """A draft before advice that was asked for is refused, or a senior says why (H-224)."""
    late = standing.version.plan.case.advice_requests.filter(state=AdviceRequest.State.ASKED)
    why = ""
    if ADVICE_OUTSTANDING not in standing.let_pass and (count := late.count()):
        why = f"Advice that was asked for is not here: {counted(count, 'source')}."
    return Gate("advice", "All advice is here", why, "case_advice", ADVICE_OUTSTANDING)


def _section_k(standing: Standing) -> Gate:
    missing = advice_to_add(standing.version.plan)
    why = f"{counted(len(missing), 'paper')} came and stand in no Section K." if missing else ""
    return Gate("section_k", "Section K holds every advice", why, "plan_evidence")


def _unused(standing: Standing) -> Gate:
    left = [one for one in recommended(standing.version.plan, standing.version) if one.is_open]
    why = f"{counted(len(left), 'recommendation')} not used, and no reason given." if left else ""
    return Gate("unused", "Every recommendation is used or answered", why, "plan_evidence")


def _withdrawn(standing: Standing) -> Gate:
    gone = papers_withdrawn(standing.version.plan)
    why = f"{', '.join(one.label for one in gone)} was taken back, and lines rest on it."
    title = "No line rests on advice that was taken back"
    return Gate("withdrawn", title, why if gone else "", "plan_evidence")


def _losses(standing: Standing) -> Gate:
    left = [one for one in standing.losses if one.accepted is None]
    why = f"It takes away {counted(len(left), 'thing')}: restore or accept each." if left else ""
    return Gate("losses", "Nothing is taken away unseen", why, "plan_checks")


def _points(standing: Standing) -> Gate:
    count = open_points(standing.version.plan).count()
    why = f"{counted(count, 'point')} of the family without an answer." if count else ""
    return Gate("points", "Every point of the family is answered", why, "plan_points")


def _fifteen_days(standing: Standing) -> Gate:
    """The days the law gives, and the day we told them: whichever is later."""
    title = "The family had the time to answer"
    before = newest_issued(standing.version.plan, before=standing.version)
    last = last_day_for_views(before or standing.version)
    why = ""
    if BEFORE_THE_END not in standing.let_pass:
        if last is None:
            why = "The day on which it reached the family is not recorded."
        elif standing.on <= (end := max(last, before.comment_by or last) if before else last):
            first = format_date(days_after(end, 1))
            why = f"They have until {format_date(end)}. The earliest day is {first}."
    return Gate("fifteen_days", title, why, "plan_points", BEFORE_THE_END)


def _signed(standing: Standing) -> Gate:
    why = ""
    if standing.signature is None:
        signed = standing.version.checks.filter(state=SeniorCheck.State.SIGNED).exists()
        why = (
            "It was changed after it was signed, so the signature is void."
            if signed
            else "Nobody has signed it yet."
        )
    return Gate("signed", "Signed by somebody who wrote none of it", why, "plan_issue")


def _readers(standing: Standing) -> Gate:
    who = recipients_of(standing.version.plan.case, standing.on)
    return Gate("readers", "It can reach the family", who.why_nobody, "case_people")
