"""The intake queue as an officer meets it: reading, opening, joining, and writing back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions.intake import AsGiven, join_case, take_in
from cases.fields import date_parts
from cases.models import AuditEntry, Case, Grant, IntakeItem, Upload
from statutory import RULES_BY_ID
from tests.cases.papers.test_kinds import HEIC
from tests.cases.views.acting import TODAY, a_request, errors, press, said, signed_in, to
from tests.cases.views.acting import a_typed_request as typed
from tests.factories import FamilyMemberFactory
from tests.papers import a_pdf, taken_in
from tests.people import Cast

ADA = AsGiven("parent", "Ada", "Okoro", date(2018, 5, 4), postcode="EX1 1AA", sender="Ngozi Okoro")


def waiting(people: Cast, given: AsGiven = ADA, **more: Any) -> IntakeItem:
    known = {"route": "post", "received_on": date(2026, 5, 29), "dated_by": "stamp"}
    return take_in(given, by=people.officer, **{**known, **more})


def at(item: IntakeItem, what: str = "") -> str:
    return f"/intake/{item.pk}/{what}"


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_an_empty_queue_says_what_comes_there(people: Cast) -> None:
    assert "Nothing waits" in words(signed_in(people.officer).get("/intake/"))


def test_the_queue_shows_the_day_how_we_know_it_and_until_when_we_decide(people: Cast) -> None:
    waiting(people)

    page = words(signed_in(people.officer).get("/intake/"))

    for said_there in ("Ada Okoro", "29 May 2026", "11 days ago", "Day from: our stamp", "10 Jul"):
        assert said_there in page
    assert str(RULES_BY_ID["A01"].citation) in page


def test_the_first_to_reach_us_is_on_top_and_another_team_sees_its_own(people: Cast) -> None:
    second = waiting(people, AsGiven("parent", "Ben", "Whitlock"), received_on=date(2026, 6, 1))
    first = waiting(people)

    lines = signed_in(people.officer).get("/intake/").context["lines"]

    assert [line.item for line in lines] == [first, second]
    assert signed_in(people.stranger).get("/intake/").context["lines"] == []
    assert signed_in(people.stranger).get(at(first)).status_code == 404


def test_it_is_put_into_the_queue_with_its_own_day(people: Cast) -> None:
    given = {
        **typed(people),
        "route": "post",
        "dated_by": "stamp",
        "sender": "Ngozi Okoro",
        "says": "Please assess Ada",
        **date_parts("received_on", date(2026, 5, 29)),
    }

    press(signed_in(people.officer), "/intake/new/", given)

    item = IntakeItem.objects.get()
    assert (item.surname, item.received_on, item.says) == (
        "Okoro",
        date(2026, 5, 29),
        "Please assess Ada",
    )


def test_possible_duplicates_are_flagged_on_the_records_and_in_the_queue(people: Cast) -> None:
    a_request(people.officer)
    waiting(people, AsGiven("school", "Adah", "Okorro", date(2018, 5, 4)), route="email")
    waiting(people)

    lines = signed_in(people.officer).get("/intake/").context["lines"]

    assert [(line.known, line.twice) for line in lines] == [(True, True), (True, True)]


def test_opening_a_case_keeps_the_envelopes_day_and_offers_the_acknowledgement(
    people: Cast,
) -> None:
    item = waiting(people)
    sent = opening(people)

    response = press(signed_in(people.officer), at(item, "open/"), sent)

    case = Case.objects.get()
    assert response.url == at(item, "acknowledge/")
    assert (case.received_on, case.intake.get()) == (date(2026, 5, 29), item)
    assert "How it reached us" in words(signed_in(people.officer).get(to(case, "case")))


def test_a_known_child_is_asked_about_before_a_case_is_opened(people: Cast) -> None:
    case, item = a_request(people.officer), waiting(people)
    sent = opening(people)
    client = signed_in(people.officer)

    response = press(client, at(item, "open/"), sent)
    assert list(errors(response)) == [f"match-{case.child.pk}"]
    press(client, at(item, "open/"), {**sent, f"match-{case.child.pk}": "same"})

    item.refresh_from_db()
    assert (item.state, item.case, Case.objects.count()) == ("joined", case, 1)


def test_a_route_that_came_before_the_case_counts_offers_the_correction(people: Cast) -> None:
    case = a_request(people.officer, received=date(2026, 6, 2))
    item = waiting(people)
    client = signed_in(people.officer)

    response = press(client, f"/cases/{case.reference}/intake/{item.pk}/join/", {})

    assert said(response)[1].startswith("This reached us on Friday 29 May 2026, before the day")
    receipt = case.entries.get(kind="request_received")
    page = words(client.get(to(case, "case")))
    assert to(case, "correct_fact", receipt.pk) in page
    assert "One of these reached us before the day that the case counts from" in page


def test_h091_joining_a_later_route_moves_no_date(people: Cast) -> None:
    case, item = a_request(people.officer), waiting(people)
    before = Case.objects.get(pk=case.pk).next_due

    press(signed_in(people.officer), f"/cases/{case.reference}/intake/{item.pk}/join/", {})

    assert Case.objects.get(pk=case.pk).next_due == before


def test_the_second_of_two_officers_is_told(people: Cast) -> None:
    item = waiting(people)
    case = a_request(people.officer)
    client = signed_in(people.senior)
    join_case(item, case, by=people.officer)

    response = press(client, at(item, "set-aside/"), {"reason": "A brochure"})

    assert errors(response) == {
        "__all__": [
            "Olive Officer dealt with this meanwhile: joined to a case. Nothing was done twice."
        ]
    }


def test_what_was_set_aside_is_brought_back(people: Cast) -> None:
    item, client = waiting(people), signed_in(people.officer)
    press(client, at(item, "set-aside/"), {"reason": "A brochure"})
    assert "A brochure" in words(client.get(at(item)))

    press(client, at(item, "bring-back/"), {"reason": "It has a letter inside"})

    item.refresh_from_db()
    assert item.state == "waiting"


def test_a_case_is_joined_by_its_number_and_one_not_to_be_seen_is_none(people: Cast) -> None:
    case, item = a_request(people.officer), waiting(people)
    client = signed_in(people.officer)

    found = client.post(at(item), {"reference": case.reference})
    Case.objects.filter(pk=case.pk).update(restricted=True)
    hidden = client.post(at(item), {"reference": case.reference})
    missing = client.post(at(item), {"reference": "EHC-2026-99999"})

    assert found.url == f"/cases/{case.reference}/intake/{item.pk}/join/"
    assert errors(hidden) == errors(missing)


def test_h007_twins_are_told_apart_by_first_name_birth_date_and_upn(people: Cast) -> None:
    a_request(people.officer)
    twin = waiting(people, AsGiven("parent", "Ife", "Okoro", date(2018, 5, 4), postcode="EX1 1AA"))

    (card,) = signed_in(people.officer).get(at(twin)).context["cards"]

    assert (str(card.child), card.because) == ("Ada Okoro", "same address, same date of birth")
    assert {"Date of birth", "UPN", "Case"} <= {row["key"] for row in card.rows}


def _seen(people: Cast, item: IntakeItem) -> tuple[str, int]:
    client = signed_in(people.officer)
    client.get(at(item))
    with CaptureQueriesContext(connection) as asked:
        page = words(client.get(at(item)))
    head, _, rest = page.partition("csrfmiddlewaretoken")
    page = head + rest[100:]
    once = page.partition('name="once"')[2][:80]
    return page.replace(once, "").partition("csrfmiddlewaretoken")[0], len(asked)


def test_h050_a_restricted_child_is_no_match_in_words_nor_in_the_number_of_questions(
    people: Cast,
) -> None:
    item = waiting(people)
    without = _seen(people, item)
    hidden = a_request(people.officer)
    Case.objects.filter(pk=hidden.pk).update(restricted=True)

    assert _seen(people, item) == without


def test_h050_an_item_that_led_to_a_case_now_restricted_is_gone_with_it(people: Cast) -> None:
    case, item = a_request(people.officer), waiting(people)
    join_case(item, case, by=people.officer)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    client = signed_in(people.officer)

    assert client.get(at(item)).status_code == 404
    assert client.get("/intake/?state=joined").context["lines"] == []
    assert client.get("/intake/").context["unanswered"] == []


def test_h050_who_may_open_the_restricted_case_is_told_of_a_second_one(people: Cast) -> None:
    hidden = a_request(people.officer)
    Case.objects.filter(pk=hidden.pk).update(restricted=True)
    second = a_request(people.officer)
    Grant.objects.create(
        case=hidden, user=people.senior, because="Hers", until=TODAY, given_by=people.manager
    )

    crossed = signed_in(people.senior).get("/intake/").context["crossings"]

    assert [(one.closed_to_most, one.other) for one in crossed] == [(hidden, second)]
    assert signed_in(people.officer).get("/intake/").context["crossings"] == []


def test_the_acknowledgement_is_there_to_be_read_before_it_is_sent(people: Cast) -> None:
    item = waiting(people)
    client = signed_in(people.officer)
    press(client, at(item, "open/"), opening(people, requester=""))
    FamilyMemberFactory(child=Case.objects.get().child, name="Kate Thornton")

    page = words(client.get(at(item, "acknowledge/")))

    assert "Look at the letter to Kate Thornton" in page
    assert "Dear <bdi>Kate Thornton</bdi>" in page
    assert not Case.objects.get().messages.filter(code="request-received").exists()


def came_with(item: IntakeItem, content: bytes, name: str = "form.pdf") -> Upload:
    """A file that came with an item, scanned and read."""
    return taken_in(None, None, content, name, intake=item)


def test_what_came_with_it_is_looked_at_before_a_case_is_opened(people: Cast) -> None:
    item = waiting(people)
    upload = came_with(item, a_pdf("Ada Okoro, born 4 May 2018", "Page two"))
    client = signed_in(people.officer)

    page = words(client.get(at(item)))
    shown = words(client.get(at(item, f"files/{upload.pk}/?page=2")))
    picture = client.get(at(item, f"files/{upload.pk}/pages/2.png"))

    assert "What came with it (1)" in page
    assert "Page 2 of 2" in shown
    assert (picture["Content-Type"], picture["X-Content-Type-Options"]) == ("image/png", "nosniff")


def test_a_file_in_quarantine_and_one_of_another_team_or_item_is_not_opened(people: Cast) -> None:
    item, other = waiting(people), waiting(people)
    upload = came_with(item, a_pdf("Ada Okoro"))
    path = f"files/{upload.pk}/"

    answers = [
        signed_in(people.stranger).get(at(item, path)).status_code,
        signed_in(people.officer).get(at(other, path)).status_code,
    ]
    Upload.objects.update(state="waiting")
    answers.append(signed_in(people.officer).get(at(item, path)).status_code)
    answers.append(signed_in(people.officer).get(at(item, f"{path}pages/1.png")).status_code)

    assert answers == [404, 404, 404, 404]
    assert "In quarantine" in words(signed_in(people.officer).get(at(item)))


def test_on_the_case_each_file_waits_to_be_filed_and_is_checked_against_the_child(
    people: Cast,
) -> None:
    item = waiting(people)
    came_with(item, a_pdf("Ada Okoro, born 4 May 2018"))
    came_with(item, HEIC, "photo.heic")
    sent = opening(people)

    response = press(signed_in(people.officer), at(item, "open/"), sent)

    case = Case.objects.get()
    form, photo = case.uploads.order_by("pk")
    assert (form.state, form.findings["child"], photo.state) == ("clean", True, "refused")
    assert said(response)[-1] == (
        "2 files came with it. They are on the case under Documents, to be filed."
    )
    assert "Waiting to be filed (2)" in words(
        signed_in(people.officer).get(to(case, "case_documents"))
    )


def test_h151_the_same_file_by_a_second_route_is_linked_once(people: Cast) -> None:
    case, content = a_request(people.officer), a_pdf("Ada Okoro")
    for _ in range(2):
        item = waiting(people)
        came_with(item, content)
        press(signed_in(people.officer), f"/cases/{case.reference}/intake/{item.pk}/join/", {})

    assert list(case.uploads.order_by("pk").values_list("state", flat=True)) == ["clean", "same"]


def test_an_item_is_passed_to_another_team_and_taken_back(people: Cast) -> None:
    item, theirs = waiting(people), people.stranger.team
    client, others = signed_in(people.officer), signed_in(people.stranger)
    given = {"team": theirs.pk, "reason": "They live in the north"}

    response = press(client, at(item, "pass/"), given)

    assert (client.get(at(item)).status_code, others.get(at(item)).status_code) == (404, 200)
    assert "They live in the north" in words(others.get(at(item)))
    assert "Passed on to you" in words(others.get("/intake/"))
    assert f'<a class="govuk-link" href="{response.url}">Item {item.pk}</a>' in words(
        client.get("/intake/")
    )
    shown = words(client.get(response.url))
    assert ("Take it back" in shown, "Okoro" in shown) == (True, False)
    back = press(signed_in(people.assistant), response.url, {})
    assert (back.url, client.get(at(item)).status_code) == (at(item), 200)
    assert "Taken back" in words(client.get(at(item)))


def test_what_another_team_passed_on_is_taken_back_by_nobody_else(people: Cast) -> None:
    item = waiting(people)
    given = {"team": people.stranger.team.pk, "reason": "North"}
    response = press(signed_in(people.officer), at(item, "pass/"), given)

    assert signed_in(people.stranger).get(response.url).status_code == 404
    assert signed_in(people.stranger).post(response.url).status_code == 404
    item.refresh_from_db()
    assert item.team == people.stranger.team


def test_the_teams_to_choose_from_are_the_others(people: Cast) -> None:
    item = waiting(people)

    form = signed_in(people.officer).get(at(item, "pass/")).context["form"]
    response = press(
        signed_in(people.officer), at(item, "pass/"), {"team": people.team.pk, "reason": "x"}
    )

    assert list(form.fields["team"].queryset) == [people.stranger.team]
    assert errors(response) == {"team": ["That is no other team. Choose another"]}


def opening(people: Cast, **changed: Any) -> dict[str, Any]:
    """What is typed to open a case for an item, with the mother as a person on it."""
    asked = {"relation": "Mother", "parental_responsibility": "yes", "channel": "post"}
    sent = {name: said for name, said in typed(people).items() if "received_on" not in name}
    return sent | asked | changed


def test_whoever_asked_is_on_the_case_and_the_acknowledgement_goes_the_same_day(
    people: Cast,
) -> None:
    item, client = waiting(people), signed_in(people.assistant)

    response = press(client, at(item, "open/"), opening(people))
    sent = press(client, response.url, {})

    case = Case.objects.get()
    mother = case.child.family.get()
    assert (mother.name, mother.relation, mother.parental_responsibility) == (
        "Ngozi Okoro",
        "Mother",
        True,
    )
    assert (mother.address, mother.postcode) == ("2 Example Road", "EX1 1AA")
    assert "Ngozi Okoro is on the case." in said(response)
    assert sent.url == to(case, "case")
    assert case.messages.get(code="request-received").to_member == mother
    audited = str(list(AuditEntry.objects.values_list("after", flat=True)))
    assert "Mother" not in audited


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"relation": ""}, [("Ngozi Okoro", "Parent or carer", False)]),
        ({"requester": ""}, []),
        ({"parental_responsibility": "unknown"}, []),
        ({"source": "school", "requester": "The head"}, []),
        ({"source": "other", "relation": ""}, []),
        ({"source": "other", "relation": "Aunt"}, [("Ngozi Okoro", "Aunt", False)]),
        (
            {"source": "young_person", "requester": "", "parental_responsibility": ""},
            [("Ada Okoro", "Young person", True)],
        ),
    ],
)
def test_who_asked_is_put_on_the_case_as_far_as_the_form_says_who_it_is(
    people: Cast, changed: dict[str, str], kept: list[tuple[str, str, bool]]
) -> None:
    press(signed_in(people.officer), at(waiting(people), "open/"), opening(people, **changed))

    family = Case.objects.get().child.family
    assert list(family.values_list("name", "relation", "is_young_person")) == kept


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        (
            {"parental_responsibility": ""},
            "parental_responsibility",
            "Select whether Ngozi Okoro has parental responsibility",
        ),
        ({"address": ""}, "their_address", "Enter the address letters are posted to"),
        ({"channel": "email"}, "their_email", "Enter the email address we write to"),
        (
            {"channel": "email", "their_email": "ngozi"},
            "their_email",
            "Enter an email address like name@example.com",
        ),
    ],
)
def test_what_is_missing_to_write_to_them_is_said_and_no_case_is_opened(
    people: Cast, changed: dict[str, str], field: str, sentence: str
) -> None:
    item = waiting(people)

    response = press(signed_in(people.officer), at(item, "open/"), opening(people, **changed))

    assert errors(response) == {field: [sentence]}
    assert not Case.objects.exists()


def test_the_sender_of_an_email_is_offered_with_name_and_address(people: Cast) -> None:
    given = AsGiven("parent", "Ada", "Okoro", sender="Ngozi Okoro <ngozi@mail.example>")
    item = waiting(people, given, route="email")

    form = signed_in(people.officer).get(at(item, "open/")).context["form"]

    assert (form.initial["requester"], form.initial["their_email"]) == (
        "Ngozi Okoro",
        "ngozi@mail.example",
    )


def test_nobody_is_put_on_a_child_twice_nor_brought_back_unasked(people: Cast) -> None:
    case = a_request(people.officer)
    Case.objects.update(closed_on=TODAY)
    case.child.family.update(removed_on=TODAY, removed_because="A court order")
    match = {f"match-{case.child.pk}": "same"}

    response = press(
        signed_in(people.officer), at(waiting(people), "open/"), opening(people, **match)
    )

    assert case.child.family.get().removed_on == TODAY
    assert any("taken off this child’s records before" in one for one in said(response))


def test_adding_a_person_leads_back_to_the_acknowledgement(people: Cast) -> None:
    item, client = waiting(people), signed_in(people.officer)
    press(client, at(item, "open/"), opening(people, requester=""))
    case, page = Case.objects.get(), at(item, "acknowledge/")
    link = f"{to(case, 'person_new')}?next={page}"
    assert link in words(client.get(page))

    person = {
        "name": "Ngozi Okoro",
        "relation": "Mother",
        "parental_responsibility": "yes",
        "channel": "post",
        "address": "2 Example Road",
    }
    form = client.get(link).context["form"]
    response = press(client, link, person | {"next": form.initial["next"]})

    assert response.url == page
    assert "Send the acknowledgement" in words(client.get(page))


def test_the_way_back_is_to_an_item_of_this_case_and_to_no_other(people: Cast) -> None:
    other = waiting(people)
    case = a_request(people.officer)
    person = {
        "name": "A",
        "relation": "Mother",
        "parental_responsibility": "yes",
        "channel": "post",
        "address": "2 Example Road",
        "next": at(other, "acknowledge/"),
    }

    response = press(signed_in(people.officer), to(case, "person_new"), person)

    assert response.url == to(case, "case_people")


def test_a_parent_whom_the_acknowledgement_cannot_reach_is_not_passed_over_in_silence(
    people: Cast,
) -> None:
    item, client = waiting(people), signed_in(people.officer)
    press(client, at(item, "open/"), opening(people))
    case = Case.objects.get()
    father = FamilyMemberFactory(child=case.child, name="Ike Okoro", address="")

    page = words(client.get(at(item, "acknowledge/")))

    assert "No postal address is recorded for Ike Okoro. The letter does not go to them." in page
    assert f"{to(case, 'contact_change_new', father.pk)}?next={at(item, 'acknowledge/')}" in page
