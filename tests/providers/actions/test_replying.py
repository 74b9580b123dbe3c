"""What a service says before it answers. None of it moves the law's date."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import User
from cases.models import Deadline, Entry, Message
from cases.refusals import Refused
from providers.access import advice_asked_of
from providers.actions import replying as actions
from providers.models import AdviceRequest
from statutory import Kind, days_after
from tests.factories import CaseFactory
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_school, a_service
from tests.providers.an_answer import a_request, given

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def asked(people: Cast) -> AdviceRequest:
    return a_request(CaseFactory(officer=people.officer), a_service(), people.officer)


@pytest.fixture
def admin(asked: AdviceRequest) -> User:
    return a_member(asked.provider, is_admin=True, name="Ada Admin")  # type: ignore[arg-type]


@pytest.fixture
def member(asked: AdviceRequest) -> User:
    return a_member(asked.provider, name="Mia Member")  # type: ignore[arg-type]


def due(asked: AdviceRequest) -> object:
    return Deadline.objects.get(case=asked.case, rule="A03", about=asked.about).due


def test_not_known_to_us_sends_it_back_with_a_reason_and_the_officer_is_told(
    asked: AdviceRequest, member: User, people: Cast
) -> None:
    before = due(asked)
    with pytest.raises(Refused, match="what you looked for"):
        actions.decline(asked, why=actions.UNKNOWN, because=" \u200b", by=member)

    actions.decline(asked, why=actions.UNKNOWN, because="No record under Smith", by=member)

    asked.refresh_from_db()
    assert (asked.state, asked.declined_because) == (
        "declined",
        "Not known to us. No record under Smith",
    )
    assert list(advice_asked_of(member)) == []
    assert Message.objects.get(to_user=people.officer).subject == actions.BACK
    assert due(asked) == before


def test_more_time_is_told_and_the_clock_does_not_move(
    asked: AdviceRequest, member: User, people: Cast
) -> None:
    before = due(asked)
    later = days_after(TODAY, 60)

    actions.ask_more_time(asked, until=later, because="Ill until May", by=member)

    asked.refresh_from_db()
    assert (asked.more_time_until, due(asked)) == (later, before)
    assert Message.objects.get(to_user=people.officer).subject == actions.LONGER
    with pytest.raises(Refused, match="in the future"):
        actions.ask_more_time(asked, until=TODAY, because="Ill", by=member)


@pytest.mark.parametrize(
    ("reached", "facts", "told"),
    [("yes", 1, actions.MISSED), ("no", 0, actions.NO_LETTER), ("unsure", 0, actions.NO_LETTER)],
)
def test_an_appointment_counts_as_missed_only_if_the_invitation_reached_the_family(
    asked: AdviceRequest, member: User, people: Cast, reached: str, facts: int, told: str
) -> None:
    before = due(asked)
    day = days_after(TODAY, -2)

    actions.report_missed(asked, day=day, reached=reached, words="Nobody came", by=member)

    missed = Entry.objects.filter(kind=Kind.APPOINTMENT_MISSED.value, about=asked.about, on=day)
    assert (missed.count(), due(asked)) == (facts, before)
    assert Message.objects.get(to_user=people.officer).subject == told
    newest = asked.case.entries.latest("pk")
    assert newest.on == day and "Nobody came" in newest.note


def test_an_admin_gives_work_to_anybody_and_others_take_it_or_give_it_back(
    asked: AdviceRequest, admin: User, member: User
) -> None:
    actions.assign(asked, to=member, by=admin)
    actions.assign(asked, to=None, by=member)
    actions.assign(asked, to=member, by=member)

    asked.refresh_from_db()
    assert asked.assigned_to == member
    with pytest.raises(Refused, match="Only an admin"):
        actions.assign(asked, to=admin, by=member)


def test_work_is_given_to_nobody_outside_the_organisation(
    asked: AdviceRequest, admin: User
) -> None:
    stranger = a_member(a_school())

    with pytest.raises(Refused, match="do not sign in for your organisation"):
        actions.assign(asked, to=stranger, by=admin)


def test_what_was_handed_in_is_not_sent_back(asked: AdviceRequest, member: User) -> None:
    given(asked, member)

    with pytest.raises(Refused, match="Withdraw it"):
        actions.decline(asked, why=actions.NOT_OURS, because="Moved away", by=member)
