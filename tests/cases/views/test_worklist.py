"""The worklist and the search box, as a screen: pages, filters, and nothing in an address."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from cases.models import Case, Child
from cases.roles import ALL, ANSWER, KEEP_RECORD, SIT
from cases.templatetags.case_words import DOING
from statutory import days_after
from tests.cases.views.acting import TODAY, a_request, signed_in, to
from tests.factories import CaseFactory, ChildFactory, UserFactory
from tests.people import Cast

URL = "/cases/"


def some_cases(people: Cast, number: int, first: int = 0) -> None:
    child = ChildFactory()
    cases = [
        Case(
            reference=f"EHC-2026-{n:05d}",
            child=child,
            source="parent",
            officer=people.officer,
            team=people.team,
            next_due=days_after(TODAY, n),
            next_rule="A01",
            stage="request",
        )
        for n in range(first, first + number)
    ]
    Case.objects.bulk_create(cases)


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_a_whole_authoritys_list_ends_where_nobody_reads_on_and_says_so(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.queries.worklist.LISTED", 50)
    monkeypatch.setattr("cases.views.worklist.LISTED", 50)
    some_cases(people, 51)
    of_all, of_team = signed_in(people.manager), signed_in(people.officer)

    bounded, exact = (soup(one.get(URL, {"whose": "team"})) for one in (of_all, of_team))
    beyond = soup(of_all.get(URL, {"whose": "team", "page": "2"}))

    numbers = [page.select(".app-counts__number")[0].get_text() for page in (bounded, exact)]
    assert numbers == ["50+", "51"]
    said = "Only the first 50 are listed. Narrow the list to see the others."
    assert said in bounded.get_text() and said not in exact.get_text()
    assert len(bounded.select("tbody tr")) == len(beyond.select("tbody tr")) == 50


def test_h267_three_hundred_cases_ask_what_one_asks_and_come_within_two_seconds(
    people: Cast,
) -> None:
    client, asked = signed_in(people.officer), []
    for number in (1, 299):
        some_cases(people, number, first=len(asked))
        client.get(URL)
        began = time.process_time()
        with CaptureQueriesContext(connection) as caught:
            page = client.get(URL)
        asked.append(len(caught))

    assert asked[0] == asked[1]
    assert page.context["page"].paginator.count == 300
    assert time.process_time() - began < 2


def test_fifty_cases_are_a_page_and_the_filters_stay_on_the_next(people: Cast) -> None:
    some_cases(people, 51)
    client = signed_in(people.officer)

    first = client.get(URL, {"whose": "team", "stage": "request"})
    (link,) = [
        a["href"]
        for a in soup(first).select(".govuk-pagination a")
        if a.get_text(strip=True) == "2"
    ]
    second = client.get(f"{URL}{link}")

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 1)
    assert second.context["wanted"].stage == "request"
    assert second.context["rows"][0].reference == "EHC-2026-00050"


@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", "1e9", "٢", ""])
def test_a_page_that_is_not_there_is_a_page_that_is(people: Cast, page: str) -> None:
    some_cases(people, 51)

    answer = signed_in(people.officer).get(URL, {"page": page})

    assert answer.status_code == 200
    assert len(answer.context["rows"]) in (1, 50)


@pytest.mark.parametrize("name", ["whose", "due", "stage", "waiting"])
def test_a_filter_that_nobody_offers_is_as_if_it_were_not_asked(people: Cast, name: str) -> None:
    some_cases(people, 1)

    answer = signed_in(people.officer).get(URL, {name: "<script>alert(1)</script>"})

    assert (len(answer.context["rows"]), answer.context["filtered"]) == (1, False)
    assert b"alert(1)" not in answer.content


def test_every_heap_links_to_the_cases_it_counts(people: Cast) -> None:
    some_cases(people, 20)
    client = signed_in(people.officer)

    for heap in client.get(URL).context["heaps"]:
        shown = client.get(f"{URL}{heap['href']}").context["rows"]
        assert len(shown) == heap["count"], heap["text"]


def test_a_name_is_text_and_never_markup(people: Cast) -> None:
    CaseFactory(officer=people.officer, child=ChildFactory(surname="<b>O'Neil</b>"))

    page = signed_in(people.officer).get(URL)

    assert b"<b>O" not in page.content
    assert "<b>O'Neil</b>" in soup(page).get_text()


def test_a_case_whose_dates_cannot_be_worked_out_is_on_top_and_says_why(people: Cast) -> None:
    some_cases(people, 2)
    Case.objects.filter(reference="EHC-2026-00001").update(problem="A day is not recorded.")

    rows = signed_in(people.officer).get(URL).context["rows"]

    assert [(row.reference, row.problem) for row in rows] == [
        ("EHC-2026-00001", "A day is not recorded."),
        ("EHC-2026-00000", ""),
    ]


def test_the_words_of_a_search_are_in_no_address(people: Cast) -> None:
    a_request(people.officer)
    client = signed_in(people.officer)

    asked = client.get(reverse("case_search"), {"words": "Okoro"})
    found = client.post(reverse("case_search"), {"words": "Okoro"})

    assert (len(asked.context["rows"]), len(found.context["rows"])) == (0, 1)
    forms = soup(client.get(URL)).select("form[role=search]")
    assert [form["method"] for form in forms] == ["post"]
    assert "Okoro" not in found.request["QUERY_STRING"]


def test_a_search_shows_fifty_and_says_that_there_are_more(people: Cast) -> None:
    some_cases(people, 51)
    surname = Child.objects.get().surname

    answer = signed_in(people.officer).post(reverse("case_search"), {"words": surname})

    assert (len(answer.context["rows"]), answer.context["more"]) == (50, True)


def test_h050_nothing_found_and_nothing_allowed_are_one_page(people: Cast) -> None:
    case = a_request(people.officer)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    client = signed_in(people.officer)

    hidden = client.post(reverse("case_search"), {"words": "Okoro"})
    nobody = client.post(reverse("case_search"), {"words": "Xylop"})

    told = [soup(page).main.get_text() for page in (hidden, nobody)]  # type: ignore[union-attr]
    assert told[0] == told[1]


# -- the page of one case -------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MANAGER, Role.DATA_OFFICER])
def test_who_never_holds_a_case_sees_every_open_case_first(people: Cast, role: Role) -> None:
    some_cases(people, 2)

    answer = signed_in(UserFactory(role=role)).get(URL)

    assert (answer.context["wanted"].whose, len(answer.context["rows"])) == ("team", 2)


def test_an_officer_without_a_case_of_their_own_is_shown_the_way_to_the_others(
    people: Cast,
) -> None:
    some_cases(people, 1)
    newcomer = UserFactory(team=people.team)

    page = soup(signed_in(newcomer).get(URL))

    links = {a.get_text(strip=True): a["href"] for a in page.select(".app-empty a")}
    assert links == {"See all open cases": "?whose=team"}


def test_what_is_due_today_is_called_so_and_is_what_to_do_next(people: Cast) -> None:
    case = a_request(people.officer, received=days_after(TODAY, -42))

    page = soup(signed_in(people.officer).get(to(case, "case")))

    first = page.select("article.app-clock")[0]
    assert [tag.get_text() for tag in first.select(".govuk-tag")] == ["Due today"]
    step = page.select(".app-next p")[1].get_text()
    assert step == (
        "Next statutory date: Tuesday 9 June 2026 (today)."
        " Decide whether to assess and tell the family."
    )


def test_each_date_says_why_it_falls_on_its_day(people: Cast) -> None:
    case = a_request(people.officer)

    page = soup(signed_in(people.officer).get(to(case, "case")))

    clocks = page.select("article.app-clock")
    assert len(clocks) == case.deadlines.count()
    assert all("reg" in str(c.select_one(".app-clock__why")) for c in clocks[:3])
    first = clocks[0].get_text(" ", strip=True)
    assert "Tuesday 16 June 2026" in first
    assert "6 weeks from receiving the request on Tuesday 5 May 2026" in first


def test_who_looked_names_each_opening_in_plain_words(people: Cast) -> None:
    case = a_request(people.officer)
    signed_in(people.senior).get(to(case, "case"))
    signed_in(people.senior).get(to(case, "decide"))

    page = soup(signed_in(people.officer).get(to(case, "case_access")))

    actions, openings = (
        [
            [cell.get_text(strip=True) for cell in row.select("td")][1:3]
            for row in t.select("tr")[1:]
        ]
        for t in page.find_all("table")
    )
    assert actions == [["Olive Officer", "Recorded the request"]]
    assert openings == [
        ["Olive Officer", "See who looked"],
        ["Sal Senior", "Decide"],
        ["Sal Senior", "Look"],
    ]
    assert set(DOING) == {*ALL, ANSWER, SIT, KEEP_RECORD}


TABS = [
    "Dates and chronology",
    "Contact",
    "People",
    "Advice",
    "Decisions",
    "Plan",
    "Panels",
    "Documents",
]
FAMILY = ["From the family", "Notices"]
COSTS = ["Options and costs", "Placements"]


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (
            Role.ASSISTANT,
            [*TABS[:3], *FAMILY, *TABS[3:], "Letters", "Consultations", "Messages", "Handover"],
        ),
        (Role.MANAGER, [*TABS, "Consultations", *COSTS, "Messages", "Handover", "Who looked"]),
    ],
)
def test_who_may_not_see_who_looked_is_not_offered_it(
    people: Cast, role: Role, tabs: list[str]
) -> None:
    case = a_request(people.officer)
    user = UserFactory(role=role, team=people.team)

    answer = signed_in(user).get(to(case, "case"))

    assert [tab["text"] for tab in answer.context["tabs"]] == tabs


def test_a_note_is_text_and_never_markup(people: Cast) -> None:
    case = a_request(people.officer)
    note = "<img src=x onerror=alert(1)>"
    case.entries.create(kind="note", on=date(2026, 6, 1), note=note, by_name="<i>A</i>")

    page = signed_in(people.officer).get(to(case, "case"))

    assert b"<img src=x" not in page.content
    assert b"<i>A</i>" not in page.content
    assert note in soup(page).get_text()
