"""Where one promise ends and the next begins.

A quantity in one clause does not excuse another, so a text is cut before it is read. What only
goes on about the clause before ("Each session lasts 30 minutes", a row of a table) stays with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import swift as re

_MODAL = (
    r"(?:will|shall|may|can|cannot|should|must|might|could|would|is to|are to|has to|have to|"
    r"needs? to)"
)
_SENTENCE = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bapprox)(?<!\bmax)(?<!\bmin)(?<!\bDr)(?<!\bMrs)(?<!\bMr)"
    r"(?<!\bMs)(?<!\bno)(?<!\bincl)[.!?](?=\s|$)|;|[\n\r•▪◦●·]|(?<=\s)[–-](?=\s+(?:and )?(?:other|further|any))"
)
_JOIN = re.compile(
    r",?\s+(?:and|but|plus|while|whilst|whereas|then|though|although|with|as well as|"
    r"together with|alongside|in addition to|along with|or)\s+",
)
# "After any day on which he is sent out, | the head and the mentor will": one promise of two.
_SETTING_OUT = re.compile(
    r"^\W*(?:After|Before|When(?:ever)?|If|Once|Where(?:ver)?|As soon as|On|In|During|Until)\b[^,;]*,"
)
# "Everyone who is to teach | or supervise her will": the subject goes on.
_ABOUT_WHOM = re.compile(rf"\b(?:who|that|which) {_MODAL} [\w-]+$")
# "Speech and | language therapist": one name.
_ONE_NAME = re.compile(
    r"\b(?:[Ss]peech and [Ll]anguage|[Cc]hild and [Aa]dolescent|[Mm]oving and [Hh]andling|"
    r"[Pp]hysical and [Mm]edical|[Hh]earing and [Vv]ision)\b"
)
_STOPS = re.compile(
    r"[,;:(]|\b(?:that|so|if|when|whenever|what|who|whom|which|where|how|until|because|as|to)\b"
)
_MORE = re.compile(
    r"(?:any|some|all|the)?\s?(?:other|further|additional|extra|more|ongoing|regular|frequent|"
    r"occasional|wider|general|flexible|periodic)\s(?!than\b|pupils?\b|children\b|students?\b|"
    r"peers?\b|time\b|week\b|days?\b|school\b|\d)"
)
_GOES_ON = re.compile(
    r"\s*(?:by (?:this|that|[\w-]+)?\s*(?:is|we|I|are) mean|(?:this|that|which|[\w-]+)?\s*(?:means|is defined as|shall mean|being|"
    r"is to be (?:read|understood) as|here means|is understood as)\b|namely|i\.e|that is|in other words|meaning|specifically)|"
    r"\s*(?:this|that|these|it|they|each|every|the|all|both|such)?\s*(?:will|help(?= (?:is|will be|means))|sessions?|visits?|blocks?|"
    r"lessons?|meetings?|group|programme|work|time|supports?|amount|teaching|intervention|"
    r"delivered|run|led|ratio|frequency|duration|length|how often|how long|how much|where|when|who|"
    r"provided|this|these|it|they|staffing|delivery|by whom|size|setting|place|appointments?|"
    r"contacts?|total|totals?|hours?|provision|input|therapy|tuition|tutorials?|exercises?)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    rf"\b{_MODAL}\b|(?<!-)\b(?:is|are|has|have|gets?|receives?|attends?|wears?|uses?|sits?|works?|"
    r"teach(?:es)?|leads?|runs?|sees?|visits?|meets?|trains?|checks?|reads?|spends?|delivers?|"
    r"provides?|gives?|takes?|helps?|joins?|leaves?|eats?|does|goes|makes?|writes?|sends?|"
    r"comes?|carries|practises?|stays?|walks?|greets?|keeps?|shows?|sets?|brings?|spends?)\b(?!-)"
)


@dataclass(frozen=True)
class Clause:
    """A part of a text with where it stands in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def clauses(text: str) -> list[Clause]:
    """The sentences of a text, each cut again where it promises something new."""
    return [part for sentence in sentences(text) for part in _parts(sentence)]


def sentences(text: str) -> list[Clause]:
    """The sentences, bullet points and lines of a text."""
    found, at = [], 0
    for match in _SENTENCE.finditer(text):
        found.append(Clause(text[at : match.start()], at))
        at = match.end()
    found.append(Clause(text[at:], at))
    return [part for part in found if part.text.strip(" .,-*\t")]


def _parts(sentence: Clause) -> list[Clause]:
    found, at = [], 0
    for match in _JOIN.finditer(sentence.text):
        if match.start() > at and _begins(sentence.text, match, at):
            found.append(Clause(sentence.text[at : match.start()], sentence.start + at))
            at = match.end()
    found.append(Clause(sentence.text[at:], sentence.start + at))
    return found


def _begins(text: str, join: re.Match[str], at: int) -> bool:
    """Whether something new is promised after "and": a subject with its verb, or "other help"."""
    after = text[join.end() : join.end() + 90]
    if _MORE.match(after):
        return True
    word = join.group().strip(" ,").lower()
    if word in ("with", "as well as", "together with", "alongside", "in addition to", "along with"):
        return False
    before = text[at : join.start()]
    if _ONE_NAME.search(text[max(at, join.start() - 9) : join.end() + 12]):
        return False
    if not _FINITE.search(_SETTING_OUT.sub("", before)) or _ABOUT_WHOM.search(before):
        return False  # "the teacher and the assistant will": one promise of two people
    modal = re.search(rf"\b{_MODAL}\b", after)
    return bool(modal and modal.start() < 60 and not _STOPS.search(after[: modal.start()]))


def _is_heading(text: str) -> bool:
    """A line without a verb, or as short as "Reading is me"."""
    short = len(text.split()) < 4 and re.search(
        r"\b(?:is|are|stays) (?:me|him|her|us|[A-Z]\w+)$", text
    )
    return bool(short) or text.endswith(" as follows") or not _FINITE.search(text)


def promises(text: str) -> list[list[Clause]]:
    """The clauses of a text, put together where one only goes on about the one before."""
    found: list[list[Clause]] = []
    for sentence in sentences(text):
        for number, part in enumerate(_parts(sentence)):
            first = number == 0
            goes_on = first and (_GOES_ON.match(part.text) or not _FINITE.search(part.text))
            heading = bool(found) and all(_is_heading(c.text) for c in found[-1])
            if found and first and (goes_on or heading):
                found[-1].append(part)
            else:
                found.append([part])
    return found
