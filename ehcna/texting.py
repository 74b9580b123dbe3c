"""How text messages go. They never leave the machine unless the environment says so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class TextMessages:
    """The settings of text messages, and of what a provider tells us of any message.

    Through GOV.UK Notify they go to the numbers of `allowed` alone, unless `to_anybody` says that
    this is the real service; a demonstration never is (H-171).
    """

    delivery: str  # "file", "console" or "notify"
    file_path: str
    allowed: tuple[str, ...]
    to_anybody: bool
    template: str  # of GOV.UK Notify, with ((body))
    # What a provider shows when it tells us what became of a message. Without one, nobody is
    # believed.
    secret: str


def text_messages(env: Any, var: Path, *, demo: bool) -> TextMessages:
    """The same, from the environment."""
    return TextMessages(
        delivery=env.str("TEXT_DELIVERY", default="file"),
        file_path=str(env.path("TEXT_FILE_PATH", default=str(var / "outbox"))),
        allowed=tuple(env.list("TEXT_ALLOW_NUMBERS", default=[])),
        to_anybody=env.bool("TEXT_TO_ANYBODY", default=False) and not demo,
        template=env.str("NOTIFY_TEXT_TEMPLATE_ID", default=""),
        secret=env.str("DELIVERY_SECRET", default=""),
    )
