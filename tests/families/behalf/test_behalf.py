"""Without a screen: an officer writes it down for them, dated as it reached us, with a copy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.models import Case, Contact, FamilyMember, Message, Upload
from families.models import Given
from plans.models import Point, Representation
from statutory import ENGLAND, days_after
from tests.cases.views.acting import signed_in
from tests.factories import TeamFactory, UserFactory
from tests.families.a_family import Family, a_family, a_young_person, an_account, let_in
from tests.families.saying.test_taking_part import serve_a_draft
from tests.people import Cast, cast

TODAY = timezone.localdate()
BEFORE = days_after(TODAY, -4)


def on(day: date) -> dict[str, str]:
    """A day as its three boxes are typed."""
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"reached_on-{part}": str(number) for part, number in parts.items()}


TOLD = {"how": "call"} | on(BEFORE)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def where(case: Case, member: FamilyMember, about: str) -> str:
    return reverse("behalf_tell", args=[case.reference, member.pk, about])


def writes(client: Client, family: Family, about: str = "views", **typed: Any) -> Any:
    return client.post(where(family.case, family.ada, about), TOLD | typed, follow=True)


def test_what_was_rung_in_is_theirs_marked_and_of_the_day_it_reached_us(
    family: Family, people: Cast
) -> None:
    response = writes(signed_in(people.officer), family, words="She loves drawing")

    given = Given.objects.get()
    contact = Contact.objects.get()
    assert (given.member, given.by, given.by_officer) == (family.ada, people.officer, True)
    assert (given.told_how, given.reached_on, given.words) == ("call", BEFORE, "She loves drawing")
    assert (contact.how, contact.on_behalf_of) == ("call", "Ada Example")
    assert timezone.localdate(contact.at) == BEFORE
    marked = f"Entered by {people.officer.name} for <bdi>Ada Example</bdi>: by telephone"
    assert marked in response.text
    theirs = signed_in(family.ada_user).get(reverse("family_say", args=[family.ada.pk])).text
    assert f"{people.officer.name} wrote this down for you: by telephone" in theirs


def test_the_time_to_reply_runs_from_the_day_it_reached_us(
    family: Family, people: Cast, settings: Any
) -> None:
    writes(signed_in(people.officer), family, "message", words="When is the meeting?")

    due = ENGLAND.working_day_after(BEFORE, settings.REPLY_WORKING_DAYS)
    assert Contact.objects.get().reply_by == due


def test_a_copy_goes_to_them_each_time_and_to_nobody_else(family: Family, people: Cast) -> None:
    client = signed_in(people.officer)
    writes(client, family, words="She loves drawing")
    writes(client, family, words="He likes maths", how="letter")

    copies = Message.objects.filter(code="taken-down").select_related("document")
    assert [one.to_member for one in copies] == [family.ada, family.ada]
    said = [str(one.document.snapshot["copy"]) for one in copies if one.document]
    assert ["drawing" in one for one in said].count(True) == 1
    assert any("by telephone" in one for one in said)


def test_h308_the_copy_is_made_in_the_form_they_wish(family: Family, people: Cast) -> None:
    family.ada.letter_format = "large_print"
    family.ada.save()

    writes(signed_in(people.officer), family, words="She loves drawing")

    document = Message.objects.get(code="taken-down").document
    assert document is not None
    assert document.snapshot["shape"] == "large_print"


def test_with_no_way_to_send_a_copy_it_is_kept_and_the_officer_told(
    family: Family, people: Cast
) -> None:
    family.ada.address = ""
    family.ada.save()

    response = writes(signed_in(people.officer), family, words="She loves drawing")

    assert Given.objects.count() == 1
    assert "No copy goes to them" in response.text


def test_comments_by_letter_are_points_of_the_day_the_letter_came(
    family: Family, people: Cast
) -> None:
    serve_a_draft(family, people, days_ago=20)
    page = reverse("behalf_comment", args=[family.case.reference, family.ada.pk])

    signed_in(people.officer).post(
        page, TOLD | {"how": "letter", "section_F": "More speech therapy", "wants_meeting": "on"}
    )

    heard = Representation.objects.get()
    assert (heard.received_on, heard.how, heard.wants_meeting) == (BEFORE, "letter", True)
    assert [point.section for point in heard.points.all()] == ["F"]
    assert Given.objects.get().is_late  # the last day was six days ago


def test_h105_comments_that_reached_us_in_time_are_not_late_for_being_entered_late(
    family: Family, people: Cast
) -> None:
    serve_a_draft(family, people, days_ago=17)
    page = reverse("behalf_comment", args=[family.case.reference, family.ada.pk])

    signed_in(people.officer).post(page, TOLD | {"section_F": "More speech therapy"})

    assert not Given.objects.get().is_late


@pytest.mark.parametrize(
    ("about", "kind", "more"),
    [
        ("setting", "setting", {"setting": "Willow Bank", "town": "Exton"}),
        ("meeting", "meeting", {"when": "Monday"}),
        ("message", "message", {}),
        ("correction", "correction", {}),
        ("feeling", "feeling", {"choice": "well"}),
    ],
)
def test_the_whole_of_it_can_be_written_down(
    family: Family, people: Cast, about: str, kind: str, more: dict[str, str]
) -> None:
    writes(signed_in(people.assistant), family, about, words="In her words", **more)

    assert Given.objects.get().kind == kind
    assert Message.objects.filter(code="taken-down").count() == 1


def test_a_paper_they_brought_goes_into_quarantine_with_its_day(
    family: Family, people: Cast
) -> None:
    paper = SimpleUploadedFile("letter.png", b"\x89PNG\r\n\x1a\n" + b"0" * 60)

    writes(signed_in(people.officer), family, "evidence", words="", file=paper)

    assert Upload.objects.get().said["received_on"] == BEFORE.isoformat()


def test_without_how_or_with_a_day_to_come_nothing_is_kept(family: Family, people: Cast) -> None:
    client = signed_in(people.officer)
    later = on(days_after(TODAY, 1))

    no_how = writes(client, family, words="Hello", how="")
    too_late = writes(client, family, words="Hello", **later)
    odd = writes(client, family, words="Hello", how="pigeon")

    assert "Select how they told us" in no_how.text
    assert "Hello" in no_how.text
    assert too_late.context["form"].errors
    assert odd.context["form"].errors
    assert not Given.objects.exists()


def test_the_other_parent_sees_nothing_of_it(family: Family, people: Cast) -> None:
    writes(signed_in(people.officer), family, words="Ben must not hear of this")

    for name in ("family_say", "family_messages", "family_papers"):
        page = signed_in(family.ben_user).get(reverse(name, args=[family.ben.pk])).text
        assert "must not hear" not in page
        assert "A copy of what you told us" not in page


def test_officers_of_another_team_families_and_helpers_find_no_such_page(
    family: Family, people: Cast
) -> None:
    hal = UserFactory(role=Role.FAMILY, team=None)
    let_in(family.ada, family.case, TODAY, user=hal, may_write=True)
    stranger = UserFactory(role=Role.COORDINATOR, team=TeamFactory())
    pages = [where(family.case, family.ada, "views")]
    pages += [reverse("behalf", args=[family.case.reference])]

    for user in (hal, family.ada_user, family.ben_user, stranger):
        for page in pages:
            assert signed_in(user).get(page).status_code in (403, 404)
            assert signed_in(user).post(page, TOLD | {"words": "x"}).status_code in (403, 404)
    assert not Given.objects.exists()


def test_nobody_of_another_case_is_written_for(family: Family, people: Cast) -> None:
    other = a_family(people.officer)

    page = where(family.case, other.ada, "views")

    assert signed_in(people.officer).get(page).status_code == 404


def test_h030_for_whom_an_order_limits_nothing_is_written_down_here(
    family: Family, people: Cast
) -> None:
    family.ada.limited_on = TODAY
    family.ada.save()
    client = signed_in(people.officer)

    assert client.get(where(family.case, family.ada, "views")).status_code == 404
    hub = client.get(reverse("behalf", args=[family.case.reference])).text
    assert "a court order limits what they take part in" in hub


def test_h090_once_the_rights_moved_a_parent_speaks_only_as_the_young_person_lets_them(
    people: Cast,
) -> None:
    family = a_family(people.officer, born=TODAY.replace(year=TODAY.year - 18, day=1))
    young = a_young_person(family.case)
    client = signed_in(people.officer)

    assert client.get(where(family.case, family.ada, "views")).status_code == 404
    client.post(where(family.case, young, "views"), TOLD | {"words": "I like cooking"})
    assert Given.objects.get().member == young
    let_in(young, family.case, TODAY, ["say"], parent=family.ada, may_write=True)
    assert client.get(where(family.case, family.ada, "views")).status_code == 200


def an_answer(family: Family, people: Cast) -> Point:
    """A point of Ada's, answered, with the answer in her hands."""
    version = serve_a_draft(family, people)
    page = reverse("family_comment", args=[family.ada.pk])
    signed_in(family.ada_user).post(page, {"section_F": "More speech therapy"})
    Point.objects.update(
        answer="refused",
        why="It is in F already",
        answered_at=timezone.now(),
        answered_by=people.officer,
    )
    version.frozen_at = timezone.now()
    version.save()
    return Point.objects.get()


def test_after_an_answer_they_say_whether_they_accept_it(family: Family, people: Cast) -> None:
    page = reverse("family_accept", args=[family.ada.pk])
    assert signed_in(family.ada_user).get(page).status_code == 404
    point = an_answer(family, people)
    client = signed_in(family.ada_user)

    empty = client.post(page, {})
    client.post(page, {f"point_{point.pk}": "no", "words": "It is not enough"})

    assert "Say if you accept our answer to Point 1, Section F" in empty.text
    given = Given.objects.get(kind=Given.Kind.ACCEPT)
    assert given.about == {"points": {str(point.pk): "no"}}
    assert "Point 1, Section F: not accepted" in given.words
    assert "not accepted" in Contact.objects.get().words
    assert client.get(page).context["form"].initial != {}
    hub = signed_in(people.officer).get(reverse("behalf", args=[family.case.reference])).text
    assert "Point 1, Section F: not accepted" in hub


def test_nobody_else_accepts_an_answer_for_them(family: Family, people: Cast) -> None:
    point = an_answer(family, people)
    typed = {f"point_{point.pk}": "yes"}
    hal = UserFactory(role=Role.FAMILY, team=None)
    let_in(family.ada, family.case, TODAY, ["plan", "say"], user=hal)

    for user in (hal, family.ben_user, people.officer):
        page = reverse("family_accept", args=[family.ada.pk])
        assert signed_in(user).post(page, typed).status_code == 404
    own = reverse("family_accept", args=[family.ben.pk])
    assert signed_in(family.ben_user).post(own, typed).status_code == 404
    assert not Given.objects.filter(kind=Given.Kind.ACCEPT).exists()


def test_an_officer_writes_down_that_they_accept_it(family: Family, people: Cast) -> None:
    point = an_answer(family, people)
    page = reverse("behalf_accept", args=[family.case.reference, family.ada.pk])

    signed_in(people.officer).post(page, TOLD | {f"point_{point.pk}": "yes"})

    given = Given.objects.get(kind=Given.Kind.ACCEPT)
    assert (given.by_officer, given.about["points"]) == (True, {str(point.pk): "yes"})
    copy = Message.objects.get(code="taken-down").document
    assert copy is not None
    assert "Point 1, Section F: accepted" in copy.snapshot["copy"]


def test_a_young_person_who_signs_in_and_one_who_rings_are_one(people: Cast) -> None:
    family = a_family(people.officer, born=TODAY.replace(year=TODAY.year - 18, day=1))
    young = a_young_person(family.case)
    user = an_account(young)

    signed_in(people.officer).post(
        where(family.case, young, "views"), TOLD | {"words": "I like cooking"}
    )

    assert "I like cooking" in signed_in(user).get(reverse("family_say", args=[young.pk])).text
