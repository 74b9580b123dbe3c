"""What a letter is called in its own properties names nobody, and the check looks there."""

from __future__ import annotations

import pytest

from cases.letters import LETTERS_BY_CODE
from cases.letters.composing import compose
from cases.models import Child
from cases.release import Foot, check
from cases.release.finding import Passage
from cases.release.titles import NAMED, naming
from tests.cases.letter_cast import DECIDED
from tests.cases.release.making import a_pdf

FOOT = Foot("A.K.", "EHC-2026-00012", "Imran Khan")


def found(case, father, title: str) -> list[str]:
    content = a_pdf("<p>About Amira Khan.</p>", title=title)
    checked = check(content, "application/pdf", case=case, to=father, title="Letter", foot=FOOT)
    return [f"{one.where}: {one.what}" for one in checked.findings]


def test_a_letter_whose_properties_name_the_child_is_held(case, father):
    assert found(case, father, "Amira Khan: letter") == [f"the properties: {NAMED}"]
    assert found(case, father, "Letter, EHC-2026-00012") == []


def test_the_properties_of_a_letter_kept_as_a_page_are_looked_at_too(case, father):
    letter = LETTERS_BY_CODE["request-received"]
    page = compose(letter, case=case, to=father, on=DECIDED, signed_by=case.officer).page
    foot = Foot("A.K.", "EHC-2026-00012", "Imran Khan")

    def checked(content: str) -> list[str]:
        of = {"case": case, "to": father, "title": letter.title, "foot": foot}
        return [one.what for one in check(content.encode(), "text/html", **of).findings]

    assert checked(page) == []
    assert checked(page.replace("<title>", "<title>Amira KHAN – ")) == [NAMED]


@pytest.mark.parametrize("name", ["Will", "An"])
def test_a_name_that_is_a_word_of_every_title_is_not_found_in_it(name):
    title = "We will not issue an EHC plan"
    child = Child(surname=name)

    def looked(text: str) -> int:
        return len(naming([Passage("the properties", text)], child, besides=title))

    assert looked(f"{title}, EHC-2026-00012\n{title}, EHC-2026-00012") == 0
    assert looked(f"{name}: {title}, EHC-2026-00012") == 1
