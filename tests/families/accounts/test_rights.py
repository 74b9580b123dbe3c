"""Rights that pass to the young person: told in time, the boundary day, and capacity one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from cases.letters.recipients import recipients_of
from cases.models import JobRun, Message
from cases.refusals import Refused
from families import access
from families.access import EVERYTHING, sights_of
from families.actions.limits import Found, order_view, record_capacity
from families.jobs.rights import prepare_moving_rights
from families.models import Capacity, OrderedView
from families.tasks import prepare_moving_rights as task
from statutory import days_after
from tests.cases.views.acting import press, signed_in, to
from tests.factories import CaseFactory
from tests.families.a_family import Family, a_family, a_young_person, an_account
from tests.papers import a_pdf, filed
from tests.people import Cast, cast

# Born in the school year that became 16 in 2026: the last Friday in June was 26 June 2026.
BORN = date(2010, 1, 31)
EVE, DAY = date(2026, 6, 26), date(2026, 6, 27)


class _Run:
    def did(self, what: str, times: int = 1) -> None:
        """Counts nothing."""


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer, born=BORN)


def _run(day: date) -> None:
    prepare_moving_rights(day, _Run())  # type: ignore[arg-type]


def _to(user: Any) -> list[str]:
    rows = Message.objects.filter(to_user=user).order_by("written_at", "pk")
    return [message.subject for message in rows]


@pytest.mark.parametrize(
    ("born", "eve"),
    [
        (date(2009, 9, 1), date(2026, 6, 26)),
        (date(2010, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2027, 6, 25)),
    ],
)
def test_the_rights_pass_on_the_day_after_the_last_friday_in_june(
    people: Cast, monkeypatch: pytest.MonkeyPatch, born: date, eve: date
) -> None:
    family = a_family(people.officer, born=born)
    theirs = an_account(a_young_person(family.case))
    found = []
    for day in (eve, days_after(eve, 1)):
        monkeypatch.setattr(access.timezone, "localdate", lambda day=day: day)
        found.append([sights_of(one)[0].parts for one in (family.ada_user, theirs)])

    assert found == [[EVERYTHING, frozenset()], [frozenset(), EVERYTHING]]


def test_letters_go_to_the_young_person_from_the_day_itself(family: Family) -> None:
    young = a_young_person(family.case)

    before, since = recipients_of(family.case, EVE), recipients_of(family.case, DAY)

    assert before.reachable == (family.ada, family.ben)
    assert since.reachable == (young,)


@pytest.mark.parametrize(
    ("today", "officers", "parents"),
    [
        (days_after(DAY, -29), 0, 0),
        (days_after(DAY, -28), 1, 1),
        (EVE, 1, 1),
        (DAY, 1, 1),
    ],
    ids=["too early", "four weeks", "the eve", "the day"],
)
def test_people_are_told_in_time_and_once(
    people: Cast, family: Family, today: date, officers: int, parents: int
) -> None:
    _run(today)
    _run(today)

    assert (len(_to(people.officer)), len(_to(family.ada_user))) == (officers, parents)
    assert len(_to(family.ben_user)) == parents


def test_the_officer_is_told_who_is_missing_and_what_to_do(people: Cast, family: Family) -> None:
    _run(days_after(DAY, -28))
    a_young_person(family.case)
    _run(days_after(DAY, -27))
    _run(DAY)

    missing, invite, today = _to(people.officer)
    assert "the young person is not on the case" in missing
    assert "Saturday 27 June 2026" in missing
    assert "Invite the young person" in invite
    assert "Letters go to them from today" in today


def test_what_a_family_is_told_names_nobody_and_leads_to_their_own_page(family: Family) -> None:
    _run(EVE)

    message = Message.objects.get(to_user=family.ben_user)
    words = f"{message.subject} {message.body}"
    assert reverse("family_rights", args=[family.ben.pk]) in words
    for secret in ("Ada", "Ben", family.case.child.forename, family.case.reference):
        assert secret not in words


def test_who_a_court_order_limits_is_not_told(family: Family) -> None:
    family.ben.limited_on = EVE
    family.ben.save()

    _run(EVE)

    assert _to(family.ben_user) == []


def test_a_closed_case_and_a_small_child_are_left_alone(people: Cast, family: Family) -> None:
    family.case.closed_on = EVE
    family.case.save()
    CaseFactory(officer=people.officer)

    _run(EVE)

    assert not Message.objects.exists()


def test_the_job_leaves_a_run(people: Cast) -> None:
    task()

    assert JobRun.objects.get(name="prepare_moving_rights").succeeded


def test_the_page_after_the_day_says_plainly_what_changed(people: Cast) -> None:
    grown = a_family(people.officer, born=date(2007, 1, 31))

    page = signed_in(grown.ada_user).get(reverse("family_rights", args=[grown.ada.pk]))

    words = page.content.decode()
    assert "What this changes for you" in words
    assert "Today that is nothing" in words


# -- capacity -----------------------------------------------------------------------------------

FOUND = Found(
    about="Which college to name in the plan",
    has_capacity=True,
    support_given="Pictures of each college, an hour with her advocate",
    reasons="She weighed the journey against the course",
    on=date(2026, 7, 1),
)
TODAY = date(2026, 7, 2)


def _refused(family: Family, by: Any, **changed: Any) -> str:
    with pytest.raises(Refused) as refused:
        record_capacity(family.case, found=replace(FOUND, **changed), by=by, today=TODAY)
    assert not Capacity.objects.exists()
    return str(refused.value.field)


@pytest.mark.parametrize(
    "about",
    [
        "Everything",
        "ALL DECISIONS",
        "all",
        "Any decision about education",
        "every educational decision",
        "all other matters",
        "Lacks capacity",
        "Decisions in general",
        "capacity",
        "— ",
    ],
)
def test_a_blanket_finding_is_refused(people: Cast, family: Family, about: str) -> None:
    assert _refused(family, people.officer, about=about) == "about"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"support_given": " "}, "support_given"),
        ({"reasons": ""}, "reasons"),
        ({"on": date(2026, 7, 3)}, "on"),
        ({"on": EVE}, "on"),
        ({"has_capacity": False}, "representative"),
        ({"review_on": date(2026, 6, 30)}, "review_on"),
    ],
    ids=["support", "reasons", "tomorrow", "before the day", "nobody decides", "review"],
)
def test_a_finding_without_what_the_law_wants_is_refused(
    people: Cast, family: Family, changed: dict[str, Any], field: str
) -> None:
    assert _refused(family, people.officer, **changed) == field


def test_who_decides_is_of_this_family_and_not_limited(people: Cast, family: Family) -> None:
    young, other = a_young_person(family.case), a_family(people.officer)
    family.ben.limited_on = EVE
    family.ben.save()

    for wrong in (young, other.ada, family.ben):
        changed = {"has_capacity": False, "representative": wrong}
        assert _refused(family, people.officer, **changed) == "representative"


def test_one_decision_is_recorded_with_its_reasons(people: Cast, family: Family) -> None:
    found = replace(FOUND, has_capacity=False, representative=family.ada, opens=("plan",))

    made = record_capacity(family.case, found=found, by=people.officer, today=TODAY)

    assert (made.about, made.representative, made.by) == (FOUND.about, family.ada, people.officer)
    assert made.opens == ["plan"]


@pytest.mark.parametrize("opens", [(), ("everything",)])
def test_a_finding_says_what_the_decision_needs(
    people: Cast, family: Family, opens: tuple[str, ...]
) -> None:
    changed = {"has_capacity": False, "representative": family.ada, "opens": opens}
    assert _refused(family, people.officer, **changed) == "opens"


# -- what an order allows -----------------------------------------------------------------------


def test_h030_what_an_order_allows_needs_the_order(people: Cast, family: Family) -> None:
    paper = filed(family.case, people.officer, a_pdf("An order"), "Order")
    elsewhere = filed(CaseFactory(officer=people.officer), people.officer, a_pdf("B"), "Other")
    given: dict[str, Any] = {"because": "He may know the stage", "by": people.officer}

    def refused(**changed: Any) -> None:
        with pytest.raises(Refused):
            order_view(family.case, member=family.ben, **given | changed)

    refused(parts=["where"], evidence=paper)  # no order is recorded
    family.ben.limited_on = EVE
    family.ben.save()
    refused(parts=["where"])
    refused(parts=["where"], evidence=elsewhere)
    refused(parts=["everything"], evidence=paper)
    refused(parts=["where"], evidence=paper, because=" ")
    assert not OrderedView.objects.exists()
    order_view(family.case, member=family.ben, parts=["where"], evidence=paper, **given)
    assert sights_of(family.ben_user)[0].parts == {"where"}


def test_an_officer_sets_it_on_the_page(people: Cast, family: Family) -> None:
    paper = filed(family.case, people.officer, a_pdf("An order"), "Order")
    family.ben.limited_on = EVE
    family.ben.save()
    client = signed_in(people.officer)

    typed = {"parts": ["where"], "because": "As it says", "evidence": paper.pk}
    press(client, to(family.case, "family_account_order", family.ben.pk), typed)

    assert OrderedView.objects.get().evidence == paper
    assert "Where we are" in client.get(to(family.case, "family_accounts")).content.decode()
