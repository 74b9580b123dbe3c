"""What a paste brings with it unseen is gone, and every word stays."""

import pytest

from plans.plain import plain

FLAG = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Reads\x00 slowly", "Reads slowly"),
        ("Rea\u200bds\ufeff slow\u00adly", "Reads slowly"),
        ("Speech \u202etherapy\u202c \u2066now\u2069", "Speech therapy now"),
        ("\ufdd0Reads\uffff \U0001fffeslowly", "Reads slowly"),
        (
            "\uf0b7\tFirst\n\uf0a7 Second\no\tThird\n• Fourth",
            "- First\n- Second\n- Third\n- Fourth",
        ),
        ("Who\tHow often\tWhere\nTA\tdaily\tclass", "Who | How often | Where\nTA | daily | class"),
        ("30\u00a0minutes\u2009a\u202fweek", "30 minutes a week"),
        ("One\r\nTwo\rThree\x0bFour\u2028Five", "One\nTwo\nThree\nFour\nFive"),
        ("One\n\n\n\n\nTwo  \n", "One\n\nTwo"),
        ("\ud800half", "half"),
        ("a · b", "a · b"),
        ("", ""),
    ],
)
def test_what_its_writer_does_not_see_is_not_kept(pasted, kept):
    assert plain(pasted) == kept
    assert plain(kept) == kept


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧 and 👍🏽",
        FLAG,
        "ההורים אומרים שהיא אוהבת ינשופים",
        "یک می‌خواهم",
        "Zoë’s “naïve” – café",
        "क्‍ष",
    ],
)
def test_emoji_and_writing_from_the_right_stay_as_they_are(words):
    assert plain(words) == words
