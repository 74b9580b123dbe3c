"""Worked examples: reviews, amendments, phase transfers and reassessment (law note 3.3 and 3.4)."""

MEETING = "review_meeting 2026-05-20 review:1"
NOTICE = "amendment_notice_sent 2026-06-03 review:1"

EXAMPLES = (
    # 12 months beginning with the plan: the day before the anniversary.
    ("R01", "plan_sent 2025-03-10", "2026-03-09", "s.44(1)(a)"),
    ("R01", "plan_sent 2024-02-29", "2025-02-28", "s.44(1)(a): no 29 February"),
    ("R01", "plan_sent 2023-03-01", "2024-02-29", "s.44(1)(a): leap year"),
    ("R02", "plan_sent 2025-03-10; review_completed 2026-02-01", "2027-01-31", "s.44(1)(b)"),
    # Two weeks' notice, papers two weeks before, the report two weeks after.
    ("R03 review:1", MEETING, "2026-05-06", "regs 20(3), 21(3)"),
    ("R03b review:1", MEETING, "2026-05-06", "regs 20(4), 21(4)"),
    ("R05 review:1", MEETING, "2026-06-03", "regs 20(7), 21(7)"),
    ("R06 review:1", MEETING, "2026-06-17", "regs 20(10), 21(8)"),
    # If the plan is to be amended: notice in the 4 weeks, the final plan in 12.
    (
        "R10 review:1",
        f"{MEETING}; decided_to_amend 2026-06-01 review:1",
        "2026-06-17",
        "reg 20(10); Devon",
    ),
    (
        "R10b review:1",
        f"{MEETING}; decided_to_amend 2026-06-01 review:1",
        "2026-08-12",
        "reg 22(3); Devon",
    ),
    ("R08 review:1", f"{MEETING}; {NOTICE}", "2026-06-17", "reg 22(2)(c)"),
    (
        "R08 review:1",
        f"{MEETING}; {NOTICE}; amendment_notice_served 2026-06-05 review:1",
        "2026-06-17",
        "reg 22(2)(c), from the earlier",
    ),
    # 8 weeks from the notice or 12 from the meeting, whichever is earlier (AMB-7).
    ("R09 review:1", f"{MEETING}; {NOTICE}", "2026-07-29", "reg 22(3)"),
    (
        "R09 review:1",
        f"{MEETING}; amendment_notice_sent 2026-07-01 review:1",
        "2026-08-12",
        "reg 22(3): a late notice gains nothing",
    ),
    ("R11 review:1", f"{MEETING}; {NOTICE}", "2026-07-29", "reg 22(4)"),
    ("R17", "amendment_notice_sent 2026-12-07", "2027-02-01", "reg 28: no review before it"),
    # Before 15 February, before 31 March, five months before (AMB-2).
    ("R12", "phase_transfer 2027-09-01", "2027-02-14", "reg 18(1)(b)"),
    ("R13", "post16_transfer 2028-09-01", "2028-03-30", "reg 18(1)(a)"),
    ("R14", "post16_move 2027-01-31", "2026-08-31", "reg 18(2)"),
    ("R14", "post16_move 2026-07-31", "2026-02-28", "reg 18(2): no 31 February"),
    # Guidance: children under five, and the list before each term.
    (
        "R15",
        "date_of_birth 2023-05-01; plan_sent 2026-01-10",
        "2026-07-10",
        "Code 9.178",
    ),
    (
        "R15",
        "date_of_birth 2023-05-01; plan_sent 2026-01-10; review_completed 2026-06-01",
        "2026-12-01",
        "Code 9.178: counted from the last review",
    ),
    ("R15", "date_of_birth 2018-05-01; plan_sent 2026-01-10", "not running", "Code 9.178"),
    ("R16", "term_starts 2027-01-04", "2026-12-21", "Code 9.172"),
    # Reassessment: 15 days to say, 14 weeks to finish, 6 months before another.
    ("S01", "reassessment_requested 2026-12-18", "2027-01-02", "reg 25(1)"),
    ("S02", "reassessment_agreed 2026-01-12", "2026-04-20", "reg 27(2)"),
    ("S02", "reassessment_agreed 2020-06-01", "2020-09-07", "SI 2020/471: its 2020 version"),
    ("S02", "reassessment_agreed 2020-04-01", "2020-07-08", "reg 27(2): before it"),
    ("S03", "assessment_completed 2025-08-31", "2026-02-28", "reg 24"),
    # Direct payments: reviewed once in the first three months.
    ("DP1", "first_direct_payment 2026-01-31", "2026-04-30", "SI 2014/1652 reg 11"),
    ("DP1", "first_direct_payment 2026-02-01", "2026-04-30", "SI 2014/1652 reg 11"),
)
