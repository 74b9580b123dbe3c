"""What was said, as each may read it; what waits for us, also while somebody is away."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions.contact import Said, log, move, redact
from cases.actions.promises import keep, make
from cases.actions.questions import ask
from cases.actions.relations import declare_relation
from cases.models import Case, Contact
from cases.queries.contact import (
    contacts_of,
    open_promises,
    promises_of,
    questions_of,
    questions_to_answer,
    shareable_contacts,
    waiting_for_our_reply,
    waiting_on,
)
from statutory import days_after
from tests.factories import CaseFactory, TeamFactory, UserFactory
from tests.people import Cast, cast
from tests.site.reading import modules, text_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


def said(words: str = "Words", direction: str = "in") -> Said:
    return Said("call", direction, timezone.now(), words, with_whom="An aunt")


def test_h042_an_internal_note_stays_internal_whatever_becomes_of_the_case(
    people: Cast, case: Case
) -> None:
    other = CaseFactory(officer=people.officer)
    inner = log(case, said=said("Among us"), internal=True, by=people.officer)
    outer = log(case, said=said("With the mother"), by=people.officer)

    def shared() -> list[str]:
        rows = [*shareable_contacts(case), *shareable_contacts(other)]
        return [one.words for one in rows]

    seen = [shared()]
    for changed in (
        {"closed_on": date(2026, 6, 9)},
        {"closed_on": None},
        {"officer": people.senior},
        {"restricted": True},
    ):
        for name, value in changed.items():
            setattr(case, name, value)
        case.save()
        seen.append(shared())
    redact(inner, piece="us", because="Names", by=people.officer)
    seen.append(shared())
    log(case, said=said("Answer", "out"), internal=True, answers=outer, by=people.officer)
    seen.append(shared())
    moved = move(inner, to=other, because="The twin", by=people.officer)
    seen.append(shared())

    assert seen == [["With the mother"]] * 8
    assert moved.internal is True


def test_h042_one_who_is_not_of_the_service_reads_only_what_may_be_shared(
    people: Cast, case: Case
) -> None:
    panel = UserFactory(role=Role.PANEL_MEMBER)
    log(case, said=said("Among us"), internal=True, by=people.officer)
    outer = log(case, said=said("With the mother"), by=people.officer)

    assert list(contacts_of(case, panel)) == [outer]
    assert list(contacts_of(case, panel, "internal")) == []
    assert contacts_of(case, people.manager).count() == 2
    make(case, what="Ring back", due=TODAY, contact=outer, by=people.officer)
    ask(case, words="Which?", of=people.senior, answer_by=TODAY, by=people.officer)
    (shown,) = contacts_of(case, panel)
    assert list(shown.promises.all()) == []
    assert (list(promises_of(case, panel)), list(questions_of(case, panel))) == ([], [])
    assert list(waiting_on(case, panel)) == []
    assert promises_of(case, people.manager).count() == 1


def test_h042_contacts_are_read_by_their_own_module_and_by_nothing_else() -> None:
    reads = re.compile(
        r"\bContact\.objects|\.contacts\b|contact_set|prefetch_related\([^)]*contact"
    )
    # Settings and services have contacts of their own: people there, and nothing that was said.
    theirs = re.compile(r"from cases\.models import (?:\([^)]*|[^\n(]*)\bContact\b")
    above = [name for name in modules() if name.startswith(("providers/", "ehcna/demo_advice"))]
    found = {name for name in modules() if name not in above and reads.search(text_of(name))}

    logs_calls = ["providers/actions/chasing.py"]  # through `cases.actions.contact`, as the desk
    assert [name for name in above if theirs.search(text_of(name))] == logs_calls
    assert not any("Said.objects" in text_of(name) for name in logs_calls)
    assert found == {
        "cases/actions/contact.py",  # writes them
        "cases/queries/contact.py",
        "cases/queries/handover.py",  # for staff: internal notes are counted and not shown
        "cases/queries/ours.py",  # for staff: what waits for our reply, by its day
    }


def test_a_trace_of_what_was_moved_is_never_shared(people: Cast, case: Case) -> None:
    wrong = log(case, said=said(), by=people.officer)

    move(wrong, to=CaseFactory(officer=people.officer), because="The twin", by=people.officer)

    assert list(shareable_contacts(case)) == []
    assert contacts_of(case, people.officer).count() == 1


def test_each_kind_is_found_by_itself(people: Cast, case: Case) -> None:
    waiting = log(case, said=said(), wants_answer=True, by=people.officer)
    inner = log(case, said=said(), internal=True, by=people.officer)

    def kinds(name: str) -> list[Contact]:
        return list(contacts_of(case, people.officer, name))

    assert kinds("waiting") == [waiting]
    assert kinds("internal") == [inner]
    assert (len(kinds("call")), kinds("visit")) == (2, [])
    log(case, said=said("Yes", "out"), answers=waiting, by=people.officer)
    assert kinds("waiting") == []


def _covered(people: Cast, **until: Any) -> Any:
    cover = UserFactory(team=TeamFactory(), name="Cora Cover")
    people.officer.cover, people.officer.cover_from = cover, days_after(TODAY, -1)
    people.officer.cover_until = until.get("until")
    people.officer.save()
    return cover


def test_a_covering_officer_sees_what_waits_and_what_was_promised_while_covering(
    people: Cast, case: Case
) -> None:
    waiting = log(case, said=said(), wants_answer=True, by=people.officer)
    promise = make(case, what="Ring back", due=TODAY, by=people.officer)
    cover = _covered(people)

    assert list(waiting_for_our_reply(cover)) == [waiting]
    assert list(open_promises(cover)) == [promise]
    people.officer.cover_until = days_after(TODAY, -1)
    people.officer.save()
    assert (list(waiting_for_our_reply(cover)), list(open_promises(cover))) == ([], [])


def test_a_promise_waits_for_the_officer_and_for_who_made_it_until_it_is_closed(
    people: Cast, case: Case
) -> None:
    promise = make(case, what="Ring back", due=TODAY, by=people.assistant)
    see = (people.officer, people.assistant, people.senior, people.stranger)

    assert [list(open_promises(user)) for user in see] == [[promise], [promise], [], []]
    keep(promise, on=TODAY, by=people.officer)
    assert [list(open_promises(user)) for user in see] == [[], [], [], []]


def test_h048_nothing_of_a_closed_case_is_in_these_lists(people: Cast, case: Case) -> None:
    log(case, said=said(), wants_answer=True, by=people.assistant)
    make(case, what="Ring back", due=TODAY, by=people.assistant)
    ask(case, words="Which?", of=people.senior, answer_by=TODAY, by=people.officer)
    assert questions_to_answer(people.senior, TODAY).count() == 1

    for user in (people.assistant, people.officer, people.senior):
        declare_relation(case, of=user, what="Aunt", by=user)

    assert list(questions_to_answer(people.senior, TODAY)) == []
    for user in (people.assistant, people.officer):
        assert list(open_promises(user)) == []
        assert list(waiting_for_our_reply(user)) == []


def test_questions_go_to_whoever_covers_and_never_to_the_asker(people: Cast, case: Case) -> None:
    other = UserFactory(role=Role.SENIOR, team=people.team)
    asked = ask(case, words="Which?", of=people.senior, answer_by=TODAY, by=people.officer)
    own = ask(case, words="Which?", of=people.senior, answer_by=TODAY, by=other)
    people.senior.cover, people.senior.cover_from = other, TODAY
    people.senior.save()

    assert list(questions_to_answer(other, TODAY)) == [asked]
    assert list(questions_to_answer(people.senior, TODAY)) == [asked, own]
