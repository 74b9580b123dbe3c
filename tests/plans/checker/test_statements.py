"""One statement at a time: is it specific, SMART or clear, and what is missing?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.checker.statements import Unreadable, read

DATA = Path(__file__).parents[1] / "data"
BAD = ("vague", "not_smart", "unclear")
FRESH = sorted(path.name for kind in ("fresh", "blind") for path in DATA.glob(f"{kind}-*.jsonl"))


def figures(name: str, kind: str) -> tuple[float, float]:
    """Precision and recall in finding what is vague, not SMART or unclear."""
    items = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
    pairs = [
        (item["label"] in BAD, read(item["section"], kind, item["text"]).label in BAD)
        for item in items
        if item["kind"] == kind
    ]
    right = sum(bad and found for bad, found in pairs)
    found, bad = sum(found for _, found in pairs), sum(bad for bad, _ in pairs)
    return (right / found if found else 1.0), (right / bad if bad else 1.0)


@pytest.mark.parametrize(
    ("kind", "precision", "recall"),
    [("provision", 0.95, 0.90), ("outcome", 0.90, 0.85), ("need", 0.90, 0.85)],
)
def test_the_corpus(kind: str, precision: float, recall: float) -> None:
    reached = figures("plan-corpus.jsonl", kind)

    assert reached[0] >= precision and reached[1] >= recall


@pytest.mark.parametrize("name", FRESH)
@pytest.mark.parametrize("kind", ["provision", "outcome", "need"])
def test_other_styles(name: str, kind: str) -> None:
    reached = figures(name, kind)

    assert reached[0] >= 0.95 and reached[1] >= 0.90


# (rule, kind, section, text): what each rule is there for.
FIRES = [
    (
        "B-01",
        "need",
        "B",
        "Maisie should have a laptop and 15 minutes of hand exercises every day.",
    ),
    ("B-04", "need", "B", "Maisie has autism."),
    ("B-05", "need", "B", "Zainab has some difficulties with learning."),
    ("B-09", "need", "B", "She has a reading age of 6"),
    ("E-01", "outcome", "E", "Maisie will improve her communication skills."),
    (
        "E-02",
        "outcome",
        "E",
        "By the end of KS2 Harriet will have made progress with managing her emotions.",
    ),
    (
        "E-03",
        "outcome",
        "E",
        "Maisie will have received specialist literacy teaching three times a week.",
    ),
    ("E-04", "outcome", "E", "To develop social skills."),
    ("E-05", "outcome", "E", "will always arrive happily 100% of the time"),
    ("E-11", "outcome", "E", "will read at 85; make friends; dress alone and eat lunch"),
    (
        "F-01",
        "provision",
        "F",
        "Maisie will have access to speech and language therapy as required.",
    ),
    (
        "F-01",
        "provision",
        "F",
        "A TA will read with Jo for 30 minutes weekly, and other support as needed",
    ),
    ("F-02", "provision", "F", "Jonas will receive daily support with handwriting."),
    ("F-03", "provision", "F", "30 minutes of individual reading support three times a week."),
    ("F-04", "provision", "F", "small-group phonics daily for 20 minutes with a TA"),
    ("F-05", "provision", "F", "Support as determined by the school"),
    (
        "F-06",
        "provision",
        "F",
        "Subject to staff availability, a TA will see Jo each week for an hour.",
    ),
    ("F-06", "provision", "F", "A TA will see Jo each week for an hour when the rota permits."),
    ("F-07", "provision", "F", "Up to 20 hours a week of teaching assistant support."),
    ("F-08", "provision", "F", "Bea should have an adult nearby at playtimes where possible."),
    ("F-09", "provision", "F", "Band 5 funding will be used by the school to support literacy."),
    (
        "F-13",
        "provision",
        "F",
        "This may be reduced by the school as Maisie becomes more independent.",
    ),
    (
        "F-14",
        "provision",
        "F",
        "The school will provide a differentiated curriculum and quality first teaching.",
    ),
    ("F-15", "provision", "F", "A TA will deliver a fine motor programme daily for 15 minutes."),
    ("F-16", "provision", "F", "support from experienced staff"),
    ("F-17", "provision", "F", "Occupational therapy assessment to determine frequency."),
    ("F-20", "provision", "F", "Six weeks of counselling."),
    ("F-22", "provision", "F", "equipment such as a laptop, slope etc."),
    ("F-23", "provision", "F", "Daily 10-minute reading with a TA."),
    (
        "F-04",
        "provision",
        "F",
        "A small play group including Jo, led by a teacher, 15 minutes every day.",
    ),
    (
        "F-16",
        "provision",
        "F",
        "A suitably trained and experienced practitioner helps Jo 10 hours a week.",
    ),
    ("G-03", "provision", "G", "Ongoing access to the community nursing team."),
]
QUIET = [
    ("B-01", "need", "B", "She needs to hold a rail on stairs"),
    ("B-01", "need", "B", "He needs pictures to understand three key words"),
    ("B-01", "need", "D", "Outdoors an adult must hold her hand because she does not see danger"),
    ("B-04", "need", "B", "Moderate hearing loss: hears about half of what is said in class."),
    ("B-04", "need", "B", "Reads 14 words a minute"),
    ("B-09", "need", "B", "Her reading accuracy was 74 (NGRT, October 2024)"),
    ("E-01", "outcome", "E", "by the time he leaves primary school"),
    ("E-01", "outcome", "E", "before starting college"),
    ("E-01", "outcome", "E", "by age 19"),
    ("E-02", "outcome", "E", "says his name clearly enough to be understood first time"),
    ("E-03", "outcome", "E", "By July 2027 Yusuf will ask for help"),
    ("E-03", "outcome", "E", "will take part in a class discussion, contributing two ideas"),
    ("E-03", "outcome", "E", "By July 2027 Jo's attendance at college will be at least 90%"),
    ("E-04", "outcome", "E", "By July 2027 his attendance will have risen from 62% to 90%"),
    ("E-04", "outcome", "E", "develops a portfolio of six photographs"),
    ("E-05", "outcome", "E", "will dress without adult help, every time"),
    ("E-05", "outcome", "E", "stops at ten kerbs out of ten"),
    (
        "F-01",
        "provision",
        "F",
        "Daily 30-minute 1:1 access to a sensory circuit led by a trained TA",
    ),
    (
        "F-01",
        "provision",
        "F",
        "A TA gives three planned opportunities each day, of 5 minutes each",
    ),
    (
        "F-01",
        "provision",
        "F",
        "a regular session, every Tuesday for 45 minutes, with the school counsellor",
    ),
    ("F-01", "provision", "F", "A TA teaches him irregular verbs for 20 minutes every Monday."),
    ("F-02", "provision", "F", "A radio aid worn in every lesson"),
    ("F-02", "provision", "F", "Class of 10 or fewer all week"),
    (
        "F-03",
        "provision",
        "F",
        "20 minutes daily of talk, led by an ELSA-trained teaching assistant",
    ),
    ("F-04", "provision", "F", "A TA takes a group (Ewan plus 3 peers) for 20 minutes each Monday"),
    (
        "F-05",
        "provision",
        "F",
        "a programme written and updated by the SaLT, delivered daily for 20 minutes",
    ),
    (
        "F-05",
        "provision",
        "F",
        "A chair as prescribed by the occupational therapist in every lesson",
    ),
    ("F-06", "provision", "F", "when the timetable changes, his TA shows him the new card"),
    ("F-06", "provision", "F", "Every text is available in large print"),
    ("F-07", "provision", "F", "A TA and a group of up to six pupils, 20 minutes every day"),
    ("F-07", "provision", "F", "Staff use no more than two key words in every lesson"),
    ("F-07", "provision", "F", "A TA walks with him for between 5 and 15 minutes every day"),
    ("F-08", "provision", "F", "Mark will use a laptop in every lesson"),
    (
        "F-08",
        "provision",
        "F",
        "May will read with a TA for ten minutes daily until the review in May 2025",
    ),
    (
        "F-08",
        "provision",
        "F",
        "Will uses a laptop in every lesson. The device may be used in tests",
    ),
    (
        "F-08",
        "provision",
        "F",
        "The SENCo will meet Jo for 45 minutes every half term. They will look at the log.",
    ),
    ("F-09", "provision", "F", "A Band 6 therapist sees Jo for an hour a week"),
    ("F-09", "provision", "F", "A teacher with a Level 5 qualification sees Jo for an hour a week"),
    (
        "F-13",
        "provision",
        "F",
        "An hour a week until the annual review, when the amount will be reconsidered",
    ),
    (
        "F-13",
        "provision",
        "F",
        "20 minutes a day with a TA for ten weeks, then 20 minutes a week for the year",
    ),
    (
        "F-15",
        "provision",
        "F",
        "A TA follows the programme written by the OT and observed once each half term",
    ),
    ("F-16", "provision", "F", "a teacher holding a Level 5 SpLD qualification"),
    ("F-16", "provision", "F", "A TA trained by the OT for 2 hours"),
    (
        "F-17",
        "provision",
        "F",
        "An educational psychologist will spend half a day each term reviewing the programme",
    ),
    (
        "F-20",
        "provision",
        "F",
        "An hour a week for ten weeks, then 20 minutes a week for the rest of the year",
    ),
    (
        "F-23",
        "provision",
        "F",
        "Daily reading with a TA; the specialist teacher re-tests each term",
    ),
    ("G-03", "provision", "G", "paediatrician, 30-minute clinic, every 6 months"),
]


@pytest.mark.parametrize(("rule", "kind", "section", "text"), FIRES)
def test_a_rule_finds_what_it_is_for(rule: str, kind: str, section: str, text: str) -> None:
    assert rule in read(section, kind, text).rules


@pytest.mark.parametrize(("rule", "kind", "section", "text"), QUIET)
def test_a_rule_is_silent_about_what_is_in_order(
    rule: str, kind: str, section: str, text: str
) -> None:
    assert rule not in read(section, kind, text).rules


def test_the_weak_words_are_flagged_with_what_is_missing_but_not_in_quotes_h_221() -> None:
    weak = read("F", "provision", "Regular opportunities for reading as required.")
    quoted = read(
        "F",
        "provision",
        "Mum said 'as required, up to 5 hours'. A TA will read with Jo for 20 minutes every day.",
    )

    assert (weak.label, "frequency" in weak.missing, "firm" in weak.missing) == (
        "vague",
        True,
        True,
    )
    assert (quoted.label, quoted.missing) == ("specific", ())


def test_the_quote_is_as_typed() -> None:
    reading = read("F", "provision", "A TA will read with Jo – up to two hrs p/w.")

    assert [f.quote for f in reading.faults if f.rule == "F-07"] == ["up to two hrs"]


@pytest.mark.parametrize("text", ["", "  \n", "-", "N/A"])
@pytest.mark.parametrize(
    ("kind", "label"), [("provision", "vague"), ("outcome", "not_smart"), ("need", "unclear")]
)
def test_nothing_written_is_answered_with_everything_missing(
    kind: str, label: str, text: str
) -> None:
    reading = read("F", kind, text)

    assert reading.label == label
    assert len(reading.missing) == {"provision": 6, "outcome": 5, "need": 3}[kind]


@pytest.mark.parametrize(
    "text",
    ["support " * 60_000, "a\x00b", "\U0001f600\U0001f600", "مرحبا بالعالم", "a \u202e b c"],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable, match=r"^(the|there) .*\.$"):
        read("F", "provision", text)
