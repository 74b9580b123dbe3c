"""Worked examples: moving, ceasing, mediation, appeals and orders (law note 3.5 and 3.6)."""

ORDER = "2026-03-10"
_TWO, _FIVE, _TEN = "2026-03-24", "2026-04-14", "2026-05-19"
_ELEVEN, _FOURTEEN = "2026-05-26", "2026-06-16"


def _track(prefix, kinds, source, agreed=""):
    """The periods of reg 44(2) from one day, by what was ordered, agreed or not opposed."""
    by = {
        "ASSESS": (("b", _TWO), ("b10", _TEN), ("b14", _FOURTEEN)),
        "MAKE_PLAN": (("c", _FIVE), ("c11", _ELEVEN)),
        "RECONSIDER": (("d", _TWO),),
        "AMEND": (("e", _FIVE),),
        "CHANGE_PLACEMENT": (("f", _TWO),),
        "CONTINUE": (("g", ORDER),),
        "CONTINUE_AND_AMEND": (("h", _FIVE),),
    }
    return tuple(
        (f"{prefix}{letter}", f"{kinds}{what.lower()} {ORDER}", day, f"{source}({letter[0]})")
        for what, periods in by.items()
        for letter, day in periods
    )


EXAMPLES = (
    # Moving: on the day, or 15 working days beginning with the day we knew, over Easter.
    ("T01", "moved 2026-04-01; old_authority_aware 2026-02-01", "2026-04-01", "reg 15(2)"),
    ("T01", "moved 2026-04-01; old_authority_aware 2026-03-27", "2026-04-20", "reg 15(2)"),
    ("T02", "plan_transferred 2026-03-10", "2026-04-21", "reg 15(4)"),
    (
        "T03",
        "plan_transferred 2026-03-10; plan_last_reviewed 2025-09-01",
        "2026-08-31",
        "reg 15(5): 12 months is later",
    ),
    (
        "T03",
        "plan_transferred 2026-03-10; plan_last_reviewed 2025-04-01",
        "2026-06-09",
        "reg 15(5): 3 months is later",
    ),
    ("T04", "commissioner_aware 2026-03-27", "2026-04-20", "reg 16"),
    ("T04a", "commissioner_aware_of_move 2026-03-27", "2026-04-20", "reg 15(7)"),
    (
        "T04a",
        "moved 2026-04-01; commissioner_aware_of_move 2026-02-01",
        "2026-04-01",
        "reg 15(7): known 15 working days before, so on the day of the move",
    ),
    (
        "T04a",
        "moved 2026-04-01; commissioner_aware_of_move 2026-03-27",
        "2026-04-20",
        "reg 15(7)",
    ),
    ("T04c", "commissioner_cannot_provide 2026-03-27", "2026-04-20", "reg 15(8)"),
    # A plan is kept until the time to appeal is over.
    ("C01", "cease_decision_sent 2026-03-02", "2026-05-05", "s.45(4): the time to appeal"),
    # Mediation.
    ("M01 plan", "decision_notice_sent 2025-12-31 plan", "2026-02-28", "reg 33: no 31 February"),
    ("M02", "adviser_told_no_mediation 2026-04-02", "2026-04-09", "reg 34: over Easter"),
    ("M03", "mediation_wanted 2026-01-30", "2026-03-01", "regs 36-37: calendar days"),
    ("M03b", "mediation_cannot_be_arranged 2026-12-24", "2026-12-31", "reg 36-39"),
    ("M04", "health_issues_raised 2026-12-24", "2026-12-31", "reg 35"),
    ("M05", "mediation_concluded 2026-05-22", "2026-05-28", "reg 39: over a bank holiday"),
    ("M07", "agreed_other 2026-03-10", "2026-03-24", "reg 42(3)"),
    ("M07", "agreed_other 2026-03-10; period_agreed 2026-05-01", "2026-05-01", "reg 42(5)"),
    ("M08", "agreed_without_us 2026-03-10", "2026-03-17", "reg 42(4)"),
    # Appeals: the Tribunal's days roll, and August and Christmas are left out.
    (
        "P01 plan",
        "decision_notice_sent 2026-03-02 plan",
        "2026-05-05",
        "rule 20(1)(c): a Saturday, Monday a holiday",
    ),
    ("P01 plan", "decision_notice_sent 2026-06-10 plan", "2026-09-01", "rule 12(3)(b): in August"),
    (
        "P01 plan",
        "decision_notice_sent 2027-05-31 plan",
        "2027-08-02",
        "rule 12(2): ends on Saturday 31 July, which is not in August",
    ),
    (
        "P01 plan",
        "decision_notice_sent 2026-10-26 plan",
        "2027-01-04",
        "rule 12(3)(b): at Christmas",
    ),
    (
        "P01 plan",
        "decision_notice_sent 2026-03-02 plan; certificate_issued 2026-04-20 plan",
        "2026-05-20",
        "rule 20(1)(c): a month from the certificate",
    ),
    ("P02", "appeal_received 2026-03-02", "2026-04-15", "rules 12(3)(b), 21"),
    ("P02", "appeal_received 2026-07-20", "2026-09-29", "rule 12(3)(b): August left out"),
    ("H01", "recommendation_made 2026-03-10", "2026-04-14", "SI 2017/1306 reg 6"),
    # Orders; agreements at mediation; appeals we do not oppose.
    ("O01a", f"order_to_dismiss_cease_appeal {ORDER}", ORDER, "reg 44(2)(a)"),
    *_track("O01", "order_to_", "reg 44(2)"),
    ("O01b", f"order_to_assess {ORDER}; period_directed 2026-04-30", "2026-04-30", "reg 44(1)"),
    *_track("M06", "agreed_to_", "regs 42(2), 44(2)"),
    ("U01b", f"unopposed_assess {ORDER}", _TWO, "reg 45(3)"),
    ("U01b10", f"unopposed_assess {ORDER}", _TEN, "reg 45(3)"),
    ("U01b14", f"unopposed_assess {ORDER}", _FOURTEEN, "reg 45(3)"),
    ("U01c", f"unopposed_issue {ORDER}", _FIVE, "reg 45(5)"),
    ("U01c11", f"unopposed_issue {ORDER}", _ELEVEN, "reg 45(5)"),
    ("U01e", f"unopposed_contents {ORDER}", _FIVE, "reg 45(4)"),
    ("U01f", f"unopposed_placement {ORDER}", _TWO, "reg 45(4)"),
    ("U01fe", f"unopposed_contents_and_placement {ORDER}", _FIVE, "reg 45(4)"),
    ("U01h", f"unopposed_cease {ORDER}", _FIVE, "reg 45(6)"),
)
