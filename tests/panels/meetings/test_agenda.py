"""A case on an agenda: once a day, by its statutory date, among the clear ones, taken off."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from cases.actions.relations import declare_relation
from cases.models import Case, Deadline, Decision
from cases.refusals import Refused
from panels.actions import agenda as actions
from panels.models import AgendaItem, Meeting
from panels.queries.meetings import agenda
from panels.queries.places import places
from tests.factories import CaseFactory
from tests.panels.a_meeting import ON, a_meeting, a_panel, an_item, members_of
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    return a_meeting(a_panel(), people.assistant)


def _case(people: Cast, due: date | None = None, rule: str = "A01") -> Case:
    case: Case = CaseFactory(officer=people.officer)
    if due:
        Deadline.objects.create(case=case, rule=rule, force="law", due=due)
    return case


def _put(meeting: Meeting, case: Case, people: Cast, **more: str) -> AgendaItem:
    question = more.pop("question", meeting.panel.about.questions[0])
    return actions.list_case(
        case, meeting=meeting, question=question, today=TODAY, by=people.officer, **more
    )


def test_h210_the_same_case_on_two_agendas_of_one_day_is_refused(
    meeting: Meeting, people: Cast
) -> None:
    case = _case(people)
    _put(meeting, case, people)
    same_day = a_meeting(a_panel("plan", "Plan panel"), people.assistant)

    with pytest.raises(
        Refused, match="on the agenda of Assessment panel on Tuesday 16 June 2026 already"
    ):
        _put(same_day, case, people)

    assert AgendaItem.objects.count() == 1


def test_a_case_waits_once_for_one_question(meeting: Meeting, people: Cast) -> None:
    case = _case(people)
    item = _put(meeting, case, people)
    later = a_meeting(meeting.panel, people.assistant, date(2026, 6, 23))
    with pytest.raises(Refused, match="waits for the same question"):
        _put(later, case, people)

    actions.take_off(item, because="The family asked for time", by=people.officer)

    assert _put(later, case, people).meeting == later


def test_the_agenda_follows_the_date_of_the_question_and_says_what_comes_too_late(
    meeting: Meeting, people: Cast
) -> None:
    late = _case(people, date(2026, 6, 30))
    soon = _case(people, date(2026, 6, 10))
    other = _case(people, date(2026, 6, 2), rule="A07")  # not a date of this question
    for case in (other, late, soon):
        _put(meeting, case, people)

    lines = agenda(meeting, people.officer).lines

    assert [line.item.case for line in lines] == [soon, late, other]
    assert [line.is_too_late for line in lines] == [True, False, False]


def test_a_full_meeting_takes_one_more_with_a_reason(meeting: Meeting, people: Cast) -> None:
    meeting.capacity = 1
    meeting.save()
    _put(meeting, _case(people), people)
    case = _case(people)
    with pytest.raises(Refused, match="has its 1 cases"):
        _put(meeting, case, people)

    assert _put(meeting, case, people, over_because="It falls due on Friday")


def test_after_the_papers_a_case_comes_late_and_after_the_meeting_not_at_all(
    meeting: Meeting, people: Cast
) -> None:
    meeting.state = "circulated"
    meeting.save()
    assert _put(meeting, _case(people), people).is_late

    meeting.state = "held"
    meeting.save()
    with pytest.raises(Refused, match="no longer"):
        _put(meeting, _case(people), people)


def test_a_question_that_is_decided_is_not_put_again_unless_a_limit_asks_it_anew(
    meeting: Meeting, people: Cast
) -> None:
    case = _case(people)
    Decision.objects.create(
        case=case, question="assess", answer=True, on=TODAY, state="made", by=people.officer
    )
    with pytest.raises(Refused, match="decided this question"):
        _put(meeting, case, people)

    Deadline.objects.create(case=case, rule="S01", force="law", due=date(2026, 6, 30))

    assert _put(meeting, case, people)


def test_a_clear_case_stands_apart_with_its_reason(meeting: Meeting, people: Cast) -> None:
    item = _put(meeting, _case(people), people)
    with pytest.raises(Refused, match="why the case is clear"):
        actions.put_by_consent(item, because=" ", by=people.senior)

    actions.put_by_consent(item, because="All advice agrees", by=people.senior)
    shown = agenda(meeting, people.officer)
    assert (len(shown.lines), len(shown.consent)) == (0, 1)

    actions.discuss(item, by=people.senior)
    assert len(agenda(meeting, people.officer).lines) == 1


def test_who_may_not_open_a_case_learns_only_that_there_is_one(
    meeting: Meeting, people: Cast
) -> None:
    _put(meeting, _case(people), people)

    shown = agenda(meeting, people.stranger)

    assert (shown.lines, shown.kept_back, shown.taken) == ((), 1, 1)


def test_the_clerk_reads_every_name_but_that_of_a_child_close_to_them(people: Cast) -> None:
    panel = a_panel()
    members_of(panel, people)
    meeting = a_meeting(panel, people.officer, timezone.localdate())
    theirs = CaseFactory(officer=people.stranger, team=people.stranger.team)
    item = an_item(meeting, theirs, people.stranger)
    shown = agenda(meeting, people.assistant)
    assert [line.item for line in shown.lines] == [item]
    assert shown.openable == frozenset()

    declare_relation(theirs, of=people.assistant, what="My niece", by=people.senior)

    assert agenda(meeting, people.assistant).lines == ()


def test_the_forecast_asks_for_an_extra_meeting_in_time(people: Cast) -> None:
    meeting = a_meeting(a_panel(), people.assistant, ON)
    meeting.capacity = 1
    meeting.save()
    for _ in range(2):
        _case(people, date(2026, 6, 23))
    _case(people, date(2026, 6, 4))  # no papers and meeting come before it
    _case(people, date(2027, 6, 4))  # beyond the weeks ahead

    (told,) = places(TODAY)

    assert (told.wanted, told.free, told.short, told.late) == (3, 1, 1, 1)
    assert told.extra_on == date(2026, 6, 18)  # three working days are left to decide


def test_a_case_with_a_place_asks_for_no_other(people: Cast) -> None:
    meeting = a_meeting(a_panel(), people.assistant, ON)
    _put(meeting, _case(people, date(2026, 6, 23)), people)

    (told,) = places(TODAY)

    assert (told.wanted, told.short, told.late) == (0, 0, 0)
