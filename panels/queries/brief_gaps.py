"""What a brief still lacks before it may go to a panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..kinds import QUESTIONS
from ..models import Brief, Statement
from .brief_costs import money_of
from .brief_parts import Parts, is_childs_own, is_old, name_of, parts_of
from .passages import lacking_sources, short


@dataclass(frozen=True)
class Gap:
    """Something a brief lacks: what it is, and where it is mended."""

    code: str
    text: str
    point: int | None = None  # the statement or the option that it is about


def gaps(brief: Brief, today: date, parts: Parts | None = None) -> list[Gap]:
    """Everything the brief still lacks before it may go to a panel (H-200)."""
    parts = parts or parts_of(brief, today)
    found = [Gap(name, sentence) for name, sentence in _WANTED if not getattr(brief, name).strip()]
    if not brief.voice_tried.strip() and not any(map(is_childs_own, parts.voices)):
        found.insert(0, Gap("voice_tried", _NO_VOICE))
    if not any(one.part == Statement.Part.ISSUE for one in parts.statements):
        found.append(Gap("issues", "No issue is set out"))
    found += [Gap(code, said, pk) for code, said, pk in lacking_sources(parts.statements)]
    found += _of_options(brief, parts, today)
    for paper in parts.advice:
        if is_old(paper, today):
            found.append(Gap("advice", f"{name_of(paper)} is more than a year old"))
    return found


_NO_VOICE = "The child’s own words are not there, nor who tried to ask for them and when"
_WANTED = (
    ("child", "The child is not described"),
    ("family_views", "What the family thinks is not said"),
    ("preference", "What the family asks for is not said"),
    ("equality", "Equality is not considered"),
    ("can_wait", "Whether the decision can wait is not said"),
    ("recommendation", "There is no recommendation"),
)


def _of_options(brief: Brief, parts: Parts, today: date) -> list[Gap]:
    if len(parts.options) < 2:
        return [Gap("options", "There are fewer than two options to weigh")]
    weighed = QUESTIONS[brief.question].money_counts
    found = []
    for one in parts.options:
        name = short(one.title)
        if weighed and money_of(one, parts.totals, today).is_unknown:
            found.append(Gap("cost", f"What “{name}” costs is unknown", one.pk))
        if not (one.speaks_for.strip() and one.speaks_against.strip()):
            found.append(Gap("weigh", f"What speaks for and against “{name}” is not said", one.pk))
        if not one.family_view.strip():
            found.append(
                Gap("option_view", f"What the family thinks of “{name}” is not said", one.pk)
            )
    return found
