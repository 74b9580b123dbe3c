"""The plan as a page: every word of it, its golden thread, its state, and nobody's name outside."""

from __future__ import annotations

import re

import pytest

from plans.content import read_plan
from plans.output import front, html
from plans.output.shown import sections_of
from plans.sections import sections_on
from tests.plans.output.making import a_plan, exemplar, text_of

BLANK = "This section is left blank in a draft, because the law does not let us name"


def test_every_section_stands_under_its_own_heading_in_order():
    found = re.findall(r"<h2 id=\"plan-section-\w+\">([^<]+)</h2>", html.page(exemplar()))

    assert found == [one.heading for one in sections_on(None)]


@pytest.mark.parametrize("kind", html.KINDS)
def test_every_word_of_the_plan_is_on_the_page_in_every_form(kind):
    plan = exemplar()
    page = text_of(html.page(plan, kind=kind))

    for text in (
        *vars(plan.views).values(),
        *plan.strengths,
        *(one.text for one in (*plan.needs, *plan.outcomes, *plan.provision)),
        *(one.steps for one in plan.outcomes),
        *(line.monitored_by for line in plan.provision),
        *(paper.role for paper in plan.advice),
        *plan.nil.values(),
        plan.short_term_targets,
        plan.healthcare_plan[1:],
    ):
        assert " ".join(text.split()) in page


def test_the_thread_runs_from_a_need_to_its_outcomes_provision_checks_and_advice():
    (row,) = re.findall(
        r'<tr role="row"><th[^>]*><a href="#plan-B4">.*?</tr>', html.page(exemplar()), re.S
    )

    assert text_of(row) == "B4 Cognition and learning E4, E6 F6, F7 F15, F16 K3, K4"


def test_every_mention_of_an_item_leads_to_it_and_no_name_is_given_twice():
    page = html.page(exemplar())
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {f"plan-{id}" for id in ("B1", "E9", "F16", "G2", "H1.1", "K10")} <= set(ids)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "Draft education, health and care plan"),
        ("amended_draft", "Amended draft education, health and care plan"),
        ("proposed_amendment", "Proposed amendment of the education, health and care plan"),
        ("final", "Final education, health and care plan"),
        ("amended_final", "Amended final education, health and care plan"),
        ("", "Education, health and care plan"),
    ],
)
def test_the_state_is_said_in_words_at_the_head_of_every_page(status, words):
    plan = exemplar(status=status)

    assert f'data-head="{words}, 30 January 2025"' in html.page(plan)
    assert front.title_of(plan) == f"{words}, version 3"


def test_a_working_document_for_the_tribunal_is_not_taken_for_a_plan_in_force():
    page = html.page(exemplar(document_type="working_document"))

    assert 'data-head="Working document: final education, health and care plan, ' in page
    assert "This plan is in force." not in page


@pytest.mark.parametrize("status", ["draft", "amended_draft"])
def test_h223_section_i_of_a_draft_is_blank_and_says_why_whatever_was_typed(status):
    page = text_of(html.page(exemplar(status=status)))

    assert BLANK in page
    assert "Hallowmere" not in page


def test_a_final_plan_names_the_setting_now_and_from_when():
    page = text_of(html.page(exemplar()))

    assert BLANK not in page
    assert "Name Hallowmere Academy Type Mainstream school with a resource base" in page
    assert "From 24 February 2025 Until then Name Tolverne Bank Primary School" in page


def test_title_file_name_head_and_foot_name_nobody():
    plan = exemplar()

    assert front.file_name(plan, "EHC-2026-00012") == (
        "final-ehc-plan-version-3-EHC-2026-00012.pdf"
    )
    assert front.foot_of(plan, "EHC-2026-00012") == "M.T. · EHC-2026-00012 · version 3"
    for said in (front.title_of(plan), front.head_of(plan), front.file_name(plan, "")):
        assert not re.search("maisie|thornbury", said, re.I)


def test_a_section_with_nothing_in_it_says_so():
    page = text_of(html.page(read_plan({})))

    assert page.count("Nothing is recorded in this section.") == 11
    assert "Name not recorded" in page


def test_what_stands_loose_or_under_an_unknown_letter_is_not_lost():
    plan = read_plan({"sections": {"F": {"remark": "Loose words"}, "H": "Undivided"}})

    page = text_of(html.page(plan))
    assert "Loose words" in page
    assert "Section H Undivided" in page


def test_two_items_of_one_number_and_a_number_of_any_signs_are_shown():
    plan = a_plan({"id": 'F"1<', "text": "One"}, {"id": 'F"1<', "text": "Two"})

    page = html.page(plan)
    assert text_of(page).count('F"1<') == 2
    assert page.count('id="plan-F-1-"') == 1


def test_what_is_typed_is_only_ever_text():
    page = html.page(a_plan({"text": "<script>alert(1)</script>", "who": "<b>x</b>"}))

    assert "<script>" not in page and "<b>" not in page


def test_signs_that_no_page_can_hold_are_left_out():
    page = html.page(a_plan({"text": "One\x00 two\x07\ud800 \ufffethree"}))

    assert "One two three" in text_of(page)
    page.encode()


def test_writing_that_runs_from_the_right_is_turned():
    page = html.page(a_plan({"text": "سوف يعمل معها\nIn English"}))

    assert '<p dir="rtl">سوف يعمل معها</p>\n<p dir="auto">In English</p>' in page


def test_a_day_in_a_field_is_said_in_words_and_a_number_that_is_no_day_stays():
    page = text_of(html.page(a_plan({"text": "x", "start": "by 2025-03-31, not 2025-13-99"})))

    assert "by 31 March 2025, not 2025-13-99" in page


def test_without_agreement_of_the_health_body_section_g_says_so():
    plan = a_plan({"text": "A nurse will come."}, section="G")

    assert "No agreement of a health body to this provision is recorded." in text_of(
        html.page(plan)
    )


def test_a_form_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no form of a plan called 'braille'"):
        html.page(exemplar(), kind="braille")


def test_a_screen_shows_what_paper_shows():
    plan = exemplar()

    assert text_of(html.body(plan)) in text_of(html.page(plan))
    assert [one.code for one in sections_of(plan)] == [one.code for one in sections_on(None)]
