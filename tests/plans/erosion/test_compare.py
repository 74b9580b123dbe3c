"""What is lost between two versions of a line, and what is only said in other words."""

from __future__ import annotations

import pytest

from plans.content import read_line
from plans.erosion import Kind, compare

THERAPY = {
    "text": None,
    "what": "direct speech and language therapy with hand-over",
    "who": "speech and language therapist",
    "expertise": "HCPC registered; DLD and autism experience",
    "ratio": "1:1",
    "frequency": "weekly, 36 a year",
    "duration": "40 minutes plus 15 minutes hand-over",
    "setting": "school, quiet room",
    "end": None,
    "monitored_by": "therapist, written update each half term",
}
SUPPORT = {
    "what": "support in lessons",
    "who": "teacher and TA",
    "ratio": "1:1",
    "frequency": "weekly; holiday weeks",
    "duration": "3 hours; 6 hours",
    "setting": "home, school or community",
    "end": "July 2027",
    "monitored_by": "SENCo half-termly",
}


def kinds(before: object, after: object) -> set[str]:
    was, now = (read_line(one) if one is not None else None for one in (before, after))
    return {str(loss.kind) for loss in compare(was, now)}


def test_h_220_access_to_speech_support_loses_four_things() -> None:
    losses = compare(
        read_line("45 minutes weekly by a speech therapist"),
        read_line("access to speech support"),
    )

    assert [loss.kind for loss in losses] == [
        Kind.MINUTES,
        Kind.FREQUENCY,
        Kind.SERVICE,
        Kind.VAGUENESS,
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("twice a week for 20 minutes", "40 minutes weekly in two sessions"),
        ("45 mins p/w", "three quarters of an hour every week"),
        ("A SaLT sees him monthly", "A speech and language therapist sees him every month"),
        ("daily for 10 minutes", "5 x 10 minutes a week"),
        ("a group of Maisie and three others", "in a group of no more than four pupils"),
        ("45 minutes each fortnight", "45 minutes every other week (19 sessions a year)"),
        ("at least 20 hours a week", "a minimum of 20 hours per week"),
        ("a TA for 20 minutes daily", "an HLTA for half an hour every day"),
    ],
)
def test_the_same_in_other_words_or_more_is_no_loss(before: str, after: str) -> None:
    assert kinds(before, after) == set()


@pytest.mark.parametrize(
    ("field", "after", "kind"),
    [
        ("duration", "40 minutes", "minutes"),
        ("duration", "30 minutes plus 15 minutes hand-over", "minutes"),
        ("duration", "up to 40 minutes plus 15 minutes hand-over", "cap"),
        ("frequency", "36 a year", "frequency"),
        ("frequency", "fortnightly", "frequency"),
        ("frequency", "weekly, where staffing allows", "condition"),
        ("ratio", "1:1 or small group", "ratio"),
        ("ratio", "small group", "ratio"),
        ("ratio", None, "ratio"),
        ("expertise", "experienced", "expertise"),
        ("who", "speech and language therapy assistant", "expertise"),
        ("who", "teaching assistant", "service"),
        ("who", None, "service"),
        ("setting", "school", "narrower_setting"),
        ("end", "July 2026", "end"),
        ("monitored_by", None, "monitoring"),
        ("monitored_by", "therapist, written update each year", "monitoring"),
        ("what", "speech and language support", "vagueness"),
        ("what", "direct speech and language therapy", "activity"),
    ],
)
def test_a_field_made_less_is_a_loss(field: str, after: str | None, kind: str) -> None:
    assert kind in kinds(THERAPY, THERAPY | {field: after})


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("duration", "three quarters of an hour plus 15 minutes hand-over"),
        ("frequency", "each week (36 sessions a year)"),
        ("frequency", "twice a week, 72 a year"),
        ("ratio", "individual"),
        ("expertise", "experienced in autism and developmental language disorder; HCPC-registered"),
        ("who", "SaLT"),
        ("setting", "quiet room in school"),
        ("end", "ongoing"),
        ("end", "reviewed at the annual review"),
        ("monitored_by", "SaLT: written update every half-term"),
    ],
)
def test_a_field_said_anew_or_with_more_is_no_loss(field: str, after: str) -> None:
    assert kinds(THERAPY, THERAPY | {field: after}) == set()


@pytest.mark.parametrize(
    ("field", "after", "kind"),
    [
        ("who", "TA", "service"),
        ("duration", "3 hours", "minutes"),
        ("setting", "school", "narrower_setting"),
        ("end", "December 2026", "end"),
        ("monitored_by", "SENCo yearly", "monitoring"),
    ],
)
def test_a_compound_field_that_is_cut_is_a_loss(field: str, after: str, kind: str) -> None:
    before = SUPPORT if field != "duration" else SUPPORT | {"frequency": "weekly; holiday weeks"}
    change = {field: after} | ({"frequency": "weekly"} if field == "duration" else {})

    assert kind in kinds(before, before | change)


def test_an_end_that_is_later_or_gone_is_no_loss() -> None:
    assert kinds(SUPPORT, SUPPORT | {"end": "July 2028"}) == set()
    assert kinds(SUPPORT, SUPPORT | {"end": None}) == set()


def test_a_field_that_was_blank_is_no_loss() -> None:
    assert kinds(THERAPY | {"ratio": None, "expertise": None}, THERAPY) == set()


def test_a_field_left_blank_is_no_loss_while_the_text_says_it() -> None:
    text = "A speech and language therapist will see him 1:1 for 40 minutes every week."
    before = {"text": text, "who": "SaLT", "ratio": "1:1", "duration": "40 minutes"}
    before["frequency"] = "weekly"

    assert kinds(before, {"text": text}) == set()
    assert kinds(before, {"text": text.replace("40", "30")}) == {"minutes"}


@pytest.mark.parametrize("after", [None, "", "  ", {"text": None, "what": None}, "n/a"])
def test_a_line_that_is_gone_is_lost_whole(after: object) -> None:
    assert kinds(THERAPY, after) == {"line"}
    assert kinds("A radio aid in every lesson", after) == {"line"}


def test_the_same_total_less_often_is_a_loss_of_frequency_and_not_of_minutes() -> None:
    assert kinds("30 minutes weekly", "60 minutes fortnightly") == {"frequency"}
    assert kinds("30 minutes weekly", "15 minutes twice a week") == set()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("A TA reads aloud in every lesson", "A TA reads aloud in most lessons", "coverage"),
        ("An adult at all times", "An adult at busy times", "coverage"),
        ("A TA will help for 20 minutes daily", "A TA may help for 20 minutes daily", "vagueness"),
        ("20 hours a week with a TA", "Up to 20 hours a week with a TA", "cap"),
        ("20 minutes daily", "20 minutes daily if staff are free", "condition"),
        ("20 minutes daily", "20 minutes daily for six weeks", "end"),
        ("Practised at home and at school daily", "Practised at school daily", "narrower_setting"),
        ("A SaLT trained in AAC, weekly", "A SaLT, weekly", "expertise"),
        ("A SaLT, weekly", "Staff, weekly", "service"),
        ("1:1 with a TA daily", "With a TA daily in a group of six", "ratio"),
        ("A TA daily. The OT reviews it termly.", "A TA daily.", "monitoring"),
    ],
)
def test_in_free_text_each_kind_is_seen_one_way_only(before: str, after: str, kind: str) -> None:
    assert kind in kinds(before, after)
    assert kinds(after, before) - {"narrower_setting"} == set()
