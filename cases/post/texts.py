"""Text messages that never leave the machine: for the demonstration, for trials and for tests."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from django.conf import settings

from .interface import Envelope, Fate


class FileTexts:
    """Writes each text to a file of its own, named by our reference, which can be looked for."""

    def hand_over(self, envelope: Envelope) -> str:
        """Write it down. The number stands in the file and never in its name."""
        path = _path(envelope.reference)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"To: {envelope.to}\n\n{envelope.body}\n", encoding="utf-8")
        return path.name

    def ask(self, reference: str) -> Fate:
        """Whether there is such a file."""
        return Fate.SENT if _path(reference).exists() else Fate.NEVER_CAME


class ConsoleTexts:
    """Writes each text to the terminal. It cannot be asked afterwards."""

    def hand_over(self, envelope: Envelope) -> str:
        """Show it."""
        sys.stdout.write(f"Text to {envelope.to}\n{envelope.body}\n{'-' * 79}\n")
        return ""

    def ask(self, reference: str) -> Fate:
        """A terminal remembers nothing."""
        return Fate.UNKNOWN


def _path(reference: str) -> Path:
    return Path(settings.TEXTS.file_path) / f"text-{re.sub(r'[^0-9A-Za-z-]', '', reference)}.txt"
