"""How far a case has come, by what happened last."""

import pytest

from statutory import Facts, stage
from tests.statutory.telling import told

REQUEST = "request_received 2026-01-05"
YES = f"{REQUEST}; decided_to_assess 2026-02-10"
PLAN = f"{YES}; decided_to_issue 2026-04-20; draft_served 2026-04-27; plan_sent 2026-05-20"


@pytest.mark.parametrize(
    ("history", "reached"),
    [
        ("", "request"),
        (REQUEST, "request"),
        (YES, "assessment"),
        (f"{REQUEST}; decided_not_to_assess 2026-02-10", "not_assessed"),
        (
            f"{REQUEST}; decided_not_to_assess 2026-02-10; refusal_withdrawn 2026-03-01",
            "request",
        ),
        (f"{REQUEST}; decided_not_to_assess 2026-02-10; order_to_assess 2026-06-01", "assessment"),
        (f"{YES}; decided_not_to_issue 2026-04-20", "no_plan"),
        (f"{YES}; decided_to_issue 2026-04-20", "drafting"),
        (f"{YES}; decided_to_issue 2026-04-20; draft_sent 2026-04-21", "draft"),
        (PLAN, "plan"),
        (f"{PLAN}; review_meeting 2027-04-01 review:1", "review"),
        (f"{PLAN}; review_meeting 2027-04-01 review:1; review_completed 2027-04-20", "plan"),
        (f"{PLAN}; plan_ceased 2028-07-01", "closed"),
        (f"{REQUEST}; request_withdrawn 2026-01-20", "closed"),
        (f"{REQUEST}; request_withdrawn 2026-01-20; request_received 2026-03-01", "request"),
        # On one day, what comes later in the law's order is taken to have come later.
        (f"{REQUEST}; decided_to_assess 2026-01-05", "assessment"),
    ],
)
def test_the_stage(history, reached):
    assert stage(Facts(told(history))).value == reached


def test_every_stage_has_words_for_people():
    assert all(one.label for one in type(stage(Facts())))
