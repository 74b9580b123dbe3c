"""The audit is sealed, entry by entry, and the seals are chained: what was changed or taken shows.

An entry's digest is over all it says and a salt of its own. An erasure by two people empties an
entry and its salt, and leaves its seal: the chain holds, and the seal tells nothing of what was.
The erasure's own entry, sealed like any, says which entries it emptied (`entries_mark`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from .models import AuditEntry, AuditLink, Erasure

BEGINNING = "0" * 64
AT_ONCE = 2_000
LOOK_BACK = 10_000  # numbers: an entry may be written a little after one with a higher number
EMPTY: dict[str, object] = {}


def seal_new(*, everything: bool = False) -> int:
    """Seal what was entered since. Returns how many. `everything` looks for what was left out."""
    sealed = 0
    while done := _seal_some(everything):
        sealed += done
    return sealed


@transaction.atomic
def _seal_some(everything: bool) -> int:
    newest = AuditLink.objects.select_for_update().order_by("-pk")[:1]
    list(newest)  # whoever else is sealing is waited for, and what they did is read below
    last = AuditLink.objects.order_by("-pk").first()
    waiting = AuditEntry.objects.filter(seal=None)
    if last is not None and not everything:
        waiting = waiting.filter(pk__gt=last.entry_id - LOOK_BACK)
    chain, links = (last.chain if last else BEGINNING), []
    for entry in waiting.order_by("pk")[:AT_ONCE]:
        digest = digest_of(entry)
        following = _follow(chain, entry.pk, digest)
        links.append(AuditLink(entry=entry, digest=digest, before=chain, chain=following))
        chain = following
    AuditLink.objects.bulk_create(links)
    return len(links)


def digest_of(entry: AuditEntry) -> str:
    """A mark of all that an entry says."""
    said = [
        entry.salt,
        entry.pk,
        entry.at.isoformat(),
        entry.action,
        entry.by_id,
        entry.by_name,
        entry.on_behalf_of,
        entry.case_id,
        entry.reason,
        entry.before,
        entry.after,
    ]
    words = json.dumps(said, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(words.encode()).hexdigest()


def mark_of(entries: Iterable[tuple[int, str]]) -> str:
    """A mark of some entries, each by its number and its digest."""
    said = "".join(f"{number}:{digest}\n" for number, digest in sorted(entries))
    return hashlib.sha256(said.encode()).hexdigest()


def _follow(before: str, number: int, digest: str) -> str:
    return hashlib.sha256(f"{before}:{number}:{digest}".encode()).hexdigest()


@dataclass
class Verdict:
    """What a look along the whole chain found."""

    seals: int = 0
    emptied: int = 0
    unsealed: int = 0
    head: str = BEGINNING
    faults: list[str] = field(default_factory=list)
    passed: bool = True  # the head that was asked for

    @property
    def holds(self) -> bool:
        return not self.faults and self.passed


def verify(*, passing: str = "") -> Verdict:
    """Go along the chain. `passing` is a head that somebody wrote down: it must be met (or the
    chain was cut at its end, which nothing inside the database can show)."""
    verdict = Verdict(passed=not passing)
    emptied: dict[int, list[tuple[int, str]]] = {}
    for link in _links():
        verdict.seals += 1
        if fault := _fault_of(link, verdict.head):
            verdict.faults.append(fault)
        if link.entry.emptied_by_id is not None:
            verdict.emptied += 1
            emptied.setdefault(link.entry.emptied_by_id, []).append((link.entry_id, link.digest))
        verdict.head = link.chain
        verdict.passed = verdict.passed or link.chain == passing
    verdict.unsealed = AuditEntry.objects.filter(seal=None).count()
    verdict.faults += _faults_of_erasures(emptied)
    if not verdict.passed:
        verdict.faults.append("The head that was written down is not on the chain: it was cut")
    return verdict


def _links() -> Iterator[AuditLink]:
    links = AuditLink.objects.select_related("entry").order_by("pk")
    return links.iterator(chunk_size=AT_ONCE)


def _fault_of(link: AuditLink, before: str) -> str:
    entry, where = link.entry, f"entry {link.entry_id}"
    if link.before != before:
        return f"The chain is broken before {where}: a seal was taken out or put in"
    if link.chain != _follow(link.before, link.entry_id, link.digest):
        return f"The seal of {where} was changed"
    if entry.emptied_by_id is None:
        return "" if digest_of(entry) == link.digest else f"What {where} says was changed"
    left = (entry.reason, entry.on_behalf_of, entry.salt, entry.before, entry.after, entry.case_id)
    return "" if left == ("", "", "", EMPTY, EMPTY, None) else f"{where} is not empty"


def _faults_of_erasures(emptied: dict[int, list[tuple[int, str]]]) -> Iterator[str]:
    """Each erasure's own entry must say what the erasure emptied: no more, no less."""
    done = {one.pk: one for one in Erasure.objects.exclude(done_at=None)}
    said: dict[int, list[str]] = {}
    for entry in AuditEntry.objects.filter(action__in=SAYING, emptied_by=None):
        said.setdefault(entry.after.get("erasure"), []).append(entry.after.get("entries_mark"))
    for number in sorted({*done, *emptied}):
        mark = mark_of(emptied.get(number, ()))
        if number not in done or mark != done[number].entries_mark:
            yield f"The audit was emptied otherwise than Erasure {number} says"
        elif mark not in said.get(number, ()):
            yield f"No entry of the audit says what Erasure {number} emptied"


# The actions whose entries say what an erasure emptied.
SAYING = ("actions.confirm_erasure", "actions.erase_again")
