"""Where a quoted passage stands: spaced otherwise, with words left out, over two pages, nowhere."""

from __future__ import annotations

import pytest

from panels.pack.passages import page_of

PAGES = ("The first page is about trains.", "He reads at the level", "of a child of six, “slowly”.")


@pytest.mark.parametrize(
    ("passage", "page"),
    [
        ("“about   TRAINS.”", 1),
        ("at the level of a child", 2),
        ('of six, "slowly"', 3),
        ("He reads … slowly", 2),
        ("slowly … He reads", 0),
        ("reads about trains", 0),
        ("…", 0),
    ],
)
def test_a_passage_is_found_on_its_page(passage: str, page: int) -> None:
    assert page_of(PAGES, passage) == page
