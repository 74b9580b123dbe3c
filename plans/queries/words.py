"""What a line of the plan says: in the version somebody had before them, and now."""

from __future__ import annotations

from dataclasses import dataclass

from .. import content
from ..models import Version
from .assembling import content_of
from .labels import TITLES
from .versions import open_version


@dataclass(frozen=True)
class Words:
    """One line as it was sent, and as it stands in the version being written, if there is one."""

    label: str
    then: str
    now: str | None
    editing: Version | None  # the version in which it can be changed

    @property
    def is_changed(self) -> bool:
        return self.now is not None and self.now != self.then


def words_of_line(version: Version, section: str, item: str) -> Words:
    """The words of one line, or of nothing where a point is about no line."""
    editing = open_version(version.plan)
    label = item or (f"Section {section}" if section in TITLES else "")
    then = _text(content_of(version), item)
    now = _text(content_of(editing), item) if editing else None
    return Words(label, then, now, editing)


def _text(plan: content.Plan, item: str) -> str:
    said = {line.id: line.text for line in plan.needs}
    said |= {line.id: line.text for line in plan.outcomes}
    said |= {line.id: line.text for line in plan.provision}
    return said.get(item, "")
