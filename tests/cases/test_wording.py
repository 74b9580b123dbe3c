"""Who an advice clock is about, and the next step of a case whose dates cannot be worked out."""

from datetime import date

import pytest

from cases.models import Entry
from cases.wording import matters_of, next_step
from statutory import Kind
from tests.factories import CaseFactory

TODAY = date(2026, 6, 9)


def asked(about: str, note: str, **more: object) -> Entry:
    return Entry(kind=Kind.ADVICE_REQUEST_SENT.value, on=TODAY, about=about, note=note, **more)


def test_each_advice_is_named_by_who_was_asked():
    answered = Entry(kind=Kind.ADVICE_RECEIVED.value, on=TODAY, about="advice:1", note="By post")

    entries = [asked("advice:1", "School  nurse\n"), asked("advice:2", ""), answered]

    assert matters_of(entries) == {"advice:1": "School nurse"}


def test_a_corrected_day_leaves_the_name_of_who_was_asked():
    first = asked("advice:1", "School nurse")

    assert matters_of([asked("advice:1", "", corrects=first)]) == {"advice:1": "School nurse"}


@pytest.mark.django_db
def test_a_date_that_cannot_be_worked_out_is_the_next_step():
    case = CaseFactory(stage="request", problem="The day is not recorded.")

    step = next_step(case, case.officer, TODAY)

    assert step is not None
    assert step.text == "A date cannot be worked out. The day is not recorded."
    assert step.href == f"/cases/{case.reference}/record/"
