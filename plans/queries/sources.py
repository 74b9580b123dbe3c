"""The advice beside the plan: its papers, what one of them says, and which line rests on what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from ..language.passages import Passage, one_line, passages, words_at
from ..models import Appendix, Need, Outcome, Plan, Provision, Source, Version

AT_ONCE = 250  # passages of a paper that one page shows
Item = Need | Outcome | Provision


@dataclass(frozen=True)
class Shown:
    """A passage of a paper as it stands beside the plan, and the lines that rest on it."""

    passage: Passage
    lines: tuple[str, ...] = ()
    tick: str = ""  # what a page sends for it


@dataclass(frozen=True)
class Beside:
    """The advice on one page: every paper by name, and one of them to read."""

    papers: Sequence[Appendix]
    paper: Appendix | None = None
    shown: tuple[Shown, ...] = ()
    find: str = ""
    part: int = 1
    parts: int = 1
    found: int = 0

    @property
    def every_part(self) -> range:
        """The numbers of the parts that a long paper is shown in."""
        return range(1, self.parts + 1)


def beside(
    plan: Plan,
    version: Version | None,
    *,
    paper: int = 0,
    find: str = "",
    part: int = 1,
    of: Appendix | None = None,
) -> Beside:
    """The advice beside a plan: one paper, or in one paper the passages with some words in them.

    `of` is a paper that is read by itself, whether or not it goes out with the plan.
    """
    papers = [of] if of else list(papers_of(plan))
    chosen = next((one for one in papers if one.pk == paper), None)
    chosen = chosen or next((one for one in papers if one.text), None)
    if chosen is None:
        return Beside(papers)
    every = passages(chosen.text)
    words = find.casefold().split()
    wanted = [one for one in every if all(word in one.text.casefold() for word in words)]
    parts = max(1, -(-len(wanted) // AT_ONCE))
    part = min(max(part, 1), parts)
    used = lines_by_passage(version, chosen) if version else {}
    here = wanted[(part - 1) * AT_ONCE : part * AT_ONCE]
    shown = tuple(Shown(one, _resting(one.text, used), f"{chosen.pk}:{one.at}") for one in here)
    return Beside(papers, chosen, shown, find, part, parts, len(wanted))


def papers_of(plan: Plan) -> Iterable[Appendix]:
    """The papers of Section K that are not left out, with what became of the advice."""
    return plan.appendices.filter(left_out_because="").select_related("advice")


def sources_of(version: Version) -> Iterable[Source]:
    """Every source of the lines that stand in a version."""
    standing = (
        Q(need__version=version, need__removed_at=None)
        | Q(outcome__version=version, outcome__removed_at=None)
        | Q(provision__version=version, provision__removed_at=None)
    )
    return Source.objects.filter(standing).select_related("need", "outcome", "provision")


def lines_by_passage(version: Version, paper: Appendix | None = None) -> dict[str, tuple[str, ...]]:
    """The lines of a version by the passage that they rest on, of one paper or of any."""
    found: dict[str, tuple[str, ...]] = {}
    rows = sources_of(version)
    for source in rows:
        if source.passage and (paper is None or source.appendix_id == paper.pk):
            said = one_line(source.passage)
            found[said] = (*found.get(said, ()), line_of(source).label)
    return found


def line_of(source: Source) -> Item:
    """The line that a source belongs to."""
    line = source.need or source.outcome or source.provision
    assert line is not None
    return line


def _resting(said: str, used: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The lines that rest on a passage, on more than it, or on a part of it."""
    labels = [label for key, some in used.items() if overlap(said, key) for label in some]
    return tuple(dict.fromkeys(labels))


def overlap(one: str, other: str) -> bool:
    """Whether of two passages one stands in the other."""
    return bool(one and other) and (one in other or other in one)


def cited(plan: Plan, ticked: Iterable[str]) -> dict[str, tuple[int, str]]:
    """What was ticked, as paper and passage: "12:" is the whole paper, "12:340-402" a part of it.

    "k7" is a source that is kept already. What is none of these, or of another plan, is not there.
    """
    values = list(dict.fromkeys(ticked))[:200]
    kept = {f"k{one.pk}": one for one in _kept(plan, values)}
    texts = _texts(plan, values)
    found: dict[str, tuple[int, str]] = {}
    for value in values:
        if value in kept:
            found[value] = (kept[value].appendix_id, kept[value].passage)
        elif (cut := _cut(value, texts)) is not None:
            found[value] = cut
    return found


def _kept(plan: Plan, values: Iterable[str]) -> Iterable[Source]:
    numbers = [int(v[1:]) for v in values if v[:1] == "k" and _is_number(v[1:])]
    return Source.objects.filter(pk__in=numbers, appendix__plan=plan) if numbers else ()


def _texts(plan: Plan, values: Iterable[str]) -> dict[str, str]:
    numbers = {v.partition(":")[0] for v in values if ":" in v}
    wanted = [int(one) for one in numbers if _is_number(one)]
    if not wanted:
        return {}
    rows = plan.appendices.filter(pk__in=wanted).values_list("pk", "text")
    return {str(pk): text for pk, text in rows}


def _cut(value: str, texts: dict[str, str]) -> tuple[int, str] | None:
    paper, _, place = value.partition(":")
    if paper not in texts:
        return None
    if not place:
        return int(paper), ""
    start, _, end = place.partition("-")
    if not (_is_number(start) and _is_number(end)):
        return None
    said = words_at(texts[paper], int(start), int(end))
    return (int(paper), said) if said else None


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 19
