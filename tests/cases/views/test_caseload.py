"""Fair shares, giving cases to officers and taking them back, as somebody presses the buttons."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from cases.fields import date_parts
from cases.models import Allocation, Case, Relation
from tests.cases.views.acting import TODAY, errors, hidden, press, said, signed_in, to
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast

MOVE = reverse("cases_move")


@pytest.fixture
def bea(people: Cast) -> Any:
    return UserFactory(name="Bea Bold", team=people.team, working_share=50)


def some(people: Cast, number: int = 3, **more: Any) -> list[Case]:
    fields = {"officer": people.officer, "stage": "request"} | more
    return [CaseFactory(**fields) for _ in range(number)]


def holders(*cases: Case) -> list[str | None]:
    rows = Case.objects.filter(pk__in=[c.pk for c in cases]).select_related("officer")
    return [case.officer.name if case.officer else None for case in rows.order_by("pk")]


def typed(people: Cast, cases: list[Case], receiver: Any, **more: Any) -> dict[str, Any]:
    return {
        "which": "ticked",
        "cases": [case.reference for case in cases],
        "listed": json.dumps([case.reference for case in cases]),
        "to": receiver.pk,
        "reason": "Olive goes part time",
        **more,
    }


def whose(officer: Any) -> str:
    return f"{MOVE}?officer={officer if isinstance(officer, str) else officer.pk}"


def checked(client: Any, url: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The preview's own form, as a browser would send it."""
    page = press(client, url, fields, step="check")
    sent: dict[str, list[str]] = {}
    for name, value in page.context["carried"]:
        sent.setdefault(name, []).append(value)
    return sent


# -- fair shares ----------------------------------------------------------------------------------


def test_the_fair_share_follows_the_hours_and_the_weights(people: Cast, bea: Any) -> None:
    some(people, 2)
    some(people, 1, stage="drafting", complexity="very")

    rows = signed_in(people.senior).get(reverse("caseloads")).context["rows"]

    told = {row["officer"].name: row for row in rows}
    olive, half = told["Olive Officer"], told["Bea Bold"]
    assert (olive["cases"], olive["weight"], olive["fair"]) == (3, "6.0", "4.0")
    assert (olive["difference"], half["difference"]) == ("2.0 more", "2.0 less")
    assert (half["share"], half["fair"], half["cases"]) == ("50%", "2.0", 0)
    assert told["Sal Senior"]["fair"] == ""
    assert [row["officer"].name for row in rows] == sorted(told)


def test_officers_of_other_teams_are_not_on_the_page_of_a_senior(people: Cast) -> None:
    CaseFactory(officer=people.stranger)

    def seen(user: Any) -> bool:
        rows = signed_in(user).get(reverse("caseloads")).context["rows"]
        return "Sid Stranger" in [row["officer"].name for row in rows]

    assert (seen(people.senior), seen(people.manager)) == (False, True)


def test_a_leaver_with_open_cases_stays_on_the_page_until_they_are_moved(people: Cast) -> None:
    some(people, 1)
    people.officer.is_active = False
    people.officer.save()

    page = signed_in(people.senior).get(reverse("caseloads"))

    row = next(r for r in page.context["rows"] if r["officer"] == people.officer)
    assert (row["cases"], row["fair"]) == (1, "")
    assert "Has left" in page.content.decode()


def test_the_figure_of_cases_leads_to_the_cases(people: Cast) -> None:
    some(people, 2)
    client = signed_in(people.senior)
    row = next(
        r
        for r in client.get(reverse("caseloads")).context["rows"]
        if r["officer"] == people.officer
    )

    assert len(client.get(row["href"]).context["rows"]) == row["cases"]


# -- one case -------------------------------------------------------------------------------------


def test_a_case_that_nobody_holds_is_given_to_an_officer(people: Cast) -> None:
    (case,) = some(people, 1, officer=None, team=people.team)
    client = signed_in(people.senior)

    page = client.get(reverse("caseloads"))
    answer = press(
        client, to(case, "case_allocate"), {"to": people.officer.pk, "reason": "New", "held_by": ""}
    )

    assert [row.reference for row in page.context["waiting"]] == [case.reference]
    assert said(answer) == [f"Olive Officer holds {case.reference} now."]
    assert holders(case) == ["Olive Officer"]


def test_a_case_moved_by_another_manager_meanwhile_is_not_moved_again(
    people: Cast, bea: Any
) -> None:
    (case,) = some(people, 1)
    client, url = signed_in(people.senior), to(case, "case_allocate")
    sent = hidden(client, url) | {"held_by": people.officer.pk, "to": bea.pk, "reason": "x"}
    assert client.post(url, sent | {"held_by": "9" * 5_000}).status_code == 200
    Case.objects.filter(pk=case.pk).update(officer=people.assistant)

    answer = client.post(url, sent)

    why = "Somebody else moved it meanwhile. It is held by Anna Assistant"
    assert errors(answer) == {"to": [why]}


# -- many cases -----------------------------------------------------------------------------------


def test_cases_are_chosen_looked_at_moved_and_moved_back(people: Cast, bea: Any) -> None:
    cases = some(people)
    client, url = signed_in(people.senior), whose(people.officer)

    sent = checked(client, url, typed(people, cases[:2], bea))
    done = client.post(url, sent | {"step": "do"})

    assert said(done) == ["2 cases moved to Bea Bold."]
    assert holders(*cases) == ["Bea Bold", "Bea Bold", "Olive Officer"]
    undone = press(client, done.url, {"reason": "Too soon"})
    assert said(undone)[-1] == "2 cases moved back."
    assert holders(*cases) == ["Olive Officer"] * 3


def test_looking_at_a_move_moves_nothing_and_shows_the_work_before_and_after(
    people: Cast, bea: Any
) -> None:
    cases = some(people)

    page = press(
        signed_in(people.senior), whose(people.officer), typed(people, cases, bea), step="check"
    )

    changes = {
        one.name: (one.cases, one.cases_after, one.weight, one.weight_after)
        for one in page.context["preview"].changes
    }
    assert changes == {"Bea Bold": (0, 3, 0, 3), "Olive Officer": (3, 0, 3, 0)}
    assert not Allocation.objects.exists()


def test_every_case_in_the_list_is_what_the_filter_left(people: Cast, bea: Any) -> None:
    requests, drafts = some(people, 2), some(people, 1, stage="drafting")
    client, url = signed_in(people.senior), f"{whose(people.officer)}&stage=drafting"

    listed = client.get(url).context["listed"]
    sent = checked(client, url, typed(people, [], bea, which="all", listed=listed))
    client.post(url, sent | {"step": "do"})

    assert json.loads(listed) == [drafts[0].reference]
    assert holders(*requests, *drafts) == ["Olive Officer", "Olive Officer", "Bea Bold"]


def test_no_case_ticked_is_said_and_what_was_typed_is_kept(people: Cast, bea: Any) -> None:
    answer = press(
        signed_in(people.senior),
        whose(people.officer),
        typed(people, some(people)[:0], bea),
        step="check",
    )

    assert errors(answer) == {"which": ["Tick at least one case, or move every case in the list"]}
    assert "Olive goes part time" in answer.content.decode()


def test_going_back_to_change_keeps_the_ticks(people: Cast, bea: Any) -> None:
    cases = some(people)
    client, url = signed_in(people.senior), whose(people.officer)
    sent = checked(client, url, typed(people, cases[:1], bea))

    page = client.post(url, sent | {"step": "change"})

    assert page.context["ticked"] == {cases[0].reference}
    assert page.context["form"].errors == {}


def test_h043_ids_of_cases_that_cannot_be_seen_are_refused_alike_and_the_batch_is_reported(
    people: Cast, bea: Any
) -> None:
    mine = some(people, 1)
    elsewhere = CaseFactory(officer=people.stranger)
    closed_off = CaseFactory(officer=people.officer, restricted=True)
    unseen = [elsewhere.reference, closed_off.reference, "EHC-2026-99999"]
    client, url = signed_in(people.senior), whose(people.officer)
    fields = typed(people, [], bea) | {"cases": [*unseen, mine[0].reference]}

    preview = press(client, url, fields, step="check")
    done = client.post(url, checked(client, url, fields) | {"step": "do"})

    sentence = "There is no such case that you may move"
    assert [(line.reference, line.why_not) for line in preview.context["preview"].staying] == [
        (reference, sentence) for reference in unseen
    ]
    words = preview.content.decode()
    assert str(elsewhere.child) not in words
    page = client.get(done.url)
    assert page.context["left"] == [[reference, sentence] for reference in unseen]
    assert holders(elsewhere) == ["Sid Stranger"]
    assert holders(closed_off) == ["Olive Officer"]


def test_what_another_manager_moved_since_the_preview_is_named_and_left(
    people: Cast, bea: Any
) -> None:
    first, second = some(people, 2)
    client, url = signed_in(people.senior), whose(people.officer)
    sent = checked(client, url, typed(people, [first, second], bea))
    Case.objects.filter(pk=first.pk).update(officer=people.assistant)

    done = client.post(url, sent | {"step": "do"})

    why = "Somebody else moved it meanwhile. It is held by Anna Assistant"
    assert client.get(done.url).context["left"] == [[first.reference, why]]
    assert holders(first, second) == ["Anna Assistant", "Bea Bold"]


def test_who_left_since_the_preview_is_given_nothing(people: Cast, bea: Any) -> None:
    cases = some(people)
    client, url = signed_in(people.senior), whose(people.officer)
    sent = checked(client, url, typed(people, cases, bea))
    bea.is_active = False
    bea.save()

    answer = client.post(url, sent | {"step": "do"})

    assert errors(answer) == {
        "to": ["That person has left, or cannot be chosen here. Choose another"]
    }
    assert holders(*cases) == ["Olive Officer"] * 3


def test_a_second_press_moves_nothing_twice(people: Cast, bea: Any) -> None:
    client, url = signed_in(people.senior), whose(people.officer)
    sent = checked(client, url, typed(people, some(people), bea)) | {"step": "do"}

    first, second = client.post(url, sent), client.post(url, sent)

    assert first.url == second.url
    assert Allocation.objects.count() == 3


@pytest.mark.parametrize("chosen", ["{", "[]", "3", '"x"', '["EHC"]', "null"])
def test_a_page_that_was_tampered_with_moves_nothing(people: Cast, bea: Any, chosen: str) -> None:
    fields = typed(people, [], bea, chosen=chosen, which="")

    answer = press(signed_in(people.senior), whose(people.officer), fields)

    assert answer.status_code == 200
    assert not Allocation.objects.exists()


def test_a_batch_of_cases_that_cannot_be_seen_is_not_found(people: Cast, bea: Any) -> None:
    client, url = signed_in(people.senior), whose(people.officer)
    sent = checked(client, url, typed(people, some(people), bea))
    moved = client.post(url, sent | {"step": "do"}).url
    Case.objects.update(team=people.stranger.team, officer=people.stranger)

    assert client.get(moved).status_code == 404


def test_whose_cases_is_asked_first(people: Cast) -> None:
    some(people)

    page = signed_in(people.senior).get(MOVE)

    assert people.officer in page.context["people"]
    assert people.stranger not in page.context["people"]


# -- complexity -----------------------------------------------------------------------------------


def test_the_complexity_is_on_the_case_and_changes_with_a_reason(people: Cast) -> None:
    (case,) = some(people, 1)
    client = signed_in(people.officer)

    answer = press(
        client, to(case, "case_complexity"), {"complexity": "complex", "reason": "Two homes"}
    )

    assert said(answer) == ["The case counts as complex."]
    assert "(now: complex)" in client.get(to(case, "case")).content.decode()


# -- the worklist ---------------------------------------------------------------------------------


def test_who_covers_sees_it_on_the_worklist_with_the_day_it_ends(people: Cast) -> None:
    officer = people.officer
    officer.cover, officer.cover_from = people.assistant, TODAY
    officer.cover_until = date(2026, 6, 12)
    officer.save()

    page = signed_in(people.assistant).get(reverse("worklist"))

    assert page.context["covering"] == ["You cover Olive Officer until Friday 12 June 2026"]


def test_the_worklist_narrowed_to_an_officer_shows_no_case_that_may_not_be_seen(
    people: Cast,
) -> None:
    CaseFactory(officer=people.stranger)
    CaseFactory(officer=people.officer, restricted=True)
    (case,) = some(people, 1)
    client, url = signed_in(people.senior), reverse("worklist")

    theirs = client.get(url, {"whose": "team", "officer": people.officer.pk})
    strangers = client.get(url, {"whose": "team", "officer": people.stranger.pk})

    assert [row.reference for row in theirs.context["rows"]] == [case.reference]
    assert list(strangers.context["rows"]) == []
    assert theirs.context["only"] == ["Only cases held by Olive Officer."]


def test_a_relation_declared_leaves_the_case_out_of_the_cover(people: Cast, bea: Any) -> None:
    near, _ = some(people, 2)
    Relation.objects.create(user=bea, child=near.child, what="Aunt", declared_by=bea)
    client, url = signed_in(people.senior), reverse("cover", args=[people.officer.pk])
    fields = {
        "cover": bea.pk,
        "reason": "Leave",
        **_day("starts", 10),
        **_day("ends", 12),
    }

    page = press(client, url, fields, step="check")
    done = press(client, url, fields)

    assert [(case.pk, why) for case, why in page.context["left"]] == [
        (near.pk, "Bea Bold has declared a relation to this child")
    ]
    assert said(done) == ["Bea Bold covers for Olive Officer until Friday 12 June 2026."]
    shown = client.get(url)
    assert shown.context["arranged"] == (
        "Bea Bold covers from Wednesday 10 June 2026 until Friday 12 June 2026"
    )
    ended = press(client, reverse("cover_end", args=[people.officer.pk]), {"reason": "Back"})
    assert said(ended)[-1] == "Cover for Olive Officer has ended."


def test_a_cover_that_cannot_be_is_refused_on_the_page(people: Cast, bea: Any) -> None:
    url = reverse("cover", args=[people.officer.pk])
    fields = {"cover": bea.pk, "reason": "Leave", **_day("starts", 8), **_day("ends", 12)}

    answer = press(signed_in(people.senior), url, fields, step="check")

    assert errors(answer) == {"starts": ["The first day must be today or in the future"]}


def test_cover_for_somebody_of_another_team_is_not_found(people: Cast) -> None:
    url = reverse("cover", args=[people.stranger.pk])

    assert signed_in(people.senior).get(url).status_code == 404


def _day(name: str, day: int) -> dict[str, str]:
    return date_parts(name, date(2026, 6, day))
