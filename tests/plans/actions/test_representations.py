"""What the family says is taken down whenever it comes, and stays with the version it is about."""

from datetime import date

import pytest

from cases.actions.chronology import correct
from cases.models import AuditEntry
from cases.refusals import Refused
from plans.actions import representations, versions
from plans.actions.representations import Heard, Said
from plans.models import Point
from plans.queries.points import asked_settings, is_late, open_points, window_of
from plans.versioning import freeze
from statutory import Kind
from tests.factories import FamilyMemberFactory
from tests.papers import a_pdf, filed
from tests.people import cast
from tests.plans.a_plan import a_case, a_draft
from tests.plans.an_answer import LAST, SENT, TODAY, a_sent_draft, sent, told
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    return a_sent_draft(people)


def views_on(case):
    kind = Kind.REPRESENTATIONS_RECEIVED.value
    return list(case.entries.filter(kind=kind).values_list("on", flat=True))


def test_a_letter_is_kept_point_by_point_with_the_version_it_is_about(people, version):
    school = a_school()

    representation = told(
        version,
        people.officer,
        Said("Please put 40 minutes, as Bryony’s report says", item="f 1"),
        Said("Name Example Primary", section="I", asks_for=school),
        "She loves owls",
        wants_meeting=True,
    )

    points = list(representation.points.values_list("number", "section", "item", "text"))
    assert points == [
        (1, "F", "F1", "Please put 40 minutes, as Bryony’s report says"),
        (2, "I", "", "Name Example Primary"),
        (3, "", "", "She loves owls"),
    ]
    assert representation.from_whom == "Danielle Example"
    assert [one.number for one in open_points(version.plan)] == [1, 2, 3]
    assert [one.provider for one in asked_settings(version.plan)] == [school]


def test_the_day_it_came_is_a_fact_of_the_case_once_however_many_came_that_day(people, version):
    told(version, people.officer, "One", on=date(2026, 6, 10))
    told(version, people.officer, "Two", on=date(2026, 6, 10), from_whom="The aunt")
    told(version, people.officer, "Three", on=date(2026, 6, 12))

    assert views_on(version.case) == [date(2026, 6, 10), date(2026, 6, 12)]
    deadline = version.case.deadlines.get(rule="A05")
    assert (deadline.due, deadline.met_on) == (LAST, date(2026, 6, 10))


def test_of_proposed_amendments_no_clock_of_the_draft_is_met(people, version):
    final = versions.begin_version(version.plan, status="final", by=people.officer)
    freeze(final, on=SENT, by=people.officer)
    proposed = versions.begin_version(version.plan, status="proposed_amendment", by=people.officer)
    sent(proposed, people.officer)

    told(proposed, people.officer, "No")
    told(proposed, people.officer, "And no again", from_whom="Their aunt")

    assert views_on(version.case) == []
    notes = version.case.entries.filter(kind="note").values_list("note", flat=True)
    assert list(notes) == ["The family’s views on the proposed amendments came (version 3)"]


@pytest.mark.parametrize(
    ("on", "late"), [(date(2026, 6, 4), False), (LAST, False), (date(2026, 6, 19), True)]
)
def test_fifteen_days_begin_with_the_day_served_and_what_is_late_is_taken(
    people, version, on, late
):
    representation = told(version, people.officer, "Please", on=on)

    assert window_of(version) == LAST
    assert is_late(representation, LAST) is late
    assert open_points(version.plan).count() == 1


def test_the_time_follows_when_the_day_of_service_is_corrected(people, version):
    entry = version.case.entries.get(kind=Kind.DRAFT_SERVED.value)
    correct(entry, on=date(2026, 6, 8), by=people.officer, reason="Post", today=TODAY)
    assert window_of(version) == date(2026, 6, 22)

    newer = version.case.entries.get(corrects=entry)
    correct(newer, on=None, by=people.officer, reason="It came back", today=TODAY)
    assert window_of(version) is None


def test_who_keeps_to_the_day_that_our_letter_gave_is_not_late(people):
    version = a_sent_draft(people)
    version.comment_by = date(2026, 6, 24)
    version.save()
    representation = told(version, people.officer, "F1: Too little", on=date(2026, 6, 23))

    assert not is_late(representation, window_of(version))


def test_without_a_day_of_service_nothing_is_late(people):
    version = sent(a_draft(a_case(people), people.officer), people.officer, served=None)

    assert window_of(version) is None


def test_h_105_a_comment_stays_with_its_version_and_must_be_answered(people, version):
    newer = versions.begin_version(version.plan, status="amended_draft", by=people.officer)
    sent(newer, people.officer, on=date(2026, 6, 20), served=date(2026, 6, 20))

    representation = told(version, people.officer, "F1 is wrong", on=date(2026, 6, 21))

    assert representation.version == version
    assert [one.representation.version.number for one in open_points(version.plan)] == [1]


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (Heard(date(2026, 7, 2), from_whom="A"), "is in the future"),
        (Heard(date(2026, 6, 1), from_whom="A"), "before version 1 was sent to them"),
        (Heard(date(2026, 6, 10), from_whom="   "), "Enter the name"),
    ],
)
def test_a_day_or_a_name_that_cannot_be_is_refused(people, version, heard, said):
    with pytest.raises(Refused, match=said):
        representations.hear(version, heard=heard, points=[], by=people.officer, today=TODAY)


def test_nothing_is_said_of_a_version_that_they_were_not_sent(people, version):
    draft = versions.begin_version(version.plan, status="amended_draft", by=people.officer)
    with pytest.raises(Refused, match="not been sent that version"):
        told(draft, people.officer, "x")
    versions.give_up_version(draft, because="Wrong", by=people.officer)
    final = versions.begin_version(version.plan, status="final", by=people.officer)
    freeze(final, on=SENT, by=people.officer)
    with pytest.raises(Refused, match="not been sent that version"):
        told(final, people.officer, "x")


def test_nobody_and_no_paper_of_another_case(people, version):
    stranger = FamilyMemberFactory(name="Somebody Other")
    with pytest.raises(Refused, match="not on this case"):
        told(version, people.officer, "x", member=stranger)
    paper = filed(a_case(people), people.officer, a_pdf("Letter"), "Letter")
    with pytest.raises(Refused, match="of another case"):
        told(version, people.officer, "x", document=paper)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said("x", section="Z"), "A plan has no Section Z"),
        (Said("x", item="F99"), "Version 1 has no F99"),
        (Said("   "), "Write what they say"),
        (Said("word " * 60_000), "Point 1 is 300,000 letters long"),
    ],
)
def test_what_is_no_point_of_this_version_is_refused_and_nothing_is_kept(
    people, version, said, why
):
    with pytest.raises(Refused, match=why):
        told(version, people.officer, said)

    assert Point.objects.count() == 0
    assert views_on(version.case) == []


def test_apostrophes_and_other_alphabets_are_kept_as_they_were_written(people, version):
    words = "She can't, Dr O’Neil's “plan” — يوسف 🦉"
    representation = told(version, people.officer, words, from_whom="Siân O’Neil-D'Arcy")

    assert representation.points.get().text == words
    assert representation.from_whom == "Siân O’Neil-D'Arcy"


def test_four_hundred_points_are_one_letter_and_one_more_is_not(people, version):
    representation = told(version, people.officer, *(f"Point {n}" for n in range(400)))
    with pytest.raises(Refused, match="one letter holds at most 400"):
        representations.add_points(representation, points=[Said("x")], by=people.officer)

    assert open_points(version.plan).count() == 400


def test_how_a_point_was_taken_down_can_be_put_right_and_the_audit_says_what_stood(people, version):
    point = told(version, people.officer, Said("Put fourty", item="F1")).points.get()

    representations.mend_point(point, said=Said("Put forty", item="F2"), by=people.officer)

    point.refresh_from_db()
    assert (point.text, point.item, point.section) == ("Put forty", "F2", "F")
    entry = AuditEntry.objects.get(action="representations.mend_point")
    assert entry.before == {"text": "Put fourty", "item": "F1"}


def test_what_was_taken_down_by_mistake_waits_for_nothing_and_is_not_added_to(people, version):
    representation = told(version, people.officer, Said("x", asks_for=a_school()))
    with pytest.raises(Refused, match="Say why"):
        representations.set_aside(representation, because=" ", by=people.officer)

    representations.set_aside(representation, because="Of his brother", by=people.officer)

    assert list(open_points(version.plan)) == []
    assert asked_settings(version.plan) == []
    with pytest.raises(Refused, match="set aside"):
        representations.add_points(representation, points=[Said("y")], by=people.officer)


def test_a_meeting_has_a_day_and_says_what_was_agreed(people, version):
    representation = told(version, people.officer, "x", wants_meeting=True)
    for on, note, why in (
        (date(2026, 7, 2), "All", "in the future"),
        (date(2026, 6, 1), "All", "before the version was sent"),
        (date(2026, 6, 20), " ", "Write what was agreed"),
    ):
        with pytest.raises(Refused, match=why):
            representations.record_meeting(
                representation, on=on, note=note, by=people.officer, today=TODAY
            )

    representations.record_meeting(
        representation, on=date(2026, 6, 20), note="F1: yes", by=people.officer, today=TODAY
    )
    representation.refresh_from_db()
    assert (representation.meeting_on, representation.meeting_note) == (
        date(2026, 6, 20),
        "F1: yes",
    )
