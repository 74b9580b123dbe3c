"""Everybody at work: a process of its own, a thread to each person, the standard library alone.

A person opens a page, reads for a while, and opens the next. What is told comes by the standard
input, and what was seen goes to the standard output, both as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from random import Random
from typing import Any

from ..asking import Answer, ask, filled_in

ALONE, WARM_UP = 15, 4  # how often each kind is asked alone
READS = {"officer": 20.0, "family": 60.0}  # seconds between two pages, on average
FILLS_IN = 3.0  # seconds between two steps of a form
# Of a hundred pages, how many are of which kind.
MIX = {
    "officer": {
        "Worklist": 30,
        "Case page": 35,
        "Search": 15,
        "Recording": 8,
        "Documents": 6,
        "Contact": 6,
    },
    "family": {"Where we are": 50, "Papers": 25, "Messages": 25},
}
FORM, CHECK, DONE = "Recording: form", "Recording: check", "Recording: done"


class Book:
    """What everybody saw."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.recorded = 0


class Person:
    """Somebody who is signed in, with what they may open."""

    def __init__(self, told: dict[str, Any], given: dict[str, Any], chance: Random) -> None:
        self.told, self.chance, self.who = told, chance, str(told["who"])
        self.port, self.note = given["port"], given["note"]
        self.pause: Callable[[float], object] = lambda seconds: None

    def work(self, book: Book, stop: threading.Event) -> None:
        """Page after page until it is over, with time to read."""
        self.pause, reads = stop.wait, READS[self.who]
        kinds, weights = zip(*MIX[self.who].items(), strict=True)
        wait = self.chance.uniform(0, reads)
        while not stop.wait(wait):
            self.open(self.chance.choices(kinds, weights)[0], book)
            wait = reads * self.chance.uniform(0.5, 1.5)

    def open(self, kind: str, book: Book) -> None:
        """One page of a kind; a fault is written down and does not end the day."""
        try:
            if kind == "Recording":
                self._record(book)
            elif kind == "Search":
                words = self.chance.choice(self.chance.choice(self.told["cases"]))
                self._ask(kind, "/cases/search/", book, {"words": words})
            else:
                self._ask(kind, self._path(kind), book)
        except Exception as fault:  # whatever it is, it is told and counted
            book.errors.append(f"{kind}: {fault!r}")

    def _path(self, kind: str) -> str:
        if self.who == "family":
            of = {"Where we are": "", "Papers": "papers/", "Messages": "messages/"}
            return f"/family/{self.told['member']}/{of[kind]}"
        if kind == "Worklist":
            return "/cases/"
        of = {"Case page": "", "Documents": "documents/", "Contact": "contact/"}
        return f"/cases/{self._case()}/{of[kind]}"

    def _case(self) -> str:
        return str(self.chance.choice(self.told["cases"])[0])

    def _record(self, book: Book) -> None:
        """A telephone call is written down: the form, what it would change, and done."""
        path = f"/cases/{self._case()}/record/"
        typed = filled_in(self._ask(FORM, path, book).body)
        self.pause(FILLS_IN)
        typed |= {"kind": "call", "note": self.note, "step": "check"}
        carried = filled_in(self._ask(CHECK, path, book, typed).body)
        self.pause(FILLS_IN)
        self._ask(DONE, path, book, carried | {"step": "do"}, status=302)
        book.recorded += 1

    def _ask(
        self,
        kind: str,
        path: str,
        book: Book,
        typed: dict[str, str] | None = None,
        status: int = 200,
    ) -> Answer:
        answer = ask(self.port, path, self.told["cookie"], typed)
        if answer.status != status:
            raise RuntimeError(f"{kind}: {answer.status}")
        book.taken[kind].append(answer.seconds)
        return answer


def alone(people: list[Person]) -> tuple[dict[str, list[float]], Book]:
    """Each kind by one person after another, with nobody else there."""
    book = Book()
    for turn in range(ALONE + WARM_UP):
        for who, mix in MIX.items():
            some = [one for one in people if one.who == who]
            for kind in mix:
                some[turn % len(some)].open(kind, book)
    return {kind: times[WARM_UP:] for kind, times in book.taken.items()}, book


def together(people: list[Person], seconds: float) -> Book:
    """Everybody at once, for so long."""
    book, stop = Book(), threading.Event()
    threading.stack_size(512 * 1024)
    threads = [threading.Thread(target=one.work, args=(book, stop)) for one in people]
    for one in threads:
        one.start()
    time.sleep(seconds)
    stop.set()
    for one in threads:
        one.join()
    return book


def main() -> None:
    """What is told is played, and what was seen is said."""
    given = json.load(sys.stdin)
    people = [Person(told, given, Random(number)) for number, told in enumerate(given["people"])]
    before, first = alone(people)
    began = time.perf_counter()
    book = together(people, given["seconds"])
    said = {
        "alone": before,
        "busy": book.taken,
        "errors": first.errors + book.errors,
        "recorded": first.recorded + book.recorded,
        "seconds": time.perf_counter() - began,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main()
