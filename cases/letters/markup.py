"""How the wording of a letter is written: plain text, with fields, locked parts and little else.

    ## A heading            - a point in a list         1. a step in a list
    {{ child }}             a particular of the case, always shown as text
    [[rights]]              a locked part, on a line of its own
    **words**               words that stand out

Nothing in a wording is ever run: there are no tags, no filters and no way to reach anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_PART = re.compile(r"\[\[\s*(\w+)\s*\]\]")
_TOKEN = re.compile(r"(\*\*|\{\{.*?\}\})")
_FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]")
_NAMES = frozenset({"child", "called", "them"})  # kept apart from the direction of the words around
_DAY = re.compile(r"(\w+ )?\d{1,2} \w+ \d{4}")
_HEADING = re.compile(r"(#{2,3})\s+(.+)")
_POINT = re.compile(r"-\s+(.+)")
_STEP = re.compile(r"\d{1,2}\.\s+(.+)")


def faults_in(words: str, fields: Iterable[str], parts: Iterable[str]) -> list[str]:
    """What a wording asks for that does not exist, or writes in a way nobody can read."""
    known, locked = set(fields), set(parts)
    faults = [
        f"There is no field called “{name}”"
        for name in dict.fromkeys(fields_in(words))
        if name not in known
    ]
    faults += [
        f"There is no locked part called “{name}”"
        for name in dict.fromkeys(parts_in(words))
        if name not in locked
    ]
    for number, line in enumerate(words.splitlines(), start=1):
        bare = _FIELD.sub("", line)
        bare = "" if _PART.fullmatch(bare.strip()) else bare
        if _MARKS.search(bare):
            faults.append(
                f"Line {number} holds signs that mean nothing here: “{line.strip()[:60]}”"
            )
        if line.count("**") % 2:
            faults.append(f"Line {number} opens “**” and does not close it")
    return faults


def fields_in(words: str) -> list[str]:
    """The names of the fields that a wording uses, as they are known (all in small letters)."""
    return [name[:1].lower() + name[1:] for name in _FIELD.findall(words)]


def parts_in(words: str) -> list[str]:
    """The names of the locked parts that a wording places, in order."""
    lines = (line.strip() for line in words.splitlines())
    return [found[1] for line in lines if (found := _PART.fullmatch(line))]


def to_html(words: str, values: Mapping[str, str], part: Callable[[str], str]) -> SafeString:
    """A wording as HTML: every value as text, every locked part as `part` gives it."""
    blocks = re.split(r"\n\s*\n", words.replace("\r\n", "\n").strip())
    return mark_safe("\n".join(_block(block, values, part) for block in blocks if block.strip()))


def one_level_down(body: str) -> SafeString:
    """A drawn letter whose headings stand under the heading of a page that shows it."""

    def lower(found: re.Match[str]) -> str:
        level = int(found[2])
        return f"</h{level + 1}>" if found[1] else f'<h{level + 1} class="letter-h{level}">'

    return mark_safe(re.sub(r"<(/?)h([1-5])>", lower, body))


def _block(block: str, values: Mapping[str, str], part: Callable[[str], str]) -> str:
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    if (locked := _PART.fullmatch(lines[0])) and len(lines) == 1:
        return part(locked[1])
    if (heading := _HEADING.fullmatch(lines[0])) and len(lines) == 1:
        level = len(heading[1])
        return f"<h{level}>{_inline(heading[2], values)}</h{level}>"
    for pattern, tag in ((_POINT, "ul"), (_STEP, "ol")):
        found = [pattern.fullmatch(line) for line in lines]
        if all(found):
            items = "".join(f"<li>{_inline(one[1], values)}</li>\n" for one in found if one)
            return f"<{tag}>\n{items}</{tag}>"
    return f"<p>{_inline(' '.join(lines), values)}</p>"


def _inline(text: str, values: Mapping[str, str]) -> str:
    """One line: what stands in the wording and what a field holds are both only ever text."""
    pieces, strong = [], False
    for token in _TOKEN.split(text):
        if token == "**":
            pieces.append("</strong>" if strong else "<strong>")
            strong = not strong
        elif field := _FIELD.fullmatch(token):
            pieces.append(_value(field[1], values))
        else:
            pieces.append(escape(token))
    return "".join(pieces) + ("</strong>" if strong else "")


def _value(name: str, values: Mapping[str, str]) -> str:
    known = name[:1].lower() + name[1:]
    value = values.get(known, "")
    shown = value if known == name else value[:1].upper() + value[1:]
    text = escape(shown)
    if known in _NAMES and value != "you":
        return f"<bdi>{text}</bdi>"
    # A date is read as one thing, so it is not parted at the end of a line.
    return f'<span class="letter-day">{text}</span>' if _DAY.fullmatch(value) else text
