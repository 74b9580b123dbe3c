"""What is in a copy of everything: real bytes, each reader’s own, nothing of anybody else."""

from __future__ import annotations

import hashlib

import pytest
from django.utils import timezone

from cases.actions import protecting
from cases.models import Decision, Message
from cases.queries.shareable import LEFT_OUT
from families.jobs.copy_file import as_csv
from families.models import Given
from families.queries.copy_case import WITHHELD
from families.queries.papers import AGAIN
from tests.factories import FamilyMemberFactory
from tests.families.a_family import Family
from tests.families.copying.a_copy import (
    EMAIL,
    HOME,
    OLD_HOME,
    PHONE,
    POSTCODE,
    TODAY,
    a_family_that_asked,
    everything,
    made,
    opened,
    say,
    share,
    table,
)
from tests.papers import a_pdf, filed
from tests.people import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family_that_asked(people)


def test_each_file_is_listed_with_its_mark_and_the_papers_are_as_they_were(
    family: Family, people: Cast
) -> None:
    paper = share(family, people, "Ash reads well.")
    copy = made(family)

    file = opened(copy)

    listed = {name: mark for name, _, mark in table(file, "contents.csv")[1:] if name}
    assert set(listed) == set(file.namelist()) - {"contents.html", "contents.csv"}
    for name, mark in listed.items():
        assert hashlib.sha256(file.read(name)).hexdigest() == mark
    with paper.file.open("rb") as stored:
        assert file.read(f"papers/paper-{paper.pk}.pdf") == stored.read()
    page = file.read("contents.html").decode()
    assert all(mark in page for mark in listed.values())
    assert page.count(LEFT_OUT) == 1
    assert (copy.done, copy.total) == (copy.total, copy.total)


def test_it_holds_their_details_gifts_messages_decisions_and_dates_with_citation(
    family: Family, people: Cast
) -> None:
    Given.objects.create(
        case=family.case,
        member=family.ada,
        by=family.ada_user,
        kind="views",
        words="He likes maths",
    )
    say(family, people, "We spoke about maths")
    Decision.objects.create(
        case=family.case, question="assess", answer=True, on=TODAY, reasons="He needs help",
        by=people.officer,
    )  # fmt: skip

    file = opened(made(family))

    assert ["Email address", "ada@family.example"] in table(file, "your-details.csv")
    assert table(file, "what-you-gave-us.csv")[1][2] == "He likes maths"
    assert table(file, "messages.csv")[1][3] == "We spoke about maths"
    assert table(file, "decisions.csv")[1][3] == "He needs help"
    citations = [row[3] for row in table(file, "dates.csv")[1:]]
    assert citations
    assert all("2014" in one for one in citations)
    assert {"who-looked.csv", "who-we-shared-with.csv", "how-others-see-you.csv"} <= set(
        file.namelist()
    )


def test_h024_nothing_of_a_parent_whose_details_are_withheld_is_in_the_others_copy(
    family: Family, people: Cast
) -> None:
    share(family, people, "Visited at 2 Example Road, EX1 1AA", title="Visit to 2 Example Road")
    clear = share(family, people, "She reads well.")
    for address, postcode in ((OLD_HOME, "EX1 1AA"), (HOME, POSTCODE)):
        family.ada.address, family.ada.postcode = address, postcode
        family.ada.phone = PHONE
        family.ada.save()
    family.case.child.address, family.case.child.postcode = HOME, POSTCODE
    family.case.child.save()
    say(family, people, f"Told him that they moved to {HOME}", "ben")
    say(family, people, f"She rang from {PHONE}", "ada")
    say(family, people, "A note among us", "ben", internal=True)
    Given.objects.create(
        case=family.case, member=family.ada, by=family.ada_user, kind="views", words="I am afraid"
    )
    Decision.objects.create(
        case=family.case, question="assess", answer=True, on=TODAY, by=people.officer,
        reasons=f"The mother moved to {HOME}", feedback="He needs help",
    )  # fmt: skip
    protecting.withhold(
        family.case, member=family.ada, because="He found her twice before", by=people.officer
    )

    his, hers = opened(made(family, "ben")), opened(made(family, "ada"))

    said = everything(his)
    for secret in (
        HOME, "Mill Lane", POSTCODE, "EX77QQ", OLD_HOME, PHONE, "01632960123", EMAIL,
        "I am afraid", "He found her twice", "A note among us", "address changed",
    ):  # fmt: skip
        assert secret.lower() not in said.lower(), secret
    assert AGAIN in said
    assert f"papers/paper-{clear.pk}.pdf" in his.namelist()
    assert table(his, "messages.csv")[1][3] == WITHHELD
    assert table(his, "decisions.csv")[1][3:5] == [WITHHELD, "He needs help"]
    assert HOME in everything(hers)
    assert OLD_HOME in everything(hers)  # the history of her own address
    assert "9 Another Street" not in everything(hers)


def test_h024_the_history_is_of_their_own_record_and_without_reasons_of_ours(
    family: Family, people: Cast
) -> None:
    family.ben._change_reason = "Ada rang and told us"
    family.ben.phone = "01632 960 999"
    family.ben.save()

    rows = table(opened(made(family, "ben")), "changes-of-your-details.csv")

    assert [row[2:] for row in rows[1:2]] == [["Telephone", "Nothing", "01632 960 999"]]
    assert "Ada" not in str(rows)


def test_words_of_their_own_come_back_whether_they_guess_right_or_wrong(
    family: Family, people: Cast
) -> None:
    family.ada.address = HOME
    family.ada.save()
    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)
    for words in (f"She lives at {HOME}", "She lives at 15 Mill Road"):
        say(family, people, words, "ben", by=family.ben_user)

    rows = table(opened(made(family, "ben")), "messages.csv")

    assert sorted(row[3] for row in rows[1:]) == [
        "She lives at 14 Mill Lane",
        "She lives at 15 Mill Road",
    ]


def test_somebody_of_whom_nobody_may_know_is_nowhere_in_it(family: Family, people: Cast) -> None:
    protecting.withhold(
        family.case, member=family.ada, because="Afraid", by=people.officer, withheld_all=True,
        known_as="",
    )  # fmt: skip

    assert "Ada" not in everything(opened(made(family, "ben")))


def test_h262_no_cell_is_a_formula() -> None:
    assert as_csv([("=1+1", "+44", "@x", "fine")]).decode("utf-8-sig") == "'=1+1,'+44,'@x,fine\r\n"


def test_a_file_they_gave_us_comes_back_and_not_when_it_was_another_childs(
    family: Family, people: Cast
) -> None:
    kept = filed(family.case, people.officer, a_pdf("Our own letter"), "Letter")
    Given.objects.create(
        case=family.case, member=family.ada, by=family.ada_user, kind="evidence",
        upload=kept.uploads.get(),
    )  # fmt: skip

    hers, his = opened(made(family)), opened(made(family, "ben"))

    assert f"given/file-{kept.pk}.pdf" in hers.namelist()
    assert not [one for one in his.namelist() if one.startswith("given/")]


def test_how_others_see_somebody_is_told_without_telling_who_there_is(
    family: Family, people: Cast
) -> None:
    protecting.withhold(
        family.case, member=family.ada, because="Afraid", by=people.officer, known_as="Mum"
    )
    FamilyMemberFactory(child=family.case.child, name="Nan Example")

    rows = table(opened(made(family)), "how-others-see-you.csv")

    assert rows[1][1] == "The name Mum, and that you are: Mother. Not how to reach you"
    assert "Nan" not in str(rows)
    assert "Ben" not in str(rows)


def test_an_email_of_the_other_parent_is_not_among_theirs(family: Family, people: Cast) -> None:
    for member in (family.ada, family.ben):
        Message.objects.create(
            case=family.case, to_member=member, channel="email", code="x", once=member.name,
            subject=f"For {member.name}", state=Message.State.SENT, sent_at=timezone.now(),
        )  # fmt: skip

    rows = table(opened(made(family, "ben")), "what-we-sent-you.csv")

    assert [row[2] for row in rows[1:]] == ["For Ben Example"]
