"""Amira Khan, whose mother's details are withheld, and her father, who reads."""

from __future__ import annotations

import pytest

from accounts.models import User
from cases.models import Case, FamilyMember
from tests.cases.letter_cast import a_case, a_father, a_parent, an_officer


@pytest.fixture
def officer(db: None) -> User:
    return an_officer()


@pytest.fixture
def case(officer: User) -> Case:
    return a_case(officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    """Priya Khan: nobody else on the case may learn where she is."""
    return a_parent(
        case,
        withheld=True,
        phone="01632 960555",
        email="priya@home.example",
        other_names="Priya Shah",
        withheld_because="She fetches Amira from school on foot at three.",
    )


@pytest.fixture
def father(case: Case) -> FamilyMember:
    return a_father(case, postcode="EX9 9ZZ", phone="01632 960777")
