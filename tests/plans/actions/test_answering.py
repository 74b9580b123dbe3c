"""Each point gets an answer with its reason, and an answer that changes leaves its trace."""

import pytest

from cases.refusals import Refused
from plans.actions import representations
from plans.actions.answering import answer_point
from plans.content import fingerprint
from plans.queries.assembling import content_of
from plans.queries.points import open_points
from plans.queries.said import earlier_answers
from tests.people import cast
from tests.plans.an_answer import a_sent_draft, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def point(people):
    return told(a_sent_draft(people), people.officer, "Put 40").points.get()


def answered(point, by, answer, why="", change="", seen=None):
    return answer_point(point, answer=answer, why=why, change=change, by=by, seen=seen)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("", "", ""), "Select an answer"),
        (("maybe", "x", "x"), "Select an answer"),
        (("refused", "  ", ""), "Say why"),
        (("part", "", "F1 says 35"), "Say why"),
        (("part", "Less will do", ""), "Say what is changed"),
        (("accepted", "", " "), "Say what is changed"),
        (("refused", "No", "F1 says 35"), "something is changed"),
        (("refused", "x" * 5001, ""), "5,000 letters or fewer"),
    ],
)
def test_an_answer_without_what_the_family_is_owed_is_refused(people, point, given, why):
    with pytest.raises(Refused, match=why):
        answered(point, people.officer, *given)

    assert open_points(point.representation.version.plan).count() == 1


def test_an_answer_closes_the_point_and_changes_nothing_in_the_plan(people, point):
    version = point.representation.version
    before = fingerprint(content_of(version))

    kept = answered(point, people.officer, "accepted", change="F1 now says 40 minutes")

    assert (kept.answer, kept.answered_by) == ("accepted", people.officer)
    assert list(open_points(version.plan)) == []
    assert fingerprint(content_of(version)) == before


def test_a_change_of_mind_is_allowed_and_what_was_said_before_stays(people, point):
    first = answered(point, people.officer, "refused", why="30 is what the advice says")
    second = answered(
        point, people.senior, "part", why="35 will do", change="35", seen=first.answered_at
    )
    answered(point, people.officer, "accepted", change="F1: 40", seen=second.answered_at)

    point.refresh_from_db()
    assert point.answer == "accepted"
    earlier = earlier_answers(point)
    assert [(one["answer"], one["why"], one["answered_by"]) for one in earlier] == [
        ("Accepted in part", "35 will do", "Sal Senior"),
        ("Not accepted", "30 is what the advice says", "Olive Officer"),
    ]


def test_an_answer_of_somebody_else_meanwhile_is_not_written_over(people, point):
    answered(point, people.senior, "accepted", change="F1: 40")

    with pytest.raises(Refused, match="Sal Senior answered this point while you were writing"):
        answered(point, people.officer, "refused", why="No")

    point.refresh_from_db()
    assert point.answer == "accepted"


def test_what_was_set_aside_is_not_answered(people, point):
    representations.set_aside(point.representation, because="A copy", by=people.officer)

    with pytest.raises(Refused, match="set aside"):
        answered(point, people.officer, "accepted", change="x")
