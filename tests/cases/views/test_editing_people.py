"""Changing a person's record on the screen: two editors, a stale tab, a session that ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from cases.fields import date_parts
from cases.models import Case, FamilyMember
from tests.cases.views.acting import a_request, errors, said, signed_in, to
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMember.objects.get(child=case.child)


def opened(client: Client, url: str) -> dict[str, Any]:
    """Everything a freshly shown form would send."""
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    sent: dict[str, Any] = {}
    for name, value in shown.items():
        sent |= date_parts(name, value) if isinstance(value, date) else {name: value or ""}
    return sent


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_h101_the_second_editor_sees_both_texts_with_who_and_chooses(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    url = to(case, "person_edit", mother.pk)
    olive, sal = signed_in(people.officer), signed_in(people.senior)
    first, second = opened(olive, url), opened(sal, url)
    olive.post(url, first | {"needs": "Text first"})

    told = sal.post(url, second | {"needs": "Interpreter", "language": "Igbo"})

    assert told.status_code == 200
    page = words(told)
    assert "Olive Officer saved this record on" in page
    assert "Text first" in page
    assert "Interpreter" in page
    mother.refresh_from_db()
    assert (mother.needs, mother.language) == ("Text first", "")
    carried = dict(told.context["carried"])
    chosen = carried | {"answered": told.context["clash"].version, "keep_needs": "mine"}
    done = sal.post(url, chosen)
    mother.refresh_from_db()
    assert (done.status_code, mother.needs, mother.language) == (302, "Interpreter", "Igbo")


def test_h101_who_sends_the_page_without_choosing_is_asked_to_choose(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    url = to(case, "person_edit", mother.pk)
    olive, sal = signed_in(people.officer), signed_in(people.senior)
    second = opened(sal, url)
    olive.post(url, opened(olive, url) | {"needs": "Text first"})
    told = sal.post(url, second | {"needs": "Interpreter"})
    again = dict(told.context["carried"]) | {"answered": told.context["clash"].version}

    asked = sal.post(url, again)

    assert "Select what to keep: What helps them" in words(asked)
    mother.refresh_from_db()
    assert mother.needs == "Text first"


def test_h100_two_who_change_different_fields_are_both_kept(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    url = to(case, "person_edit", mother.pk)
    olive, sal = signed_in(people.officer), signed_in(people.senior)
    first, second = opened(olive, url), opened(sal, url)

    olive.post(url, first | {"needs": "Text first"})
    sal.post(url, second | {"language": "Igbo"})

    mother.refresh_from_db()
    assert (mother.needs, mother.language) == ("Text first", "Igbo")


def test_h102_what_was_typed_when_the_session_ended_is_there_again_and_still_stale(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    url = to(case, "person_edit", mother.pk)
    sal = signed_in(people.senior)
    typed = opened(sal, url) | {"needs": "Interpreter"}
    sal.logout()
    sal.post(url, typed)
    olive = signed_in(people.officer)
    olive.post(url, opened(olive, url) | {"needs": "Text first"})

    session = sal.session
    kept = session["kept"]
    sal.force_login(people.senior)
    session = sal.session
    session["kept"] = kept
    session.save()
    again = opened(sal, url)
    told = sal.post(url, again)

    assert again["needs"] == "Interpreter"
    assert told.status_code == 200
    assert told.context["clash"].clashes[0].theirs == "Text first"


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("case", True),
        ("https://evil.example/", False),
        ("//evil.example/", False),
        ("/cases/EHC-2026-99999/", False),
        ("/jobs/", False),
        ("\\\\evil.example", False),
        ("javascript:alert(1)", False),
    ],
)
def test_after_saving_one_returns_to_where_one_came_from_on_this_case_only(
    people: Cast, case: Case, mother: FamilyMember, asked: str, leads: bool
) -> None:
    there = to(case, "case") if asked == "case" else asked
    client, url = signed_in(people.officer), to(case, "person_edit", mother.pk)

    done = client.post(url, opened(client, f"{url}?next={there}") | {"needs": "Text first"})

    assert done.url == (there if leads else to(case, "case_people"))


def test_h104_a_form_opened_and_left_writes_nothing(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    client = signed_in(people.officer)

    for name in ("person_edit", "contact_change_new", "person_withhold", "person_order"):
        client.get(to(case, name, mother.pk))

    assert (mother.history.count(), case.contact_changes.count()) == (1, 0)


def test_h109_an_earlier_version_used_again_is_a_new_one_and_none_is_removed(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    client, url = signed_in(people.officer), to(case, "person_edit", mother.pk)
    first = mother.history.get().history_id
    for needs in ("Text first", "Write"):
        client.post(url, opened(client, url) | {"needs": needs})

    client.post(url, opened(client, f"{url}?again={first}"))

    mother.refresh_from_db()
    assert mother.needs == ""
    kept = mother.history.order_by("history_id").values_list("needs", flat=True)
    assert list(kept) == ["", "Text first", "Write", ""]


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "9" * 30, "٣"])
def test_a_forged_version_asks_and_never_writes_over(
    people: Cast, case: Case, mother: FamilyMember, seen: str
) -> None:
    client, url = signed_in(people.officer), to(case, "person_edit", mother.pk)

    told = client.post(url, opened(client, url) | {"version": seen, "relation": "Aunt"})

    assert told.status_code == 200
    mother.refresh_from_db()
    assert mother.relation == "Mother"


def test_the_childs_record_is_changed_and_found_by_its_new_name(people: Cast, case: Case) -> None:
    client, url = signed_in(people.assistant), to(case, "child_edit")

    done = client.post(url, opened(client, url) | {"surname": "Ó Briain", "postcode": "ex22bb"})

    case.child.refresh_from_db()
    assert (done.url, said(done)) == (to(case, "case_people"), ["The child’s record is saved."])
    assert (case.child.surname, case.child.postcode) == ("Ó Briain", "EX2 2BB")
    assert "briain" in case.child.name_key


def test_another_birth_date_needs_a_reason_and_moves_the_dates(people: Cast, case: Case) -> None:
    client, url = signed_in(people.officer), to(case, "child_edit")
    typed = opened(client, url) | date_parts("date_of_birth", date(2009, 5, 4))

    refused = client.post(url, typed)
    done = client.post(url, typed | {"reason": "Birth certificate"})

    assert errors(refused) == {"reason": ["Say how you know the date of birth: it moves dates"]}
    assert done.status_code == 302
    case.child.refresh_from_db()
    assert case.child.date_of_birth == date(2009, 5, 4)
    assert case.child.history.latest().history_change_reason == "Birth certificate"


@pytest.mark.parametrize(
    "name",
    [
        "Siobhán O'Neill-D’Arcy",
        "Llŷr ap Gŵilym",
        "محمد بن سلمان",
        "王小明",
        "Zoë 🌻",
        "Suharto",
        "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Llewellyn"[:60],
    ],
)
def test_h148_a_name_is_kept_and_shown_as_its_person_writes_it(
    people: Cast, case: Case, mother: FamilyMember, name: str
) -> None:
    client, url = signed_in(people.officer), to(case, "person_edit", mother.pk)
    client.post(url, opened(client, url) | {"name": name})

    mother.refresh_from_db()
    assert mother.name == name
    shown = f"<bdi>{escape(name)}</bdi>"
    for page in ("case_people", "person_history", "person_edit", "contact_change_new"):
        more = [] if page == "case_people" else [mother.pk]
        assert shown in client.get(to(case, page, *more)).content.decode()


def test_somebody_of_another_case_is_not_found(people: Cast, case: Case) -> None:
    other = a_request_of_another(people)
    client = signed_in(people.officer)

    for page in ("person_edit", "person_history", "person_withhold", "contact_change_new"):
        assert client.get(to(case, page, other.pk)).status_code == 404


def a_request_of_another(people: Cast) -> FamilyMember:
    other = CaseFactory(officer=people.officer, reference="EHC-2026-77777")
    return FamilyMemberFactory(child=other.child)
