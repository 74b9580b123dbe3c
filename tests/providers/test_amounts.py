"""Provision says who, how much and how often; or why that cannot be said."""

import pytest

from providers.amounts import is_incomplete
from providers.models import AdviceLine


@pytest.mark.parametrize(
    ("who", "amount", "often", "because", "incomplete"),
    [
        ("A therapist", "45 minutes", "weekly", "", False),
        ("", "", "", "", True),
        ("A therapist", "as required", "regularly", "", True),
        ("A therapist", "access to therapy", "weekly", "", True),
        ("A therapist", "one session", "as needed", "", True),
        ("", "45 minutes", "weekly", "", True),
        ("", "", "", "The dose is settled after a trial", False),
    ],
)
def test_access_to_therapy_asks_for_amounts_and_accepts_a_reason(
    who: str, amount: str, often: str, because: str, incomplete: bool
) -> None:
    line = AdviceLine(
        kind="provision",
        text="Access to therapy",
        who=who,
        amount=amount,
        how_often=often,
        not_quantified_because=because,
    )

    assert is_incomplete(line) is incomplete


def test_a_need_has_no_amount() -> None:
    assert not is_incomplete(AdviceLine(kind="need", text="He reads few words"))
