"""Where the child is taught: not in a draft, and in full in a final plan (STR-03 to 05)."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Context, Plan, Setting
from ...language import swift as re
from ..findings import Check, Found
from ..names import our_words
from ..nil import is_empty
from ..passages import Passage, main, sentences, unquoted, with_any
from ..schools import KIND_OF_SCHOOL, known_schools, schools_in

_NOT_THERE = ("B", "E", "F", "G", "H1", "H2")
_SCHOOLS: tuple[str, ...] = (
    "school",
    "academy",
    "college",
    "nursery",
    "primary",
    "high",
    "form",
    "setting",
)
_SCHOOLS += ("provision", "placement", "unit", "base", "pru")
_HISTORY = re.compile(
    r"\b(?:attended|was|were|had|left|moved|until|spent|started|joined|excluded|previously|before"
    r"|transferred|since|used to)\b",
    re.IGNORECASE,
)
_TYPE_WORDS = re.compile(
    r"\b(?:mainstream|special|independent|maintained|academy|resourced?\s+(?:base|provision|unit)"
    r"|unit|nursery|primary|secondary|further education|sixth form|specialist college|post-16)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"otherwise|home|eotas|eotis|\b61\b|s61", re.IGNORECASE)


def place_in_draft(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-03: a draft says neither which school nor which kind."""
    before = context.previous if plan.front.status == "proposed_amendment" else None
    if not (before and before.named == plan.named):
        yield from _section_i_filled(plan, context)
    standing = {one.text for one in main(before)} if before else set()
    known, ours = known_schools(plan, context), our_words(plan, context)
    cues = (*_SCHOOLS, *(name.split()[0].lower() for name in known))
    for one in with_any(plan, cues):
        if not one.is_main or one.section not in _NOT_THERE or one.text in standing:
            continue
        for start, said in sentences(one.text):
            plain = unquoted(said)
            if one.section == "B" and _HISTORY.search(plain):
                continue
            if one.section != "B":
                for match in schools_in(plain, known, ours):
                    yield _at(one, start, match, "The draft names a school")
            for match in KIND_OF_SCHOOL.finditer(plain):
                yield _at(one, start, match, "The draft says which kind of school")


def _at(one: Passage, start: int, match: re.Match[str], message: str) -> Found:
    return one.found(start + match.start(), start + match.end(), message)


def _section_i_filled(plan: Plan, context: Context) -> Iterator[Found]:
    named = plan.named
    for setting in filter(None, (named.setting, named.until)):
        for field, text in (("name", setting.name), ("type", setting.type)):
            if not is_empty(text):
                what = "names a school" if field == "name" else "says which type of school"
                message = f"The draft {what} in Section I"
                yield Found("I", quote=text, message=message, field=field)
        if setting.urn and is_empty(setting.name):
            message = "The draft carries a school's number in Section I"
            yield Found("I", quote=setting.urn, message=message, field="urn")
    known, ours = known_schools(plan, context), our_words(plan, context)
    for one in (
        Passage("I", "", "note", named.note),
        Passage("I", "", "nil", plan.nil.get("I", "")),
    ):
        hit = next(schools_in(one.text, known, ours), None) or KIND_OF_SCHOOL.search(one.text)
        if not hit and one.field == "nil" and not _says_blank(one.text):
            hit = _TYPE_WORDS.search(one.text)
        if hit:
            yield one.matched(hit, "The draft says in Section I where")


def _says_blank(text: str) -> bool:
    return re.search(r"\bblank\b|\bright to\b|\bleft\b|\byou can\b|\bempty\b", text) is not None


def place_in_final(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-04: a name and a type; a type alone, or no school, with the reason recorded."""
    named, text = plan.named, plan.nil.get("I", "")
    name, kind = named.setting.name, named.setting.type
    if is_empty(name) and is_empty(kind) and not is_empty(text):
        name = text if next(schools_in(text, (), frozenset()), None) else ""
        kind = text if _TYPE_WORDS.search(text) else ""
    reason = "" if is_empty(named.reason) else named.reason
    if is_empty(kind) and is_empty(name):
        if not _OTHERWISE.search(reason) and not _OTHERWISE.search(named.note + text):
            yield Found("I", message="The final plan names neither a school nor a type")
    elif is_empty(kind):
        yield Found("I", quote=name, message="A school is named without its type", field="name")
    elif is_empty(name) and not reason and not named.note:
        message = "Only a type is named, and no reason is recorded"
        yield Found("I", quote=kind, message=message, field="type")
    yield from _number(named.setting, context)


def _number(setting: Setting, context: Context) -> Iterator[Found]:
    """A register number that belongs to another school than the one named."""
    by_urn = {one.urn: one.name for one in context.settings if one.urn}
    other = by_urn.get(setting.urn, "") if setting.urn else ""
    if other and not is_empty(setting.name) and _letters(other) != _letters(setting.name):
        message = f"URN {setting.urn} is the number of {other}"
        yield Found("I", quote=setting.name, message=message, field="name")


def _letters(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold().removeprefix("the")


_CONDITION = re.compile(
    r"\bparent(?:s|al|['’]s|s['’])?\s+(?:preference|choice|request|wish(?:es)?|insistence)\b"
    r"|\b(?:family|mother|father)(?:['’]s)?\s+(?:preference|choice|insistence)\b"
    r"|\b(?:preference|choice|insistence|request|wish(?:es)?)\s+of\s+(?:the\s+)?(?:parents?|family)\b"
    r"|\bsubject\s+to\b|\bon\s+(?:the\s+)?condition\b|\bconditional\b|\bprovided\s+(?:that|the)\b"
    r"|\bas\s+long\s+as\b|\bif\s+(?:a\s+place|funding|the\s+parents?|parents?)\b"
    r"|\bagainst\s+(?:the\s+)?(?:council|local authority|officer|professional)\w*\b"
    r"|\b(?:parents?|mother|father|family|mum|dad)\s+(?:to|will|must|shall|agrees?\s+to"
    r"|(?:are|is)\s+(?:responsible|liable))\b[^.]{0,40}\b(?:fund|pay|transport|travel|bring|drive"
    r"|meet|cost)\w*|\btransport\w*|\btravel\s+(?:cost|arrangement|assistance)s?\b"
    r"|\bnearest\s+suitable\b|\btaxi\b|\bmileage\b|\bat\s+(?:no|nil)\s+cost\b",
    re.IGNORECASE,
)


def conditions(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-05: Section I says where, and nothing of whose wish it was or who drives."""
    for one in main(plan, "I"):
        if match := _CONDITION.search(one.text):
            yield one.matched(match)
    named = plan.named
    for field, text in (
        ("name", named.setting.name),
        ("type", named.setting.type),
        ("note", named.note),
        ("reason", named.reason if " " in named.reason else ""),
        ("name", named.until.name if named.until else ""),
        ("type", named.until.type if named.until else ""),
    ):
        if match := _CONDITION.search(text):
            yield Found("I", quote=match.group(), field=field)


CHECKS: dict[str, Check] = {
    "STR-03": place_in_draft,
    "STR-04": place_in_final,
    "STR-05": conditions,
}
