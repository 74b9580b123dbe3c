"""A notice goes again with a day of its own; the earlier one stays; each adult has their own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions import documents
from cases.actions.chronology import record
from cases.actions.posting import mark_posted
from cases.jobs.running import Run
from cases.models import Contact, Entry, FamilyMember, JobRun, Message
from cases.queries.case_file import entries_of
from cases.refusals import Refused
from families.access import sights_of
from families.actions.giving_again import Call, send_again, told_by_phone
from families.jobs.service import give_again
from families.models import Opening, Service
from families.queries.notice_days import as_told_to, days_of
from families.queries.notices import people_of
from families.queries.service import notice_of, notices_of
from families.queries.standing import where_we_are
from statutory import Kind
from tests.families.a_family import Family, a_family
from tests.papers import a_pdf
from tests.people import Cast, cast

SENT = datetime(2026, 6, 5, 12, tzinfo=UTC)
FIRST, LATER = date(2026, 6, 5), date(2026, 6, 22)
SECRET = "the first never came"


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    family = a_family(people.officer)
    entry(family, Kind.REQUEST_RECEIVED, date(2026, 4, 28), people)
    entry(family, Kind.DECIDED_NOT_TO_ASSESS, FIRST, people)
    entry(family, Kind.DECISION_NOTICE_SENT, FIRST, people, "not-to-assess")
    return family


def entry(family: Family, kind: Kind, on: date, people: Cast, about: str = "") -> Entry:
    return record(family.case, kind=kind.value, on=on, about=about, by=people.officer)


def refusal(family: Family, people: Cast, to: FamilyMember, channel: str = "email") -> Message:
    paper = documents.file(
        family.case, title="No", content=a_pdf("We will not assess."), media_type="application/pdf",
        by=people.officer, letter="not-to-assess", addressed_to=to,
    )  # fmt: skip
    message = Message.objects.create(
        case=family.case, to_member=to, channel=channel, code="not-to-assess", document=paper,
        state=Message.State.SENT, sent_at=SENT, once=f"refused:{to.pk}",
    )  # fmt: skip
    Message.objects.filter(pk=message.pk).update(written_at=SENT)
    message.refresh_from_db()
    return message


def again(message: Message, people: Cast, *, anew: bool = True) -> Message:
    sent = send_again(
        message, channel="post", anew=anew, because=SECRET, by=people.officer, today=LATER
    )
    at = datetime(2026, 6, 22, 9, tzinfo=UTC)
    Message.objects.filter(pk=sent.pk).update(
        state=Message.State.SENT, sent_at=at, written_at=at, problem=""
    )
    return sent


def last_days(message: Message) -> tuple[date | None, list[date | None]]:
    notices = notices_of(message.case)
    notice = next(one for one in notices if one.first == message)
    days = days_of(notice, entries_of(message.case), notices)
    assert days is not None
    return days.now.appeal.due, [one.appeal.due for one in days.earlier]


def test_the_time_to_appeal_counts_from_the_day_it_went(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)

    # Two months end on 5 August, and an appeal's time that ends in August runs to September.
    assert last_days(message) == (date(2026, 9, 1), [])


def test_a_failed_service_goes_again_with_a_new_day_and_the_earlier_stays(
    family: Family, people: Cast
) -> None:
    message = refusal(family, people, family.ada)
    again(message, people)
    entry(family, Kind.DECISION_NOTICE_SENT, date(2026, 10, 5), people, "plan")  # another matter

    sent = [one.left_on for one in notice_of(message).sendings]
    assert sent == [FIRST, LATER]
    assert Service.objects.get(message=message).again_because == SECRET


def test_counted_from_the_later_day_when_the_first_never_reached_them(
    family: Family, people: Cast
) -> None:
    late = datetime(2026, 9, 28, 9, tzinfo=UTC)
    message = refusal(family, people, family.ada)
    sent = again(message, people)
    Message.objects.filter(pk=sent.pk).update(sent_at=late)

    # 28 September and two months: Saturday 28 November, which runs on to the Monday (rule 12).
    assert last_days(message) == (date(2026, 11, 30), [date(2026, 9, 1)])


def test_one_more_copy_for_somebody_who_had_it_moves_nothing(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)
    Opening.objects.create(member=family.ada, document=message.document, user=family.ada_user)
    Opening.objects.update(at=SENT)
    again(message, people, anew=False)

    assert last_days(message) == (date(2026, 9, 1), [])


def test_the_chronology_says_so_once_it_has_left_and_the_case_counts_from_then(
    family: Family, people: Cast
) -> None:
    message = refusal(family, people, family.ada)
    again(message, people)

    for _ in range(2):
        give_again(LATER, Run(JobRun.objects.create(name="again")))

    told = family.case.entries.filter(kind=Kind.DECISION_NOTICE_SENT.value)
    assert [one.on for one in told] == [FIRST, LATER]


def test_what_goes_again_to_one_parent_moves_no_day_of_the_other_and_tells_them_nothing(
    family: Family, people: Cast
) -> None:
    to_ada, to_ben = (refusal(family, people, one) for one in (family.ada, family.ben))
    sent = again(to_ada, people)
    Message.objects.filter(pk=sent.pk).update(sent_at=datetime(2026, 9, 28, 9, tzinfo=UTC))
    give_again(date(2026, 9, 29), Run(JobRun.objects.create(name="again")))
    notices, entries = notices_of(family.case), entries_of(family.case)

    days = [
        {one.on for one in as_told_to(member, entries, notices) if one.about == "not-to-assess"}
        for member in (family.ada, family.ben)
    ]

    assert days == [{FIRST, date(2026, 9, 28)}, {FIRST}]
    assert last_days(to_ben) == (date(2026, 9, 1), [])
    (sight,) = sights_of(family.ben_user)
    page = where_we_are(sight, date(2026, 8, 1))
    assert "28 September" not in str(page)


def test_the_family_sees_both_days_on_its_own_page(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)
    sent = again(message, people)
    Message.objects.filter(pk=sent.pk).update(sent_at=datetime(2026, 9, 28, 9, tzinfo=UTC))
    (sight,) = sights_of(family.ada_user)

    day = next(one for one in where_we_are(sight, date(2026, 10, 1)).yours if one.earlier)

    assert day.due == date(2026, 11, 28)  # the mediation adviser: two months, and no rolling on
    assert day.earlier == [
        "We sent it before, on Friday 5 June 2026. Counted from then, it is Wednesday 5 August"
        " 2026.",
        "We sent it again, so the time counts from the later day. If you can, act by the earlier"
        " one.",
    ]


def test_the_letter_says_when_it_went_first_and_holds_the_notice_itself(
    family: Family, people: Cast
) -> None:
    message = refusal(family, people, family.ada)
    sent = send_again(
        message, channel="post", anew=True, because="No", by=people.officer, today=LATER
    )

    assert sent.document is not None
    said = sent.document.snapshot
    assert said["first_sent"] == "Friday 5 June 2026"
    assert "It goes to you today" in said["days_again"]
    assert "rule" in said["days_again"]
    assert said["address"] == "2 Example Road\nExampleton\nEX1 1AA"
    assert list(sent.enclosures.all()) == [message.document]
    assert sent.channel == "post"


def test_the_letter_may_be_posted_although_they_wish_to_be_written_to_by_email(
    family: Family, people: Cast
) -> None:
    family.ada.channel = "email"
    family.ada.save()
    sent = send_again(
        refusal(family, people, family.ada),
        channel="post", anew=True, because="No", by=people.officer, today=LATER,
    )  # fmt: skip
    Message.objects.filter(pk=sent.pk).update(state=Message.State.QUEUED)

    assert mark_posted(sent, by=people.officer).state == Message.State.SENT


def test_nothing_goes_again_without_a_reason_or_twice(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)
    more = {"channel": "post", "anew": True, "by": people.officer, "today": LATER}

    with pytest.raises(Refused, match="Say why"):
        send_again(message, because=" ", **more)
    send_again(message, because="It never came", **more)
    with pytest.raises(Refused, match="today already"):
        send_again(message, because="Once more", **more)


def test_a_call_is_proof_and_a_contact_on_the_case(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)
    call = Call(datetime(2026, 6, 8, 12, tzinfo=UTC), "I read it to her.")

    told_by_phone(message, call=call, by=people.officer, today=date(2026, 6, 8))

    assert notice_of(message).evidence == "spoken"
    assert Contact.objects.get(member=family.ada).words == "I read it to her."
    give_again(date(2026, 6, 30), Run(JobRun.objects.create(name="again")))
    assert not Message.objects.filter(channel="post").exists()
    with pytest.raises(Refused, match="recorded already"):
        told_by_phone(message, call=call, by=people.officer, today=date(2026, 6, 8))


def test_a_call_before_it_went_is_no_proof(family: Family, people: Cast) -> None:
    call = Call(datetime(2026, 6, 1, 12, tzinfo=UTC), "We spoke.")

    with pytest.raises(Refused, match="before that"):
        told_by_phone(
            refusal(family, people, family.ada), call=call, by=people.officer, today=FIRST
        )


# -- the officer's page ------------------------------------------------------------------------


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_the_page_says_how_it_went_what_shows_it_the_last_day_and_what_is_next(
    family: Family, people: Cast
) -> None:
    message = refusal(family, people, family.ada)
    ada = next(one for one in people_of(family.case, FIRST) if one.member == family.ada)
    (row,) = ada.rows

    assert [(one.how, one.on) for one in row.sent] == [("By email", FIRST)]
    assert (row.evidence, row.is_known) == ("", False)
    assert row.next == (
        "If nothing shows by the end of Tuesday 9 June 2026, the letter goes by post."
    )
    page = signed_in(people.officer).get(reverse("service_notices", args=[family.case.reference]))
    body = page.content.decode()
    assert "rules 12 and 20(1)(c)" in body
    assert reverse("service_again", args=[family.case.reference, message.pk]) in body


def test_the_officer_records_a_call_on_the_page(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)
    client = signed_in(people.officer)
    path = reverse("service_told", args=[family.case.reference, message.pk])
    seen = client.get(path).context["form"].initial

    client.post(path, {**seen, "words": "I told her of it."})

    assert Service.objects.get(message=message).evidence == "spoken"


def test_the_officer_sends_it_again_on_the_page(family: Family, people: Cast) -> None:
    message = refusal(family, people, family.ada)
    client = signed_in(people.officer)
    path = reverse("service_again", args=[family.case.reference, message.pk])
    seen = client.get(path).context["form"].initial
    typed = {**seen, "channel": "post", "reached": "no", "because": "It came back"}

    client.post(path, typed)

    assert Service.objects.get(message=message).again_anew is True


def test_a_notice_of_another_case_is_not_there(family: Family, people: Cast) -> None:
    other = a_family(people.officer)
    message = refusal(family, people, family.ada)
    client = signed_in(people.officer)

    for name in ("service_told", "service_again"):
        path = reverse(name, args=[other.case.reference, message.pk])
        assert client.get(path).status_code == 404
