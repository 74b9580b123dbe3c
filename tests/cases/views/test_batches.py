"""The pages of letters in bulk, pressed as a browser presses them."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import tasks
from cases.models import Case, LetterBatch, Message
from cases.views import batches as views
from tests.cases.letter_cast import a_case, a_parent
from tests.cases.views.acting import errors, press, said, signed_in
from tests.factories import CaseFactory
from tests.people import Cast

NEW = reverse("batch_new")


@pytest.fixture(autouse=True)
def _made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker has done its work before the next page is opened."""
    monkeypatch.setattr(tasks.make_batch, "delay", tasks.make_batch)


@pytest.fixture
def case(people: Cast) -> Case:
    case = a_case(people.officer, received=timezone.localdate())
    a_parent(case)
    return case


def begin(people: Cast, django_capture_on_commit_callbacks: Any, **typed: Any) -> Any:
    with django_capture_on_commit_callbacks(execute=True):
        return press(signed_in(people.officer), NEW, {"letter": "request-received", **typed})


def test_a_batch_from_the_worklist_to_the_outbox(
    people: Cast, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in(people.officer)
    shown = client.get(f"{NEW}?whose=mine&due=&stage=&waiting=").content.decode()
    assert f'value="{case.pk}" checked' in shown

    made = begin(people, django_capture_on_commit_callbacks, cases=[case.pk])
    batch = LetterBatch.objects.get()
    assert made.url == reverse("batch", args=[batch.pk])
    one = batch.letters.get()
    look = reverse("batch_letter", args=[batch.pk, one.pk])
    seen = client.get(look).content.decode()
    assert "Priya Khan" in seen and "14 Mill Lane" in seen
    assert errors(press(client, look, {})) == {"verdict": ["Select whether the letter is right"]}
    press(client, look, {"verdict": "right"})
    sent = press(client, reverse("batch_send", args=[batch.pk]), {})

    assert said(sent) == ["1 letter sent to the outbox."]
    assert Message.objects.get().state == "queued"
    stopped = press(client, reverse("batch_stop", args=[batch.pk]), {"because": "Wrong term"})
    assert said(stopped) == ["The batch is stopped."]
    assert Message.objects.get().state == "stopped"


def test_the_broker_may_be_away_and_the_schedule_begins_the_batch(
    people: Cast,
    case: Case,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    from kombu.exceptions import OperationalError

    def away(batch_id: int) -> None:
        raise OperationalError("nobody there")

    monkeypatch.setattr(views.make_batch, "delay", away)
    begin(people, django_capture_on_commit_callbacks, cases=[case.pk])
    assert LetterBatch.objects.get().state == "making"

    tasks.carry_on_batches()

    assert LetterBatch.objects.get().state == "checking"


def test_h043_a_forged_case_refuses_the_whole_batch(people: Cast, case: Case) -> None:
    hidden = CaseFactory(restricted=True)
    client = signed_in(people.officer)
    typed = {"letter": "request-received", "cases": [case.pk, hidden.pk]}

    answer = press(client, NEW, typed)

    assert "nothing was made" in str(errors(answer))
    assert hidden.reference not in answer.content.decode()
    assert not LetterBatch.objects.exists()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("EHC-2026-00012, 3 2 2018", "Line 2 does not fit the records"),
        ("EHC-2026-99999, 2 March 2018", "Line 2 does not fit the records"),
        ("EHC-2026-00012", "Line 2 must have a reference and a date of birth"),
    ],
)
def test_h006_a_list_that_slipped_by_a_row_makes_no_letter(
    people: Cast, case: Case, line: str, complaint: str
) -> None:
    listed = f"EHC-2026-00012, 02/03/2018\n{line.replace('3 2 2018', '03/02/2018')}"

    answer = press(signed_in(people.officer), NEW, {"letter": "request-received", "listed": listed})

    assert complaint in str(errors(answer))
    assert not LetterBatch.objects.exists()


def test_h006_a_list_whose_keys_fit_takes_names_and_addresses_from_the_case(
    people: Cast, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    begin(people, django_capture_on_commit_callbacks, listed="EHC-2026-00012, 02/03/2018")

    assert "14 Mill Lane" in LetterBatch.objects.get().letters.get().document.snapshot["address"]


def test_progress_is_on_the_page_without_scripts_and_asked_for_with_them(
    people: Cast, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    begin(people, django_capture_on_commit_callbacks, cases=[case.pk])
    batch = LetterBatch.objects.get()
    client = signed_in(people.officer)
    done = client.get(reverse("batch_progress", args=[batch.pk]))
    LetterBatch.objects.update(state="making")
    making = client.get(reverse("batch", args=[batch.pk])).content.decode()

    assert done["HX-Refresh"] == "true"
    assert "1 of 1" in making and "Refresh this page" in making


def test_somebody_who_may_not_open_its_cases_finds_no_such_batch(
    people: Cast, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    begin(people, django_capture_on_commit_callbacks, cases=[case.pk])
    pk = LetterBatch.objects.get().pk
    client = signed_in(people.stranger)

    for name in ("batch", "batch_progress", "batch_send", "batch_stop"):
        assert client.get(reverse(name, args=[pk])).status_code == 404
        assert client.post(reverse(name, args=[pk])).status_code == 404
