"""The officers' screens of advice: asking in two steps, taking in, chasing, figures."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.actions.chronology import record
from cases.fields import date_parts
from cases.models import Case, Deadline, Message
from providers.models import AdviceRequest, AdviceVersion, Chaser, Provider
from providers.queries.advice_figures import performance
from statutory import Kind, days_after
from tests.cases.views.acting import errors, hidden, press, said, signed_in, to
from tests.factories import CaseFactory, ChildFactory, UserFactory
from tests.papers import a_pdf, filed
from tests.people import Cast, cast
from tests.providers.a_register import a_school, a_service
from tests.providers.an_assessment import a_late_request, advice_paper, an_assessment, by_post

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return an_assessment(people.officer, today=TODAY)


@pytest.fixture
def client(people: Cast) -> Client:
    return signed_in(people.officer)


def looked_at(client: Client, case: Case, typed: dict[str, Any]) -> Any:
    return press(client, to(case, "advice_ask"), typed, step="check")


def words(page: Any) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").get_text(" ").split())


def test_the_only_services_and_the_setting_are_offered_first(client, case):
    school, psychologists = a_school(), a_service()
    a_service("health", "Health One")
    a_service("health", "Health Two")

    form = client.get(to(case, "advice_ask")).context["form"]

    assert form.initial["provider_education"] == str(school.pk)
    assert form.initial["provider_psychology"] == str(psychologists.pk)
    assert form.initial["provider_medical"] == ""
    assert form.initial["ask_education"] is True
    assert form.initial["ask_sensory"] is False


def test_several_are_asked_in_one_go_and_one_that_fails_is_listed(client, case):
    school, service = a_school(street="1 School Lane"), a_service()
    nowhere = Provider.objects.create(kind="social_care", name="Nowhere Care", source="local")
    typed = {
        "ask_education": "on",
        "provider_education": school.pk,
        "ask_psychology": "on",
        "provider_psychology": service.pk,
        "questions_psychology": "Is she anxious?",
        "ask_social_care": "on",
        "provider_social_care": nowhere.pk,
    }

    look = looked_at(client, case, typed)

    shown = words(look)
    assert "Example Primary School (URN 999101, EX1 1AA)" in shown
    assert "By email to inbox@service.example: a line and a link" in shown
    assert "No email and no address is known for Nowhere Care" in shown
    assert not AdviceRequest.objects.exists()
    mark = look.context["mark"]
    sent = press(client, to(case, "advice_ask"), typed | {"looked_at": mark})
    assert said(sent) == [
        "2 sources asked for advice.",
        "Nowhere Care (social care) was not asked. No email and no address is known for Nowhere"
        " Care. Add one in the directory.",
    ]
    assert sorted(Message.objects.values_list("channel", flat=True)) == ["email", "post"]


def test_a_second_press_asks_once(client, case):
    service = a_service()
    typed = {"ask_psychology": "on", "provider_psychology": service.pk}
    mark = looked_at(client, case, typed).context["mark"]
    form = hidden(client, to(case, "advice_ask")) | typed | {"step": "do", "looked_at": mark}

    client.post(to(case, "advice_ask"), form)
    client.post(to(case, "advice_ask"), form)

    assert AdviceRequest.objects.count() == 1


def test_what_was_not_looked_at_is_shown_again_before_it_goes(client, case):
    service = a_service()
    typed = {"ask_psychology": "on", "provider_psychology": service.pk}

    page = press(client, to(case, "advice_ask"), typed | {"looked_at": "something else"})

    assert "has changed since you looked at it" in words(page)
    assert not AdviceRequest.objects.exists()


def test_h009_a_school_is_found_with_its_urn_and_postcode_and_can_be_chosen(client, case):
    one = a_school("999201", "St Mary’s School", postcode="EX2 2AA", town="Northton")
    other = a_school("999202", "St Mary’s School", postcode="EX3 3AA", town="Southton")
    typed = {"find": "St Mary", "ask_education": "on"}

    found = press(client, to(case, "advice_ask"), typed, step="find")

    assert found.context["form"].errors == {}
    offered = dict(found.context["form"].fields["provider_education"].choices)
    assert offered[str(one.pk)] == "St Mary’s School (URN 999201, EX2 2AA)"
    assert offered[str(other.pk)] == "St Mary’s School (URN 999202, EX3 3AA)"
    look = looked_at(client, case, typed | {"provider_education": other.pk})
    assert "St Mary’s School (URN 999202, EX3 3AA)" in words(look)


def test_nothing_ticked_or_nobody_chosen_is_told_beside_the_box(client, case):
    a_school()

    assert errors(looked_at(client, case, {})) == {
        "ask_education": ["Select at least one source to ask"]
    }
    assert errors(looked_at(client, case, {"ask_medical": "on"})) == {
        "provider_medical": ["Select who is asked for health"]
    }


def test_what_the_family_said_is_ticked_and_leaving_it_out_is_told(client, people, case):
    paper = advice_paper(case, people.officer, title="What Amira says")
    paper.sort = "views"
    paper.save()
    service = a_service()

    form = client.get(to(case, "advice_ask")).context["form"]
    typed = {"ask_psychology": "on", "provider_psychology": service.pk}

    assert form.initial["papers"] == [str(paper.pk)]
    assert errors(looked_at(client, case, typed)) == {
        "not_enclosed": ["Say why this does not go along: What Amira says"]
    }
    look = looked_at(client, case, typed | {"not_enclosed": "It names her brother"})
    assert "Something that the family said does not go along" in words(look)


def test_a_paper_that_the_check_stops_leads_to_a_second_person(client, people, case):
    other = an_assessment(people.officer, today=TODAY, setting_urn="")
    text = f"Amira Khan and {other.reference}"
    paper = filed(case, people.officer, a_pdf(text), "Report")
    typed = {"ask_psychology": "on", "provider_psychology": a_service().pk, "papers": [paper.pk]}

    page = looked_at(client, case, typed)

    assert "papers" in errors(page)
    assert "See what was found, and ask a second person" in words(page)
    check = paper.release_checks.get()
    assert client.get(to(case, "release", check.pk)).status_code == 200
    assert not AdviceRequest.objects.exists()


def test_advice_recorded_in_the_chronology_alone_stands_in_the_same_list(client, people, case):
    for about, name in (("school", "The school"), ("psychologist", "Educational psychologist")):
        record(
            case,
            kind=Kind.ADVICE_REQUEST_SENT,
            on=TODAY,
            by=people.officer,
            about=f"advice:{about}",
            note=name,
        )

    hub = client.get(to(case, "case_advice")).context["hub"]
    form = client.get(to(case, "advice_ask")).context["form"]

    named = {one.law.code: [row.name for row in one.rows] for one in hub.required}
    assert (named["education"], named["psychology"]) == (
        ["The school"],
        ["Educational psychologist"],
    )
    assert [one.law.code for one in hub.missing] == ["medical", "social_care"]
    assert (form.initial["ask_education"], form.initial["ask_medical"]) == (False, True)


def test_what_decides_whom_we_ask_changes_the_list(client, case):
    service = a_service("therapy", "Example Therapy")

    press(
        client,
        to(case, "advice_needs"),
        {"hearing": "yes", "vision": "no", "family_asked": "Childminder", "services": [service.pk]},
    )

    hub = client.get(to(case, "case_advice")).context["hub"]
    codes = [one.law.code for one in hub.required]
    assert codes == [
        "education",
        "medical",
        "psychology",
        "social_care",
        "sensory",
        "family_asked",
        "other",
    ]
    titles = [line.title for line in client.get(to(case, "advice_ask")).context["form"].lines]
    assert "Childminder" in titles
    assert "Example Therapy, who works with the child already" in titles


def test_more_lines_keep_what_was_typed_and_the_advice_is_taken_in(client, people, case):
    request = a_late_request(case, people.officer, TODAY)
    url = to(case, "advice_take_in", request.pk)
    typed = {
        "author_name": "Pia Psych",
        "need_1": "She reads slowly",
        "rows": "2",
        **date_parts("received_on", TODAY),
    }

    more = press(client, url, typed, step="more")

    assert more.context["form"]["need_1"].value() == "She reads slowly"
    assert "need_5" in more.context["form"].fields
    press(client, url, typed | {"rows": "5", "need_5": "She tires", "provision_5": "Rest"})
    version = AdviceVersion.objects.get()
    assert [(line.kind, line.text) for line in version.lines.all()] == [
        ("need", "She reads slowly"),
        ("need", "She tires"),
        ("provision", "Rest"),
    ]


def test_advice_about_a_sibling_is_held_until_a_person_says_why(client, people, case):
    child = case.child
    sibling = ChildFactory(
        forename="Sana", surname=child.surname, date_of_birth=child.date_of_birth
    )
    CaseFactory(officer=people.officer, child=sibling, reference="EHC-2026-70901")
    paper = filed(case, people.officer, a_pdf("Sana Khan, born 2 March 2018"), "Report")
    request = a_late_request(case, people.officer, TODAY)
    url = to(case, "advice_take_in", request.pk)
    typed = {"document": paper.pk, "author_name": "Pia", **date_parts("received_on", TODAY)}

    page = press(client, url, typed)

    assert errors(page) == {
        "looked_because": ["It names another child. Look whether it is about this child at all."]
    }
    assert not AdviceVersion.objects.exists()
    press(client, url, typed | {"looked_because": "Sana is named as her twin"})
    assert AdviceVersion.objects.get().looked_because == "Sana is named as her twin"


def test_two_people_do_not_chase_the_same_advice(client, people, case):
    request = a_late_request(case, people.officer, TODAY)
    url = to(case, "advice_chase", request.pk)
    shown = hidden(client, url) | {"last": "0"}
    other = signed_in(people.senior)
    press(other, url, {"how": "call", "note": "Next week", "last": "0"})

    page = client.post(url, shown | {"how": "email"})

    assert "Sal Senior chased this at" in str(errors(page))
    assert Chaser.objects.count() == 1
    assert "Chased by telephone (Sal Senior), 0 minutes ago" in words(client.get(url))
    assert "0 minutes ago: Next week" in words(client.get(reverse("advice_chasing")))


def test_a_day_it_reached_them_moves_the_date_and_is_asked_once(client, people, case):
    request = a_late_request(case, people.officer, TODAY, sent_on=days_after(TODAY, -5))
    url = to(case, "advice_received", request.pk)

    press(client, url, date_parts("on", days_after(TODAY, -3)))

    clock = Deadline.objects.get(case=case, about=request.about)
    assert clock.due == days_after(TODAY, 39)
    assert "recorded already" in str(errors(press(client, url, date_parts("on", TODAY))))


def test_existing_advice_needs_all_three_days(client, people, case):
    paper = advice_paper(case, people.officer)
    url = to(case, "advice_reuse")
    typed = {
        "source": "psychology",
        "existing": paper.pk,
        **date_parts("author_agreed_on", TODAY),
        **date_parts("council_agreed_on", TODAY),
    }

    assert errors(press(client, url, typed)) == {
        "family_agreed_on": ["Enter the day the family agreed"]
    }
    no = press(client, url, typed | {"said_no": "family"})
    assert said(no) == ["The family does not agree that it is enough, so new advice is required."]
    press(client, url, typed | date_parts("family_agreed_on", TODAY))
    assert set(AdviceRequest.objects.values_list("state", flat=True)) == {"no_reuse", "reused"}


def test_h264_small_numbers_and_what_they_could_be_worked_out_from_are_kept_back(people, case):
    small, large = a_service(name="Small"), a_service("health", "Large")
    for _ in range(3):
        a_late_request(case, people.officer, TODAY, provider=small)
    on = days_after(TODAY, -50)
    for days, count in ((10, 6), (45, 2)):
        for _ in range(count):
            came = days_after(on, days)
            more = {"state": "answered", "answered_on": came, "received_on": on}
            request = a_late_request(case, people.officer, TODAY, provider=large, **more)
            record(case, kind=Kind.ADVICE_RECEIVED, on=came, about=request.about, by=people.officer)

    found = performance(TODAY)

    assert [(one.provider.name, one.cells) for one in found.services] == [
        ("Large", (None, 6, None, 0, 0, 10)),
        ("Small", (None, None, None, None, None, None)),
    ]
    assert found.together.cells == (None, None, None, None, None, 10)
    page = words(signed_in(people.senior).get(reverse("advice_figures")))
    assert "Numbers under 5 are kept back" in page


def test_figures_large_enough_are_shown_with_their_totals(people, case):
    service = a_service()
    for _ in range(5):
        a_late_request(case, people.officer, TODAY, provider=service)

    found = performance(TODAY)

    assert found.services[0].cells == (5, 0, 0, 5, 0, None)
    assert found.together.cells == (5, 0, 0, 5, 0, None)


def test_behind_the_figures_stand_only_cases_that_somebody_may_open(people, case):
    service = a_service()
    seen = a_late_request(case, people.officer, TODAY, provider=service)
    closed = an_assessment(people.officer, today=TODAY, setting_urn="", restricted=True)
    a_late_request(closed, people.officer, TODAY, provider=service)

    page = signed_in(people.senior).get(reverse("advice_figures_behind", args=[service.pk]))

    assert [row for _, row in page.context["rows"]] == [seen]
    assert closed.reference not in words(page)


def test_a_service_by_post_is_shown_as_the_letter_it_gets(client, case):
    service = by_post()
    typed = {
        "ask_social_care": "on",
        "provider_social_care": service.pk,
        "questions_social_care": "What help is there at home?",
    }

    look = words(looked_at(client, case, typed))

    assert "By post, as a letter" in look
    assert "What we ask of you in particular What help is there at home?" in look


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.FINANCE, Role.PANEL_MEMBER])
def test_others_find_none_of_it(people, case, role):
    client = signed_in(UserFactory(role=role, team=people.team))

    names = ("case_advice", "advice_ask", "advice_needs", "advice_reuse")
    assert {client.get(to(case, name)).status_code for name in names} == {404}
    assert client.get(reverse("advice_chasing")).status_code == 404


def test_the_page_of_one_request_says_what_came_and_how_it_was_chased(client, people, case):
    request = a_late_request(case, people.officer, TODAY, state="answered")
    AdviceVersion.objects.create(
        request=request,
        number=1,
        state="given",
        is_read=False,
        author_name="Pia Psych",
        doubts=["The document does not name the child."],
        written_by=people.officer,
        given_by=people.officer,
        given_at=timezone.now(),
    )
    Chaser.objects.create(request=request, step="first", on=TODAY, to="The inbox", how="email")

    page = words(client.get(to(case, "advice_request", request.pk)))

    assert "By Pia Psych" in page
    assert "It is a scan without text: nothing in it was searched" in page
    assert "The document does not name the child." in page
    assert "First reminder to the service, The inbox (the schedule)" in page
    assert "6 weeks from sending the request for advice" in page


def test_advice_is_asked_again_as_text_once(client, people, case):
    request = a_late_request(case, people.officer, TODAY, state="answered")
    fields = {"state": "given", "is_read": False, "given_at": timezone.now()}
    AdviceVersion.objects.create(
        request=request, number=1, written_by=people.officer, given_by=people.officer, **fields
    )
    url = to(case, "advice_text", request.pk, 1)

    assert said(press(client, url, {})) == ["Asked for a version with text."]
    assert "asked already" in str(errors(press(client, url, {})))
    assert Message.objects.get(code="advice-as-text").inbox == "inbox@service.example"
