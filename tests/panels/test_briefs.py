"""A brief: what it lacks, who may approve it, and what voids the approval (H-200)."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.template.loader import render_to_string

from cases.actions import documents
from cases.editing import Edit, version_of
from cases.models import Document
from cases.refusals import Refused
from panels.actions import briefs, reviews
from panels.models import Brief, BriefReview
from panels.queries.briefs import NO_MONEY, gaps, shown
from panels.queries.reviews import changed_since, fingerprint, is_approved
from providers.models import AdviceRequest
from tests.factories import CaseFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def brief(people: Cast) -> Brief:
    case = CaseFactory(officer=people.officer, team=people.team)
    return briefs.begin(case, kind="assessment", question="assess", by=people.officer)


def _write(brief: Brief, by: object, **values: str) -> None:
    brief.refresh_from_db()
    briefs.write(brief, edit=Edit(values, seen=version_of(brief)), by=by)  # type: ignore[arg-type]


def _approved(brief: Brief, people: Cast) -> BriefReview:
    reviews.hand_in(brief, note="", by=people.officer, today=TODAY)
    return reviews.approve(
        brief,
        seen=fingerprint(brief),
        comments="",
        in_spite="The meeting is tomorrow",
        by=people.senior,
        today=TODAY,
    )


def test_an_empty_brief_names_what_is_missing_the_voice_of_the_child_first(brief: Brief) -> None:
    lacking = [gap.code for gap in gaps(brief, TODAY)]
    assert lacking[0] == "voice_tried"
    assert {"child", "family_views", "issues", "options", "recommendation"} <= set(lacking)


def test_the_childs_own_words_stand_before_those_of_the_family(brief: Brief, people: Cast) -> None:
    for title, whose in (("What they want", "Rose Example"), ("Child’s views", "The child")):
        filed = documents.Particulars(Document.Sort.VIEWS, TODAY, whose)
        told = {"title": title, "content": whose.encode(), "media_type": "text/plain"}
        documents.file(brief.case, **told, particulars=filed, by=people.officer)

    voices = shown(brief, TODAY)["voices"]
    assert [one["title"] for one in voices] == ["Child’s views", "What they want"]


def test_advice_of_another_service_is_called_by_who_gave_it(brief: Brief, people: Cast) -> None:
    request = AdviceRequest.objects.create(
        case=brief.case, source="other", asked_by=people.officer, sent_on=TODAY
    )
    told = {"author_name": "Bryony Tapp", "author_role": "Speech and language therapist"}
    request.versions.create(
        number=1, state="given", dated_on=TODAY, written_by=people.officer, **told
    )

    assert [one["name"] for one in shown(brief, TODAY)["advice"]] == [told["author_role"]]


def test_it_says_that_cost_does_not_count_and_asks_for_none(brief: Brief, people: Cast) -> None:
    for title in ("Assess", "Do not assess"):
        briefs.add_option(brief, values={"title": title}, by=people.officer)
    told = shown(brief, TODAY)
    assert told["money"] == NO_MONEY
    assert [one["a_year"] for one in told["options"]] == ["Unknown", "Unknown"]
    assert "cost" not in [gap.code for gap in gaps(brief, TODAY)]
    json.dumps(told)
    html = render_to_string("panels/briefs/_brief.html", {"brief": told})
    assert "Unknown" in html and "<a " not in html and "<form" not in html


def test_an_unknown_cost_is_a_gap_where_cost_counts(brief: Brief, people: Cast) -> None:
    other = briefs.begin(brief.case, kind="placement", question="placement", by=people.officer)
    for title in ("A", "B"):
        briefs.add_option(other, values={"title": title}, by=people.officer)
    assert [gap.code for gap in gaps(other, TODAY)].count("cost") == 2


def test_a_statement_without_a_source_is_a_gap(brief: Brief, people: Cast) -> None:
    briefs.set_out(brief, part="issue", values={"text": "Reading"}, by=people.officer)
    assert "sources" in [gap.code for gap in gaps(brief, TODAY)]


def test_gaps_go_only_with_a_seniors_reason(brief: Brief, people: Cast) -> None:
    reviews.hand_in(brief, note="", by=people.officer, today=TODAY)
    with pytest.raises(Refused, match="It lacks"):
        reviews.approve(
            brief,
            seen=fingerprint(brief),
            comments="",
            in_spite=" ",
            by=people.senior,
            today=TODAY,
        )
    assert not is_approved(brief)


def test_an_edit_after_approval_voids_it(brief: Brief, people: Cast) -> None:
    review = _approved(brief, people)
    assert is_approved(brief)
    _write(brief, people.officer, child="She is eight")
    review.refresh_from_db()
    brief.refresh_from_db()
    assert (review.state, brief.state) == ("void", "writing")
    assert not is_approved(brief)


def test_whoever_wrote_a_part_never_approves(brief: Brief, people: Cast) -> None:
    _write(brief, people.senior, child="She is eight")
    with pytest.raises(Refused, match="somebody else"):
        _approved(brief, people)


def test_whoever_sent_it_back_wrote_none_of_it_and_approves_it_when_it_comes_again(
    brief: Brief, people: Cast
) -> None:
    reviews.hand_in(brief, note="", by=people.officer, today=TODAY)
    reviews.send_back(brief, comments="Say who she is", by=people.senior)
    _write(brief, people.officer, child="She is eight")
    brief.refresh_from_db()

    assert _approved(brief, people).state == "approved"


def test_whoever_handed_it_in_does_not_approve_it(brief: Brief, people: Cast) -> None:
    reviews.hand_in(brief, note="", by=people.senior, today=TODAY)
    reviews.take_back(brief, by=people.senior)
    with pytest.raises(Refused, match="somebody else"):
        _approved(brief, people)


def test_what_changed_is_shown_when_it_comes_again(brief: Brief, people: Cast) -> None:
    reviews.hand_in(brief, note="", by=people.officer, today=TODAY)
    reviews.send_back(brief, comments="Say who she is", by=people.senior)
    _write(brief, people.officer, child="She is eight")
    reviews.hand_in(brief, note="", by=people.officer, today=TODAY)
    brief.refresh_from_db()
    changed = changed_since(brief, TODAY)
    assert [(one.part, one.was, one.now) for one in changed] == [("Child", "", "She is eight")]


def test_nobody_writes_while_a_senior_reads(brief: Brief, people: Cast) -> None:
    reviews.hand_in(brief, note="", by=people.officer, today=TODAY)
    with pytest.raises(Refused, match="with a senior"):
        _write(brief, people.officer, child="X")
