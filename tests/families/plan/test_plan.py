"""The plan as each reader may read it: what they were sent, in plain words beside its own."""

from __future__ import annotations

import io
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from docx import Document as Word

from cases.actions import protecting
from cases.editing import Edit, version_of
from cases.models import Message
from families.models import Opening
from families.queries.plan_words import read_beside
from plans.actions import writing
from plans.models import Version
from plans.output.rows import rows_of
from plans.queries.assembling import content_of
from tests.factories import UserFactory
from tests.families.a_family import Family, let_in
from tests.families.plan.a_sent_plan import (
    NEW_HOME,
    a_family_with_a_draft,
    browser,
    gone,
    look,
    make_final,
    send_draft,
    small_pdf,
)
from tests.people import Cast, cast
from tests.plans.a_plan import exemplar

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("cases.pdf.from_html", small_pdf)
    return cast()


@pytest.fixture
def ready(people: Cast) -> tuple[Family, Version]:
    return a_family_with_a_draft(people)


def words(page: str) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def test_before_there_is_one_it_says_what_happens_next(ready: tuple[Family, Version]) -> None:
    family, _ = ready

    status, page = look(family.ada_user, family.ada)

    assert status == 200
    assert "There is no plan yet" in page
    assert "send you a draft" in words(page)


def test_a_version_is_seen_once_it_left_and_by_whom_it_went_to(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    send_draft(draft, people)
    assert "There is no plan yet" in look(family.ada_user, family.ada)[1]

    gone(family, family.ada)

    status, page = look(family.ada_user, family.ada)
    assert status == 200
    assert "Draft plan, Tuesday 9 June 2026" in words(page)
    assert reverse("family_comment", args=[family.ada.pk]) in page
    assert "not-happening" not in page
    assert "There is no plan yet" in look(family.ben_user, family.ben)[1]


def test_plain_words_stand_beside_the_plans_own_and_no_promise_is_added_or_dropped(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    send_draft(draft, people)
    gone(family, family.ada)
    plan = content_of(draft)

    page = look(family.ada_user, family.ada)[1]

    soup = BeautifulSoup(page, "html.parser")
    beside = soup.select(".app-two-ways")
    rows = rows_of(plan)
    assert len(beside) == len(rows) == len(plan.provision_of("F", "G", "H1", "H2"))
    for row, shown in zip(rows, beside, strict=True):
        plain = [one.get_text(strip=True) for one in shown.select("dd")]
        cells = (row.what, row.who, row.how, row.starts, row.ends, row.checks, row.also)
        assert plain == [said.words for said in cells if said.words]
    for line, shown in zip(plan.provision_of("F", "G", "H1", "H2"), beside, strict=True):
        legal = " ".join(shown.select_one(".app-two-ways__legal").get_text(" ").split())
        assert " ".join(line.text.split()) in legal


def test_a_line_of_help_is_never_beside_the_plain_words_of_another() -> None:
    plan = exemplar("final_plan")

    paired = [
        (one.block.id, one.plain)
        for section in read_beside(plan)
        for one in section.blocks
        if one.plain
    ]

    assert [id for id, _ in paired] == [row.id for row in rows_of(plan)]


def test_the_final_plan_is_in_force_and_the_draft_stays_to_be_read(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    gone(family, family.ada, family.ben)
    final = make_final(draft, people)
    gone(family, family.ada)

    page = look(family.ada_user, family.ada)[1]
    earlier = look(family.ada_user, family.ada, "family_plan_version", draft.number)[1]

    assert "Final plan, Monday 29 June 2026" in words(page)
    assert "This plan is in force." in page
    assert reverse("family_tell", args=[family.ada.pk, "not-happening"]) in page
    assert reverse("family_comment", args=[family.ada.pk]) not in page
    assert reverse("family_plan_version", args=[family.ada.pk, draft.number]) in page
    assert "A newer one took its place." in words(earlier)
    assert reverse("family_plan_version", args=[family.ada.pk, final.number]) in earlier


def test_the_plan_in_force_is_read_by_a_parent_whose_letter_has_not_left(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    make_final(send_draft(draft, people), people)

    status, page = look(family.ben_user, family.ben)

    assert (status, "Final plan, Monday 29 June 2026" in words(page)) == (200, True)
    assert reverse("family_plan_word", args=[family.ben.pk, 2]) not in page
    assert look(family.ben_user, family.ben, "family_plan_word", 2)[0] == 404
    assert look(family.ben_user, family.ben, "family_plan_version", draft.number)[0] == 404


def test_the_family_sees_the_same_list_of_what_is_taken_away_with_its_reason(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    final = make_final(draft, people, without="F1")
    gone(family, family.ada)
    accepted = list(final.accepted_losses.all())

    page = look(family.ada_user, family.ada)[1]

    shown = BeautifulSoup(page, "html.parser").select(".app-losses dt")
    assert [one.get_text(strip=True) for one in shown] == [one.item for one in accepted]
    assert accepted
    assert page.count("New advice says so") == len(accepted)


def test_nothing_taken_away_is_said_too_and_of_a_first_draft_nothing(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    gone(family, family.ada)
    first = look(family.ada_user, family.ada)[1]
    make_final(draft, people)

    second = look(family.ada_user, family.ada)[1]

    assert "What is taken away" not in first
    assert "Nothing. It promises no less than the version before it." in second


def test_it_is_kept_as_pdf_and_as_word_once_it_went_to_them(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    gone(family, family.ada)
    page = look(family.ada_user, family.ada)[1]
    address = reverse("family_plan_word", args=[family.ada.pk, draft.number])
    assert address in page
    assert reverse("family_paper", args=[family.ada.pk, draft.document.pk]) in page

    file = browser(family.ada_user).get(address)

    assert file.headers["Content-Disposition"] == 'attachment; filename="plan-version-1.docx"'
    said = "\n".join(one.text for one in Word(io.BytesIO(file.content)).paragraphs)
    assert content_of(draft).provision[0].text.split(".")[0] in said
    assert Opening.objects.get(document=draft.document).member == family.ada
    assert look(family.ben_user, family.ben, "family_plan_word", draft.number)[0] == 404


def test_the_large_print_that_somebody_was_sent_is_the_one_they_keep(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    family.ada.letter_format = "large_print"
    family.ada.save()
    draft = send_draft(draft, people)
    gone(family, family.ada)

    page = look(family.ada_user, family.ada)[1]

    message = Message.objects.get(to_member=family.ada, code="draft-plan")
    large = message.enclosures.get(title__contains="large print")
    assert reverse("family_paper", args=[family.ada.pk, large.pk]) in page


def test_easy_words_promise_the_same_and_open_only_with_the_plan(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    gone(family, family.ada)

    status, page = look(family.ada_user, family.ada, "family_plan_easy", draft.number)

    promises = BeautifulSoup(page, "html.parser").select(".plan-promise")
    assert (status, len(promises)) == (200, len(rows_of(content_of(draft))))
    assert look(family.ben_user, family.ben, "family_plan_easy", draft.number)[0] == 404


def test_a_helper_without_the_plan_finds_nothing(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    gone(family, family.ada)
    today = timezone.localdate()
    without, with_it = (UserFactory(role="family", team=None) for _ in range(2))
    let_in(family.ada, family.case, today, ["where", "documents", "say", "messages"], user=without)
    let_in(family.ada, family.case, today, ["plan"], user=with_it)

    for name, more in (
        ("family_plan", ()),
        ("family_plan_version", (1,)),
        ("family_plan_easy", (1,)),
        ("family_plan_word", (1,)),
    ):
        assert look(without, family.ada, name, *more)[0] == 404
    status, page = look(with_it, family.ada)
    assert status == 200
    assert reverse("family_comment", args=[family.ada.pk]) not in page
    assert reverse("family_paper", args=[family.ada.pk, draft.document.pk]) not in page


def test_a_stranger_and_the_other_parent_open_nothing_by_a_changed_number(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    send_draft(draft, people)
    gone(family, family.ada, family.ben)

    assert look(family.ben_user, family.ada)[0] == 404
    assert look(UserFactory(role="family", team=None), family.ada)[0] == 404
    assert look(family.ada_user, family.ada, "family_plan_version", 7)[0] == 404


def test_h020_h028_what_must_not_reach_a_reader_closes_the_plan_the_same_minute(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    family.ada.address, family.ada.postcode = f"{NEW_HOME}\nOtherton", "EX7 7QQ"
    family.ada.save()
    line = draft.provision.get(section="F", number=1)
    said = f"{line.text} The taxi comes to {NEW_HOME}, EX7 7QQ."
    writing.edit_line(
        draft, line=line, edit=Edit({"text": said}, version_of(line)), by=people.officer
    )
    draft = send_draft(draft, people)
    gone(family, family.ada, family.ben)
    assert NEW_HOME in look(family.ben_user, family.ben)[1]

    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)

    for name, more in (
        ("family_plan", ()),
        ("family_plan_version", (1,)),
        ("family_plan_easy", (1,)),
        ("family_plan_word", (1,)),
    ):
        status, page = look(family.ben_user, family.ben, name, *more)
        assert status == 403
        assert "We cannot show you this now" in page
        assert not re.search("Mill|EX7|taxi", page)
    status, page = look(family.ada_user, family.ada)
    assert (status, NEW_HOME in page) == (200, True)


def test_h020_a_list_of_what_is_taken_away_that_tells_too_much_is_kept_back(
    ready: tuple[Family, Version], people: Cast
) -> None:
    family, draft = ready
    draft = send_draft(draft, people)
    final = make_final(draft, people, without="F1")
    loss = final.accepted_losses.first()
    assert loss is not None
    loss.because = f"She lives at {NEW_HOME} now"
    loss.save()
    family.ada.address = f"{NEW_HOME}\nOtherton"
    family.ada.save()
    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)

    page = look(family.ben_user, family.ben)[1]

    assert NEW_HOME not in page
    assert "We cannot show you this list at the moment" in page
