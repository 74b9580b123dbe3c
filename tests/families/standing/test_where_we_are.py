"""Where we are: plain words, real dates, lateness admitted, and nothing of the other parent."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions.chronology import record
from cases.models import Document
from families.access import sight_for
from families.queries.standing import where_we_are
from families.queries.standing_page import Where
from families.queries.standing_words import _words
from statutory import Kind, Stage, days_after
from tests.families.a_family import Family, a_family, a_young_person, an_account
from tests.people import Cast, cast

RECEIVED = date(2026, 3, 2)
IN_TIME = date(2026, 4, 1)
LATE = date(2026, 4, 20)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    made = a_family(people.officer)
    record(made.case, kind=Kind.REQUEST_RECEIVED, on=RECEIVED, by=people.officer)
    return made


def seen(family: Family, today: date) -> Where:
    return where_we_are(sight_for(family.ada_user, family.ada.pk), today)


def test_what_is_next_has_a_real_day_and_says_why(family: Family) -> None:
    where = seen(family, IN_TIME)

    assert where.next is not None
    assert (
        where.next.what
        == f"We must decide whether to assess {family.case.child.forename}, and tell you"
    )
    assert where.next.due == date(2026, 4, 13)
    assert "reg 5(1)" in where.next.why
    assert (where.late, where.because) == ([], "")


def test_h185_a_date_that_has_passed_says_late_and_is_never_ticked(family: Family) -> None:
    where = seen(family, LATE)

    (late,) = where.late
    assert (late.due, late.said) == (date(2026, 4, 13), "7 days late")
    decision = where.steps[1]
    assert (decision.title, decision.is_done, decision.is_next) == (
        "Decision to assess",
        False,
        True,
    )
    assert decision.words == "7 days late. It was due by"


def test_what_was_done_late_says_so_for_ever(family: Family, people: Cast) -> None:
    record(family.case, kind=Kind.DECIDED_TO_ASSESS, on=LATE, by=people.officer)

    assert seen(family, LATE).steps[1].words == "Done, 7 days late"
    assert [day.said for day in seen(family, LATE).past] == ["Done 7 days late"]


def test_the_reason_is_the_one_this_reader_was_given(family: Family) -> None:
    for member, why in ((family.ben, "Ben was told this"), (family.ada, "A psychologist was ill")):
        Document.objects.create(
            case=family.case,
            title="Late",
            letter="late",
            sha256="0",
            size=1,
            addressed_to=member,
            snapshot={"why_late": why},
        )

    assert seen(family, LATE).because == "A psychologist was ill"


def test_a_young_person_is_spoken_to_themselves(people: Cast) -> None:
    family = a_family(people.officer, born=date(2007, 3, 14))
    young = a_young_person(family.case)
    record(family.case, kind=Kind.REQUEST_RECEIVED, on=RECEIVED, by=people.officer)

    where = where_we_are(sight_for(an_account(young), young.pk), IN_TIME)

    assert where.now.endswith("what help you need. We are deciding whether to do that.")


def test_every_stage_has_words_for_a_parent_and_a_young_person() -> None:
    assert set(_words()["stages"]) == {stage.value for stage in Stage}
    for words in (*_words()["stages"].values(), *_words()["duties"].values()):
        assert set(words) == {"parent", "young"}


def test_the_officer_away_is_covered_by_name(family: Family, people: Cast) -> None:
    today = timezone.localdate()
    people.officer.cover, people.officer.cover_from = people.assistant, today
    people.officer.cover_until = days_after(today, 3)
    people.officer.save()
    family.case.refresh_from_db()

    officer = seen(family, today).officer

    assert officer is not None
    assert officer.name == "Anna Assistant"
    assert officer.away.startswith("Olive Officer is away until ")


def test_h023_the_page_holds_nothing_of_the_other_parent(family: Family) -> None:
    client = Client()
    client.force_login(family.ada_user)

    response = client.get(reverse("family_child", args=[family.ada.pk]))

    assert response.status_code == 200
    told = ("9 Another Street", "EX9 9ZZ", "Ben Example", "ben@family.example")
    assert [words for words in told if words in response.text] == []
