"""Dates as people type them, and the sentence that helps when they slip."""

from datetime import date
from typing import Any

import pytest
from django import forms

from cases.fields import DatePartsField, date_parts

TODAY = date(2026, 6, 9)
ALL = ["day", "month", "year"]


class BirthForm(forms.Form):
    """One date, as a screen would ask for it."""

    born = DatePartsField(
        label="When was the child born?",
        name="Date of birth",
        not_future=True,
        earliest=date(1999, 9, 1),
        today=lambda: TODAY,
    )


def filled(day: str, month: str, year: str) -> BirthForm:
    return BirthForm({"born-day": day, "born-month": month, "born-year": year})


def test_a_date_typed_in_three_boxes_is_a_date() -> None:
    form = filled(" 7", "03", "2014 ")

    assert form.is_valid()
    assert form.cleaned_data == {"born": date(2014, 3, 7)}


@pytest.mark.parametrize(
    ("typed", "sentence", "wrong"),
    [
        (("", "", ""), "Enter date of birth", []),
        (("", "3", "2014"), "Date of birth must include a day", ["day"]),
        (("7", "", "2014"), "Date of birth must include a month", ["month"]),
        (("7", "3", ""), "Date of birth must include a year", ["year"]),
        (("7", "", ""), "Date of birth must include a month and year", ["month", "year"]),
        (("30", "2", "2014"), "Date of birth must be a real date", ALL),
        (("29", "2", "2015"), "Date of birth must be a real date", ALL),
        (("7", "March", "2014"), "Date of birth must be a real date", ["month"]),
        (("٧", "3", "2014"), "Date of birth must be a real date", ["day"]),
        (("7", "3", "-2014"), "Date of birth must be a real date", ["year"]),
        (("7", "3", "0000"), "Date of birth must be a real date", ALL),
        (("7", "3", "14"), "Year must include 4 numbers", ["year"]),
        (("10", "6", "2026"), "Date of birth must be today or in the past", ALL),
        (
            ("31", "8", "1999"),
            "Date of birth must be Wednesday 1 September 1999 or later",
            ALL,
        ),
    ],
)
def test_a_date_that_cannot_be_says_what_to_mend(
    typed: tuple[str, str, str], sentence: str, wrong: list[str]
) -> None:
    form = filled(*typed)

    assert form.errors == {"born": [sentence]}
    params: Any = form.errors["born"].as_data()[0].params or {}
    assert list(params.get("parts", [])) == wrong


def test_today_is_not_the_future() -> None:
    assert filled("9", "6", "2026").is_valid()


def test_a_date_that_may_be_left_out_is_nothing() -> None:
    field = DatePartsField(label="Day sent", required=False)

    assert field.clean(None) is None


def test_a_percent_sign_in_the_name_of_a_date_is_only_a_sign() -> None:
    field = DatePartsField(label="Day of 50% advice")

    with pytest.raises(forms.ValidationError) as refused:
        field.clean({"day": "1", "month": "", "year": "2026"})

    assert refused.value.messages == ["Day of 50% advice must include a month"]


def test_a_date_known_already_is_taken_apart_into_its_boxes() -> None:
    assert DatePartsField().widget.format_value(date(2014, 3, 7)) == {
        "day": "7",
        "month": "3",
        "year": "2014",
    }


def test_a_date_left_as_it_was_has_not_changed() -> None:
    form = BirthForm(date_parts("born", date(2014, 3, 7)), initial={"born": date(2014, 3, 7)})

    assert form.has_changed() is False
