"""Families of two parents, of whom one must not be found by the other: leaks and false blocks."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from itertools import repeat
from multiprocessing import get_context
from unittest import mock

from django.core import mail
from django.db import connection, connections
from django.test.utils import override_settings

from cases import pdf

from .leak_families import invent
from .leak_people import Office
from .leak_playing import Played, play
from .leak_reading import Fetched, Leak, fetch_all, leaks_in, papers_in
from .leak_words import paged
from .report import say

FAMILIES, PRINTED, SEED = 1_000, 50, 8
FALSE_BLOCKS = 1 / 200
HANDS = 2  # processes


@dataclass
class Found:
    """What came of all families."""

    families: int = 0
    clean: int = 0  # papers and texts for him that hold nothing
    blocked: list[str] = field(default_factory=list)  # of those, what he did not get
    stopped: int = 0  # papers and texts that hold something, and did not reach him
    leaks: list[tuple[int, Leak]] = field(default_factory=list)
    read: int = 0  # answers looked through
    printed: int = 0  # families whose papers were really printed

    def with_(self, other: Found) -> Found:
        """This and another part of the same families."""
        return Found(*(getattr(self, one) + getattr(other, one) for one in vars(self)))

    @property
    def share(self) -> float:
        """Of what holds nothing, how much was held back all the same."""
        return len(self.blocked) / max(self.clean, 1)


def measure_leaks(families: int = FAMILIES, printed: int = PRINTED) -> None:
    """Print what leaked and what was held back for nothing, and how long it took."""
    began = time.perf_counter()
    found = _by_hands(families, printed)
    for number, leak in found.leaks[:20]:
        print(f"  family {number}: {leak.kind} in {leak.where}", flush=True)
    for what in found.blocked[:20]:
        print(f"  held for nothing: {what}", flush=True)
    of = f"{found.families:,} families ({found.printed} printed), {found.read:,} pages"
    say(f"Leaks to the other parent, {of}", len(found.leaks), 0, "queries")
    say(f"Held back though nothing is in it, of {found.clean:,}", found.share, FALSE_BLOCKS)
    say("Papers and texts that were rightly held back", found.stopped, unit="cases")
    say("Minutes it took", (time.perf_counter() - began) / 60, unit="minutes")


def _by_hands(families: int, printed: int) -> Found:
    """The families shared out among processes; with SQLite each has a database of its own."""
    Office.opened()
    name = str(connection.settings_dict["NAME"])
    connections.close_all()
    own = [name] * HANDS
    if connection.vendor == "sqlite":
        own = [name, *(shutil.copy(name, f"{name}.{hand}") for hand in range(1, HANDS))]
    with ProcessPoolExecutor(HANDS, mp_context=get_context("fork")) as pool:
        parts = pool.map(_one_hand, range(HANDS), own, repeat(families), repeat(printed))
        return reduce(Found.with_, parts, Found())


def _one_hand(hand: int, database: str, families: int, printed: int) -> Found:
    connection.settings_dict["NAME"] = database
    return look_through(families, printed, numbers=range(hand, families, HANDS))


def look_through(
    families: int, printed: int, *, numbers: Iterable[int] = (), seed: int = SEED
) -> Found:
    """Play the families and read what the second parent can fetch.

    Some have real prints, every letter there is, and every page walked; the others one paper of
    each kind, and no pages that are a form and nothing else.
    """
    found = Found()
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        office = Office.opened()
        every = max(families // printed, 1) if printed else 0
        for number in numbers or range(families):
            mail.outbox = []
            is_real = bool(every) and number % every == number // every % HANDS
            found.printed += is_real
            with printing(real=is_real):
                played = play(invent(number, seed), office, whole=is_real)
            _judge(found, played, fetch_all(played.reader, whole=is_real))
    return found


@contextmanager
def printing(*, real: bool) -> Iterator[None]:
    """Papers are printed as they are, or by a print that takes no time."""
    if real:
        yield
        return
    with mock.patch.object(pdf, "from_html", paged):
        yield


def _judge(found: Found, played: Played, fetched: list[Fetched]) -> None:
    number = played.family.number
    leaks = leaks_in(played.facts, fetched, played.reader)
    found.leaks += [(number, leak) for leak in leaks]
    found.families += 1
    found.read += len(fetched)
    opened = {pk for pk, status in papers_in(fetched).items() if status == 200}
    for pk, holds in played.for_him.items():
        if holds:
            found.stopped += pk not in opened
            continue
        found.clean += 1
        if pk not in opened:
            found.blocked.append(f"family {number}, paper {pk}")
    _judge_texts(found, played, "\n".join(one.words for one in fetched))


def _judge_texts(found: Found, played: Played, read: str) -> None:
    for words, holds in played.said_to_him:
        came = " ".join(words.split()) in " ".join(read.split())
        if holds:
            found.stopped += not came
            continue
        found.clean += 1
        if not came:
            found.blocked.append(f"family {played.family.number}, “{words[:30]}…”")
