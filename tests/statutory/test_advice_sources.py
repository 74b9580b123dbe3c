"""Whom an assessment asks for advice, by age and by what is known (law note 3.1, reg 6)."""

from datetime import date

import pytest

from statutory import Known, Mark, Need, sources_of_advice

ALWAYS = ["education", "medical", "psychology", "social_care"]
NO = {"hearing": False, "vision": False}
EIGHT, FOURTEEN = date(2018, 3, 2), date(2012, 9, 1)
TODAY = date(2026, 6, 9)
# What is known, when born, on which day: which sources beyond the four.
ROWS = [
    ("nothing beyond age eight", NO, EIGHT, TODAY, []),
    ("hearing is impaired", NO | {"hearing": True}, EIGHT, TODAY, ["sensory"]),
    ("vision is impaired", NO | {"vision": True}, EIGHT, TODAY, ["sensory"]),
    ("the last day of year 8", NO, FOURTEEN, date(2026, 8, 31), []),
    ("the first day of year 9", NO, FOURTEEN, date(2026, 9, 1), ["adulthood"]),
    ("aged nineteen", NO, date(2006, 12, 1), TODAY, ["adulthood"]),
    ("the family named somebody", NO | {"family_asked": True}, EIGHT, TODAY, ["family_asked"]),
    ("a parent serves", NO | {"parent_serves": True}, EIGHT, TODAY, ["other"]),
    ("a therapist works with her", NO | {"others_involved": True}, EIGHT, TODAY, ["other"]),
]


@pytest.mark.parametrize(("why", "known", "born", "on", "more"), ROWS, ids=[r[0] for r in ROWS])
def test_the_sources_of_one_child(why, known, born, on, more):
    sources = sources_of_advice(born, on, Known(in_setting=True, **known))

    assert [one.code for one in sources] == [*ALWAYS, *more]


def test_where_nobody_has_said_whether_hearing_or_vision_is_impaired_it_is_to_be_found_out():
    sources = sources_of_advice(EIGHT, TODAY, Known(in_setting=True, hearing=False))

    assert [(one.code, one.need) for one in sources][-1] == ("sensory", Need.NOT_KNOWN)


def test_a_child_in_no_setting_is_taught_by_somebody_who_is_asked():
    first = sources_of_advice(EIGHT, TODAY, Known(in_setting=False, **NO))[0]

    assert (first.code, first.who) == ("education", "Whoever is responsible for the education")


def test_no_source_is_shown_as_quoted_from_a_text_that_nobody_read():
    known = Known(True, True, True, True, True, True)
    sources = sources_of_advice(FOURTEEN, date(2026, 9, 1), known)

    assert {one.citation.mark for one in sources} == {Mark.UNDERSTOOD, Mark.REPORTED}
    assert all(one.citation.provision.startswith("reg 6(") for one in sources)
