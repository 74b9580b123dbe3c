"""Letters in bulk: made by several workers, looked at, sent; stopped and called back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cases.access import cases_visible_to
from cases.actions import batches, correspondence
from cases.jobs import batches as job
from cases.jobs.running import Run
from cases.letters import LATE, NOTICE_OF_REQUEST, REQUEST_RECEIVED, Letter
from cases.models import Case, Document, FamilyMember, JobRun, LetterBatch, LetterInBatch, Message
from cases.queries.batches import batches_for, problems_of, standing_of
from cases.refusals import Refused
from tests.cases.letter_cast import a_case, a_father, a_parent
from tests.factories import CaseFactory
from tests.people import Cast, cast

State = Message.State


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def cases(people: Cast, number: int) -> list[Case]:
    made = []
    for n in range(number):
        reference = f"EHC-2026-0010{n}"
        case = a_case(
            people.officer,
            forename=f"Ash{'abcdefghij'[n]}",
            received=timezone.localdate(),
            reference=reference,
        )
        a_parent(case, f"Parent {'abcdefghij'[n]}", postcode="EX2 4AB")
        made.append(case)
    return made


def begun(people: Cast, some: list[Case], letter: Letter = REQUEST_RECEIVED) -> LetterBatch:
    return batches.make(
        letter=letter,
        cases=[case.pk for case in some],
        visible=cases_visible_to(people.officer),
        on=timezone.localdate(),
        by=people.officer,
    )


def a_run() -> Run:
    return Run(JobRun.objects.create(name="make_batch"))


def made(people: Cast, some: list[Case]) -> LetterBatch:
    batch = begun(people, some)
    job.make_letters(batch.pk, a_run())
    batch.refresh_from_db()
    return batch


def look_at_all(batch: LetterBatch, people: Cast) -> None:
    for one in batch.letters.filter(in_sample=True):
        batches.look_at(one, right=True, because="", by=people.officer)


def send(batch: LetterBatch, people: Cast) -> list[Message]:
    return batches.send(batch, visible=cases_visible_to(people.officer), by=people.officer)


def test_each_letter_is_about_one_child_and_to_one_person(people: Cast) -> None:
    some = cases(people, 2)
    a_father(some[0])

    batch = made(people, some)

    papers = [one.document for one in batch.letters.all()]
    assert batch.state == LetterBatch.State.CHECKING
    assert len({paper.pk for paper in papers if paper}) == 3
    for one in batch.letters.all():
        assert one.document is not None
        assert (one.document.case, one.document.addressed_to) == (one.case, one.to)
        assert one.case.child.forename in one.document.snapshot["body"]
    assert {one.message.state for one in batch.letters.all() if one.message} == {State.HELD}


def test_nothing_goes_until_each_of_the_sample_was_looked_at(people: Cast) -> None:
    batch = made(people, cases(people, 7))
    sample = list(batch.letters.filter(in_sample=True))

    assert len(sample) == 5
    with pytest.raises(Refused, match="Look at 5 more letters"):
        send(batch, people)
    look_at_all(batch, people)
    sent = send(batch, people)

    assert len(sent) == 7
    assert set(Message.objects.values_list("state", flat=True)) == {State.QUEUED}
    with pytest.raises(Refused, match="does not wait to be sent"):
        send(batch, people)


def test_the_system_draws_the_sample_from_its_own_number(people: Cast) -> None:
    batch = made(people, cases(people, 7))
    first = set(batch.letters.filter(in_sample=True).values_list("pk", flat=True))
    batch.letters.update(in_sample=False)
    LetterBatch.objects.filter(pk=batch.pk).update(state=LetterBatch.State.MAKING)

    job.finish(batch)

    assert set(batch.letters.filter(in_sample=True).values_list("pk", flat=True)) == first


def test_one_wrong_letter_of_the_sample_stops_the_batch(people: Cast) -> None:
    batch = made(people, cases(people, 2))
    one = batch.letters.filter(in_sample=True).first()
    assert one is not None

    with pytest.raises(Refused, match="Say what is wrong"):
        batches.look_at(one, right=False, because="", by=people.officer)
    batches.look_at(one, right=False, because="Not her address", by=people.officer)

    batch.refresh_from_db()
    assert batch.state == LetterBatch.State.STOPPED
    assert set(Message.objects.values_list("state", flat=True)) == {State.STOPPED}


def test_what_has_not_gone_is_called_back_and_what_has_gone_is_not(people: Cast) -> None:
    batch = made(people, cases(people, 3))
    look_at_all(batch, people)
    gone = send(batch, people)[0]
    Message.objects.filter(pk=gone.pk).update(state=State.SENT)

    batches.stop(batch, because="The wrong term", by=people.officer)

    assert sorted(Message.objects.values_list("state", flat=True)) == ["sent", "stopped", "stopped"]
    assert (standing_of(batch).gone, standing_of(batch).called_back) == (1, 2)
    with pytest.raises(Refused, match="already stopped"):
        batches.stop(batch, because="Again", by=people.officer)


def test_one_that_fails_stops_no_other_and_is_listed_with_its_reason(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = cases(people, 4)
    FamilyMember.objects.filter(child=some[0].child).update(address="", postcode="")
    FamilyMember.objects.filter(child=some[1].child).delete()
    ready = job.ready

    def breaking(case: Case, composed: Any) -> Any:
        if case.pk == some[2].pk:
            raise RuntimeError("no paper")
        return ready(case, composed)

    monkeypatch.setattr(job, "ready", breaking)

    batch = made(people, some)

    problems = {one.case.reference: one.problem for one in problems_of(batch, people.officer)}
    assert problems == {
        some[0].reference: "No postal address is recorded for Parent a.",
        some[1].reference: (
            "Nobody with parental responsibility is on the case. Add the parent or carer under"
            " People, with how to write to them."
        ),
        some[2].reference: (
            "It could not be made: RuntimeError. Write it on the case, or tell whoever runs the"
            " system."
        ),
    }
    assert (standing_of(batch).made, standing_of(batch).failed) == (1, 3)
    assert batch.state == LetterBatch.State.CHECKING


def test_making_twice_makes_each_letter_once(people: Cast) -> None:
    batch = made(people, cases(people, 2))

    job.make_letters(batch.pk, a_run())

    assert Document.objects.count() == 2
    assert Message.objects.count() == 2


def test_after_a_worker_died_its_letter_is_made_once_its_claim_is_old(people: Cast) -> None:
    batch = begun(people, cases(people, 2))
    row = batch.letters.first()
    assert row is not None
    LetterInBatch.objects.filter(pk=row.pk).update(claimed_at=timezone.now(), claimed_by="dead")
    job.make_letters(batch.pk, a_run())
    batch.refresh_from_db()
    assert (batch.state, standing_of(batch).made) == (LetterBatch.State.MAKING, 1)
    assert job.left_behind(timezone.now()) == []
    later = timezone.now() - timedelta(minutes=6)
    LetterInBatch.objects.filter(pk=row.pk).update(claimed_at=later)

    assert job.left_behind(timezone.now()) == [batch.pk]
    job.make_letters(batch.pk, a_run())

    batch.refresh_from_db()
    assert (batch.state, standing_of(batch).made) == (LetterBatch.State.CHECKING, 2)


def test_a_batch_whose_last_worker_died_before_the_sample_was_drawn_is_finished(
    people: Cast,
) -> None:
    batch = made(people, cases(people, 1))
    LetterBatch.objects.filter(pk=batch.pk).update(state=LetterBatch.State.MAKING)

    assert job.left_behind(timezone.now()) == [batch.pk]


def test_h043_a_case_that_may_not_be_opened_refuses_the_whole_batch_and_is_not_named(
    people: Cast,
) -> None:
    some = cases(people, 1)
    hidden = CaseFactory(restricted=True, officer=people.officer)
    elsewhere = CaseFactory(officer=people.stranger)

    for unseen in (hidden.pk, elsewhere.pk, 999_999):
        with pytest.raises(Refused) as refusal:
            batches.make(
                letter=REQUEST_RECEIVED,
                cases=[some[0].pk, unseen],
                visible=cases_visible_to(people.officer),
                on=timezone.localdate(),
                by=people.officer,
            )
        assert refusal.value.sentence == batches.UNSEEN
    assert not LetterBatch.objects.exists()


def test_a_letter_to_bodies_or_with_something_added_by_hand_is_not_written_in_bulk(
    people: Cast,
) -> None:
    for letter in (NOTICE_OF_REQUEST, LATE):
        with pytest.raises(Refused, match="so it is written on its case"):
            begun(people, cases_once(people), letter)


def cases_once(people: Cast) -> list[Case]:
    return list(Case.objects.all()) or cases(people, 1)


def test_h002_two_swapped_files_stop_the_run_at_the_first_mismatch(people: Cast) -> None:
    batch = made(people, cases(people, 2))
    look_at_all(batch, people)
    first, second = [one.document for one in batch.letters.order_by("pk")]
    assert first is not None and second is not None
    first.file, second.file = second.file.name, first.file.name
    first.save()
    second.save()

    with pytest.raises(Refused, match="Nothing was sent. .*: EHC-2026-00100, page 1"):
        send(batch, people)

    batch.refresh_from_db()
    assert batch.state == LetterBatch.State.CHECKING
    assert set(Message.objects.values_list("state", flat=True)) == {State.HELD}


def test_h013_an_address_that_changed_after_the_letter_was_made_gets_nothing(people: Cast) -> None:
    some = cases(people, 2)
    batch = made(people, some)
    look_at_all(batch, people)
    FamilyMember.objects.filter(child=some[0].child).update(address="5 New Street")

    sent = send(batch, people)

    assert [message.case for message in sent] == [some[1]]
    assert problems_of(batch, people.officer)[0].problem == (
        "The person's address has changed since it was written"
    )


def test_h011_somebody_removed_while_the_batch_waited_gets_nothing(people: Cast) -> None:
    some = cases(people, 1)
    batch = made(people, some)
    look_at_all(batch, people)
    FamilyMember.objects.filter(child=some[0].child).update(removed_on=timezone.localdate())

    assert send(batch, people) == []
    assert Message.objects.get().state == State.STOPPED


def test_what_the_check_finds_stays_held_when_the_batch_is_sent(people: Cast) -> None:
    some = cases(people, 2)
    a_parent(some[0], "Priya Khan", withheld=True, address="77 Hidden Row", removed_on="2026-01-01")
    some[0].setting_name = "School at 77 Hidden Row"
    Case.objects.filter(pk=some[0].pk).update(reference="EHC-2026-00100-77-Hidden-Row")
    batch = made(people, some)
    look_at_all(batch, people)

    sent = send(batch, people)

    assert [message.case for message in sent] == [some[1]]
    assert Message.objects.get(case=some[0]).state == State.HELD
    assert standing_of(batch).held == 1


def test_the_same_letter_of_the_same_day_is_not_written_twice(people: Cast) -> None:
    some = cases(people, 1)
    to = some[0].child.family.get()
    correspondence.send_letter(
        some[0], letter=REQUEST_RECEIVED, to=to, on=timezone.localdate(), by=people.officer
    )

    batch = made(people, some)

    assert [one.problem for one in batch.letters.all()] == [batches.ALREADY]
    assert Message.objects.get().state == State.QUEUED


def test_a_batch_is_shown_to_its_maker_and_to_who_may_open_all_its_cases(people: Cast) -> None:
    batch = begun(people, cases(people, 1))

    assert list(batches_for(people.officer)) == [batch]
    assert list(batches_for(people.assistant)) == [batch]
    assert list(batches_for(people.stranger)) == []
