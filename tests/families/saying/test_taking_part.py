"""Being heard: nothing lost, each parent apart, every point answered, a reply day for each."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.actions import contact, protecting
from cases.actions.chronology import record
from cases.models import Concern, Contact, Entry, Upload
from families.access import sight_for
from families.models import Given, Typed
from families.queries.saying import told_by
from plans.actions.versions import begin_plan
from plans.models import Point, Representation, Version
from plans.versioning import freeze
from statutory import Kind, days_after
from tests.factories import UserFactory
from tests.families.a_family import Family, a_family, let_in
from tests.people import Cast, cast
from tests.plain import plain

TODAY = timezone.localdate()


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def tell(family: Family, about: str, who: str = "ada", **typed: Any) -> Any:
    member, user = getattr(family, who), getattr(family, f"{who}_user")
    return client_of(user).post(reverse("family_tell", args=[member.pk, about]), typed)


def serve_a_draft(family: Family, people: Cast, days_ago: int = 3) -> Version:
    """A first draft, sent and served some days ago."""
    day = days_after(TODAY, -days_ago)
    for kind, on in (
        (Kind.REQUEST_RECEIVED, days_after(day, -90)),
        (Kind.DECIDED_TO_ASSESS, days_after(day, -60)),
        (Kind.DECIDED_TO_ISSUE, days_after(day, -10)),
    ):
        record(family.case, kind=kind.value, on=on, by=people.officer)
    version = begin_plan(family.case, by=people.officer)
    freeze(version, on=day, by=people.officer)
    version.served_on = day
    version.save()
    record(family.case, kind=Kind.DRAFT_SERVED.value, on=day, by=people.officer)
    return version


def test_a_view_is_kept_as_it_is_and_stands_on_the_case(family: Family) -> None:
    response = tell(family, "views", words="She loves <b>drawing</b> 🎨")

    assert response.status_code == 302
    given = Given.objects.get()
    assert (given.words, given.member, given.by_officer) == (
        "She loves <b>drawing</b> 🎨",
        family.ada,
        False,
    )
    contact = Contact.objects.get()
    assert (contact.member, contact.direction, contact.reply_by) == (family.ada, "in", None)


def test_a_message_has_a_day_by_which_we_reply(family: Family) -> None:
    tell(family, "message", words="When is the meeting?")

    contact = Contact.objects.get()
    assert contact.reply_by is not None
    page = client_of(family.ada_user).get(reverse("family_messages", args=[family.ada.pk]))
    assert "We answer by" in page.text


def test_two_parents_with_opposite_answers_are_both_kept_and_apart(family: Family) -> None:
    tell(family, "agree", choice="yes", words="Good")
    tell(family, "agree", "ben", choice="no", words="Bad")

    assert sorted(Given.objects.values_list("member__name", "words")) == [
        ("Ada Example", "Good"),
        ("Ben Example", "Bad"),
    ]
    page = plain(client_of(family.ben_user).get(reverse("family_say", args=[family.ben.pk])).text)
    assert ("Bad" in page, "Good" in page) == (True, False)


def test_nothing_at_all_is_refused_and_what_was_typed_stays(family: Family) -> None:
    empty = tell(family, "views", words="")
    long = tell(family, "views", words="a" * 20_001)

    assert "Write something, or add a file" in empty.text
    assert "20,001 letters" in long.text
    assert "a" * 20_001 in long.text
    assert not Given.objects.exists()


def test_h184_what_is_half_written_waits_for_its_writer_alone(family: Family) -> None:
    tell(family, "views", words="She likes", later="yes")

    assert Typed.objects.get().values == {"words": "She likes"}
    page = reverse("family_tell", args=[family.ada.pk, "views"])
    assert "She likes" in client_of(family.ada_user).get(page).text
    theirs = reverse("family_tell", args=[family.ben.pk, "views"])
    assert "She likes" not in client_of(family.ben_user).get(theirs).text
    tell(family, "views", words="She likes drawing")
    assert not Typed.objects.exists()


def test_a_picture_goes_into_quarantine_first(family: Family) -> None:
    picture = SimpleUploadedFile("Me at 2 Example Road.png", b"\x89PNG\r\n\x1a\n" + b"0" * 60)

    tell(family, "views", words="A drawing", file=picture)

    upload = Upload.objects.get()
    assert (upload.case, upload.document) == (family.case, None)
    assert Given.objects.filter(upload=upload).exists()


def test_comments_become_points_that_each_want_an_answer(family: Family, people: Cast) -> None:
    version = serve_a_draft(family, people)

    page = reverse("family_comment", args=[family.ada.pk])
    client_of(family.ada_user).post(
        page, {"section_F": "More speech therapy", "other": "Thank you"}
    )

    heard = Representation.objects.get()
    assert (heard.version, heard.member, heard.how) == (version, family.ada, "portal")
    assert list(heard.points.values_list("section", "text")) == [
        ("F", "More speech therapy"),
        ("", "Thank you"),
    ]
    assert not Given.objects.get().is_late


def test_h105_comments_after_the_last_day_are_taken_and_marked(
    family: Family, people: Cast
) -> None:
    serve_a_draft(family, people, days_ago=40)

    page = reverse("family_comment", args=[family.ada.pk])
    assert "The last day was" in client_of(family.ada_user).get(page).text
    client_of(family.ada_user).post(page, {"section_B": "He cannot read"})

    assert Given.objects.get().is_late


def test_an_answer_is_told_when_it_reached_them_and_not_before(
    family: Family, people: Cast
) -> None:
    version = serve_a_draft(family, people)
    page = reverse("family_comment", args=[family.ada.pk])
    client_of(family.ada_user).post(page, {"section_F": "More speech therapy"})
    Point.objects.update(
        answer="refused",
        why="It is in F already",
        answered_at=timezone.now(),
        answered_by=people.officer,
    )
    sight = sight_for(family.ada_user, family.ada.pk)
    assert told_by(sight)[0].points[0].answer == ""

    version.frozen_at = timezone.now()
    version.save()

    assert told_by(sight)[0].points[0].why == "It is in F already"


def test_h309_worrying_words_reach_a_person_and_no_other_parent(
    family: Family, people: Cast
) -> None:
    UserFactory(role=Role.SENIOR, team=people.team, safeguarding_lead=True)

    tell(family, "message", words="His father hits him")

    assert Concern.objects.get().words == "His father hits him"
    page = client_of(family.ben_user).get(reverse("family_messages", args=[family.ben.pk])).text
    assert "hits" not in plain(page)


def test_a_helper_who_may_only_read_cannot_write(family: Family) -> None:
    hal = UserFactory(role=Role.FAMILY, team=None)
    leave = let_in(family.ada, family.case, TODAY, ["say"], user=hal)
    page = reverse("family_tell", args=[family.ada.pk, "views"])
    assert client_of(hal).post(page, {"words": "Hello"}).status_code == 404

    leave.may_write = True
    leave.save()
    client_of(hal).post(page, {"words": "Hello"})

    given = Given.objects.get()
    assert (given.member, given.helper, given.by) == (family.ada, leave, hal)
    assert Contact.objects.get().on_behalf_of == "Ada Example"


def test_what_a_family_says_shows_no_entry_of_the_case_to_them(
    family: Family, people: Cast
) -> None:
    """A form of an officer tells what colleagues recorded meanwhile; a family's form never does."""
    page = reverse("family_tell", args=[family.ada.pk, "views"])
    shown = client_of(family.ada_user).get(page)
    Entry.objects.create(
        case=family.case, kind="note", on=TODAY, note="Ben moved", by=people.officer, by_name="O"
    )

    response = client_of(family.ada_user).post(
        page, {"words": "Hello", "seen": shown.context["form"].initial["seen"]}
    )

    assert response.status_code == 302


def test_only_what_fits_the_stage_is_asked(family: Family, people: Cast) -> None:
    page = reverse("family_say", args=[family.ada.pk])
    before = client_of(family.ada_user).get(page).context["questions"]
    serve_a_draft(family, people)
    after = client_of(family.ada_user).get(page).context["questions"]

    assert {slug for slug, _ in after} - {slug for slug, _ in before} == {"agree"}
    assert "not-happening" not in {slug for slug, _ in after}


def test_h020_our_own_words_never_tell_one_parent_where_the_other_is(
    family: Family, people: Cast
) -> None:
    asked = tell(family, "message", "ben", words="Does she live at 2 Example Road?")
    assert asked.status_code == 302
    words = "She lives at 2 Example Road now."
    said = contact.Said("message", "out", timezone.now(), words, family.ben)
    contact.log(family.case, said=said, answers=Contact.objects.get(), by=people.officer)
    call = contact.Said("call", "both", timezone.now(), f"He asked. {words}", family.ben)
    contact.log(family.case, said=call, by=people.officer)
    pages = ("family_say", "family_messages")
    before = [client_of(family.ben_user).get(reverse(one, args=[family.ben.pk])) for one in pages]

    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)

    after = [client_of(family.ben_user).get(reverse(one, args=[family.ben.pk])) for one in pages]
    assert [words in page.text for page in before] == [True, True]
    for page in after:
        assert words not in page.text
        assert "We cannot show you these words at the moment" in page.text
        # What he wrote stays: were it to go, he would know that he guessed right.
        assert "Does she live at 2 Example Road?" in page.text
