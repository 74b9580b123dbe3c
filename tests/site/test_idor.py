"""Somebody else's number in an address is answered as a number that does not exist (H-040).

Every address that takes one is asked for by people who have nothing to do with it: with everything
somebody else's, and with their own case or page around somebody else's paper.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from tests.people import cast
from tests.site.asking import get, post, words
from tests.site.strangers import NAMES, Stranger, strangers
from tests.site.test_guards import all_typed, everything
from tests.site.walking import Address, World, a_world, addresses

pytestmark = pytest.mark.once

MISSING = 98_765_432
# Which parts of an address say whose it is. The rest choose among things that are everybody's.
NUMBERS = {"reference", "other", "key", "token", "pk", "file", "batch", "line", "copy", "paper"}
NUMBERS |= {"document", "option", "point", "leave", "membership", "helper", "number", "at", "mark"}
NUMBERS |= {"label"}
CHOICES = {"about", "code", "first", "head", "kind", "month", "name", "page", "part", "rule"}
CHOICES |= {"status", "what"}
# Not of one team: whoever has the role keeps them for the whole council. That none of these shows
# whose case it is to somebody who may not open it is looked at in `test_closed`.
OF_THE_COUNCIL = {"wording_version", "wording_edit", "directory_provider", "register_run"}
OF_THE_COUNCIL |= {"local_edit", "local_close", "local_reopen", "register_progress"}
OF_THE_COUNCIL |= {"register_begin", "provider_knowledge", "provider_notes", "provider_places"}
OF_THE_COUNCIL |= {"fee_add", "fee_end", "quality_add", "quality_strike", "closure_add"}
OF_THE_COUNCIL |= {"provider_contact_add", "provider_contact_change", "provider_contact_back"}
OF_THE_COUNCIL |= {"closure_remove", "advice_figures_behind", "provider_members"}
OF_THE_COUNCIL |= {"provider_member_add", "provider_member_end", "commitment_approve"}
OF_THE_COUNCIL |= {"ledger_batch", "ledger_file", "ledger_taken", "audit_find"}
OF_THE_COUNCIL |= {"panel_show", "panel_change", "panel_end", "panel_seat", "panel_seat_end"}
OF_THE_COUNCIL |= {"meeting_plan", "meeting_urgent", "meeting", "meeting_move", "meeting_cancel"}
OF_THE_COUNCIL |= {"meeting_again", "meeting_pack", "pack_circulate"}
# What was shared with the family of the child, and the plan in force: for both parents.
OF_BOTH_PARENTS = {"family_paper", "family_plan_version", "family_plan_easy"}
OURS = [address for address in addresses() if address.is_ours]


def test_every_part_of_an_address_is_a_number_or_a_choice(world: World) -> None:
    assert {part for one in OURS for part in world.values(one)} == NUMBERS | CHOICES


@pytest.mark.parametrize("names", [NAMES[:1], NAMES[1:]], ids=["officers", "others"])
def test_h040_what_is_somebody_elses_is_answered_as_what_does_not_exist(
    world: World, names: tuple[str, ...]
) -> None:
    everybody = strangers(world, timezone.localdate())
    before = everything()

    told = {name: list(_told(world, everybody[name], name)) for name in names}

    assert told == dict.fromkeys(names, [])
    assert everything() == before


def _told(world: World, stranger: Stranger, name: str) -> Iterator[str]:
    theirs_too = OF_BOTH_PARENTS if name == "the other parent" else set()
    for address in OURS:
        if address.name not in theirs_too | OF_THE_COUNCIL:
            yield from _faults(world, stranger, address)


def _faults(world: World, stranger: Stranger, address: Address) -> Iterator[str]:
    """Where somebody else's number is answered otherwise than one that does not exist."""
    kind = address.guard.partition(":")[0]
    if kind not in stranger.doors:
        return
    for theirs, missing in _asked_for(world, stranger, address):
        for how, ask, typed in (
            ("opens", get, {}),
            ("sends a form to", post, all_typed()),
        ):
            answers = [words(ask(stranger.client, path, typed)) for path in (theirs, missing)]
            if answers[0] != answers[1]:
                yield f"{how} {address.name} {theirs}: {answers[0][:3]}"


def _asked_for(world: World, stranger: Stranger, address: Address) -> Iterator[tuple[str, str]]:
    """Addresses of somebody else's things, each beside one of nothing at all."""
    theirs = world.values(address)
    missing = {part: _missing(part, value) for part, value in theirs.items()}
    own = stranger.own.get(address.guard.partition(":")[0], {})
    for around in [{}, own] if own else [{}]:
        if set(theirs) & NUMBERS - set(around):
            yield (
                reverse(address.name, kwargs=theirs | around),
                reverse(address.name, kwargs=missing | around),
            )


def _missing(part: str, value: Any) -> Any:
    if part not in NUMBERS:
        return value
    if part in ("reference", "other"):
        return "EHC-2026-99999"
    if isinstance(value, int):
        return MISSING
    return uuid.UUID(int=MISSING) if isinstance(value, uuid.UUID) else "98765432-0-9"


@pytest.fixture
def world(db: None) -> World:
    return a_world(cast())


def test_h040_an_attempt_is_noted_with_who_asked_for_which_kind_of_page(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = strangers(world, timezone.localdate())[NAMES[0]]
    path = reverse("case", args=[world.case.reference])
    capsys.readouterr()

    stranger.client.get(path)

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    noted = [(one["request"], one["code"], one["user_id"], one["level"]) for one in lines]
    assert noted == [("GET cases/<str:reference>/", 404, stranger.user.pk, "warning")]


def test_a_page_that_forgets_whose_paper_it_is_would_be_noticed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(rows: Any, **asked: Any) -> Any:
        return get_object_or_404(rows, pk=asked["pk"])

    monkeypatch.setattr("cases.views.letters.get_object_or_404", forgetful)
    stranger = strangers(world, timezone.localdate())[NAMES[0]]
    address = next(one for one in OURS if one.name == "document_copy")

    told = [one.split(" ")[0] for one in _faults(world, stranger, address)]

    assert told == ["opens", "sends"]
