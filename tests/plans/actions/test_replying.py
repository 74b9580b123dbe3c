"""Each adult gets a reply to their own points, and learns nothing of somebody who is kept apart."""

from datetime import date

import pytest

from cases.models import Message
from cases.refusals import Refused
from plans.actions import representations
from plans.actions.answering import answer_point
from plans.actions.replying import send_replies
from plans.actions.representations import Said
from plans.queries.replies import readers_of
from tests.factories import FamilyMemberFactory
from tests.people import cast
from tests.plans.an_answer import TODAY, a_sent_draft, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    return a_sent_draft(people)


@pytest.fixture
def mother(version):
    return version.case.child.family.get(name="Danielle Example")


@pytest.fixture
def father(version):
    return FamilyMemberFactory(
        child=version.case.child,
        name="Kofi Example",
        relation="Father",
        address="9 Hidden Row\nElsewhere",
        postcode="EX9 9ZZ",
    )


def answered(representation, by):
    for point in representation.points.all():
        answer_point(point, answer="part", why="The advice", change="F1: 35", by=by)


def offered(version, member):
    reader = next(one for one in readers_of(version.plan, TODAY) if one.member == member)
    return [(one.representation.from_whom, one.name, one.usual) for one in reader.parts]


def sent_to(version, member, *parts, by):
    wanted = {member.pk: [one.pk for one in parts]}
    (message,) = send_replies(version.plan, wanted=wanted, on=TODAY, by=by)
    return message


def test_every_point_stands_in_the_reply_with_our_answer_and_why(people, version, mother):
    hers = told(version, people.officer, Said("Put 40", item="F1"), "Add owls", member=mother)
    first, second = hers.points.all()
    answer_point(first, answer="accepted", change="F1: 40", why="", by=people.officer)
    answer_point(second, answer="refused", why="It is there", change="", by=people.officer)
    representations.record_meeting(
        hers, on=date(2026, 6, 20), note="We agreed on F1.", by=people.officer, today=TODAY
    )

    message = sent_to(version, mother, hers, by=people.officer)

    said = message.document.snapshot["answers"]
    assert said == (
        "You wrote to us. It reached us on Wednesday 10 June 2026. You made 2 points.\n\n"
        "Point 1, F1. You said: “Put 40”\nOur answer: Accepted.\nWhat we change: F1: 40\n\n"
        "Point 2. You said: “Add owls”\nOur answer: Not accepted.\nWhy: It is there\n\n"
        "We met on Saturday 20 June 2026.\nWe agreed on F1."
    )


def test_no_reply_goes_while_a_point_has_no_answer_and_none_is_sent_by_half(
    people, version, mother, father
):
    hers = told(version, people.officer, "One", member=mother)
    his = told(version, people.officer, "Two", "Three", member=father)
    answered(hers, people.officer)

    with pytest.raises(Refused, match="2 points of them have no answer yet"):
        send_replies(
            version.plan,
            wanted={mother.pk: [hers.pk], father.pk: [his.pk]},
            on=TODAY,
            by=people.officer,
        )
    with pytest.raises(Refused, match="Select whose points"):
        sent_to(version, mother, by=people.officer)
    with pytest.raises(Refused, match="Select who"):
        send_replies(version.plan, wanted={}, on=TODAY, by=people.officer)
    with pytest.raises(Refused, match="Select who"):
        send_replies(version.plan, wanted={0: [hers.pk]}, on=TODAY, by=people.officer)

    assert Message.objects.filter(code="reply-to-views").count() == 0


def test_each_is_answered_to_their_own_and_the_other_only_where_somebody_ticks_it(
    people, version, mother, father
):
    told(version, people.officer, "One", member=mother)
    told(version, people.officer, "Two", member=father)
    told(version, people.officer, "Three", from_whom="Both of them")

    assert offered(version, mother) == [
        ("Danielle Example", "", True),
        ("Kofi Example", "Kofi Example", False),
        ("Both of them", "Both of them", True),
    ]


@pytest.mark.parametrize("kept", [{"withheld": True}, {"withheld_all": True, "withheld": True}])
def test_points_of_somebody_kept_apart_are_told_to_nobody_else(
    people, version, mother, father, kept
):
    for name, value in kept.items():
        setattr(father, name, value)
    father.save()
    his = told(version, people.officer, "We moved to Hidden Row", member=father)
    told(version, people.officer, "Three", from_whom="Kofi Example and his sister")
    aunt = told(version, people.officer, "Four", from_whom="Their aunt")
    answered(aunt, people.officer)
    answered(his, people.officer)

    assert offered(version, mother) == [("Their aunt", "Somebody who spoke for the family", False)]
    with pytest.raises(Refused, match="Select whose points"):
        sent_to(version, mother, his, by=people.officer)

    message = sent_to(version, mother, aunt, by=people.officer)
    whole = message.document.snapshot["body"]
    assert "Somebody who spoke for the family wrote to us" in whole
    assert not {word for word in ("Kofi", "Hidden Row", "EX9 9ZZ", "aunt") if word in whole}
    own = sent_to(version, father, his, by=people.officer)
    assert "We moved to Hidden Row" in own.document.snapshot["answers"]


def test_an_address_that_slips_into_our_answer_holds_the_letter(people, version, mother, father):
    father.withheld = True
    father.save()
    hers = told(version, people.officer, "One", member=mother)
    answer_point(
        hers.points.get(),
        answer="refused",
        why="Her father at 9 Hidden Row, EX9 9ZZ, asks for less.",
        change="",
        by=people.officer,
    )

    message = sent_to(version, mother, hers, by=people.officer)

    assert message.state == Message.State.HELD


def test_another_reply_of_the_same_day_is_not_swallowed(people, version, mother):
    hers = told(version, people.officer, "One", member=mother)
    answered(hers, people.officer)
    first = sent_to(version, mother, hers, by=people.officer)
    assert sent_to(version, mother, hers, by=people.officer) == first
    point = hers.points.get()
    answer_point(
        point, answer="refused", why="No", change="", by=people.officer, seen=point.answered_at
    )

    with pytest.raises(Refused, match="was written another reply today"):
        sent_to(version, mother, hers, by=people.officer)


def test_a_long_point_is_quoted_in_short_and_what_was_set_aside_is_not_answered(
    people, version, mother
):
    hers = told(version, people.officer, "word " * 3000, member=mother)
    answered(hers, people.officer)
    gone = told(version, people.officer, "Of his brother", member=mother)
    representations.set_aside(gone, because="Of his brother", by=people.officer)

    said = sent_to(version, mother, hers, by=people.officer).document.snapshot["answers"]

    assert said.count("word") == 60
    assert len(offered(version, mother)) == 1
