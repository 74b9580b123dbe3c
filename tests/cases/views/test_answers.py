"""The screens of a held decision, of a plan to issue, and of what waits for a senior."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cases.actions.chronology import record
from cases.actions.decisions import decide_to_assess
from cases.actions.statutory_exceptions import rely_on
from cases.fields import date_parts
from cases.models import Case, Decision, StatutoryException
from statutory import Kind
from tests.cases.views.acting import TODAY, a_request, errors, press, said, signed_in, to
from tests.people import Cast

UNLAWFUL = "There is no EP report."
APPROVALS = "/approvals/"


def typed(**changed: Any) -> dict[str, Any]:
    return {
        "decision": "not_assess",
        "grounds_no": ["help-enough"],
        "reasons": UNLAWFUL,
        "advice": "none",
        **date_parts("on", TODAY),
        **changed,
    }


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def held(people: Cast, case: Case) -> Decision:
    press(signed_in(people.officer), to(case, "decide"), typed())
    return Decision.objects.get()


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_test_what_counts_and_what_does_not_are_on_the_page(people: Cast, case: Case) -> None:
    page = text(signed_in(people.officer).get(to(case, "decide")))

    assert "has, or may have, special educational needs" in page
    assert "What counts" in page and "What does not count" in page
    assert "understood to be Children and Families Act 2014, section 36(8)" in page


def test_the_check_shows_the_words_why_and_what_to_ask_instead(people: Cast, case: Case) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed(), step="check")

    assert [stop.words for stop in response.context["stops"]] == ["no EP report"]
    assert "Hold it for a senior" in text(response)
    assert "part of an assessment, not a condition for one" in text(response)
    assert not Decision.objects.exists()


def test_h202_pressed_it_is_held_and_the_case_says_so(people: Cast, case: Case) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed())

    assert said(response) == ["The decision is held for a senior. Nothing was sent."]
    overview = text(signed_in(people.officer).get(to(case, "case")))
    assert "A decision on this case is held" in overview
    assert "Tuesday 16 June 2026" in overview
    again = signed_in(people.officer).get(to(case, "decide"))
    assert again.context["can_be_decided"] is False
    refused = press(signed_in(people.officer), to(case, "decide"), typed(reasons="Met."))
    assert errors(refused) == {
        "__all__": [
            "A decision by Olive Officer about this waits already. Rewrite it or drop it first"
        ]
    }


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"grounds_no": []}, {"grounds_no": ["Select at least one ground for the decision"]}),
        (
            {"grounds_yes": ["sen-shown"]},
            {"grounds_yes": ["These are grounds for the other answer. Clear them"]},
        ),
        ({"advice": "no"}, {"advised_on": ["Enter the day the panel advised"]}),
        (
            {"advice": "yes", "advice_said": "Assess", **date_parts("advised_on", TODAY)},
            {"departs_because": ["Say why you decide otherwise than advised"]},
        ),
    ],
)
def test_half_an_answer_is_refused_beside_its_field(
    people: Cast, case: Case, changed: dict[str, Any], wrong: dict[str, list[str]]
) -> None:
    response = press(signed_in(people.officer), to(case, "decide"), typed(**changed))

    assert errors(response) == wrong
    assert response.context["form"]["reasons"].value() == UNLAWFUL


def test_the_senior_finds_it_reads_what_stopped_it_and_explains(
    people: Cast, case: Case, held: Decision
) -> None:
    senior = signed_in(people.senior)

    assert list(senior.get(APPROVALS).context["decisions"]) == [held]
    page = to(case, "decision_answer", held.pk)
    assert "“no EP report”" in text(senior.get(page))
    empty = press(senior, page, {"answer": "yes", "because": " "})
    done = press(senior, page, {"answer": "yes", "because": "Need is met."})

    assert errors(empty) == {"because": ["Say why"]}
    assert (done.url, list(case.messages.filter(code="not-to-assess").values_list("code"))) == (
        APPROVALS,
        [("not-to-assess",)],
    )
    listed = text(signed_in(people.officer).get(to(case, "case_decisions")))
    assert "Explained by Sal Senior" in listed and "Need is met." in listed


def test_sent_back_the_officer_writes_it_anew_from_its_own_words(
    people: Cast, case: Case, held: Decision
) -> None:
    press(
        signed_in(people.senior),
        to(case, "decision_answer", held.pk),
        {"answer": "no", "because": "Say what she needs"},
    )
    officer, page = signed_in(people.officer), to(case, "decision_rewrite", held.pk)

    shown = officer.get(page)
    done = press(officer, page, typed(reasons="The help she has meets her needs."))

    assert shown.context["form"]["reasons"].value() == UNLAWFUL
    assert "Say what she needs" in text(shown)
    assert done.url == to(case, "tell_bodies", case.decisions.filter(state="made").first().pk)
    assert sorted(Decision.objects.values_list("state", flat=True)) == ["dropped", "made"]


def test_written_anew_as_a_yes_the_grounds_of_the_no_lapse(
    people: Cast, case: Case, held: Decision
) -> None:
    officer, page = signed_in(people.officer), to(case, "decision_rewrite", held.pk)
    shown = officer.get(page)
    ticked = {"grounds_no": shown.context["form"]["grounds_no"].value()}

    unsaid = press(officer, page, typed(decision="assess", **ticked), step="check")
    yes = typed(decision="assess", grounds_yes=["sen-shown"], reasons="Ada has needs.", **ticked)
    checked = press(officer, page, yes, step="check")
    press(officer, page, yes)

    assert ticked == {"grounds_no": ["help-enough"]}
    assert errors(unsaid) == {"grounds_yes": ["Select at least one ground for the decision"]}
    assert unsaid.context["form"]["grounds_no"].value() == []
    assert ("grounds_no", "help-enough") not in checked.context["form"].carried()
    assert Decision.objects.get(state="made").grounds == ["sen-shown"]


def test_a_ground_newly_ticked_for_the_other_answer_must_still_be_cleared(
    people: Cast, case: Case, held: Decision
) -> None:
    officer, page = signed_in(people.officer), to(case, "decision_rewrite", held.pk)
    both = {"grounds_yes": ["sen-shown"], "grounds_no": ["help-enough", "no-sen"]}

    response = press(officer, page, typed(decision="assess", **both))

    assert errors(response) == {
        "grounds_no": ["These are grounds for the other answer. Clear them"]
    }


def test_dropped_with_a_reason_the_question_is_open_again(
    people: Cast, case: Case, held: Decision
) -> None:
    officer, page = signed_in(people.officer), to(case, "decision_drop", held.pk)

    assert errors(press(officer, page, {"because": ""})) == {"because": ["Say why it is dropped"]}
    press(officer, page, {"because": "New evidence"})

    assert officer.get(to(case, "decide")).context["can_be_decided"] is True


def test_h046_the_senior_who_wrote_it_is_offered_no_answer(people: Cast, case: Case) -> None:
    senior = signed_in(people.senior)
    press(senior, to(case, "decide"), typed())
    own = Decision.objects.get()

    assert "You wrote this yourself" in text(senior.get(to(case, "decision_answer", own.pk)))
    forced = press(senior, to(case, "decision_answer", own.pk), {"answer": "yes", "because": "I"})
    assert errors(forced)["__all__"] == ["You wrote this yourself, so somebody else must answer it"]
    assert list(senior.get(APPROVALS).context["decisions"]) == []


def test_whether_to_issue_shows_the_advice_and_the_sixteen_weeks(people: Cast, case: Case) -> None:
    decide_to_assess(case, on=TODAY, by=people.officer, reasons="She may.", today=TODAY)
    asked = {"kind": Kind.ADVICE_REQUEST_SENT, "on": TODAY, "by": people.officer, "today": TODAY}
    record(case, about="advice:1", note="Dr Hall", **asked)  # type: ignore[arg-type]
    officer, page = signed_in(people.officer), to(case, "decide_issue")

    shown = officer.get(page)
    yes = {"decision": "issue", "grounds_no": [], "grounds_yes": ["placement"], "reasons": "So."}
    done = press(officer, page, typed(**yes))

    assert "Advice is not in yet: Dr Hall." in text(shown)
    assert shown.context["clock"].due == date(2026, 8, 25)
    assert done.url == to(case, "tell_bodies", case.decisions.filter(state="made").first().pk)
    assert said(done)[0].startswith("The decision to issue a plan is recorded.")
    case.refresh_from_db()
    assert case.stage == "drafting"


def relied_on(people: Cast, case: Case) -> StatutoryException:
    """An exception to the first date, for an illness, that nobody has approved."""
    return rely_on(
        case,
        rule="A01",
        ground="exceptional_circumstances",
        starts=date(2026, 5, 20),
        ends=None,
        why="Illness",
        by=people.officer,
    )


def test_wherever_a_case_is_listed_it_says_that_an_exception_is_not_yet_approved(
    people: Cast, case: Case
) -> None:
    senior, one = signed_in(people.senior), relied_on(people, case)
    lists = {
        "worklist": senior.get("/cases/?whose=team"),
        "search": senior.post("/cases/search/", {"words": case.reference}),
        "handover": senior.get(reverse("caseload_handover", args=[people.officer.pk])),
    }
    one.approved_at = timezone.now()
    one.save()
    after = text(senior.post("/cases/search/", {"words": case.reference}))

    marked = "Time limit disapplied, not yet approved"
    assert {name: marked in text(page) for name, page in lists.items()} == dict.fromkeys(lists, 1)
    assert "Time limit disapplied" in after and marked not in after


def test_the_command_says_which_exception_is_not_yet_approved(people: Cast, case: Case) -> None:
    relied_on(people, case)
    as_json, as_text = StringIO(), StringIO()

    call_command("deadlines", case.reference, "--format", "json", stdout=as_json)
    call_command("deadlines", case.reference, stdout=as_text)

    marked = {
        one["rule"]: one["exception_not_yet_approved"] for one in json.loads(as_json.getvalue())
    }
    assert [rule for rule, not_yet in marked.items() if not_yet] == ["A01"]
    lines = [line for line in as_text.getvalue().splitlines() if "not yet approved" in line]
    assert len(lines) == 1 and lines[0].endswith("). Exception not yet approved.")


def test_an_exception_is_marked_until_a_senior_answers_it(people: Cast, case: Case) -> None:
    relied = relied_on(people, case)
    senior, page = signed_in(people.senior), to(case, "exception_answer", relied.pk)

    before = text(senior.get(to(case, "case")))
    shown = senior.get(page)
    done = press(senior, page, {"answer": "yes", "because": ""})

    assert "Exception not yet approved" in before and "Not yet approved" in before
    assert "On what is recorded, this exception is open to us." in text(shown)
    assert (done.url, said(done)) == (APPROVALS, ["The exception is approved."])
    assert "not yet approved" not in text(senior.get(to(case, "case"))).lower()
