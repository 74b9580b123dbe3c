"""log, move, redact: what was said, what waits for a reply, what was put on the wrong case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from cases.actions.contact import Promised, Said, log, move, redact
from cases.models import AuditEntry, Case, Contact, Promise
from cases.refusals import Refused
from statutory import days_after
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast

LONDON = ZoneInfo("Europe/London")
MARCH = datetime(2026, 3, 10, 14, 30, tzinfo=LONDON)  # a Tuesday
FAR = days_after(timezone.localdate(), 40)
WORDS = "She asks when the psychologist comes"


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


def said(**changed: Any) -> Said:
    typed = {"how": "call", "direction": "in", "at": MARCH, "words": WORDS, "with_whom": "An aunt"}
    return Said(**(typed | changed))


def everything_audited() -> str:
    return str(list(AuditEntry.objects.values_list("reason", "before", "after")))


def test_a_call_is_kept_with_who_spoke_and_when(people: Cast, case: Case) -> None:
    mother = FamilyMemberFactory(child=case.child)

    kept = log(case, said=said(member=mother, with_whom=""), by=people.officer)

    assert (kept.member, kept.at, kept.words, kept.by) == (mother, MARCH, WORDS, people.officer)
    assert (kept.internal, kept.reply_by) == (False, None)


def test_h124_what_is_written_in_november_for_march_keeps_both_days(
    people: Cast, case: Case
) -> None:
    late = log(case, said=said(), by=people.officer)

    assert (late.at, late.written_late) == (MARCH, True)
    assert late.written_at.date() > MARCH.date()


def test_what_wants_an_answer_gets_our_target_in_working_days(people: Cast, case: Case) -> None:
    kept = log(case, said=said(), wants_answer=True, by=people.officer)
    asked = log(case, said=said(), reply_by=FAR, by=people.officer)

    assert settings.REPLY_WORKING_DAYS == 5
    assert (kept.reply_by, asked.reply_by) == (date(2026, 3, 17), FAR)


def test_a_day_that_the_calendar_does_not_know_is_asked_for(people: Cast, case: Case) -> None:
    long_ago = said(at=datetime(1999, 3, 10, tzinfo=LONDON))

    with pytest.raises(Refused, match="Give the day to reply by") as refused:
        log(case, said=long_ago, wants_answer=True, by=people.officer)

    assert refused.value.field == "reply_by"


def test_an_answer_ends_the_wait_once(people: Cast, case: Case) -> None:
    asked = log(case, said=said(), wants_answer=True, by=people.officer)

    answered = log(case, said=said(direction="out"), answers=asked, by=people.officer)

    assert Contact.objects.get(answered_by=answered) == asked
    with pytest.raises(Refused, match="answered already"):
        log(case, said=said(direction="out"), answers=asked, by=people.officer)


def test_what_was_promised_becomes_an_item_with_a_day(people: Cast, case: Case) -> None:
    mother = FamilyMemberFactory(child=case.child, name="Ngozi Okoro")

    kept = log(
        case,
        said=said(member=mother, with_whom=""),
        promised=Promised("Ring back", FAR),
        by=people.officer,
    )

    promise = Promise.objects.get()
    assert (promise.contact, promise.what, promise.due) == (kept, "Ring back", FAR)
    assert (promise.promised_to, promise.made_by) == ("Ngozi Okoro", people.officer)
    assert not case.deadlines.exists()


@pytest.mark.parametrize(
    ("changed", "more", "field"),
    [
        ({"words": "  "}, {}, "words"),
        ({"at": datetime(2099, 1, 1, tzinfo=LONDON)}, {}, "on"),
        ({"with_whom": " "}, {}, "member"),
        ({"direction": "out"}, {"wants_answer": True}, "wants_answer"),
        ({"direction": "out"}, {"reply_by": FAR}, "wants_answer"),
        ({}, {"promised": Promised(" ", FAR)}, "promise"),
        ({}, {"promised": Promised("Ring", MARCH.date())}, "promise_due"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_is_kept(
    people: Cast, case: Case, changed: dict[str, Any], more: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        log(case, said=said(**changed), by=people.officer, **more)

    assert refused.value.field == field
    assert (Contact.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_note_is_with_nobody_and_a_person_of_another_case_is_refused(
    people: Cast, case: Case
) -> None:
    note = log(case, said=said(how="note", with_whom=""), by=people.officer)

    with pytest.raises(Refused, match="not on this case"):
        log(case, said=said(member=FamilyMemberFactory()), by=people.officer)

    assert (note.member, note.with_whom) == (None, "")


def test_h125_the_audit_says_who_acted_and_for_whom_and_keeps_no_words(
    people: Cast, case: Case
) -> None:
    log(case, said=said(), by=people.assistant, on_behalf_of="Ngozi Okoro, mother")

    audit = AuditEntry.objects.get()
    assert (audit.action, audit.case, audit.by) == ("contact.log", case, people.assistant)
    assert (audit.by_name, audit.on_behalf_of) == ("Anna Assistant", "Ngozi Okoro, mother")
    assert WORDS not in everything_audited()


def test_h120_the_audit_still_names_somebody_who_has_left(people: Cast, case: Case) -> None:
    log(case, said=said(), by=people.assistant)
    people.assistant.is_active, people.assistant.name = False, "Anna Married"
    people.assistant.save()

    with pytest.raises(Exception, match="protected"):
        User.objects.get(pk=people.assistant.pk).delete()

    assert AuditEntry.objects.get().by_name == "Anna Assistant"
    assert Contact.objects.get().by == people.assistant


def test_moved_it_stands_whole_on_the_right_case_and_without_a_word_on_the_wrong_one(
    people: Cast, case: Case
) -> None:
    other = CaseFactory(officer=people.officer)
    mother = FamilyMemberFactory(child=case.child, name="Ngozi Okoro")
    old = log(
        case,
        said=said(member=mother, with_whom=""),
        internal=True,
        wants_answer=True,
        on_behalf_of="The duty desk",
        promised=Promised("Ring back", FAR),
        by=people.officer,
    )

    new = move(old, to=other, because="The twin was meant", by=people.assistant)

    trace = Contact.objects.get(pk=old.pk)
    assert (trace.words, trace.with_whom, trace.on_behalf_of, trace.member) == ("", "", "", None)
    assert (trace.case, trace.by, trace.at, trace.reply_by) == (case, people.officer, MARCH, None)
    assert (trace.moved_because, trace.moved_by) == ("The twin was meant", people.assistant)
    assert (new.case, new.words, new.with_whom, new.member) == (other, WORDS, "Ngozi Okoro", None)
    assert (new.internal, new.by, new.reply_by) == (True, people.officer, date(2026, 3, 17))
    assert Contact.objects.get(pk=new.pk).written_at == trace.written_at
    assert (Promise.objects.get().case, Promise.objects.get().contact) == (other, new)
    assert WORDS not in everything_audited()


def test_what_is_gone_or_answered_here_is_not_moved(people: Cast, case: Case) -> None:
    other = CaseFactory(officer=people.officer)
    asked = log(case, said=said(), wants_answer=True, by=people.officer)
    reply = log(case, said=said(direction="out"), answers=asked, by=people.officer)

    with pytest.raises(Refused, match="Move the answer first"):
        move(asked, to=other, because="The twin", by=people.officer)
    with pytest.raises(Refused, match="on this case already"):
        move(reply, to=case, because="The twin", by=people.officer)
    moved = move(reply, to=other, because="The twin", by=people.officer)
    with pytest.raises(Refused, match="was moved to another case"):
        move(reply, to=other, because="The twin", by=people.officer)

    assert moved.answers is None
    assert not Contact.objects.filter(answers=asked).exists()


def test_h126_what_is_taken_out_leaves_a_mark_and_stands_nowhere_else(
    people: Cast, case: Case
) -> None:
    secret = "4111 1111 1111 1111"
    note = log(case, said=said(words=f"Card {secret} was read out"), by=people.officer)

    redact(note, piece=secret, because="A card number", by=people.senior)

    note.refresh_from_db()
    mark = "by Sal Senior] was read out"
    assert (note.words.startswith("Card [Taken out on "), note.words.endswith(mark)) == (True, True)
    assert (note.redacted_by, note.redacted_because) == (people.senior, "A card number")
    assert (note.by, note.at) == (people.officer, MARCH)
    assert secret not in everything_audited()
    audit = AuditEntry.objects.get(action="contact.redact")
    assert (audit.by, audit.case, audit.after) == (
        people.senior,
        case,
        {"because": "A card number"},
    )


def test_without_a_piece_everything_is_taken_out_and_both_reasons_stay(
    people: Cast, case: Case
) -> None:
    note = log(case, said=said(), by=people.officer)

    redact(note, piece="psychologist", because="First", by=people.senior)
    with pytest.raises(Refused, match="do not stand in it"):
        redact(note, piece="psychologist", because="Again", by=people.senior)
    redact(note, because="Second", by=people.senior)

    note.refresh_from_db()
    assert note.words.startswith("[Taken out on ") and note.words.endswith(" by Sal Senior]")
    assert note.redacted_because == "First\nSecond"
