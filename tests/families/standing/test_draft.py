"""While a draft lies with a family each reader is told their own standing, never another's."""

from __future__ import annotations

from typing import Any

import pytest

from families.access import sight_for
from families.actions.giving import Giver, comment
from families.models import OrderedView
from families.queries.saying import draft_for
from families.queries.standing import where_we_are
from families.queries.standing_page import Where
from plans.actions import issuing
from plans.actions.representations import Said
from plans.models import Version
from tests.families.a_family import Family
from tests.families.plan.a_sent_plan import (
    COMMENT_BY,
    LATER,
    ON,
    a_family_with_a_draft,
    make_final,
    send_draft,
)
from tests.people import Cast, cast

TO_HEAR = "We are waiting to hear from you."


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> tuple[Family, Version]:
    """The draft reached them on the day it went, and they have longer than the law's days."""
    made, draft = a_family_with_a_draft(people)
    draft = send_draft(draft, people)
    issuing.note_served(draft, on=ON, by=people.officer, today=ON)
    return made, draft


def seen(family: Family, who: str, today: Any = ON) -> Where:
    member, user = getattr(family, who), getattr(family, f"{who}_user")
    return where_we_are(sight_for(user, member.pk), today)


def says(family: Family, draft: Version, who: str) -> None:
    member, user = getattr(family, who), getattr(family, f"{who}_user")
    comment(Giver(family.case, member, user), version=draft, points=[Said("No", "F")], by=user)


def test_the_day_for_comments_is_the_later_one_we_gave(family: tuple[Family, Version]) -> None:
    (yours,) = [day for day in seen(family[0], "ada").yours if "draft" in day.what]

    assert yours.due == COMMENT_BY
    assert yours.why.endswith("We gave you longer.")


def test_h023_that_the_other_parent_answered_shows_on_nobody_elses_page(
    family: tuple[Family, Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: ON)
    before = seen(family[0], "ben")
    assert before.waits_for == TO_HEAR

    says(*family, "ada")

    assert seen(family[0], "ben") == before
    assert seen(family[0], "ada").waits_for.startswith("We have what you told us.")


def test_after_the_day_we_have_the_next_step(family: tuple[Family, Version]) -> None:
    after = seen(family[0], "ben", LATER)

    assert after.waits_for == "We have the next step."
    assert [day.what for day in after.yours if "draft" in day.what] == []


def test_who_may_only_see_where_we_are_is_asked_nothing(
    family: tuple[Family, Version], people: Cast
) -> None:
    made = family[0]
    made.ben.limited_on = ON
    made.ben.save()
    OrderedView.objects.create(
        member=made.ben, parts=["where"], because="The order", set_by=people.officer
    )

    where = seen(made, "ben")

    assert where.waits_for == "We have the next step."
    assert where.yours == []
    assert "tell us" not in where.now


def test_once_the_plan_is_final_nobody_is_asked_about_its_draft(
    people: Cast,
) -> None:
    made, draft = a_family_with_a_draft(people)
    draft = send_draft(draft, people)
    sight = sight_for(made.ada_user, made.ada.pk)
    assert draft_for(sight, LATER) is not None

    make_final(draft, people)

    assert draft_for(sight, LATER) is None
