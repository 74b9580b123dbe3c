"""What a template or a word processor leaves behind: gaps, notes, tracked changes (STR-06, 07)."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..passages import unquoted, with_any

_CUES = (
    "insert|enter|name|date|amount|number|xx|tbc|tba|delete|add|child|hours|minutes|role|frequency"
    r"|how (?:often|much|long)|specify|complete|d+/m+/y+|he/she|she/he|his/her"
)
_GAP = re.compile(
    rf"\[(?:[^\]\n]{{0,60}}\b)?(?:{_CUES})[^\]\n]{{0,80}}\]|\[\s*\.{{3,}}\s*\]|\[\s+\]|\[_+\]"
    r"|<<[^>\n]{1,80}>>|\{\{?[^}\n]{1,80}\}\}?|<(?:insert|name|child|date|school|amount)[^>\n]{0,40}>"
    r"|\((?:insert|enter|add)\s[^)\n]{1,60}\)"
    r"|\blorem\s+ipsum\b|\blorem\b|_{4,}|\.{6,}|…{3,}|\bdd\s?/\s?mm\s?/\s?yy(?:yy)?\b"
    r"|\bdd-mm-yyyy\b|\bTB[CAD]\b"
    r"|\b(?:insert|enter)\s+(?:name|date|text|amount|number|hours|details|child)\b"
    r"|\bxx+\s+(?:minutes?|hours?|times?|sessions?|weeks?|days?|pupils?)\b",
    re.IGNORECASE,
)
# XX in capitals, but no squadron, century, Roman numeral or chromosome.
_CROSSES = re.compile(
    r"(?<![\w,])[X£]?X{2,}\b(?!\s+[A-Z][a-z])(?!\s*(?:chromosom|syndrome|karyotype|century))"
)
_MAY_BE_GAP: tuple[str, ...] = (
    "[",
    "<",
    "{",
    "(insert",
    "(enter",
    "(add",
    "_",
    "...",
    "……",
    "xx",
    "tbc",
    "tba",
    "tbd",
)
_MAY_BE_GAP += (
    "lorem",
    "insert",
    "enter ",
    "dd/",
    "dd /",
    "dd-",
    "???",
    "to be",
    "await",
    "pending",
)
_MAY_BE_GAP += ("not known yet",)
_OWN_WORDS = {"child_voice", "aspirations"}
_ASKING = re.compile(r"\?{3,}")
_UNDECIDED = re.compile(
    r"\s*(?:to be (?:confirmed|decided|agreed|advised|completed|added|arranged)|awaiting"
    r"(?: confirmation)?|not known yet|pending)\s*\.?\s*",
    re.IGNORECASE,
)


def placeholders(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-06: a gap that was to be filled in and was not."""
    for one in with_any(plan, _MAY_BE_GAP):
        plain = unquoted(one.text) if one.section == "A" else one.text
        for match in _GAP.finditer(plain):
            yield one.matched(match)
        for match in _CROSSES.finditer(plain):
            yield one.matched(match)
        if one.field not in _OWN_WORDS and (asking := _ASKING.search(plain)):
            yield one.matched(asking)
        if not one.is_main and _UNDECIDED.fullmatch(one.text):
            yield one.found(0, len(one.text), "This was never decided")


_NOTE = re.compile(
    r"^[\s*•-]*(?:guidance(?:\s+notes?)?\s*:|guidance\b(?!\s+(?:from|by|is|was|will|on how|and))"
    r"|(?:note|instructions?)\s+(?:to|for)\s+(?:the\s+)?(?:author|officer|writer|coordinator"
    r"|caseworker|plan writer|drafter)s?\b|example\s*:|e\.g\.\s*:|delete\s+as\s+\w+"
    r"|please\s+(?:complete|describe|insert|include|list|use|ensure|refer|delete|attach)\b)"
    r"|\b(?:delete|strike out|cross out)\s+(?:as\s+)?(?:appropriate|applicable|necessary|if not)\b"
    r"|\bdelete\s+(?:this|the\s+following)\b|\bclick\s+(?:or\s+tap\s+)?here\b"
    r"|\bthis\s+(?:section|box|field)\s+(?:should|must|needs\s+to)\b|\benter\s+text\s+here\b"
    r"|\buse\s+this\s+(?:box|section|space)\s+to\b|\bchoose\s+an\s+item\b"
    r"|\b(?:remember|do not forget)\s+to\s+(?:quantify|specify|include|add|check)\b"
    r"|\bas per (?:the )?template\b|\bdrop-?down\b",
    re.IGNORECASE | re.MULTILINE,
)
_CHANGED = re.compile(
    r"</?(?:w:)?(?:ins|del|comment)\b[^>\n]{0,120}>|<!--|-->|\bw:(?:ins|del|comment)\w*"
    r"|\[?\bcomment(?:ed)?\s*\[\w{1,6}\]:?|\[(?:comment|note)\b[^\]\n]{0,120}\]"
    r"|^\s*(?:deleted|inserted|formatted|commented|comment by [^:\n]{1,40}|moved (?:from|to))\s*:"
    r"|\[(?:deleted|inserted|added|removed|amended)\b[^\]\n]{0,80}\]|\btrack(?:ed)? changes?\b"
    r"|~~[^~\n]{1,200}~~",
    re.IGNORECASE | re.MULTILINE,
)
_MAY_BE_NOTE: tuple[str, ...] = (
    "guidance",
    "note",
    "instruct",
    "example",
    "delet",
    "please",
    "strike",
    "cross out",
)
_MAY_BE_NOTE += ("click", "this section", "this box", "this field", "enter text", "use this", "e.g")
_MAY_BE_NOTE += ("choose an", "remember to", "not forget", "template", "down", "<", "-->", "w:")
_MAY_BE_NOTE += ("comment", "inserted", "formatted", "moved", "added", "removed", "amended")
_MAY_BE_NOTE += ("tracked", "track change", "~~", "he/", "he /", "his/", "his /", "her/", "her /")
_MAY_BE_NOTE += ("hers/", "him/", "him /", "(s)he", "s/he")
# "He/she" is a choice nobody made; after "each pupil" it is a way of writing.
_EITHER = re.compile(
    r"\b(?:s?he\s?/\s?s?he|s/he|his\s?/\s?hers?|hers?\s?/\s?his|him\s?/\s?her|her\s?/\s?him"
    r"|\(s\)he)(?:\s?/\s?(?:they|their|them))?\b",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:each|every|any|another|a)\s+(?:other\s+)?(?:pupil|child|adult|member|person|teacher"
    r"|peer|friend)\b",
    re.IGNORECASE,
)


def notes(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-07: words that were meant for the office."""
    if plan.front.document_type == "working_document":
        return
    for one in with_any(plan, _MAY_BE_NOTE):
        if one.section == "front" and one.field == "pronouns":
            continue
        if match := _NOTE.search(one.text):
            yield one.matched(match)
        if plan.front.status != "proposed_amendment" and (match := _CHANGED.search(one.text)):
            yield one.matched(match, "A tracked change or a comment is still in the text")
        either = _EITHER.search(one.text) if one.is_main else None
        if either and not _ANYBODY.search(one.text[max(0, either.start() - 80) : either.start()]):
            yield one.matched(either, "Nobody chose which of these it should be")


CHECKS: dict[str, Check] = {"STR-06": placeholders, "STR-07": notes}
