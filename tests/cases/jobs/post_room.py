"""A post-room for tests: it keeps what it was given, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Callable

from cases.post import Envelope, Fate


class Killed(BaseException):
    """The worker is gone at this instant: nothing after it runs."""


class PostRoom:
    """Keeps every envelope. `before` and `after` run around each hand-over."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.asked: list[str] = []
        self.fate = Fate.UNKNOWN
        self.before: Callable[[Envelope], None] = lambda envelope: None
        self.after: Callable[[Envelope], None] = lambda envelope: None
        self.when_asked: Callable[[str], None] = lambda reference: None

    def hand_over(self, envelope: Envelope) -> str:
        self.before(envelope)
        self.taken.append(envelope)
        self.after(envelope)
        return f"provider-{len(self.taken)}"

    def ask(self, reference: str) -> Fate:
        self.asked.append(reference)
        self.when_asked(reference)
        return self.fate

    @property
    def addresses(self) -> list[str]:
        return [envelope.to for envelope in self.taken]
