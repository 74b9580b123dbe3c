"""What each kind of worked example asks of the timetable, by the names of its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from . import ages
from .calendar import ENGLAND
from .counting import days_after, months_after, months_beginning_with
from .facts import Fact
from .kinds import Kind
from .rules.appeals import unrolled
from .rules.moving import NOTICE_DAYS
from .timeliness import timeliness_of
from .timetable import Deadline
from .vector_facts import Told

Results = Mapping[str, Any]


def one(rule: str) -> Callable[[Told], Results]:
    """A rule with one date: the last compliant day, and how late, when it is known to be done."""

    def answer(told: Told) -> Results:
        clock = told.clock(rule)
        if clock.met_on is None and not told.facts().anywhere.keys().isdisjoint(clock.rule.met_by):
            raise ValueError("what was to be done is dated before its clock began")
        return {"last_compliant_day": clock.due, **lateness(clock)}

    return answer


def due_of(clock: Deadline) -> date:
    """The day of a clock. `ValueError` says why it has none."""
    if clock.due is None:
        raise ValueError(clock.problem or "no fixed day")
    return clock.due


def lateness(clock: Deadline) -> Results:
    """Whether it was done in time and how late, when it is known to be done."""
    if clock.met_on is None:
        return {}
    return {"on_time": clock.days_late == 0, "days_late": clock.days_late}


def whole_assessment(told: Told) -> Results:
    return {
        "decide_whether_to_assess": told.clock("A01").due,
        "decide_not_to_issue": told.clock("A04").due,
        "final_plan": told.clock("A07").due,
        "latest_draft_served_for_planning": told.clock("A99").due,
    }


def draft_window(told: Told) -> Results:
    clock = told.clock("A05")
    return {"window_last_day": clock.due, "earliest_final_plan_day": clock.other_dates[0][1]}


def consultation(told: Told) -> Results:
    return {"reply_requested_by": told.clock("A06").due}


def timeliness(told: Told) -> Results:
    since, sent = told.day("request_received", "became_responsible"), told.day("final_plan_sent")
    if sent < since:
        raise ValueError("the final plan was sent before the request was received")
    counted = timeliness_of(since, sent, excepted=bool(told.told.get("exception_recorded")))
    return {
        "within_20_weeks": counted.within_20_weeks,
        "counted_in_excluding_exceptions_measure": counted.in_measure_without_exceptions,
        "elapsed_days": counted.elapsed_days,
    }


def next_review(told: Told) -> Results:
    clock = told.clock("R02")
    return {"last_compliant_day": clock.due, "latest_meeting_for_planning": clock.other_dates[0][1]}


def notice_of_review(told: Told) -> Results:
    invite = told.clock("R03")
    return {
        "last_day_to_give_notice": invite.due,
        "last_day_to_circulate_advice": told.clock("R03b").due,
        "clear_days_date": invite.other_dates[0][1],
    }


def amendments(told: Told) -> Results:
    told.extra.append(Fact(Kind.DECIDED_TO_AMEND, told.day("review_meeting")))
    clocks = told.clocks()
    return {
        "amendment_notice_by": told.clock("R10").due,
        "final_plan_outer_limit": told.clock("R10b" if "R10b" in clocks else "R09").due,
    }


def amendment_window(told: Told) -> Results:
    clock = told.clock("R08")
    return {
        "representations_window_last_day": clock.due,
        "earliest_final_plan_day": clock.other_dates[0][1],
        "last_compliant_day": clock.due,
    }


def amended_plan(told: Told) -> Results:
    told.extra.append(Fact(Kind.DECIDED_TO_AMEND, told.day("review_meeting")))
    notice, final = told.clock("R10"), told.clock("R09")
    return dict(amendment_window(told)) | {
        "last_compliant_day": final.due,
        "notice_on_time": notice.days_late == 0,
        "notice_days_late": notice.days_late,
        **lateness(final),
    }


def without_review(told: Told) -> Results:
    return dict(amendment_window(told)) | {"last_compliant_day": told.clock("R17").due}


def phase_transfer(told: Told) -> Results:
    transfer = str(told.told["phase_transfer"])
    if "sixth_form" in transfer:
        # A sixth form in a school is no post-16 institution: no date of regulation 18.
        return {"regulation_18_date": None}
    if transfer not in ages.TRANSFERS:
        raise ValueError(f"{transfer} is not a phase transfer of regulation 2")
    moves = ages.transfer_day(told.day("date_of_birth"), transfer)
    post16 = transfer == "secondary_to_post16_institution"
    told.extra.append(Fact(Kind.POST16_TRANSFER if post16 else Kind.PHASE_TRANSFER, moves))
    clock = told.clock("R13" if post16 else "R12")
    (_, named), (_, opens) = clock.other_dates
    results = {
        "transfer_year": str(moves.year),
        "named_date": named,
        "last_compliant_day": clock.due,
        "review_window_opens": opens,
        "regulation_18_date": named,
    }
    if told.has("final_amended_plan_sent"):
        sent = told.day("final_amended_plan_sent")
        results |= {
            "on_time_strict": sent <= due_of(clock),
            "on_time_by_named_date": sent <= named,
        }
    return results


def under_fives(told: Told) -> Results:
    reviewed = told.day("last_review_completed", "plan_first_made")
    if not told.has("date_of_birth") and told.told.get("child_under_5"):
        told.extra.append(Fact(Kind.DATE_OF_BIRTH, reviewed))
    clock = told.clock("R15")
    return {"consider_review_from": clock.other_dates[0][1], "consider_review_by": clock.due}


def term_list(told: Told) -> Results:
    return {"last_day_to_send_list": told.clock("R16").due}


def too_soon(told: Told) -> Results:
    until = due_of(told.clock("S03"))
    return {"may_decline_as_recent": told.day("reassessment_request_received") <= until}


def move_out(told: Told) -> Results:
    moved, aware = told.day("moved"), told.day("old_authority_aware")
    return {
        "latest_transfer_day": told.clock("T01").due,
        "aware_15_working_days_before": aware <= ENGLAND.working_day_before(moved, NOTICE_DAYS),
    }


def review_after_transfer(told: Told) -> Results:
    return {
        "last_compliant_day": told.clock("T03").due,
        "twelve_month_end": months_beginning_with(told.day("plan_made_or_last_reviewed"), 12),
        "three_month_end": months_beginning_with(told.day("plan_transferred"), 3),
    }


def ceasing(told: Told) -> Results:
    if told.told.get("appeal_made") is True:
        told.extra.append(Fact(Kind.APPEAL_MADE, told.day("cease_decision_sent")))
    told.extra.append(Fact(Kind.DECISION_NOTICE_SENT, told.day("cease_decision_sent")))
    time_to_appeal = told.clock("P01")
    other = told.clocks()["C01"].other_dates  # the same notice starts both clocks
    return {
        "appeal_time_ends": time_to_appeal.due,
        "earliest_cease_day": other[0][1] if other else None,
    }


def appeal(told: Told) -> Results:
    sent = told.day("decision_notice_sent")
    name = "mediation_certificate_issued"
    certificate = told.day(name) if told.has(name) else None
    return {
        "two_month_date": months_after(sent, 2),
        **({"one_month_from_certificate": months_after(certificate, 1)} if certificate else {}),
        "raw_deadline": unrolled(sent, certificate)[0],
        "last_compliant_day": told.clock("P01").due,
    }


NAMED = {
    "b": "notify_will_assess_by",
    "b10": "no_plan_notice_by",
    "b14": "final_plan_by",
    "c": "draft_plan_by",
    "c11": "final_plan_by",
    "h": "amended_plan_by",
}


def order(row: str) -> Callable[[Told], Results]:
    """What follows an order, an agreement or an unopposed appeal: each duty by its name."""

    def answer(told: Told) -> Results:
        followed = {
            rule.removeprefix(row): clock
            for rule, clock in told.clocks().items()
            if clock.rule.law_row == row
        }
        if not followed:
            raise ValueError("nothing follows from these facts")
        results: dict[str, Any] = {
            NAMED.get(letter, "last_compliant_day"): due_of(clock)
            for letter, clock in followed.items()
        }
        if "h" in followed or "g" in followed:
            kept = next(iter(followed.values()))
            results["plan_continues_from"] = kept.counted_from
            results["last_compliant_day"] = kept.due
        return results

    return answer


def recommendation(told: Told) -> Results:
    clock = told.clock("H01")
    return {"last_compliant_day": clock.due, "prudent_date": clock.other_dates[0][1]}


def school_age_ends(told: Told) -> Results:
    born = told.day("date_of_birth")
    return {
        "compulsory_school_age_ends": ages.compulsory_school_age_ends(born),
        "young_person_from": ages.young_person_from(born),
        "sixteenth_birthday": ages.birthday(born, 16),
    }


def school_age_starts(told: Told) -> Results:
    born = told.day("date_of_birth")
    return {"compulsory_school_age_starts": ages.compulsory_school_age_starts(born)}


def year_group(told: Told) -> Results:
    born, on = told.day("date_of_birth"), told.day("on")
    year = ages.curriculum_year(born, on)
    return {
        "national_curriculum_year": year,
        "in_or_beyond_year_9": year >= ages.YEAR_9,
        "year_9_starts": ages.year_starts(born, ages.YEAR_9),
    }


def twenty_five(told: Told) -> Results:
    born = told.day("date_of_birth")
    turns = ages.twenty_fifth_birthday(born)
    name = next((n for n in ("course_ends", "apprenticeship_ends", "ends") if told.has(n)), None)
    ends = told.day(name) if name else None
    return {
        "twenty_fifth_birthday": turns,
        "last_day_as_young_person": days_after(turns, -1),
        "may_maintain_until": ages.may_maintain_until(
            born, str(told.told.get("attends", "")), ends
        ),
    }


def direct_payments(told: Told) -> Results:
    return {"first_review_by": told.clock("DP1").due}


def retention(told: Told) -> Results:
    return {"keep_until": ages.keep_until(told.day("date_of_birth"))}
