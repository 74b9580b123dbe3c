"""A unique pupil number says itself whether it is right."""

import pytest

from cases.upn import fault_of, tidy


@pytest.mark.parametrize(
    ("upn", "fault"),
    [
        ("H801200001001", ""),
        (
            "A801200001001",
            "The first letter of the UPN does not fit its numbers: it would be H, not A."
            " Check the UPN with the school",
        ),
        ("", "UPN must be 13 characters long. You typed 0"),
        ("H80120000100", "UPN must be 13 characters long. You typed 12"),
        ("8801200001001", "UPN must be a letter, then 12 numbers, like H801200001001"),
        ("H8012000O1001", "UPN must be a letter, then 12 numbers, like H801200001001"),
        ("H80120000100١", "UPN must be a letter, then 12 numbers, like H801200001001"),
    ],
)
def test_what_is_wrong_is_said_plainly(upn: str, fault: str) -> None:
    assert fault_of(upn) == fault


def test_a_council_newer_than_the_list_of_numbers_is_accepted_by_its_letter() -> None:
    from stdnum.gb.upn import calc_check_digit

    upn = calc_check_digit("838200001001") + "838200001001"  # Dorset, formed in 2019

    assert fault_of(upn) == ""


def test_a_upn_is_kept_in_capitals_without_spaces() -> None:
    assert tidy(" h8012 0000 1001 ") == "H801200001001"
