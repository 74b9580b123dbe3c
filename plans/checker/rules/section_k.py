"""Section K: what was advised, by whom, when, and whether it is all there (K-01 to K-05)."""

from __future__ import annotations

from collections.abc import Iterator

from statutory.ages import YEAR_9, curriculum_year
from statutory.counting import months_after

from ...content import Advice, Context, Plan
from ...language import swift as re
from ..advisers import FAMILIES, adviser, sources_missing
from ..findings import Check, Found
from ..names import TITLES, plain
from ..nil import is_empty
from ..passages import main, sentences
from .links import linked

_GONE = re.compile(r"\b(?:superseded|withdrawn|replaced|duplicate|draft|rejected)\b", re.IGNORECASE)
_VIEWS = re.compile(
    r"\b(?:parents?|mother|father|carers?|child|young\s+person|family|pupil)\b(?!\s+(?:and\s+"
    r"adolescent|development|health|psych\w*|in\s+care))",
    re.IGNORECASE,
)


def not_listed(plan: Plan, context: Context) -> Iterator[Found]:
    """K-01: advice on file by the day of the plan that Section K does not list."""
    day = plan.front.date
    for entry in context.advice:
        arrived = entry.received or entry.date
        if (day and arrived and arrived > day) or _GONE.search(f"{entry.title} {entry.text[:60]}"):
            continue
        if not any(_same(entry, listed) for listed in plan.advice):
            who = entry.author or entry.title or entry.id
            message = f"{who} ({entry.role or entry.title}) advised, and is not in Section K"
            yield Found("K", entry.id, message=message)


def _same(entry: Advice, listed: Advice) -> bool:
    """One paper in two lists: by its number and writer, or its writer and day."""
    writers = _writers(entry) & _writers(listed)
    if entry.date and listed.date and entry.date != listed.date:
        return False
    if entry.id and entry.id == listed.id:
        return bool(writers) or not _writers(entry) or not _writers(listed)
    return bool(writers) and (entry.date == listed.date or entry.title == listed.title)


def _writers(entry: Advice) -> set[str]:
    words = re.findall(r"[^\W\d_]{3,}", entry.author)
    return {plain(word) for word in words} - {"and", "the", "with", "mrs", "miss", "prof"}


def incomplete(plan: Plan, context: Context) -> Iterator[Found]:
    """K-02: an entry without its author, role or day."""
    for entry in plan.advice:
        if _VIEWS.search(f"{entry.role} {entry.title}") and not is_empty(entry.role + entry.author):
            continue
        wanted = {"author": entry.author, "role": entry.role}
        missing = [name for name, text in wanted.items() if is_empty(text)]
        missing += [] if entry.date else ["date"]
        if missing:
            message = f"{entry.id} lacks its {' and '.join(missing)}"
            yield Found("K", entry.id, entry.title, message, "title")


_REPORT_BY = re.compile(
    rf"\b(?:report|advice|assessment|letter|evidence)s?\s+(?:\([^)]{{1,30}}\)\s+)?(?:by|from|of)\s+"
    rf"(?P<by>(?:{TITLES}\s+)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?|[A-Z][\w’'-]+\s[A-Z][\w’'-]+)"
    rf"|\b(?P<owner>{TITLES}\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)['’]s?\s+(?:\w+\s+)?"
    r"(?:report|advice|assessment|letter)\b"
)
_ROLES_REPORT = re.compile(
    r"\b(?:report|advice|assessment|letter)s?\s+(?:by|from|of)\s+(?:the|a|an|her|his|their)\s+"
    r"(?P<by>[a-z][a-z -]{3,40}(?:ist|worker|ian|teacher|nurse|deaf))"
    r"|\b(?P<owner>[a-z][a-z ]{3,40}(?:ist|worker|ian))['’]s\s+(?:report|advice|assessment)\b",
)
_NUMBERED = re.compile(r"\bK\d{1,2}\b")


def not_in_k(plan: Plan, context: Context) -> Iterator[Found]:
    """K-03: a paper the plan rests on that Section K does not list."""
    listed = {entry.id.upper() for entry in plan.advice}
    for section, id, refs in (
        *((need.section, need.id, need.advice_refs) for need in plan.needs),
        *((line.section, line.id, line.advice_refs) for line in plan.provision),
    ):
        for ref in sorted(linked(refs) - listed):
            message = f"{id} rests on {ref}, which is not in Section K"
            yield Found(section, id, ref, message, "advice_ref")
    writers = {name for entry in plan.advice for name in _writers(entry)}
    for one in main(plan, "B", "C", "D", "E", "F", "G", "H1", "H2"):
        for match in _NUMBERED.finditer(one.text):
            if match.group() not in listed:
                yield one.matched(match, f"{match.group()} is not in Section K")
        for match in _REPORT_BY.finditer(one.text):
            name = re.sub(rf"^{TITLES}\s+", "", match["by"] or match["owner"])
            if plain(re.split(r"\s", name)[-1]) not in writers:
                yield one.matched(match, f"No advice of {name} is in Section K")
        if one.section in "BCD":
            yield from _of_role(plan, one.text, one.section, one.item)


def _of_role(plan: Plan, text: str, section: str, item: str) -> Iterator[Found]:
    for _, said in sentences(text):
        for match in _ROLES_REPORT.finditer(said):
            family = adviser(match["by"] or match["owner"])
            if family and not any(FAMILIES[family].search(_said(one)) for one in plan.advice):
                message = f"No advice of a {family} is in Section K"
                yield Found(section, item, match.group(), message)


def _said(entry: Advice) -> str:
    return f"{entry.title} {entry.role}"


def missing_adviser(plan: Plan, context: Context) -> Iterator[Found]:
    """K-04: somebody the Regulations name has not been heard."""
    front = plan.front
    year = curriculum_year(front.dob, front.date) if front.dob and front.date else 0
    for source in sources_missing(plan, context, is_year_9=year >= YEAR_9):
        yield Found("K", message=f"Section K has no advice of {source}")
    for source in context.advice_outstanding:
        if source not in context.existing_advice_agreed:
            yield Found("K", message=f"Advice was asked of {source} and is not here yet")


_STABLE = re.compile(
    r"\b(?:medical|paediatric\w*|audiolog\w*|ophthalm\w*|genetic\w*|neurolog\w*)\b", re.I
)
_HISTORY = re.compile(r"\bdiagnos\w+|\bhistory\b|\bprevious\b|\bexisting advice\b", re.IGNORECASE)


def old_advice(plan: Plan, context: Context) -> Iterator[Found]:
    """K-05: advice of more than a year before the plan, or two for what does not change."""
    day = plan.front.date
    for entry in plan.advice:
        if not day or not entry.date or _HISTORY.search(_said(entry)):
            continue
        months = 24 if _STABLE.search(_said(entry)) else 12
        if months_after(entry.date, months) < day:
            message = f"{entry.id} is more than {months} months older than the plan"
            yield Found("K", entry.id, entry.date.isoformat(), message, "date")


CHECKS: dict[str, Check] = {
    "K-01": not_listed,
    "K-02": incomplete,
    "K-03": not_in_k,
    "K-04": missing_adviser,
    "K-05": old_advice,
}
