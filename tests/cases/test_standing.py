"""What a list of cases says of one of them: the authority's next date by law, and who acts next."""

from __future__ import annotations

from datetime import date

import pytest

from cases.standing import Standing, standing_of
from statutory import Fact, Facts, Ground, Kind, StatutoryException, timetable

K = Kind
BORN = Fact(K.DATE_OF_BIRTH, date(2018, 5, 4))
RECEIVED = Fact(K.REQUEST_RECEIVED, date(2026, 3, 2))
ASSESS = Fact(K.DECIDED_TO_ASSESS, date(2026, 4, 1))
REFUSED = [
    Fact(K.DECIDED_NOT_TO_ASSESS, date(2026, 4, 1)),
    Fact(K.DECISION_NOTICE_SENT, date(2026, 4, 1), about="not-to-assess"),
]
ASKED = [Fact(K.ADVICE_REQUEST_SENT, date(2026, 4, 2), about=f"advice:{n}") for n in (1, 2)]
ANSWERED = [Fact(K.ADVICE_RECEIVED, date(2026, 5, 5), about=f"advice:{n}") for n in (1, 2)]


def standing(*facts: Fact, exceptions: tuple[StatutoryException, ...] = ()) -> Standing:
    told = Facts([BORN, *facts], exceptions)
    return standing_of(told, timetable(told))


def test_a_request_waits_for_us_with_six_weeks() -> None:
    assert standing(RECEIVED) == Standing(
        date(2026, 4, 13), "A01", "law", disapplied=False, waiting_on="us", problem=""
    )


def test_the_first_of_several_dates_is_the_next() -> None:
    told = standing(RECEIVED, ASSESS)

    assert (told.rule, told.due) == ("A04", date(2026, 6, 22))


def test_a_target_is_never_the_next_statutory_date() -> None:
    told = Facts([BORN, RECEIVED, ASSESS])
    targets = [c for c in timetable(told) if c.rule.force != "law" and c.due]
    first = min(c.due for c in targets if c.due)

    assert targets != []
    assert standing(RECEIVED, ASSESS).due not in (None, first)


def test_a_refusal_leaves_us_no_date_and_the_familys_date_is_not_ours() -> None:
    told = standing(RECEIVED, *REFUSED)

    assert (told.due, told.rule) == (None, "")


@pytest.mark.parametrize(
    ("facts", "waiting"),
    [
        ([RECEIVED, ASSESS], "us"),
        ([RECEIVED, ASSESS, *ASKED], "advisers"),
        ([RECEIVED, ASSESS, *ASKED, ANSWERED[0]], "advisers"),
        ([RECEIVED, ASSESS, *ASKED, *ANSWERED], "us"),
        (
            [
                RECEIVED,
                ASSESS,
                Fact(K.DECIDED_TO_ISSUE, date(2026, 5, 20)),
                Fact(K.DRAFT_SERVED, date(2026, 6, 1)),
            ],
            "family",
        ),
        (
            [
                RECEIVED,
                ASSESS,
                Fact(K.DECIDED_TO_ISSUE, date(2026, 5, 20)),
                Fact(K.DRAFT_SERVED, date(2026, 6, 1)),
                Fact(K.REPRESENTATIONS_RECEIVED, date(2026, 6, 5)),
            ],
            "us",
        ),
        ([RECEIVED, Fact(K.REQUEST_WITHDRAWN, date(2026, 3, 20))], "nobody"),
        ([RECEIVED, *REFUSED, Fact(K.CASE_CLOSED, date(2026, 7, 1))], "nobody"),
    ],
)
def test_a_case_says_whom_it_waits_for(facts: list[Fact], waiting: str) -> None:
    assert standing(*facts).waiting_on == waiting


def test_an_exception_shows_and_the_date_stays() -> None:
    ill = StatutoryException(
        "A01", Ground.EXCEPTIONAL_CIRCUMSTANCES, date(2026, 3, 9), date(2026, 3, 20)
    )

    told = standing(RECEIVED, exceptions=(ill,))

    assert (told.due, told.rule, told.disapplied) == (date(2026, 4, 13), "A01", True)


def test_a_problem_is_told_beside_any_date() -> None:
    told = standing(Fact(K.CONSULTED_FAMILY, date(2026, 3, 9)))

    assert told.problem.startswith("The day the request was received")
    assert len(told.problem) <= 300


def test_a_case_with_nothing_recorded_waits_for_us_and_says_what_is_missing() -> None:
    told = standing()

    assert (told.due, told.waiting_on) == (None, "us")
