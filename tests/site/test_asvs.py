"""The page on the standard names only tests that are there, and leaves no section out."""

from __future__ import annotations

import re

from django.conf import settings

from tests.site.reading import ROOT, text_of

# The sections of ASVS 4.0.3 that ask something at level 1 or 2.
SECTIONS = {
    1: (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14),
    2: range(1, 11),
    3: (1, 2, 3, 4, 5, 7),
    4: range(1, 4),
    5: range(1, 6),
    6: range(1, 5),
    7: range(1, 5),
    8: range(1, 4),
    9: range(1, 3),
    10: (2, 3),
    11: (1,),
    12: range(1, 7),
    13: range(1, 5),
    14: range(1, 6),
}
STANDS = {"met", "in part", "not met", "left to the operator", "not applicable"}
_ROW = re.compile(r"^\| (\d+\.\d+) [^|]*\| ([^|]+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str, str]]:
    return [
        (number, stands.strip(), shown.strip(), note.strip())
        for number, stands, shown, note in _ROW.findall(text_of("docs/asvs.md"))
    ]


def test_every_section_of_the_standard_is_spoken_of_once() -> None:
    wanted = [f"{chapter}.{one}" for chapter, which in SECTIONS.items() for one in which]

    assert [number for number, *_ in rows()] == wanted


def test_what_is_said_to_be_met_names_a_test_and_all_else_says_why() -> None:
    found = rows()

    assert {stands for _, stands, _, _ in found} <= STANDS
    assert [n for n, stands, shown, _ in found if stands == "met" and not shown] == []
    assert [n for n, stands, _, note in found if stands != "met" and not note] == []


def test_every_test_that_the_pages_of_security_name_is_there() -> None:
    pages = text_of("docs/asvs.md") + text_of("docs/security.md")
    named = set(re.findall(r"`?(tests/[\w/]+(?:\.py)?/?)", pages))

    assert len(named) > 30
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_passwords_are_kept_as_django_keeps_them() -> None:
    from django.conf import global_settings

    assert "PASSWORD_HASHERS" not in text_of("ehcna/settings.py")
    assert global_settings.PASSWORD_HASHERS[0].endswith("PBKDF2PasswordHasher")
    assert settings.AUTH_PASSWORD_VALIDATORS[2]["OPTIONS"] == {"min_length": 12}
