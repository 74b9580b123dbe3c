"""Worked examples: from the request to the first plan (law note 3.1).

Each line: the rule, what happened, the last day, and where it is written.
"""

EXAMPLES = (
    # Tell the family whether we will assess: 6 weeks, the day of receipt left out.
    ("A01", "request_received 2026-01-05", "2026-02-16", "reg 5(1)"),
    ("A01", "request_received 2026-11-13", "2026-12-25", "reg 5(1): Christmas Day, no roll"),
    ("A01", "request_received 2024-01-18", "2024-02-29", "reg 5(1): leap day"),
    ("A01", "request_received 2026-02-15", "2026-03-29", "reg 5(1): a Sunday, clocks change"),
    ("A01", "became_responsible 2026-06-01", "2026-07-13", "reg 5(1): responsible under s.24"),
    # While reg 5(4) had its extra ground in 2020, and on the days either side.
    ("A01", "request_received 2020-04-30", "2020-06-11", "SI 2020/471: the day before"),
    ("A01", "request_received 2020-05-01", "2020-06-12", "SI 2020/471: its first day"),
    ("A01", "request_received 2020-09-25", "2020-11-06", "SI 2020/471: expired"),
    # Consult the family; tell the partners. No day is fixed.
    ("A02", "request_received 2026-01-05", "no day", "s.36(4) and (7)"),
    (
        "A02b",
        "request_received 2026-01-05; decided_to_assess 2026-02-10",
        "no day",
        "reg 5(2)",
    ),
    # Advice: 6 weeks from the day the body received the request.
    (
        "A03 advice:1",
        "advice_request_sent 2026-02-27 advice:1; advice_request_received 2026-03-02 advice:1",
        "2026-04-13",
        "reg 8(1)",
    ),
    ("A03 advice:1", "advice_request_sent 2026-03-02 advice:1", "2026-04-13", "AMB-17"),
    # No plan: 16 weeks. Final plan: 20 weeks. All from the same day.
    ("A04", "request_received 2026-01-05", "2026-04-27", "reg 10(1)"),
    ("A04", "request_received 2025-09-04", "2025-12-25", "reg 10(1): Christmas Day"),
    ("A07", "request_received 2026-01-05", "2026-05-25", "reg 13(2): a bank holiday"),
    ("A07", "request_received 2023-10-12", "2024-02-29", "reg 13(2): leap day"),
    (
        "A07",
        "request_received 2026-01-05; decided_not_to_assess 2026-02-10;"
        " refusal_withdrawn 2026-03-01",
        "2026-05-25",
        "R (W) v Hertfordshire: the original 20 weeks",
    ),
    # 15 days beginning with the day the draft is served.
    ("A05", "draft_served 2026-12-01", "2026-12-15", "reg 13(1)(a)"),
    ("A05", "draft_sent 2026-11-30; draft_served 2026-12-01", "2026-12-15", "AMB-4: served"),
    ("A05", "draft_served 2024-02-20", "2024-03-05", "reg 13(1)(a): leap day"),
    # A school should answer in 15 days, the day of sending left out. Guidance.
    (
        "A06 consultation:1",
        "consultation_sent 2026-12-18 consultation:1",
        "2027-01-02",
        "Code 9.83",
    ),
    # Our target: a draft early enough for the 15 days.
    ("A99", "request_received 2026-01-05", "2026-05-10", "planning target"),
)
