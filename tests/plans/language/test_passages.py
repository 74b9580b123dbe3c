"""A paper is taken apart where a reader would, and each passage can be found again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.language.passages import passages, unwrapped, words_at


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        ("Dr. Roe saw her. She read 3.5 words.", ["Dr. Roe saw her.", "She read 3.5 words."]),
        ("He uses aids, e.g. a frame. It helps.", ["He uses aids, e.g. a frame.", "It helps."]),
        (
            "She will need regular time with the\ntherapist to practise this. It\nhelps.",
            ["She will need regular time with the therapist to practise this.", "It helps."],
        ),
        ("Summary\nShe is kind.", ["Summary", "She is kind."]),
        ("• One thing\n• Another", ["• One thing", "• Another"]),
        ("“Stop it.” He left.", ["“Stop it.”", "He left."]),
        (
            "Provision: a slope and a wedge for every lesson; prompts four times in each day; an"
            " adult beside her when she changes for PE.",
            [
                "Provision: a slope and a wedge for every lesson",
                "prompts four times in each day",
                "an adult beside her when she changes for PE.",
            ],
        ),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_a_paper_falls_apart_where_its_reader_would_stop(paper, wanted):
    assert [one.text for one in passages(paper)] == wanted


@given(st.text(alphabet=st.sampled_from("aB .;\n\t•-1!?”)ש")))
def test_every_passage_stands_where_it_says_and_none_overlap(paper):
    found = passages(paper)

    assert [words_at(paper, one.start, one.end) for one in found] == [one.text for one in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.text for one in found)


def test_places_outside_a_paper_hold_nothing():
    assert [words_at("Four", *at) for at in ((0, 5), (2, 2), (3, 1), (0, 4))] == [
        "",
        "",
        "",
        "Four",
    ]


def test_sixty_thousand_words_without_a_stop_are_still_passages():
    found = passages("word " * 60_000)

    assert max(len(one.text) for one in found) <= 1200
    assert sum(one.text.count("word") for one in found) == 60_000


def test_a_line_that_ends_at_the_edge_of_the_page_goes_on_and_every_place_stays():
    paper = "Summary\nShe will need regular time with the\ntherapist to practise.\n\nNext."

    straight = unwrapped(paper)

    assert straight == paper.replace("the\ntherapist", "the therapist")
    assert len(straight) == len(paper)
