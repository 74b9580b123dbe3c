"""What one member of a family may not learn of another, and what waits for them then."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from cases.actions import documents
from cases.actions.people import (
    add_family_member,
    bring_back,
    end_order,
    record_order,
    remove_family_member,
    stop_withholding,
    withhold,
)
from cases.letters.recipients import why_stopped
from cases.models import AuditEntry, Case, Entry, FamilyMember, Message
from cases.refusals import Refused
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast

TODAY = timezone.localdate()


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMemberFactory(child=case.child, name="Ngozi Okoro")


@pytest.fixture
def father(case: Case) -> FamilyMember:
    return FamilyMemberFactory(child=case.child, name="Emeka Okoro", relation="Father")


def a_letter(case: Case, to: FamilyMember, **fields: Any) -> Message:
    paper = documents.file(
        case,
        title=f"Letter to {to.pk}",
        content=b"%PDF-1.7",
        media_type="application/pdf",
        by=None,
        letter="will-assess",
        addressed_to=to,
    )
    values = {"channel": "post", "code": "will-assess", "subject": "S", "body": "B"} | fields
    once = f"test:{Message.objects.count()}"
    return Message.objects.create(
        case=case, to_member=to, document=paper, caused_by="Test", once=once, **values
    )


def state_of(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.problem


def test_h011_a_letter_that_waits_for_somebody_removed_is_stopped_at_once(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    letter = a_letter(case, mother)

    remove_family_member(
        case, member=mother, on=TODAY, reason="The placement ended", by=people.assistant
    )

    assert state_of(letter) == ("stopped", "The person is no longer on the case")
    mother.refresh_from_db()
    assert (mother.removed_on, mother.removed_because) == (TODAY, "The placement ended")
    note = case.entries.get(kind=Entry.Note.NOTE)
    assert note.note == (
        "A letter that was waiting to go was stopped: The person is no longer on the case"
    )


def test_h011_somebody_removed_twice_or_of_another_case_is_refused(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    stranger = FamilyMemberFactory()
    remove_family_member(case, member=mother, on=TODAY, reason="Left", by=people.officer)

    for who, sentence in (
        (mother, "Ngozi Okoro was already removed from the case."),
        (stranger, "That person is not on this case"),
    ):
        with pytest.raises(Refused) as refused:
            remove_family_member(case, member=who, on=TODAY, reason="Left", by=people.officer)
        assert refused.value.sentence == sentence


def test_somebody_removed_by_mistake_is_brought_back_and_stopped_letters_stay_stopped(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    letter = a_letter(case, mother)
    remove_family_member(case, member=mother, on=TODAY, reason="Left", by=people.officer)

    bring_back(case, member=mother, reason="The wrong person", by=people.officer)

    mother.refresh_from_db()
    assert (mother.removed_on, mother.removed_because) == (None, "")
    assert state_of(letter)[0] == "stopped"
    assert mother.history.latest().history_change_reason == "The wrong person"


def test_h028_letters_that_wait_for_others_are_stopped_and_what_they_have_is_listed(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    waits = a_letter(case, father)
    went = a_letter(case, father, state="sent")
    hers = a_letter(case, mother)

    kept = withhold(case, member=mother, because="She showed an order", by=people.assistant)

    assert state_of(waits) == (
        "stopped",
        "It was written before somebody's details were withheld. Check it and write it again",
    )
    assert (state_of(hers)[0], state_of(went)[0]) == ("queued", "sent")
    assert [message.pk for message in kept.stopped] == [waits.pk]
    assert [paper.pk for paper in kept.sent] == [went.document_id]


def test_h028_the_note_of_a_stopped_letter_tells_nothing_of_whose_details_are_kept(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    a_letter(case, father)

    withhold(case, member=mother, because="In a refuge at 9 Hidden Street", by=people.officer)

    said = " ".join(case.entries.values_list("note", flat=True))
    assert "Ngozi" not in said
    assert "Hidden" not in said


def test_h020_the_name_others_know_is_kept_when_she_takes_a_new_one(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    withhold(case, member=mother, because="An order", by=people.officer)
    mother.refresh_from_db()
    mother.name = "Ngozi Newname"
    mother.save()

    again = withhold(case, member=mother, because="The order, renewed", by=people.officer)

    assert again.member.known_as == "Ngozi Okoro"


def test_only_a_senior_stops_keeping_details(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    withhold(case, member=mother, because="An order", withheld_all=True, by=people.officer)

    with pytest.raises(Refused) as refused:
        stop_withholding(case, member=mother, reason="She asked", by=people.officer)
    stop_withholding(case, member=mother, reason="She asked", by=people.senior)

    assert refused.value.sentence.startswith("Ask a senior")
    mother.refresh_from_db()
    assert (mother.withheld, mother.withheld_all, mother.known_as) == (False, False, "")


def test_h030_an_order_is_kept_with_its_day_and_paper_and_what_waits_is_stopped(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    letter = a_letter(case, father)
    paper = documents.file(
        case, title="Order", content=b"%PDF", media_type="application/pdf", by=people.officer
    )

    record_order(
        case,
        limits=father,
        protects=mother,
        what="Prohibited steps: he may not learn where they live",
        made_on=date(2026, 6, 1),
        paper=paper,
        by=people.assistant,
    )

    father.refresh_from_db()
    mother.refresh_from_db()
    assert (father.limited_on, father.limited_paper) == (date(2026, 6, 1), paper)
    assert (mother.withheld, mother.withheld_because) == (
        True,
        "Court order of Monday 1 June 2026",
    )
    assert state_of(letter)[0] == "stopped"
    assert AuditEntry.objects.filter(action="protecting.record_order").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"what": " "}, "what"), ({"made_on": date(2999, 1, 1)}, "made_on")],
)
def test_h030_an_order_without_words_or_of_a_day_to_come_is_refused(
    people: Cast, case: Case, father: FamilyMember, changed: dict[str, Any], field: str
) -> None:
    order = {"what": "Non-molestation", "made_on": date(2026, 6, 1)} | changed

    with pytest.raises(Refused) as refused:
        record_order(case, limits=father, by=people.officer, **order)

    assert refused.value.field == field


def test_h030_a_paper_of_another_case_is_no_evidence(
    people: Cast, case: Case, father: FamilyMember
) -> None:
    elsewhere = documents.file(
        CaseFactory(), title="O", content=b"%PDF", media_type="application/pdf", by=None
    )

    with pytest.raises(Refused):
        record_order(
            case,
            limits=father,
            what="An order",
            made_on=date(2026, 6, 1),
            paper=elsewhere,
            by=people.officer,
        )


def test_h030_an_order_ends_by_a_senior_and_details_stay_withheld(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    record_order(
        case,
        limits=father,
        protects=mother,
        what="An order",
        made_on=date(2026, 6, 1),
        by=people.officer,
    )

    with pytest.raises(Refused):
        end_order(case, member=father, reason="Seen", by=people.officer)
    end_order(case, member=father, reason="The court's letter", by=people.senior)

    father.refresh_from_db()
    mother.refresh_from_db()
    assert (father.limited_on, father.limited_because) == (None, "")
    assert mother.withheld is True


def test_h011_whatever_still_waits_for_somebody_removed_does_not_go(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    remove_family_member(case, member=mother, on=TODAY, reason="Left", by=people.officer)
    late = a_letter(case, FamilyMember.objects.get(pk=mother.pk))

    assert why_stopped(late) == "The person is no longer on the case"


def test_h024_the_audit_and_the_chronology_hold_no_address_name_or_words_of_an_order(
    people: Cast, case: Case, father: FamilyMember
) -> None:
    hidden = add_family_member(
        case,
        name="Ngozi",
        relation="Mother",
        address="9 Hidden Street",
        postcode="EX9 9ZZ",
        email="hidden@example.com",
        by=people.officer,
    )
    withhold(case, member=hidden, because="At 9 Hidden Street", known_as="Ng", by=people.officer)
    record_order(
        case,
        limits=father,
        what="Not near 9 Hidden Street",
        made_on=date(2026, 6, 1),
        by=people.officer,
    )

    audit = " ".join(f"{one.reason} {one.before} {one.after}" for one in AuditEntry.objects.all())
    notes = " ".join(case.entries.values_list("note", flat=True))

    assert [word for word in ("Hidden", "EX9", "hidden@") if word in audit + notes] == []
    assert "Emeka" not in notes
