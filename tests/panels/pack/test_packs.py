"""Papers of a meeting: the gate, the pages, who gets what, what was taken out."""

from __future__ import annotations

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.jobs.running import running
from cases.refusals import Refused
from panels.actions import circulating
from panels.jobs import copies, packs
from panels.models import Brief, BriefReview, Meeting, Pack
from panels.queries.meetings import agenda
from panels.queries.packs import why_not
from panels.queries.reviews import fingerprint
from providers.models import Cost, Option
from statutory import days_after
from statutory.financial_years import financial_year_of
from tests.factories import CaseFactory
from tests.panels.a_meeting import ON, a_meeting, a_member, a_panel, an_item
from tests.papers import a_pdf, filed
from tests.people import Cast, cast
from tests.plans.output.test_pdf import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def a_case(people: Cast):
    return CaseFactory(officer=people.officer, team=people.team)


def approved(item, people):
    brief = item.brief
    brief.state = Brief.State.APPROVED
    brief.child = "Likes trains and Wilhelmina Placeholder."
    brief.save()
    BriefReview.objects.create(
        brief=brief, state="approved", fingerprint=fingerprint(brief), asked_by=people.officer
    )
    return item


@pytest.fixture
def ready(people):
    """A meeting of two cases with a paper each, and two members."""
    panel = a_panel()
    seats = [a_member(panel, "chair"), a_member(panel, "psychologist")]
    meeting = a_meeting(panel, people.assistant)
    items = [approved(an_item(meeting, a_case(people), people.officer), people) for _ in "ab"]
    for item in items:
        paper = filed(item.case, people.officer, a_pdf("First page of words", "Second page"))
        circulating.choose(item, papers=[paper], by=people.assistant)
    return meeting, items, seats


def made(meeting, people) -> Pack:
    pack = circulating.circulate(meeting, by=people.assistant)
    with running("make_pack") as run:
        packs.make_pack(pack.pk, run)
    pack.refresh_from_db()
    return pack


def test_each_member_gets_one_file_with_their_name_on_each_page(ready, people) -> None:
    meeting, items, seats = ready

    pack = made(meeting, people)

    assert (pack.state, pack.why_failed) == ("ready", "")
    for copy in pack.copies.all():
        pages = words_of(copy.file.read())
        assert len(pages) == copy.pages
        assert all(copy.membership.user.name in page for page in pages)
        assert f"page {pack.pages} of {pack.pages}" in pages[-1]
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CIRCULATED
    assert [one.number for one in meeting.items.order_by("pk")] == [1, 2]


def test_a_pack_goes_in_the_order_in_which_the_law_wants_an_answer(ready, people) -> None:
    meeting, items, _ = ready
    for item, due in zip(items, (days_after(ON, 30), days_after(ON, 3)), strict=True):
        item.case.next_due = due
        item.case.save(update_fields=["next_due"])

    pack = made(meeting, people)

    assert list(pack.papers.values_list("item", flat=True)) == [items[1].pk] * 2 + [items[0].pk] * 2
    shown = [line.item.pk for line in agenda(meeting, people.manager).lines]
    assert shown == [items[1].pk, items[0].pk]


def test_every_page_is_tagged_and_leads_back_to_its_tags(ready, people) -> None:
    pack = made(ready[0], people)

    with pikepdf.open(pack.copies.first().file.path) as opened:
        root = opened.Root
        back = {
            int(k): v for k, v in zip(*[iter(root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True)
        }
        keys = [int(page.StructParents) for page in opened.pages]
        assert len(set(keys)) == len(keys)
        for page, key in zip(opened.pages, keys, strict=True):
            assert any(one.get("/Pg", page.obj).objgen == page.obj.objgen for one in back[key])
        assert str(root.Lang) == "en-GB" and root.MarkInfo.Marked
        assert "pdfuaid" in root.Metadata.read_bytes().decode()
        with opened.open_outline() as outline:
            assert [len(line.children) for line in outline.root] == [0, 2, 2]


def test_a_case_with_a_conflict_leaves_the_copy_and_numbers_stay(ready, people) -> None:
    meeting, items, seats = ready
    items[0].conflicts.create(membership=seats[0], what="Her aunt", declared_by=seats[0].user)

    pack = made(meeting, people)

    mine = pack.copies.get(membership=seats[0])
    words = "\n".join(words_of(mine.file.read()))
    assert items[0].case.reference not in words
    first = pack.papers.filter(item=items[1]).first().first_page
    assert f"page {first} of" in words and "page 1 of" not in words


def test_a_copy_is_closed_and_made_again_after_a_conflict(ready, people) -> None:
    meeting, items, seats = ready
    pack = made(meeting, people)
    items[1].conflicts.create(membership=seats[0], what="Aunt", declared_by=seats[0].user)

    closed = circulating.close_copies(items[1].case, item=items[1], membership=seats[0])

    assert len(closed) == 1 and copies.make_again(closed[0]) and not copies.make_again(closed[0])
    new = pack.copies.get(membership=seats[0], replaced_at=None)
    assert list(new.items.all()) == [items[0]]
    assert items[1].case.reference not in "\n".join(words_of(new.file.read()))


def test_redacted_words_are_gone_from_the_finished_bytes(ready, people) -> None:
    meeting, items, _ = ready
    circulating.redact(
        items[0], words="wilhelmina  placeholder", because="A third person", document=None,
        by=people.assistant,
    )  # fmt: skip

    pack = made(meeting, people)

    assert pack.state == "ready", pack.why_failed
    brief = pack.papers.get(item=items[0], document=None)
    other = pack.papers.get(item=items[1], document=None)
    from panels.pack.words import left_in

    sought = ["Wilhelmina Placeholder"]
    assert left_in(brief.file.read(), "application/pdf", sought) == []
    assert brief.content == {}
    assert left_in(other.file.read(), "application/pdf", sought)


def test_words_that_cannot_be_taken_out_stop_the_pack(ready, people, monkeypatch) -> None:
    meeting, items, _ = ready
    circulating.redact(
        items[0], words="Wilhelmina", because="A third person", document=None, by=people.assistant
    )
    monkeypatch.setattr("panels.jobs.frozen.tagged", lambda content, words: content)

    pack = made(meeting, people)

    assert pack.state == "failed" and not pack.copies.exists()
    assert items[0].case.reference in pack.why_failed
    assert "Wilhelmina" not in pack.why_failed


def test_every_reason_why_papers_cannot_go_is_named(people) -> None:
    meeting = a_meeting(a_panel(), people.assistant)
    item = an_item(meeting, a_case(people), people.officer)

    with pytest.raises(Refused) as refusal:
        circulating.circulate(meeting, by=people.assistant)

    said = refusal.value.sentence
    assert "not approved" in said and item.case.reference in said
    assert "Nobody sits on the panel" in said


def test_a_late_paper_goes_in_a_second_pack_that_counts_on(ready, people) -> None:
    meeting, items, _ = ready
    first = made(meeting, people)
    before = list(first.papers.values_list("sha256", "first_page"))
    late = filed(items[0].case, people.officer, a_pdf("Late words"), title="A late paper")
    circulating.choose(
        items[0], papers=[late, *(c.document for c in items[0].chosen.all())], by=people.assistant
    )
    old = first.papers.exclude(document=None).first()
    circulating.withdraw_paper(old, because="It was the wrong file", by=people.assistant)

    second = made(meeting, people)

    assert (second.number, second.papers.count()) == (2, 1)
    assert second.papers.get().first_page == first.pages + 1
    pages = words_of(second.copies.first().file.read())
    assert "It was the wrong file" in pages[0] and "late paper" in pages[-1]
    assert list(first.papers.values_list("sha256", "first_page")) == before


def test_the_pages_show_send_and_mark(ready, people) -> None:
    meeting, items, seats = ready
    client = Client()
    client.force_login(people.assistant)
    shown = client.get(reverse("meeting_pack", args=[meeting.pk]))
    assert items[0].case.reference in shown.content.decode()
    assert client.post(reverse("pack_circulate", args=[meeting.pk])).status_code == 302
    waiting = client.get(reverse("meeting_pack", args=[meeting.pk]))
    assert waiting["Refresh"] == "5"
    pack = meeting.packs.get()
    with running("make_pack") as run:
        packs.make_pack(pack.pk, run)
    assert seats[0].user.name in client.get(shown.request["PATH_INFO"]).content.decode()


def test_a_member_opens_one_paper_and_reads_on_each_page_when_it_was_taken_back(
    ready, people
) -> None:
    meeting, items, seats = ready
    meeting.on = timezone.localdate()
    meeting.save()
    paper = made(meeting, people).papers.filter(item=items[0]).exclude(document=None).get()
    url = reverse("pack_paper", args=[items[0].pk, paper.first_page])
    client = Client()
    client.force_login(seats[0].user)

    pages = words_of(b"".join(client.get(url).streaming_content))
    assert len(pages) == 2 and all(seats[0].user.name in page for page in pages)

    circulating.withdraw_paper(paper, because="It was the wrong file", by=people.assistant)
    marked = words_of(b"".join(client.get(url).streaming_content))
    assert all("TAKEN BACK on" in page for page in marked)


def test_a_paper_is_unchosen_until_it_has_gone_out(ready, people) -> None:
    meeting, items, _ = ready
    circulating.choose(items[0], papers=[], by=people.assistant)
    assert not items[0].chosen.exists()

    made(meeting, people)
    circulating.choose(items[1], papers=[], by=people.assistant)

    assert items[1].chosen.count() == 1


def test_what_stands_in_the_way_is_found_in_as_many_queries_for_more_cases(people) -> None:
    meeting = a_meeting(a_panel(), people.assistant)
    a_member(meeting.panel, "chair")

    def one_more() -> None:
        item = an_item(meeting, a_case(people), people.officer)
        weighed = Option.objects.create(case=item.case, title="A package")
        year = str(financial_year_of(timezone.localdate()))
        Cost.objects.create(
            option=weighed, head="fee", year=year, amount=1, written_by=people.officer
        )
        item.brief.options.create(title="A", option=weighed)
        approved(item, people)

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            assert why_not(meeting) == []
        return len(told)

    one_more()
    for_one = asked()
    one_more()
    one_more()

    assert asked() == for_one
