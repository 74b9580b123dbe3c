"""Due, proposed, confirmed, certified: as two people do it on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Role
from cases.fields import date_parts
from cases.models import Case, Due, Erasure, Hold
from ehcna.retention.tasks import list_due
from tests.cases.views.acting import errors, press, said, signed_in, to
from tests.ehcna.retention.old_records import a_case
from tests.factories import UserFactory
from tests.people import Cast

pytestmark = pytest.mark.django_db


def due_of(case: Case) -> Due:
    list_due()
    return Due.objects.get(child=case.child)


def test_a_data_officer_proposes_a_manager_confirms_and_the_certificate_stays(
    people: Cast,
) -> None:
    case = a_case(people)
    name, due = str(case.child), due_of(case)
    data, manager = signed_in(UserFactory(role=Role.DATA_OFFICER)), signed_in(people.manager)
    listed = data.get(reverse("retention_due")).content.decode()
    proposed = press(data, reverse("retention_propose", args=[due.pk]), {})
    erasure = Erasure.objects.get()
    wrong = press(
        manager, reverse("retention_confirm", args=[erasure.pk]), {"reference": "EHC-2026-99999"}
    )
    done = press(
        manager, reverse("retention_confirm", args=[erasure.pk]), {"reference": case.reference}
    )
    certificate = manager.get(reverse("retention_erasure", args=[erasure.pk])).content.decode()

    assert case.reference in listed and "May go" in listed
    assert proposed.url == done.url == reverse("retention_erasure", args=[erasure.pk])
    assert errors(wrong) == {"reference": ["That is not a reference of this record"]}
    assert said(done) == ["The record is erased. This is the certificate."]
    assert "Certificate: Erasure" in certificate and "Max Manager" in certificate
    assert {word for word in (name, case.reference) if word in certificate} == set()
    assert manager.get(to(case, "case")).status_code == 404


def test_who_proposed_is_told_that_somebody_else_confirms(people: Cast) -> None:
    case = a_case(people)
    manager, due = signed_in(people.manager), due_of(case)
    press(manager, reverse("retention_propose", args=[due.pk]), {})
    erasure = Erasure.objects.get()
    page = manager.get(reverse("retention_erasure", args=[erasure.pk])).content.decode()
    refused = press(
        manager, reverse("retention_confirm", args=[erasure.pk]), {"reference": case.reference}
    )

    assert "Look at it and say yes" not in page
    assert errors(refused) == {"__all__": ["Somebody else confirms what you proposed"]}
    assert Case.objects.filter(pk=case.pk).exists()


def test_a_proposal_is_called_off_and_the_record_stays(people: Cast) -> None:
    case = a_case(people)
    manager, due = signed_in(people.manager), due_of(case)
    press(manager, reverse("retention_propose", args=[due.pk]), {})
    press(manager, reverse("retention_call_off", args=[Erasure.objects.get().pk]), {})

    assert Erasure.objects.get().called_off_by == people.manager
    assert Case.objects.filter(pk=case.pk).exists()


def test_a_record_of_a_restricted_case_is_counted_and_not_shown(people: Cast) -> None:
    case = a_case(people)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    due, manager = due_of(case), signed_in(people.manager)
    page = manager.get(reverse("retention_due")).content.decode()

    assert case.reference not in page and "1 more is due" in page
    assert manager.get(reverse("retention_record", args=[due.pk])).status_code == 404


def test_a_senior_places_a_hold_and_whoever_opens_the_case_sees_it(people: Cast) -> None:
    case = a_case(people)
    typed = {
        "kind": "complaint",
        "why": "Ombudsman, number 12",
        **date_parts("begins_on", date(2026, 1, 5)),
        **date_parts("review_on", date(2030, 1, 5)),
    }
    placed = press(signed_in(people.senior), to(case, "hold_new"), typed)

    assert said(placed) == ["The hold stands. This record cannot be erased."]
    assert Hold.objects.get().placed_by == people.senior
    page = signed_in(people.assistant).get(to(case, "case")).content.decode()
    assert "A hold stands on this case" in page
