"""Write a version: its texts, its lines, their links and their sources. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.editing import Edit, save, settle
from cases.refusals import Refused

from ..models import Appendix, Need, Outcome, Provision, Source, Version, Wording
from ..places import BY_NAME, SAVED_ALONE
from ..plain import plain
from ..versioning import held_open

Item = Need | Outcome | Provision
LONGEST = 20_000  # letters in one line of a plan: more is a whole document pasted into it
LONGEST_PLACE = 60_000
UNSAID = "(in the plan)"


@dataclass(frozen=True)
class Links:
    """What a line is joined to. `None` leaves it as it is.

    `sources` are papers of Section K with the passage a line rests on ("" is the whole paper).
    """

    needs: frozenset[int] | None = None
    outcomes: frozenset[int] | None = None
    sources: tuple[tuple[int, str], ...] | None = field(default=None)

    def __str__(self) -> str:
        return "links"


NO_CHANGE = Links()


@action
def write_place(
    version: Version, *, name: str, edit: Edit, by: User, alone: bool = False
) -> Wording:
    """Write one text of a section: a view, the strengths, a nil statement.

    `alone` says that the page saved it by itself, while somebody was still writing.
    """
    if name not in BY_NAME:
        raise Refused("There is no such place in a plan")
    version, edit = held_open(version), _cleaned(edit)
    audit.leaving_unsaid("edit")
    text = str(edit.values.get("text", ""))
    _refuse_too_long(text, LONGEST_PLACE)
    wording = version.wordings.filter(name=name).first()
    if wording is not None:
        save(wording, settle(wording, edit), by=by, reason=_how(alone))
        return wording
    wording = Wording(version=version, name=name, text=text)
    if text:
        wording._history_user = by  # type: ignore[attr-defined]
        wording._change_reason = _how(alone)  # type: ignore[attr-defined]
        wording.save()
    return wording


@action
def add_line(
    version: Version,
    *,
    kind: type[Item],
    values: Mapping[str, Any],
    by: User,
    links: Links = NO_CHANGE,
    alone: bool = False,
) -> Item:
    """Add a need, an outcome or a line of provision, with what it rests on."""
    version = held_open(version)
    audit.leaving_unsaid("values", "links", "kind")
    values = _plain_values(values)
    _refuse_empty(values)
    section = {"section": values["section"]} if "section" in values else {}
    line = kind(version=version, number=_next_number(version, kind, section), **values)
    line._history_user = by  # type: ignore[union-attr]
    line._change_reason = _how(alone)  # type: ignore[union-attr]
    line.save()
    _join(line, links)
    audit.noting(after={"line": line.label})
    return line


@action
def edit_line(
    version: Version,
    *,
    line: Item,
    edit: Edit,
    by: User,
    links: Links = NO_CHANGE,
    alone: bool = False,
) -> Item:
    """Change a line. What somebody else changed meanwhile is laid beside it, never overwritten."""
    version = held_open(version)
    audit.leaving_unsaid("edit", "links", "line")
    line = _held_line(version, line)
    values = settle(line, _cleaned(edit))
    _refuse_empty({"text": values.get("text", line.text)})
    save(line, values, by=by, reason=_how(alone))
    _join(line, links)
    audit.noting(after={"line": line.label, "fields": sorted(values)})
    return line


@action
def take_out(version: Version, *, line: Item, because: str, by: User) -> Item:
    """Take a line out of the version. It can be put back, and its number is not used again."""
    line = _held_line(held_open(version), line)
    save(line, {"removed_at": timezone.now(), "removed_because": because.strip()}, by=by)
    audit.noting(after={"line": line.label})
    return line


@action
def put_back(version: Version, *, line: Item, by: User) -> Item:
    """Put back a line that was taken out of this version."""
    line = _held_line(held_open(version), line)
    save(line, {"removed_at": None, "removed_because": ""}, by=by)
    audit.noting(after={"line": line.label})
    return line


@action
def describe(version: Version, *, values: Mapping[str, Any], by: User) -> Version:
    """Say what the front page needs: what the child is called, their pronouns, where they are."""
    version = held_open(version)
    audit.leaving_unsaid("values")
    plan = version.plan
    for name in ("known_as", "pronouns", "out_of_cohort"):
        if name in values:
            setattr(plan, name, values[name])
    plan.save()
    version.current_setting = values.get("current_setting", version.current_setting)
    version.save(update_fields=["current_setting"])
    return version


def _join(line: Item, links: Links) -> None:
    version = line.version
    if links.needs is not None and isinstance(line, Outcome | Provision):
        line.needs.set(version.needs.filter(pk__in=links.needs))
    if links.outcomes is not None and isinstance(line, Provision):
        line.outcomes.set(version.outcomes.filter(pk__in=links.outcomes))
    if links.sources is not None:
        _rest_on(line, links.sources)


def _rest_on(line: Item, sources: Iterable[tuple[int, str]]) -> None:
    papers = set(Appendix.objects.filter(plan=line.version.plan_id).values_list("pk", flat=True))
    wanted = {(pk, plain(passage)) for pk, passage in sources if pk in papers}
    for one in line.sources.all():
        if (one.appendix_id, one.passage) in wanted:
            wanted.discard((one.appendix_id, one.passage))
        else:
            one.delete()
    which = {type(line).__name__.lower(): line}
    Source.objects.bulk_create(
        Source(appendix_id=pk, passage=passage, **which)  # type: ignore[misc]
        for pk, passage in sorted(wanted)
    )


def _next_number(version: Version, kind: type[Item], section: Mapping[str, Any]) -> int:
    used = kind.objects.filter(version__plan=version.plan_id, **section)  # type: ignore[misc]
    return (used.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def _held_line(version: Version, line: Item) -> Item:
    found = type(line).objects.select_for_update(of=("self",)).filter(pk=line.pk).first()
    if found is None or found.version_id != version.pk:
        raise Refused("That line is not in this version")
    found.version = version
    return found


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(v) if isinstance(v, str) else v for name, v in values.items()}


def _cleaned(edit: Edit) -> Edit:
    return replace(edit, values=_plain_values(edit.values))


def _how(alone: bool) -> str:
    return SAVED_ALONE if alone else ""


def _refuse_empty(values: Mapping[str, Any]) -> None:
    text = str(values.get("text", ""))
    if not text.strip():
        raise Refused("Write what it says", field="text")
    _refuse_too_long(text, LONGEST)


def _refuse_too_long(text: str, longest: int) -> None:
    if len(text) > longest:
        raise Refused(
            f"This is {len(text):,} letters long. One text of a plan holds at most {longest:,}:"
            " put a whole document under Documents and write here what follows from it.",
            field="text",
        )
