"""A row becomes the facts that the chronology knows, in the order they happened."""

from datetime import date

from providers.imports.checking import check_row
from providers.imports.columns import COLUMNS
from providers.imports.fields import Known
from providers.imports.telling import ADVICE, Told, told_by
from statutory import Kind
from tests.providers.imports.files import RIGHT, TODAY, URN


def _told(**changes):
    cells = {name: (RIGHT | changes).get(name, "") for name in COLUMNS}
    row, faults = check_row(2, cells, Known({URN: "Example Academy"}, {}, TODAY))
    assert faults == []
    return [(fact.kind, fact.about, fact.on.isoformat()) for fact in told_by(row)]


def test_a_bare_row_tells_of_the_request_alone():
    assert _told() == [(Kind.REQUEST_RECEIVED, "", "2026-09-01")]


def test_a_refusal_to_assess_went_out_with_its_notice():
    assert _told(decision="not assess", decision_on="2026-10-01") == [
        (Kind.REQUEST_RECEIVED, "", "2026-09-01"),
        (Kind.DECIDED_NOT_TO_ASSESS, "", "2026-10-01"),
        (Kind.DECISION_NOTICE_SENT, "not-to-assess", "2026-10-01"),
    ]


def test_a_row_filled_to_its_end_tells_every_step_in_the_order_of_days():
    told = _told(
        decision="assess",
        decision_on="2026-10-01",
        advice_requested_on="2026-10-02",
        advice_received_on="2026-10-30",
        plan_decision="issue",
        plan_decision_on="2026-11-02",
        draft_served_on="2026-11-03",
        final_sent_on="2026-11-20",
    )

    assert told == [
        (Kind.REQUEST_RECEIVED, "", "2026-09-01"),
        (Kind.DECIDED_TO_ASSESS, "", "2026-10-01"),
        (Kind.ADVICE_REQUEST_SENT, ADVICE, "2026-10-02"),
        (Kind.ADVICE_RECEIVED, ADVICE, "2026-10-30"),
        (Kind.DECIDED_TO_ISSUE, "", "2026-11-02"),
        (Kind.DRAFT_SERVED, "", "2026-11-03"),
        (Kind.PLAN_SENT, "", "2026-11-20"),
        (Kind.DECISION_NOTICE_SENT, "plan", "2026-11-20"),
    ]


def test_a_refusal_to_issue_went_out_with_its_notice():
    told = _told(
        decision="assess",
        decision_on="2026-10-01",
        plan_decision="not issue",
        plan_decision_on="2026-11-02",
    )

    assert told[2:] == [
        (Kind.DECIDED_NOT_TO_ISSUE, "", "2026-11-02"),
        (Kind.DECISION_NOTICE_SENT, "not-to-issue", "2026-11-02"),
    ]


def test_advice_is_entered_as_everybodys():
    day = date(2026, 10, 2)
    entry = Told("advice_requested_on", Kind.ADVICE_REQUEST_SENT, ADVICE, day).as_entry()

    assert entry == {
        "kind": "advice_request_sent",
        "on": day,
        "about": "advice:all",
        "note": "Everybody asked",
    }
