"""Writing a plan: every line and text can be written, and nothing that was typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions.chronology import record
from cases.models import AuditEntry, Submission
from plans.actions import versions, writing
from plans.models import Need, Outcome, Provision, Source, Wording
from plans.queries.assembling import content_of
from plans.versioning import freeze
from statutory import Kind
from tests.cases.views.acting import errors, said, signed_in
from tests.factories import CaseFactory
from tests.people import cast
from tests.plans.a_plan import a_case, a_draft
from tests.plans.papers import a_written_plan
from tests.plans.views.writing_it import alone, line_of, opened, press, to, to_line

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 9)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    return a_written_plan(a_case(people), people.officer)


@pytest.fixture
def case(version):
    return version.plan.case


@pytest.fixture
def client(people):
    return signed_in(people.officer)


def test_a_text_of_a_section_is_written_and_cleaned(client, case, version):
    url = to(case, "plan_place", "nil.C")

    answer = press(client, url, text="None:\x00 the\u200b GP was asked\u202e on 3 May")

    assert answer.url == f"{to(case, 'plan_section', 'C')}#nil.C"
    assert version.wordings.get(name="nil.C").text == "None: the GP was asked on 3 May"


def test_a_need_is_added_from_a_passage_with_its_source(client, case, version):
    paper = version.plan.appendices.get(number=6)
    at = paper.text.index("Understands two")
    end = paper.text.index(".", at) + 1
    url = f"{to(case, 'plan_add', 'B')}?at={paper.pk}:{at}-{end}"

    page = opened(client, url)
    client.post(to(case, "plan_add", "B"), page | {"area": "Cognition and learning"})

    need = line_of(version, "B9")
    assert need.text == paper.text[at:end]
    assert [(x.appendix_id, x.passage) for x in need.sources.all()] == [(paper.pk, need.text)]


def test_an_outcome_is_added_from_a_need_and_provision_from_both(client, case, version):
    need = line_of(version, "B1")

    page = opened(client, f"{to(case, 'plan_add', 'E')}?need={need.pk}")
    client.post(to(case, "plan_add", "E"), page | {"text": "By July 2028 Maisie will ask"})
    outcome = line_of(version, "E10")
    page = opened(client, f"{to(case, 'plan_add', 'F')}?outcome={outcome.pk}")
    client.post(to(case, "plan_add", "F"), page | {"text": "A TA will ask first"})

    line = line_of(version, "F17")
    assert list(outcome.needs.all()) == [need]
    assert list(line.outcomes.all()) == [outcome]


def test_provision_from_a_recommendation_has_its_amounts_in_the_fields(client, case, version):
    paper = version.plan.appendices.get(number=9)
    paper.text = "She should have 30 minutes weekly of reading with a specialist teacher, 1:1."
    paper.save()

    page = opened(client, f"{to(case, 'plan_add', 'F')}?at={paper.pk}:0-{len(paper.text)}")

    got = [page[name] for name in ("text", "duration", "frequency", "ratio")]
    assert got == [paper.text, "30 minutes", "weekly", "1:1"]


def test_a_line_is_changed_field_by_field_with_its_links(client, case, version):
    line, other = line_of(version, "F1"), line_of(version, "B5")

    answer = press(
        client, to_line(case, line), who="A therapist of the trust", needs=[other.pk], rests_on=[]
    )

    line.refresh_from_db()
    assert answer.url == f"{to(case, 'plan_section', 'F')}#F1"
    assert line.who == "A therapist of the trust"
    assert list(line.needs.all()) == [other]
    assert line.sources.count() == 0


def test_saving_without_a_change_leaves_links_and_sources_as_they_are(client, case, version):
    before = content_of(version)
    sources = set(Source.objects.values_list("pk", flat=True))

    for label in ("B1", "E1", "F1", "F4"):
        press(client, to_line(case, line_of(version, label)))

    assert content_of(version) == before
    assert set(Source.objects.values_list("pk", flat=True)) == sources


def test_a_line_is_taken_out_and_put_back(client, case, version):
    line = line_of(version, "F2")

    press(client, to_line(case, line, "plan_line_out"), because="In F1 now")
    shown = client.get(to(case, "plan_section", "F")).content.decode()
    press(client, to_line(case, line, "plan_line_back"))

    line.refresh_from_db()
    assert "Because: In F1 now" in shown
    assert (line.removed_at, line.removed_because) == (None, "")


def test_h100_two_officers_write_two_sections_and_both_are_kept(people, client, case, version):
    other = signed_in(people.senior)
    mine, theirs = line_of(version, "E1"), line_of(version, "F1")
    first = opened(client, to_line(case, mine))
    second = opened(other, to_line(case, theirs))

    other.post(to_line(case, theirs), second | {"text": "Theirs"})
    client.post(to_line(case, mine), first | {"text": "Mine"})

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.text, theirs.text) == ("Mine", "Theirs")


def test_h101_the_second_saver_of_one_line_sees_both_texts_and_chooses(
    people, client, case, version
):
    other, line = signed_in(people.senior), line_of(version, "F1")
    url = to_line(case, line)
    page = opened(client, url)
    press(other, url, text="What the senior wrote", who="The trust")

    asked = client.post(url, page | {"text": "What the officer wrote", "setting": "The hub"})
    carried = asked.context["carried"]
    chosen = {"answered": asked.context["clash"].version, "keep_text": "mine"}
    lists = {}
    for name, value in carried:
        lists.setdefault(name, []).append(value)
    client.post(url, lists | chosen)

    line.refresh_from_db()
    assert "What the senior wrote" in asked.content.decode()
    assert "What the officer wrote" in asked.content.decode()
    assert [row["label"] for row in asked.context["rows"]] == ["What will be provided"]
    assert (line.text, line.who, line.setting) == ("What the officer wrote", "The trust", "The hub")


def test_a_link_that_somebody_else_made_meanwhile_stays(people, client, case, version):
    line, theirs, mine = (line_of(version, label) for label in ("F1", "B5", "B6"))
    url = to_line(case, line)
    page = opened(client, url)
    theirs_page = opened(signed_in(people.senior), url)
    ticked = [*theirs_page["needs"], str(theirs.pk)]
    signed_in(people.senior).post(url, theirs_page | {"needs": ticked})

    client.post(url, page | {"needs": [*page["needs"][1:], str(mine.pk)]})

    assert {one.label for one in line.needs.all()} == {"B2", "B5", "B6"}


def test_h102_a_tab_left_open_is_refused_and_gives_back_what_was_typed(
    people, client, case, version
):
    line = line_of(version, "F1")
    urls = [to_line(case, line), to(case, "plan_add", "F"), to(case, "plan_place", "A.history")]
    pages = [opened(client, url) for url in urls]
    freeze(version, on=ON, by=people.officer)
    versions.begin_version(version.plan, status="amended_draft", by=people.officer)
    before = content_of(version)

    typed = [page | {"text": "Typed two days ago"} for page in pages]
    quiet = [alone(client, url, page) for url, page in zip(urls, typed, strict=True)]
    loud = [client.post(url, page) for url, page in zip(urls, typed, strict=True)]

    assert [(one.status_code, one.json()["closed"]) for one in quiet] == [(409, True)] * 3
    assert all("Copy what you typed" in one.json()["not_saved"] for one in quiet)
    assert all("no longer changes" in errors(one)["__all__"][0] for one in loud)
    assert all("Typed two days ago" in one.content.decode() for one in loud)
    assert content_of(version) == before
    assert not Provision.objects.filter(text="Typed two days ago").exists()


def test_h104_looking_at_every_page_creates_nothing(client, case, version):
    counts = [kind.objects.count() for kind in (Need, Outcome, Provision, Wording, Submission)]

    for name, more in (("plan_add", "B"), ("plan_add", "F"), ("plan_place", "nil.C")):
        client.get(to(case, name, more))
    alone(client, to(case, "plan_add", "B"), opened(client, to(case, "plan_add", "B")))
    page = opened(client, to(case, "plan_place", "nil.C"))
    alone(client, to(case, "plan_place", "nil.C"), page)

    now = [kind.objects.count() for kind in (Need, Outcome, Provision, Wording, Submission)]
    assert now == counts


def test_a_page_saves_by_itself_and_goes_on_from_what_it_saved(client, case, version):
    line = line_of(version, "F1")
    url = to_line(case, line)
    page = opened(client, url)

    first = alone(client, url, page | {"text": "As far as this"}).json()
    again = page | {"text": "As far as this, and on", "version": first["seen"]}
    second = alone(client, url, again).json()

    line.refresh_from_db()
    assert line.text == "As far as this, and on"
    assert first["home"] == url
    assert int(second["seen"]) > int(first["seen"])
    assert len(first["saved_at"]) == 5


def test_a_new_line_that_saves_by_itself_is_one_line_however_often_it_is_sent(
    client, case, version
):
    url = to(case, "plan_add", "F")
    page = opened(client, url) | {"text": "A TA will"}

    first = alone(client, url, page).json()
    lost = alone(client, url, page | {"text": "A TA will read"}).json()
    goes_on = page | {"text": "A TA will read daily", "version": first["seen"]}
    goes_on |= {"once": first["once"]}
    client.post(first["home"], goes_on)

    line = line_of(version, "F17")
    assert first["home"] == to_line(case, line)
    assert (lost["saved_at"], lost["home"]) == ("", first["home"])
    assert line.text == "A TA will read daily"
    assert not version.provision.filter(section="F", number=18).exists()


def test_what_two_pages_save_by_themselves_is_never_written_over(people, client, case, version):
    line = line_of(version, "F1")
    url = to_line(case, line)
    page = opened(client, url)
    press(signed_in(people.senior), url, text="The senior’s")

    told = alone(client, url, page | {"text": "The officer’s"})

    line.refresh_from_db()
    assert told.status_code == 409
    assert "Sal Senior changed the same thing" in told.json()["clash"]
    assert line.text == "The senior’s"


def test_a_fact_recorded_meanwhile_is_no_reason_to_refuse(people, client, case, version):
    line = line_of(version, "F1")
    page = opened(client, to_line(case, line))
    record(case, kind=Kind.CONSULTED_FAMILY.value, on=ON, by=people.senior, today=ON)

    client.post(to_line(case, line), page | {"text": "Written on"})

    line.refresh_from_db()
    assert line.text == "Written on"


def test_who_signed_out_meanwhile_finds_what_they_typed(people, client, case, version):
    line = line_of(version, "F1")
    url = to_line(case, line)
    page = opened(client, url)
    client.logout()
    client.post(url, page | {"text": "Half a sentence"})

    client.force_login(people.officer)
    shown = opened(client, url)

    assert (shown["text"], shown["version"], shown["into"]) == (
        "Half a sentence",
        page["version"],
        page["into"],
    )


def test_sixty_thousand_words_are_refused_with_a_sentence_and_stay_in_the_box(
    client, case, version
):
    url = to(case, "plan_add", "B")

    answer = press(client, url, text="word " * 60_000)

    assert errors(answer)["text"][0].startswith("This is 299,999 letters long.")
    assert answer.content.decode().count("word word") > 20_000


def test_an_error_stands_beside_its_field_and_everything_else_stays(client, case, version):
    line = line_of(version, "E1")

    answer = press(client, to_line(case, line), **{"by-day": "31", "by-month": "2"}, steps="New")

    assert errors(answer) == {"by": ["The date must be a real date"]}
    assert answer.context["form"]["steps"].value() == "New"


@pytest.mark.parametrize(
    "hostile",
    [
        {"needs": ["999999", "x", "1e9", "-1"], "rests_on": ["k999999", "kx", "9:1-2", ":", "1:-"]},
        {"was_needs": ["x", "²", "9" * 40, "9" * 5_000], "was_rests_on": ["k²", "1:5-2"]},
        {"version": "x" * 50, "answered": "²", "keep_text": "theirs"},
        {"paper": "²", "part": "9" * 30, "find": "\x00", "step": "look"},
        {"step": "take", "rests_on": ["1:0-99999999"]},
        {"kind": "nonsense"},
        {"once": "x", "seen": "²", "shown_to": "x"},
    ],
)
def test_what_no_page_would_send_is_ignored_or_refused(client, case, version, hostile):
    line = line_of(version, "F1")
    needs = set(line.needs.values_list("pk", flat=True))

    answer = press(client, to_line(case, line), **hostile)

    assert answer.status_code in (200, 302)
    assert set(line.needs.values_list("pk", flat=True)) <= needs


def test_links_to_lines_of_another_childs_plan_are_not_made(people, client, case, version):
    other = a_draft(a_case(people), people.officer)
    foreign, line = other.needs.first(), line_of(version, "F1")

    press(client, to_line(case, line), needs=[foreign.pk])

    assert list(line.needs.all()) == []


def test_a_line_or_a_version_of_another_case_is_not_found(people, client, case, version):
    other = a_draft(a_case(people), people.officer)
    foreign = other.needs.first()
    page = opened(client, to(case, "plan_add", "B"))

    found = [
        client.get(to(case, "plan_line", "need", foreign.pk)).status_code,
        client.get(to(case, "plan_line", "nonsense", foreign.pk)).status_code,
        client.get(to(case, "plan_line_history", "need", foreign.pk)).status_code,
        client.get(to(case, "plan_section", "Z")).status_code,
        client.get(to(case, "plan_place", "A.nonsense")).status_code,
        client.get(to(case, "plan_add", "A")).status_code,
        client.get(to(CaseFactory(officer=people.officer), "plan_write")).status_code,
        client.post(to(case, "plan_add", "B"), page | {"into": other.pk, "text": "x"}).status_code,
    ]

    assert found == [404] * 8
    assert client.get(to(case, "plan_line", "need", foreign.pk)).status_code == 404


def test_the_ticked_words_go_into_the_text_and_nothing_is_saved_yet(client, case, version):
    paper, line = version.plan.appendices.get(number=6), line_of(version, "F1")
    url = to_line(case, line)
    page = opened(client, url)
    ticks = [*page["rests_on"], f"{paper.pk}:0-58"]

    answer = client.post(url, page | {"rests_on": ticks, "step": "take"})

    shown = answer.context["form"]["text"].value()
    line.refresh_from_db()
    assert shown == f"{line.text}\n{paper.text[:58].strip()}"
    assert answer.context["form"].errors == {}


def test_another_paper_is_looked_at_and_what_was_typed_stays(client, case, version):
    line, paper = line_of(version, "F1"), version.plan.appendices.get(number=3)
    page = opened(client, to_line(case, line))
    look = {"step": "look", "paper": paper.pk, "find": "PICTURE"}

    answer = client.post(to_line(case, line), page | look | {"text": "Half"})

    advice = answer.context["advice"]
    assert answer.context["form"]["text"].value() == "Half"
    assert advice.paper == paper
    assert all("picture" in one.passage.text.casefold() for one in advice.shown)


def test_the_history_of_a_line_says_who_wrote_what_and_joins_what_saved_itself(
    people, client, case, version
):
    line = line_of(version, "F1")
    url = to_line(case, line)
    page = opened(client, url)
    for text in ("A", "A T", "A TA", "A TA will"):
        seen = alone(client, url, page | {"text": text}).json()["seen"]
        page["version"] = seen
    press(signed_in(people.senior), url, who="A teacher")

    (told,) = client.get(to_line(case, line, "plan_line_history")).context["changes"]

    names = [change.by_name for change in told.changes]
    assert names == ["Sal Senior", "Olive Officer", "Olive Officer"]
    assert [one.after for one in told.changes[1].lines] == ["A TA will"]


def test_the_audit_names_the_line_and_never_its_words(client, case, version):
    line = line_of(version, "F1")

    press(client, to_line(case, line), text="Words of the plan")

    entry = AuditEntry.objects.filter(action="writing.edit_line").latest("pk")
    assert "F1" in str(entry.after)
    assert "Words of the plan" not in f"{entry.after}{entry.before}{entry.reason}"


def test_the_front_page_is_not_written_over_in_silence(people, client, case, version):
    url = to(case, "plan_front")
    page = opened(client, url)
    press(signed_in(people.senior), url, known_as="Mae")

    refused = client.post(url, page | {"known_as": "Maisie-Rae"})
    once_more = {n: refused.context["form"][n].value() for n in ("once", "into", "was", "shown_to")}
    client.post(url, page | {"known_as": "Maisie-Rae"} | once_more)

    version.plan.refresh_from_db()
    assert "They put: What the child is called: Mae." in errors(refused)["__all__"][0]
    assert version.plan.known_as == "Maisie-Rae"


def test_where_nothing_is_written_just_now_each_page_says_so(people, client, case, version):
    line = line_of(version, "F1")
    freeze(version, on=ON, by=people.officer)

    answers = [
        client.get(url)
        for url in (
            to(case, "plan_section", "F"),
            to(case, "plan_add", "F"),
            to_line(case, line),
            to(case, "plan_place", "A.history"),
        )
    ]

    assert {(one.status_code, one.url) for one in answers} == {(302, to(case, "plan_versions"))}
    assert "nothing to change" in said(answers[0])[0]
    assert client.get(to(case, "plan_write")).status_code == 200


@pytest.mark.parametrize("code", ["A", "B", "E", "F", "G"])
def test_a_section_asks_as_much_for_thirty_lines_as_for_few(people, client, case, version, code):
    url = to(case, "plan_section", code)
    _more(version, people, 1)
    few = _asked(client, url)

    _more(version, people, 30)

    assert _asked(client, url) == few


def test_the_forms_and_the_overview_ask_as_much_for_thirty_lines_as_for_few(
    people, client, case, version
):
    urls = [to(case, "plan_add", "F"), to_line(case, line_of(version, "F1"))]
    urls += [to(case, name) for name in ("case_plan", "plan_write", "plan_evidence")]
    _more(version, people, 1)
    few = [_asked(client, url) for url in urls]

    _more(version, people, 30)

    assert [_asked(client, url) for url in urls] == few


def _more(version, people, how_many):
    """So many needs, outcomes and lines of provision more, each resting on a passage."""
    paper = version.plan.appendices.first()
    for number in range(how_many):
        links = writing.Links(sources=((paper.pk, f"Passage {number}"),))
        for kind, more in ((Need, {"section": "B"}), (Outcome, {}), (Provision, {"section": "F"})):
            values = {"text": "Words", **more}
            writing.add_line(version, kind=kind, values=values, links=links, by=people.officer)


def _asked(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
