"""Papers of a meeting: the gate, the pages, who gets what, what was taken out."""

from __future__ import annotations

from datetime import date

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from cases.jobs.running import running
from cases.models import Document
from cases.refusals import Refused
from panels.actions import circulating
from panels.jobs import copies, packs
from panels.models import Brief, BriefReview, Meeting, Pack
from panels.pack.merging import NoTags, Part, merge
from panels.pack.stamping import Stamp
from panels.queries.briefs import gaps
from panels.queries.meetings import agenda
from panels.queries.packs import FOR_OTHERS, why_not
from panels.queries.reviews import fingerprint
from providers.models import Cost, Option
from statutory import days_after
from statutory.financial_years import financial_year_of
from tests.cases.views.acting import signed_in
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.panels.a_meeting import ON, a_meeting, a_member, a_panel, an_item
from tests.papers import a_pdf, a_picture, filed
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

    client = Client()
    client.force_login(people.assistant)
    page = client.post(reverse("pack_circulate", args=[meeting.pk])).content.decode()
    for sentence in refusal.value.sentences:  # each on a line of its own
        assert f"<li>{escape(sentence)}</li>" in page


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
    after = client.get(shown.request["PATH_INFO"]).content.decode()
    assert seats[0].user.name in after
    assert "The papers went out." in after and "What stands in the way" not in after


def test_papers_of_one_title_are_told_apart_by_sender_and_day(ready, people) -> None:
    item = ready[1][0]
    for whose, day in (("Therapist", date(2026, 5, 1)), ("", date(2026, 5, 4))):
        paper = filed(item.case, people.officer, a_pdf(f"Words of {whose}"), title="Advice")
        Document.objects.filter(pk=paper.pk).update(from_whom=whose, received_on=day)
    letter = filed(item.case, people.officer, a_pdf("Words to her"), title="Advice")
    mother = FamilyMemberFactory(child=item.case.child, name="Rose Example")
    Document.objects.filter(pk=letter.pk).update(addressed_to=mother)
    client = signed_in(people.assistant)

    for name, field in (("pack_choose", "papers_chosen"), ("pack_redact", "where")):
        form = client.get(reverse(name, args=[item.pk])).context["form"]
        hints = set(form.fields[field].widget.hints.values())
        assert {"Therapist, Friday 1 May 2026", "Monday 4 May 2026"} <= hints
        assert "To Rose Example, Monday 1 June 2026" in hints


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

    pages = words_of(client.get(url).content)
    assert len(pages) == 2 and all(seats[0].user.name in page for page in pages)

    circulating.withdraw_paper(paper, because="It was the wrong file", by=people.assistant)
    marked = words_of(client.get(url).content)
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


def test_a_pack_that_failed_says_why_at_the_button_and_is_made_again_with_its_number(
    ready, people, monkeypatch
) -> None:
    meeting, items, _ = ready
    circulating.redact(
        items[0], words="Wilhelmina", because="A third person", document=None, by=people.assistant
    )
    monkeypatch.setattr("panels.jobs.frozen.tagged", lambda content, words: content)
    failed = made(meeting, people)
    monkeypatch.undo()
    client = signed_in(people.assistant)

    asked = client.get(reverse("pack_circulate", args=[meeting.pk])).content.decode()
    again = made(meeting, people)

    assert "It could not be made the last time" in asked and "redacted words are left" in asked
    assert (again.pk, again.number, again.state, again.why_failed) == (failed.pk, 1, "ready", "")
    assert meeting.packs.count() == 1


def test_a_paper_that_is_kept_for_others_since_stops_the_sending_at_the_button(
    ready, people
) -> None:
    meeting, items, _ = ready
    paper = items[0].chosen.get().document
    paper.internal = True
    paper.save(update_fields=["internal"])

    with pytest.raises(Refused) as refusal:
        circulating.circulate(meeting, by=people.assistant)

    assert refusal.value.sentence == f"Case {items[0].case.reference}: {FOR_OTHERS}"


def test_an_altered_paper_is_not_found(ready, people) -> None:
    meeting, items, seats = ready
    meeting.on = timezone.localdate()
    meeting.save()
    paper = made(meeting, people).papers.filter(item=items[0]).exclude(document=None).get()
    client = signed_in(seats[0].user)
    url = reverse("pack_source", args=[items[0].pk, paper.document_id])
    assert client.get(url).status_code == 200

    with open(paper.file.path, "ab") as stored:
        stored.write(b" ")

    assert client.get(url).status_code == 404
    assert (
        client.get(reverse("pack_paper", args=[items[0].pk, paper.first_page])).status_code == 404
    )


def test_who_runs_the_meeting_opens_a_copy_only_if_they_may_read_all_in_it(ready, people) -> None:
    meeting, items, seats = ready
    copy = made(meeting, people).copies.first()
    path = reverse("pack_copy", args=[copy.pk])
    page = reverse("meeting_pack", args=[meeting.pk])
    client = signed_in(people.assistant)
    assert client.get(path).status_code == 200
    assert path in client.get(page).content.decode()

    items[0].case.restricted = True
    items[0].case.save()

    assert client.get(path).status_code == 404
    assert path not in client.get(page).content.decode()


def test_a_statement_leads_to_the_page_and_the_words_of_its_source(ready, people) -> None:
    meeting, items, _ = ready
    paper = items[0].chosen.get().document
    items[0].brief.statements.create(
        part="issue", text="It is so", document=paper, passage="“second  PAGE”"
    )
    items[0].brief.statements.create(
        part="issue", text="It is not", document=paper, passage="never written"
    )
    items[0].brief.reviews.update(fingerprint=fingerprint(items[0].brief))

    pack = made(meeting, people)

    brief = pack.papers.get(item=items[0], document=None)
    told = brief.content["issues"]
    assert [(one["page"], one["not_found"]) for one in told] == [(2, False), (None, True)]
    first = pack.papers.get(item=items[0], document=paper).first_page
    copy = pack.copies.first()
    assert "not found in the paper" in " ".join(" ".join(words_of(copy.file.read())).split())
    with pikepdf.open(copy.file.path) as opened:
        fronts = copy.pages - pack.pages
        places = {page.objgen: at + 1 - fronts for at, page in enumerate(opened.pages)}
        notes = opened.pages[fronts + brief.first_page - 1].Annots
        leads = [places[one.Dest[0].objgen] for one in notes if "/Dest" in one]
        assert leads == [first + 1, first]
        contents = [one for one in opened.pages[0].Annots if "/Dest" in one]
        begin = [one.first_page for one in pack.papers.order_by("order")]
        assert [places[one.Dest[0].objgen] for one in contents] == begin == [1, 3, 5, 7]
    gap = [one.text for one in gaps(items[0].brief, timezone.localdate()) if one.code == "passages"]
    assert gap == ["“never written” is not found in its source"]


def test_a_picture_stands_in_the_pack_with_words_for_it(ready, people) -> None:
    meeting, items, _ = ready
    photo = filed(items[0].case, people.officer, a_picture("PNG", (400, 300)), "A drawing")
    chosen = [photo, *(c.document for c in items[0].chosen.all())]
    circulating.choose(items[0], papers=chosen, by=people.assistant)

    pack = made(meeting, people)

    assert pack.state == "ready", pack.why_failed
    with pikepdf.open(pack.papers.get(document=photo).file.path) as opened:
        alternatives = [str(one.Alt) for one in opened.objects if has_alternative(one)]
        assert len(opened.pages) == 1
    assert [one.startswith("A drawing") for one in alternatives] == [True]


def has_alternative(one) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/Alt" in one and one.get("/S") == "/Figure"


def test_an_untagged_paper_is_refused_by_its_title(tmp_path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf("A"))

    with pytest.raises(NoTags, match="“Advice” has no tags"):
        merge(
            [Part(path, "Advice")], tmp_path / "b.pdf", Stamp(["A"], total=1), title="A",
            on=timezone.now(),
        )  # fmt: skip
