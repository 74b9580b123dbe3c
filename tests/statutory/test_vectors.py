"""Every worked example of the law note, through the code and through the command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from statutory.vectors import result_of

FILE = Path(__file__).parent / "law-vectors.json"
EXAMPLES = json.loads(FILE.read_text())
ROOT = Path(__file__).resolve().parents[2]


def asked(expected, result):
    """Of a result, what the example speaks of: an answer may say more than is asked."""
    return {name: result.get(name, "missing") for name in expected}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["id"])
def test_the_example_comes_out(example):
    result = result_of(example["rule"], example["facts"])

    assert asked(example["expected"], result) == example["expected"]


def test_the_command_prints_the_same_for_each(tmp_path):
    questions = [{name: one[name] for name in ("id", "rule", "facts")} for one in EXAMPLES]
    file = tmp_path / "questions.json"
    file.write_text(json.dumps(questions))

    ran = command("vectors", str(file))

    assert ran.returncode == 0
    assert json.loads(ran.stdout) == [
        {"id": one["id"], "result": result_of(one["rule"], one["facts"])} for one in EXAMPLES
    ]


def test_every_rule_of_the_note_has_an_example_here():
    assert len({one["rule"] for one in EXAMPLES}) == 53
    assert len(EXAMPLES) == 195


BROKEN = [
    ("A01", {}, "The day the request was received"),
    ("A01", {"request_received": "2026-02-30"}, "cannot be worked out"),
    ("A01", {"request_received": None}, "cannot be worked out"),
    ("A01", {"request_received": 20260105}, "cannot be worked out"),
    ("A01", {"request_received": "5 January"}, "cannot be worked out"),
    ("A01", [], "the facts must be names and values"),
    ("O01", {"order_made": "2026-03-02", "order": "unheard_of"}, "missing or unknown (unheard_of)"),
    ("P02", {}, "no fact on or after Monday 1 September 2014 starts the clock of P02"),
    ("A05", {"draft_served": "1999-01-01"}, "starts the clock of A05"),
    ("A05", {"draft_served": "9999-12-31"}, "cannot be worked out"),
    ("A05", {"draft_served": "20261201"}, "draft_served must be a day written YYYY-MM-DD"),
    ("A05", {"draft_served": True}, "starts the clock of A05"),
    ("C01", {"cease_decision_sent": "1999-01-01"}, "starts the clock of P01"),
    ("O01", {"order_made": "9999-12-31", "order": "assess"}, "cannot be worked out"),
    ("O02", {"absent_from": "2026-03-02"}, "nothing that was told is an order"),
    ("M06", {}, "nothing follows from these facts"),
    ("A20", {"request_received": "2026-02-01", "final_plan_sent": "2026-01-01"}, "before"),
    ("R12", {"date_of_birth": "2015-10-15", "phase_transfer": "to_mars"}, "not a phase transfer"),
    ("Z99", {}, "there is no rule Z99"),
    (None, {}, "there is no rule None"),
    ("P02", {"appeal_received_by_authority": "2035-03-01"}, "Bank holidays are only known"),
    ("A01", {"request_received": "2026-W01-1"}, "request_received must be a day written"),
    (
        "A07",
        {"request_received": "2026-01-05", "final_plan_sent": "2025-12-31"},
        "what was to be done is dated before its clock began",
    ),
    (
        "A03",
        {"advice_request_received_by_body": "2026-03-02", "absent_from": "2026-03-09"},
        "a fact is missing or unknown (absent_to)",
    ),
    (
        "O02",
        {"order_made": "2026-03-10", "order": "make_plan", "absent_to": "2026-03-29"},
        "a fact is missing or unknown (absent_from)",
    ),
]


@pytest.mark.parametrize(("rule", "facts", "says"), BROKEN)
def test_what_cannot_be_worked_out_says_why(rule, facts, says):
    result = result_of(rule, facts)

    assert list(result) == ["error"]
    assert says in result["error"]


def test_one_example_that_cannot_be_worked_out_does_not_stop_the_rest(tmp_path):
    file = tmp_path / "questions.json"
    good = {"id": "good", "rule": "A01", "facts": {"request_received": "2026-01-05"}}
    file.write_text(json.dumps([{}, {"id": "bad", "rule": "A01"}, good]))

    ran = command("vectors", str(file))

    assert [one["id"] for one in json.loads(ran.stdout)] == [None, "bad", "good"]
    assert json.loads(ran.stdout)[2]["result"] == {"last_compliant_day": "2026-02-16"}
    assert ran.stderr == ""


@pytest.mark.parametrize("text", ["not json", '{"id": 1}', "[1]", "", "[" * 99999])
def test_a_file_of_something_else_is_refused_in_a_sentence(tmp_path, text):
    file = tmp_path / "questions.json"
    file.write_text(text)

    ran = command("vectors", str(file))

    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    file = tmp_path / "questions.json"
    file.write_text("[]", encoding="utf-8-sig")

    ran = command("vectors", str(file))

    assert (ran.returncode, json.loads(ran.stdout)) == (0, [])


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    ran = command("vectors", str(tmp_path / "nothing.json"))

    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1


def test_without_words_the_command_says_how_it_is_used():
    ran = command()

    assert ran.returncode == 2
    assert ran.stderr.startswith("usage: python -m statutory vectors FILE.json")


def test_the_printed_rules_tell_their_versions_apart():
    lines = command("rules").stdout.splitlines()

    assert len(set(lines)) == len(lines)
    assert [line.split("\t")[1:3] for line in lines if line.startswith("A01\t")] == [
        ["2014-09-01", "2020-05-01"],
        ["2020-05-01", "2020-09-25"],
        ["2020-09-25", "-"],
    ]


def command(*words):
    """Run `python -m statutory` as somebody at a terminal would."""
    return subprocess.run(
        [sys.executable, "-m", "statutory", *words], cwd=ROOT, capture_output=True, text=True
    )


ORDER = {"order_made": "2026-07-10", "order": "make_and_maintain_plan"}
CLOSED = {"school_closed_from": "2026-07-22", "school_reopens": "2026-09-02"}
SHORT = {"absent_from": "2026-07-16", "absent_to": "2026-07-20"}
CIRCUMSTANCES = {"exceptional_personal_circumstances": True}


@pytest.mark.parametrize(
    ("facts", "is_open"),
    [
        (ORDER, False),
        (ORDER | SHORT, False),
        (ORDER | SHORT | {"absent_to": "2026-07-29"}, True),
        (ORDER | CIRCUMSTANCES, True),
        (ORDER | CIRCUMSTANCES | {"impractical_because_of_it": False}, False),
        # One ground that is not open does not shut another that is.
        (ORDER | CIRCUMSTANCES | SHORT, True),
        # Reg 44(3) takes in the closures of reg 13(3), on the same conditions.
        (ORDER | CLOSED | {"school_advice_requested": "2026-07-15"}, True),
        (ORDER | CLOSED | {"school_advice_requested": "2026-07-14"}, False),
        # Ceasing at once, reg 44(2)(a), has no exception.
        ({"order_made": "2026-07-10", "order": "dismiss_cease_appeal"} | CIRCUMSTANCES, False),
    ],
)
def test_any_ground_of_reg_44_3_opens_the_exception_after_an_order(facts, is_open):
    assert result_of("O02", facts)["exception_available"] is is_open


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("make_and_maintain_plan", {"nominal_draft_deadline", "nominal_final_deadline"}),
        ("amend_contents", {"nominal_final_deadline"}),
        ("reconsider", {"nominal_final_deadline"}),
    ],
)
def test_the_nominal_days_after_an_order_go_by_plain_names(order, names):
    result = result_of("O02", {"order_made": "2026-07-10", "order": order})

    assert set(result) == names | {"nominal_deadline", "exception_available"}
