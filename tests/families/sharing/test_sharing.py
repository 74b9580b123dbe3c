"""With whom we shared what, and who looked: never the other parent, nor where somebody lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.actions import protecting
from cases.models import AccessRecord, Document, Message
from families.access import sight_for
from families.models import OrderedView
from families.queries.looking import who_looked
from families.queries.sharing import A_BODY, A_SETTING, shared_with
from panels.models import Pack, PackPaper
from providers.models import AdviceRequest, Consultation
from statutory import days_after
from tests.factories import UserFactory
from tests.families.a_family import ALL_PARTS, Family, a_family, a_young_person, let_in
from tests.panels.a_meeting import a_meeting, a_panel, an_item
from tests.papers import a_pdf, filed
from tests.people import Cast, cast
from tests.providers.a_register import a_school, a_service

TODAY = timezone.localdate()
ADVICE, PLACE, WROTE = "We asked for advice", "We asked about a place", "We wrote to them"


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def page(user: User, pk: int) -> tuple[int, str]:
    client = Client()
    client.force_login(user)
    found = client.get(reverse("family_sharing", args=[pk]))
    return found.status_code, found.content.decode()


def rows(family: Family, who: str = "ada") -> list[tuple[str, str, str]]:
    sight = sight_for(getattr(family, f"{who}_user"), getattr(family, who).pk)
    return [(one.with_whom, one.what, one.why) for one in shared_with(sight)]


def looks(family: Family, who: str = "ada") -> list[str]:
    sight = sight_for(getattr(family, f"{who}_user"), getattr(family, who).pk)
    return sorted(one.who for one in who_looked(sight))


def a_report(family: Family, people: Cast, number: int = 0, **more: Any) -> Document:
    paper = filed(family.case, people.officer, a_pdf(f"Report {number}"), "At 2 Example Road")
    Document.objects.filter(pk=paper.pk).update(sort="health", **more)
    return paper


def ask_advice(family: Family, people: Cast, *papers: Document, **more: Any) -> AdviceRequest:
    asked = AdviceRequest.objects.create(
        case=family.case,
        provider=more.pop("provider", None),
        source=more.pop("source", "psychology"),
        sent_on=TODAY,
        asked_by=people.officer,
        **more,
    )
    asked.papers.set(papers)
    return asked


def consult(family: Family, people: Cast, *papers: Document) -> Consultation:
    made = Consultation.objects.create(
        case=family.case,
        provider=a_school("999107", "Faraway School"),
        sent_on=TODAY,
        sent_by=people.officer,
    )
    made.papers.set(papers)
    return made


def write_to(family: Family, people: Cast, body: str, code: str = "plan-to-setting") -> Message:
    return Message.objects.create(
        case=family.case,
        to_body=body,
        channel="post",
        code=code,
        document=a_report(family, people, 9 + Message.objects.count()),
        state=Message.State.SENT,
        sent_at=timezone.now(),
        once=f"{code}:{body}",
    )


def test_advice_places_letters_and_panels_are_listed_with_what_they_got(
    family: Family, people: Cast
) -> None:
    paper = a_report(family, people)
    ask_advice(family, people, paper, provider=a_service())
    consult(family, people, paper, a_report(family, people, 2))
    write_to(family, people, "Faraway School")
    item = an_item(a_meeting(a_panel(), people.manager), family.case, people.officer)
    pack = Pack.objects.create(
        meeting=item.meeting, number=1, state="ready", asked_by=people.officer,
        ready_at=timezone.now(),
    )  # fmt: skip
    PackPaper.objects.create(
        pack=pack, item=item, order=1, title="At 2 Example Road", document=paper, sha256="0" * 64,
        pages=1, first_page=1,
    )  # fmt: skip

    found = rows(family)

    assert ("Example Psychology Service (Educational psychologist)", "Health", ADVICE) in found
    assert ("Faraway School", "Health (2 papers)", PLACE) in found
    assert ("Members of Assessment panel", "Health", "The panel advises us") in found
    assert len(found) == 4
    assert "2 Example Road" not in page(family.ada_user, family.ada.pk)[1]


def test_what_did_not_go_out_is_not_listed(family: Family, people: Cast) -> None:
    ask_advice(family, people, state="reused")
    letter = write_to(family, people, "Faraway School")
    Message.objects.filter(pk=letter.pk).update(state=Message.State.HELD)

    assert rows(family) == []


def test_h023_where_a_home_is_kept_a_school_is_told_by_what_it_is(
    family: Family, people: Cast, settings: Any
) -> None:
    settings.LETTER_BODIES = {"health": {"name": "NHS Example", "address": "1 Road"}}
    ask_advice(family, people, provider=a_service())
    consult(family, people)
    write_to(family, people, "Faraway School")
    write_to(family, people, "NHS Example", "plan-to-health")
    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)

    told = {who for who, _, _ in rows(family, "ben")}

    assert told == {"Educational psychologist", A_SETTING, A_BODY, "NHS Example"}
    assert "Faraway School" in {who for who, _, _ in rows(family, "ada")}
    assert "Faraway" not in page(family.ben_user, family.ben.pk)[1]


def test_a_letter_to_a_person_of_the_family_or_to_who_helps_is_no_sharing(
    family: Family, people: Cast
) -> None:
    for number, more in enumerate(
        ({"to_member": family.ada}, {"to_user": family.ada_user}, {"to_body": "Who helps a family"})
    ):
        Message.objects.create(
            case=family.case, channel="email", code="helper-invitation", once=str(number),
            state=Message.State.SENT, sent_at=timezone.now(), **more,
        )  # fmt: skip

    assert rows(family, "ben") == []


def test_a_paper_kept_for_the_other_parent_is_not_told_of(family: Family, people: Cast) -> None:
    hers = a_report(family, people, private_to=family.ada)
    ask_advice(family, people, hers)

    assert rows(family, "ben") == [("Educational psychologist", "What we asked", ADVICE)]
    assert rows(family, "ada") == [("Educational psychologist", "Health", ADVICE)]


def test_who_looked_is_told_by_role_and_team_and_never_by_name(
    family: Family, people: Cast
) -> None:
    provider = UserFactory(role=Role.PROVIDER, team=None, name="Pat Provider")
    for user, doing in (
        (people.officer, "view"),
        (people.officer, "record"),
        (people.senior, "concern"),
        (provider, "answer"),
    ):
        AccessRecord.objects.create(user=user, user_name=user.name, case=family.case, doing=doing)

    found = looks(family)
    text = page(family.ada_user, family.ada.pk)[1]

    assert found == [
        f"Coordinator, {people.team}",
        "Somebody at a school or service that we asked",
        "You",
    ]
    assert f"Coordinator, {people.team}, 2 pages" in text
    for name in ("Olive", "Sal Senior", "Pat Provider", "concern"):
        assert name not in text


def test_h023_the_other_parent_and_who_helps_them_never_show(family: Family, people: Cast) -> None:
    hal, both = (UserFactory(role="family", team=None) for _ in range(2))
    let_in(family.ada, family.case, TODAY, user=hal)
    let_in(family.ada, family.case, TODAY, user=both)
    let_in(family.ben, family.case, TODAY, user=both)
    for user in (family.ada_user, family.ben_user, hal, both):
        AccessRecord.objects.create(user=user, user_name="X", case=family.case, doing="family")

    assert looks(family, "ben") == ["You"]
    assert looks(family, "ada") == ["Somebody who helps you", "You"]


def test_it_opens_only_for_who_sees_everything_themselves(family: Family, people: Cast) -> None:
    hal = UserFactory(role="family", team=None)
    let_in(family.ada, family.case, TODAY, user=hal)
    assert page(family.ada_user, family.ada.pk)[0] == 200
    assert page(hal, family.ada.pk)[0] == 404
    assert page(family.ben_user, family.ada.pk)[0] == 404

    family.ada.limited_on = TODAY
    family.ada.save()
    OrderedView.objects.create(
        member=family.ada, parts=ALL_PARTS, because="Order", set_by=people.officer
    )

    assert page(family.ada_user, family.ada.pk)[0] == 404


def test_a_parent_whose_child_decides_now_does_not_see_it(people: Cast) -> None:
    family = a_family(people.officer, days_after(TODAY, -18 * 366))
    young = a_young_person(family.case)

    assert page(family.ada_user, family.ada.pk)[0] == 404
    let_in(young, family.case, TODAY, ["where", "plan"], parent=family.ada)
    assert page(family.ada_user, family.ada.pk)[0] == 404


def test_it_asks_as_much_for_three_as_for_one(
    family: Family, people: Cast, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = Client()
    client.force_login(family.ada_user)
    path = reverse("family_sharing", args=[family.ada.pk])
    ask_advice(family, people, a_report(family, people))
    client.get(path)
    with django_assert_num_queries(13):
        client.get(path)
    ask_advice(family, people, a_report(family, people, 2), source="medical")
    ask_advice(family, people, a_report(family, people, 3), source="social_care")

    with django_assert_num_queries(13):
        client.get(path)
