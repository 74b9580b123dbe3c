"""What is pasted from elsewhere is made plain."""

import pytest

from providers.plain_text import made_plain


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("One\r\ntwo\rthree\x0bfour", "One\ntwo\nthree\nfour"),
        ("\uf0b7\tFirst\n\u2022 Second\no\tThird", "- First\n- Second\n- Third"),
        ("Nul\x00bell\x07 soft\xadhyphen zero\u200bwidth", "Nulbell softhyphen zerowidth"),
        ("No\u00a0break   and\ttabs", "No break and tabs"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("turned \u202eround\u202c", "turned round"),
        ("Zoe\u0308 O’Brien – 5½ “yes” محمد", "Zoë O’Brien – 5½ “yes” محمد"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("  \n ", ""),
    ],
)
def test_words_stay_and_what_only_a_program_reads_goes(pasted: str, plain: str) -> None:
    assert made_plain(pasted) == plain
