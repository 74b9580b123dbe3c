"""The forms of what the family says and of Section I, pressed as a browser presses them."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from cases.fields import date_parts
from plans.actions import naming, versions
from plans.actions.answering import answer_point
from plans.actions.naming import Chosen
from plans.models import Naming, Point, Representation
from tests.cases.views.acting import errors, hidden, press, said, signed_in, to
from tests.people import cast
from tests.plans.an_answer import a_sent_draft, consulted, told
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    return a_sent_draft(people)


@pytest.fixture
def case(version):
    return version.case


@pytest.fixture
def client(people):
    return signed_in(people.officer)


def letter(about, **changed):
    mother = about.case.child.family.get()
    return {
        "version": about.pk,
        "member": mother.pk,
        "how": "letter",
        **date_parts("received_on", date(2026, 6, 10)),
        "points": "F1: Put 40\n\nMore owls",
    } | changed


def test_points_are_looked_at_before_they_are_saved_and_saved_once(client, case, version):
    url = to(case, "plan_heard")
    looked = press(client, url, letter(version), step="check")
    assert [str(one) for one in looked.context["points"]] == ["F F1", "(a point)"]
    assert Point.objects.count() == 0

    typed = hidden(client, url) | letter(version) | {"step": "do"}
    first = client.post(url, typed)
    again = client.post(url, typed)

    assert first.url == again.url
    assert said(first) == ["2 points kept."]
    assert Point.objects.count() == 2
    assert Representation.objects.get().from_whom == "Danielle Example"


def test_what_was_typed_is_kept_when_it_is_changed_again(client, case, version):
    page = press(client, to(case, "plan_heard"), letter(version), step="change")

    assert page.context["form"]["points"].value() == "F1: Put 40\n\nMore owls"
    assert errors(page) == {}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"version": "99999"}, "version"),
        ({"member": "99999"}, "member"),
        ({"member": "else"}, "from_whom"),
        (date_parts("received_on", date(2026, 6, 1)), "received_on"),
        ({"document": "99999"}, "document"),
        ({"points": "word " * 100_000}, "points"),
    ],
)
def test_what_cannot_be_is_said_beside_its_question(client, case, version, changed, field):
    page = press(client, to(case, "plan_heard"), letter(version, **changed))

    assert list(errors(page)) == [field]
    assert Point.objects.count() == 0


def test_sixty_thousand_words_in_one_point_are_refused_and_still_there(client, case, version):
    words = "owl " * 60_000
    page = press(client, to(case, "plan_heard"), letter(version, points=words))

    assert "Point 1 is 239,999 letters long" in str(errors(page))
    assert page.context["form"]["points"].value() == words
    assert Point.objects.count() == 0


def test_a_null_byte_and_word_processor_marks_do_not_stay(client, case, version):
    words = "F1: Put\u00a040\u200b minutes \uf0b7 \u202enow"
    press(client, to(case, "plan_heard"), letter(version, points=words))

    assert Point.objects.get().text == "Put 40 minutes now"


def test_section_that_does_not_exist(client, case, version, people):
    representation = told(version, people.officer)
    url = to(case, "plan_point_add", representation.pk)
    for typed, field in (
        ({"section": "Z", "text": "x"}, "section"),
        ({"section": "F", "item": "F99", "text": "x"}, "item"),
        ({"section": "F", "text": " "}, "text"),
        ({"section": "F", "text": "x", "asks_for": "12345"}, "asks_for"),
    ):
        assert list(errors(press(client, url, typed))) == [field]
    assert Point.objects.count() == 0


def test_a_setting_is_found_and_chosen_and_searching_saves_nothing(client, case, version, people):
    school = a_school("999103", "Quarrendale School")
    representation = told(version, people.officer)
    url = to(case, "plan_point_add", representation.pk)

    found = press(client, url, {"text": "Name it", "find": "999103"}, step="find")
    assert str(school) in found.content.decode()
    assert errors(found) == {}
    nothing = press(client, url, {"text": "Name it", "find": "No such"}, step="find")
    assert "No open setting of the directory is called that" in nothing.content.decode()
    assert Point.objects.count() == 0

    press(client, url, {"section": "I", "text": "Name it", "asks_for": school.pk})
    assert Point.objects.get().asks_for == school


def test_an_answer_leads_to_the_next_point_and_to_the_list_at_the_end(
    client, case, version, people
):
    told(version, people.officer, "One", "Two")
    one, two = Point.objects.all()
    typed = {"answer": "refused", "why": "No", "then": "next"}

    first = press(client, to(case, "plan_point_answer", one.pk), typed)
    last = press(client, to(case, "plan_point_answer", two.pk), typed)

    assert first.url == to(case, "plan_point_answer", two.pk)
    assert last.url == f"{to(case, 'plan_points')}#point-{two.pk}"


def test_two_who_answer_one_point_see_each_other(client, case, version, people):
    told(version, people.officer, "One")
    point = Point.objects.get()
    url = to(case, "plan_point_answer", point.pk)
    stood = hidden(client, url) | {"stood": ""}
    answer_point(point, answer="refused", why="No", change="", by=people.senior)

    page = client.post(url, stood | {"answer": "accepted", "change": "F1: 40"})
    assert "Sal Senior answered this point while you were writing" in str(errors(page))
    assert page.context["form"]["change"].value() == "F1: 40"

    again = {
        name: page.context["form"][name].value() for name in ("once", "shown_to", "seen", "stood")
    }
    client.post(url, again | {"answer": "accepted", "change": "F1: 40"})
    point.refresh_from_db()
    assert point.answer == "accepted"


def test_a_draft_page_of_section_i_says_why_and_takes_nothing(client, case, version, people):
    versions.begin_version(version.plan, status="amended_draft", by=people.officer)
    school = a_school()
    consulted(case, school, people.officer, position="can")
    url = to(case, "plan_naming_choose")

    assert "section 38(5) of the Act" in client.get(url).content.decode()
    assert '<form method="post" novalidate>' not in client.get(url).content.decode()
    page = press(client, url, {"named": school.pk, **date_parts("from_date", date(2026, 9, 1))})
    assert "stays empty in a draft" in str(errors(page))
    assert Naming.objects.count() == 0


def test_a_coordinator_cannot_give_a_seniors_reason(client, case, version, people):
    versions.begin_version(version.plan, status="final", by=people.officer)
    school = a_school()
    url = to(case, "plan_naming_choose")
    typed = {
        "named": school.pk,
        **date_parts("from_date", date(2026, 9, 1)),
        "not_consulted_because": "I say so",
    }

    assert "never consulted. Consult it first" in str(errors(press(client, url, typed)))
    done = press(signed_in(people.senior), url, typed)
    assert done.status_code == 302
    assert Naming.objects.get().not_consulted_because == "I say so"
    assert f"{school.name} was never consulted." in said(done)


def test_section_i_as_it_stands_is_shown_again_to_be_changed(client, case, version, people):
    final = versions.begin_version(version.plan, status="final", by=people.officer)
    school = a_school()
    consulted(case, school, people.officer, position="can")
    chosen = Chosen(provider=school, from_date=date(2026, 9, 1), note="Day place")
    naming.name_setting(final, chosen=chosen, by=people.officer)

    form = client.get(to(case, "plan_naming_choose")).context["form"]

    shown = [form[name].value() for name in ("named", "from_date", "note", "type")]
    assert shown == [str(school.pk), date(2026, 9, 1), "Day place", "Community school"]
    assert int(form["stood"].value()) == Naming.objects.get().history.latest().history_id


def test_an_agreement_to_a_section_g_that_changed_meanwhile_is_not_taken(
    client, case, version, people
):
    final = versions.begin_version(version.plan, status="final", by=people.officer)
    url = to(case, "plan_health")
    shown = client.get(url).context["form"].initial
    line = final.provision.get(section="G", number=1)
    line.text = "Less"
    line.save()

    typed = {name: shown[name] for name in ("once", "shown_to", "seen", "saw", "body")}
    today = date_parts("agreed_on", timezone.localdate())
    page = client.post(url, typed | today | {"officer": "Priti Solanki"})

    assert "changed while you had this page open" in str(errors(page))
    assert version.plan.health_agreements.count() == 0


def test_two_hundred_points_come_in_pages_and_only_the_open_ones_on_request(
    client, case, version, people
):
    told(version, people.officer, *(f"Point {n}" for n in range(200)))
    done = Point.objects.get(number=1)
    answer_point(done, answer="refused", why="No", change="", by=people.officer)

    whole = client.get(to(case, "plan_points"))
    waiting = client.get(to(case, "plan_points"), {"show": "open", "page": "5"})

    shown = [len(group.rows) for page in (whole, waiting) for group in page.context["groups"]]
    assert shown == [40, 39]
    assert "199 of 200 not answered." in whole.content.decode()
    assert client.get(to(case, "plan_points"), {"page": "x"}).status_code == 200
