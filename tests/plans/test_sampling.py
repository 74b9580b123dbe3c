"""Which plans of a month are drawn. No database."""

from __future__ import annotations

from datetime import date

import pytest

from plans.sampling import Candidate, choose, read, risks_in_words, rule_on, written

RULE = rule_on(date(2026, 6, 1))
PLAIN = {"overrides": 0, "losses": 0, "late": 0, "new_writer": 0}


def pool(number: int, **risks: dict[str, int]) -> list[Candidate]:
    """So many plans without risks, but for those named: p7={"late": 1}."""
    return [Candidate(pk, PLAIN | risks.get(f"p{pk}", {})) for pk in range(1, number + 1)]


@pytest.mark.parametrize(
    ("issued", "by_lot", "for_risk"),
    [(1, 1, 0), (3, 3, 0), (4, 3, 1), (5, 3, 2), (30, 3, 2), (31, 4, 2), (41, 5, 3), (500, 10, 5)],
)
def test_how_many_are_drawn_follows_from_how_many_were_issued(issued, by_lot, for_risk) -> None:
    risky = [Candidate(pk, PLAIN | {"late": 1}) for pk in range(1, issued + 1)]

    drawn = list(choose(risky, "seed", RULE).values())

    assert (drawn.count("random"), drawn.count("risk")) == (by_lot, for_risk)


def test_plans_without_a_risk_are_drawn_by_lot_alone() -> None:
    assert list(choose(pool(40), "seed", RULE).values()) == ["random"] * 4


def test_the_riskiest_of_those_not_drawn_by_lot_are_drawn_for_it() -> None:
    by_lot = set(choose(pool(40), "seed", RULE))
    least, more, most = sorted(set(range(1, 41)) - by_lot)[:3]
    risks = {
        f"p{least}": {"new_writer": 1},
        f"p{more}": {"late": 1, "overrides": 1},
        f"p{most}": {"losses": 2},
    }

    drawn = choose(pool(40, **risks), "seed", RULE)

    assert drawn == dict.fromkeys(by_lot, "random") | {most: "risk", more: "risk"}


def test_the_same_seed_draws_the_same_plans_in_whatever_order_they_come() -> None:
    one = choose(pool(200), "a", RULE)

    assert choose(list(reversed(pool(200))), "a", RULE) == one
    assert choose(read(written(pool(200))), "a", RULE) == one
    assert choose(pool(200), "b", RULE) != one


def test_every_plan_is_as_likely_as_another() -> None:
    times = dict.fromkeys(range(1, 51), 0)
    for seed in range(2000):
        for pk in choose(pool(50), str(seed), RULE):
            times[pk] += 1

    assert sum(times.values()) == 2000 * 5
    assert 140 < min(times.values()) < max(times.values()) < 260


def test_risks_are_said_in_words() -> None:
    risks = {"overrides": 1, "losses": 2, "late": 1, "new_writer": 1}

    assert risks_in_words(risks) == (
        "1 finding set aside; 2 losses accepted; issued late; written by somebody new"
    )
    assert risks_in_words(PLAIN) == ""


def test_risks_are_said_in_one_order_in_whatever_order_a_database_keeps_them() -> None:
    kept = {"late": 1, "losses": 1, "overrides": 1, "new_writer": 0}

    assert risks_in_words(kept) == "1 finding set aside; 1 loss accepted; issued late"
