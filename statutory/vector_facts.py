"""The names facts have in worked examples, and the kinds they are in the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from .facts import Fact, Facts
from .kinds import Kind
from .rule import COMMENCED
from .timetable import Deadline, timetable
from .words import format_date

# In examples "phase_transfer" names which transfer it is; its day follows from the birth date.
_KINDS: Mapping[str, Kind] = {
    kind.value: kind for kind in Kind if kind is not Kind.PHASE_TRANSFER
} | {
    "decision_notified": Kind.DECIDED_TO_ASSESS,
    "refused_to_assess": Kind.DECIDED_NOT_TO_ASSESS,
    "agreed_without_appeal": Kind.DECIDED_TO_ASSESS,
    "advice_request_received_by_body": Kind.ADVICE_REQUEST_RECEIVED,
    "advice_requested": Kind.ADVICE_REQUEST_SENT,
    "advice_request_sent": Kind.ADVICE_REQUEST_SENT,
    "final_plan_sent": Kind.PLAN_SENT,
    "no_plan_notified": Kind.DECIDED_NOT_TO_ISSUE,
    "plan_first_made": Kind.PLAN_SENT,
    "last_review_completed": Kind.REVIEW_COMPLETED,
    "final_amended_plan_sent": Kind.AMENDED_PLAN_SENT,
    "amended_plan_sent": Kind.AMENDED_PLAN_SENT,
    "post16_to_post16_transfer": Kind.POST16_MOVE,
    "reassessment_request_received": Kind.REASSESSMENT_REQUESTED,
    "reassessment_notice_given": Kind.REASSESSMENT_AGREED,
    "own_initiative_decision_to_reassess": Kind.REASSESSMENT_AGREED,
    "last_assessment_completed": Kind.ASSESSMENT_COMPLETED,
    "plan_made_or_last_reviewed": Kind.PLAN_LAST_REVIEWED,
    "new_or_old_commissioner_aware": Kind.COMMISSIONER_AWARE,
    "old_commissioner_aware": Kind.COMMISSIONER_AWARE,
    "new_commissioner_aware": Kind.COMMISSIONER_AWARE,
    "mediation_certificate_issued": Kind.CERTIFICATE_ISSUED,
    "authority_told_family_wants_mediation": Kind.MEDIATION_WANTED,
    "authority_told_health_issues": Kind.HEALTH_ISSUES_RAISED,
    "appeal_received_by_authority": Kind.APPEAL_RECEIVED,
    "appeal_determined": Kind.APPEAL_DETERMINED,
    "appeal_decided": Kind.APPEAL_DETERMINED,
    "school_closed_from": Kind.SETTING_CLOSED_FROM,
    "setting_closed_from": Kind.SETTING_CLOSED_FROM,
    "early_years_closed_from": Kind.SETTING_CLOSED_FROM,
    "early_years_provider_closed_from": Kind.SETTING_CLOSED_FROM,
    "provider_closed_from": Kind.SETTING_CLOSED_FROM,
    "school_reopens": Kind.SETTING_REOPENS,
    "setting_reopens": Kind.SETTING_REOPENS,
    "early_years_reopens": Kind.SETTING_REOPENS,
    "early_years_provider_reopens": Kind.SETTING_REOPENS,
    "provider_reopens": Kind.SETTING_REOPENS,
    "early_years_advice_requested": Kind.SCHOOL_ADVICE_REQUESTED,
    "early_years_provider_advice_requested": Kind.SCHOOL_ADVICE_REQUESTED,
    "provider_advice_requested": Kind.SCHOOL_ADVICE_REQUESTED,
}
# The same date starts different clocks according to what else is said.
_ORDERS = {
    "assess_or_reassess": "TO_ASSESS",
    "assess": "TO_ASSESS",
    "reassess": "TO_ASSESS",
    "make_and_maintain_plan": "TO_MAKE_PLAN",
    "make_plan": "TO_MAKE_PLAN",
    "issue_plan": "TO_MAKE_PLAN",
    "reconsider": "TO_RECONSIDER",
    "amend_contents": "TO_AMEND",
    "amend": "TO_AMEND",
    "amend_sections_B_F": "TO_AMEND",
    "amend_contents_and_placement": "TO_AMEND",
    "change_placement": "TO_CHANGE_PLACEMENT",
    "change_placement_only": "TO_CHANGE_PLACEMENT",
    "placement_only": "TO_CHANGE_PLACEMENT",
    "name_placement": "TO_CHANGE_PLACEMENT",
    "continue": "TO_CONTINUE",
    "continue_plan": "TO_CONTINUE",
    "continue_to_maintain": "TO_CONTINUE",
    "continue_and_amend": "TO_CONTINUE_AND_AMEND",
    "dismiss_cease_appeal": "TO_DISMISS_CEASE_APPEAL",
}
_CONCESSIONS = {
    "refusal_to_assess_or_reassess": Kind.UNOPPOSED_ASSESS,
    "refusal_to_assess": Kind.UNOPPOSED_ASSESS,
    "refusal_to_reassess": Kind.UNOPPOSED_ASSESS,
    "refusal_to_issue": Kind.UNOPPOSED_ISSUE,
    "contents_or_refusal_to_amend": Kind.UNOPPOSED_CONTENTS,
    "contents": Kind.UNOPPOSED_CONTENTS,
    "refusal_to_amend": Kind.UNOPPOSED_CONTENTS,
    "placement": Kind.UNOPPOSED_PLACEMENT,
    "placement_only": Kind.UNOPPOSED_PLACEMENT,
    "contents_and_placement": Kind.UNOPPOSED_CONTENTS_AND_PLACEMENT,
    "placement_and_contents": Kind.UNOPPOSED_CONTENTS_AND_PLACEMENT,
    "cease": Kind.UNOPPOSED_CEASE,
    "ceasing": Kind.UNOPPOSED_CEASE,
    "decision_to_cease": Kind.UNOPPOSED_CEASE,
    "cease_to_maintain": Kind.UNOPPOSED_CEASE,
}


_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(name: str, value: Any) -> date:
    """A day written YYYY-MM-DD. `ValueError` says what is wrong with anything else."""
    if not isinstance(value, str) or not _WRITTEN.fullmatch(value):
        raise ValueError(f"{name} must be a day written YYYY-MM-DD, not {value!r}")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{name} is {value}, which is not a day") from None


class Told:
    """The facts of one example, by name and as the engine takes them."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.told = dict(told)
        self.extra: list[Fact] = []

    def day(self, *names: str) -> date:
        """The day of the first of these names that was given. `KeyError` if none was."""
        for name in names:
            if self.told.get(name) is not None:
                return _day(name, self.told[name])
        raise KeyError(" or ".join(names))

    def has(self, name: str) -> bool:
        """Whether a name was given a value."""
        return self.told.get(name) is not None

    def span(self, first: str, last: str) -> tuple[date, date] | None:
        """From a day to a day, if either was given. `KeyError` if only one of them was."""
        if not self.has(first) and not self.has(last):
            return None
        return self.day(first), self.day(last)

    def facts(self) -> Facts:
        """Everything that is a dated fact, as the engine takes it."""
        return Facts([*self._dated(), *self._by_kind(), *self.extra])

    def clocks(self) -> dict[str, Deadline]:
        """The timetable of these facts, by rule."""
        return {clock.rule.id: clock for clock in timetable(self.facts())}

    def clock(self, rule: str) -> Deadline:
        """The one clock of a rule, with its day. `ValueError` says why there is none."""
        clock = self.clocks().get(rule)
        if clock is None:
            began = format_date(COMMENCED)
            raise ValueError(f"no fact on or after {began} starts the clock of {rule}")
        if clock.due is None:
            raise ValueError(clock.problem or f"{rule} has no fixed day")
        return clock

    def _dated(self) -> list[Fact]:
        return [
            Fact(_KINDS[name], _day(name, value))
            for name, value in self.told.items()
            if name in _KINDS and value is not None and not isinstance(value, bool)
        ]

    def _by_kind(self) -> list[Fact]:
        facts = []
        if self.has("order_made"):
            facts.append(Fact(Kind[f"ORDER_{_ORDERS[self.told['order']]}"], self.day("order_made")))
        if self.has("mediation_agreement_dated"):
            facts.append(Fact(self._agreement(), self.day("mediation_agreement_dated")))
        if self.has("tribunal_told_not_opposed"):
            kind = _CONCESSIONS[self.told["appeal_about"]]
            facts.append(Fact(kind, self.day("tribunal_told_not_opposed")))
        return facts

    def _agreement(self) -> Kind:
        if self.told.get("authority_was_party") is False:
            return Kind.AGREED_WITHOUT_US
        if self.told.get("appealable_issue") is False or not (
            self.has("appealable_issue") or self.has("action")
        ):
            return Kind.AGREED_OTHER
        return Kind[f"AGREED_{_ORDERS[self.told['action']]}"]
