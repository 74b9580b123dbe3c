"""How text messages go. They never leave the machine unless the environment says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def text_messages(env: Any, var: Path, *, demo: bool) -> dict[str, Any]:
    """The settings of text messages.

    `TEXT_DELIVERY` is "file", "console" or "notify". Through GOV.UK Notify they go to the numbers
    in `TEXT_ALLOW_NUMBERS` alone, unless `TEXT_TO_ANYBODY` says that this is the real service; a
    demonstration never is (H-171). `DELIVERY_SECRET` is what GOV.UK Notify shows when it tells us
    what became of a message: without one, nobody is believed.
    """
    return {
        "TEXT_DELIVERY": env.str("TEXT_DELIVERY", default="file"),
        "TEXT_FILE_PATH": str(env.path("TEXT_FILE_PATH", default=str(var / "outbox"))),
        "TEXT_ALLOW_NUMBERS": env.list("TEXT_ALLOW_NUMBERS", default=[]),
        "TEXT_TO_ANYBODY": env.bool("TEXT_TO_ANYBODY", default=False) and not demo,
        "NOTIFY_TEXT_TEMPLATE_ID": env.str("NOTIFY_TEXT_TEMPLATE_ID", default=""),
        "DELIVERY_SECRET": env.str("DELIVERY_SECRET", default=""),
    }
