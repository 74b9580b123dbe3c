"""How firm it is: caps, verbs that promise nothing, a thing replaced by "support"."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import swift as re
from ..language.callings import roles
from ..language.quantities import doses
from ..language.spelling import plain
from ..language.stems import stems
from .loss import Kind, Loss
from .sides import Side, changed

_AMOUNT = (
    r"(?:minutes|hours?|sessions?|times|days?|visits?|contacts?|weeks?|nights?"
    r"|lessons?|appointments?|occasions?|a week|a day|a term|a year|weekly|daily"
    r"|termly|fortnightly|monthly"
    r"|(?:in|over|across|during|within) (?:the|a|1|any|each) (?:\w+ )?(?:year|term|month|week|day))"
)
_CAPS = re.compile(
    rf"\b(?:up to|(?:a )?max(?:imum|\.)?(?: of)?|(?:no|not) (?:more|longer|greater) than"
    rf"|not (?:to )?exceed(?:ing)?|at (?:the )?most|capped at|limited to"
    rf"|(?:a )?(?:ceiling|cap|limit|upper limit) of|not above|anything up to|as much as)"
    rf" (?:an? )?(?:total of )?(?:\w+ ){{0,2}}?\d*(?:\.\d+)?(?: to \d+)? ?(?:\w+[ "
    rf"-]){{0,3}}?{_AMOUNT}"
    rf"|\d+ (?:\w+ ){{0,2}}?{_AMOUNT}(?: (?:a|each|every) (?:\w+ )?\w+)? "
    rf"(?:\(?max(?:imum)?\b|at (?:the )?most|or (?:less|fewer|under)|as a maximum)"
    rf"|\b(?:max(?:imum)?\.?|up to|at most|no more than) \d+ ?(?:a|each|every|per|times"
    rf"|x)\b|\bwill not exceed \d+|\bmaximum (?:duration|frequency|number|length)\b"
    rf"|\(max(?:imum)?\.?\)"
)
_ONE_CAP = re.compile(
    r"^\W*(?:up to|max(?:imum)?(?: of)?|no more than|not more than|at (?:the )?most"
    r"|not (?:to )?exceed\w*|capped|limited to|a maximum of)\b|\bat (?:the )?most\b"
    r"|\bnot exceed\w*|\bor (?:less|fewer)\b|\bmax(?:imum)?\b"
)
_FLOOR = re.compile(r"at least|minimum|between")
_PEOPLE = re.compile(r"pupils?|children|peers|words?|students|others|people|classmates|adults")
_WEAK = re.compile(
    r"\b(?:be|is|are) (?:made )?available\b(?! in)|"
    r"\b(?:may(?! 20\d\d)(?<!\d may)|might|could|should|would(?: benefit| profit"
    r"| be helpful| ideally)?|can(?= (?:be |have |access|receive|use|request|ask for"
    r"|attend))|aims? to|aiming to|hop(?:es?|ed) (?:to|that)|seeks? to|endeavou?rs? to"
    r"|tr(?:y|ies) to|intends? to|(?:is|are|be) (?:intended|anticipated|expected|hoped"
    r"|envisaged|encouraged|considered|explored|recommended|advised|invited|offered"
    r"|suggested|proposed|sought|made available)|consider(?:s|ing|ed|ation)?|explor(?:e"
    r"|es|ed|ing)|every effort|best endeavou?rs|where(?:ver)? possible"
    r"|as far as (?:possible|practicable)|ideally|preferably|in principle"
    r"|benefits? from|looks? to|work(?:s|ing)? towards|recommended that|encouraged to"
    r"|be open to|planned to|normally|usually|typically|generally|where feasible"
    r"|likely to|expected to)\b"
)
_SOFT = re.compile(
    r"\b(?:access(?:es)? to|have access|opportunit(?:y|ies)|regular(?:ly)?(?! verbs)"
    r"|ongoing|on-going|frequent(?:ly)?|from time to time|periodic(?:ally)?"
    r"|occasional(?:ly)?|some(?! one)|a range of|a variety of|various"
    r"|appropriate(?:ly)?|suitable|sufficient|adequate|reasonable|a high level of"
    r"|enhanced|additional|general|flexible|flexibly|as required|as needed|input"
    r"|support(?:ed|s|ive)?(?! worker| assistant| staff)|help(?:ed)?|assist(?:ance|ed)"
    r"|available|offer|advice|guidance|awareness|aware of|liais\w+|signpost\w*"
    r"|strategies|approach(?:es)?|measures|arrangements|monitoring|around|approximately"
    r"|roughly|about|or so|several|a few|a number of|light[- ]touch|encouragement"
    r"|intervention)\b"
)
_ROUGH = re.compile(
    r"\b(?:around|approximately|approx\.?|roughly|about|circa|c\.|or so"
    r"|in the region of|some)\b(?= \d)|\d+ (?:minutes|hours) or so\b|~ ?\d"
)
_VAGUE_NOUN = re.compile(
    r"(?<!will )(?<!to )(?<!who )(?<!and )\b(?:support(?! (?:staff|worker|assistant))"
    r"|input|help|provision|opportunit(?:y|ies)|strategies|access"
    r"|interventions?(?! using| called| with| based)|assistance|guidance|activities"
    r"|encouragement|advice)\b(?! (?:him|her|them|the|his|their)\b)"
)
_GENERIC = stems(
    "support input help assistance advice guidance strategies intervention provision "
    "approaches activities access"
    " opportunities encouragement measures arrangements resources involvement liaison "
    "contact offer service"
    " contribution attention range variety appropriate suitable regular general "
    "additional enhanced relevant various"
    " available universal flexible extra needed required necessary ongoing"
)


def cap_losses(before: Side, after: Side) -> Iterator[Loss]:
    """A number that was a floor or fixed is now only the most there will be."""
    for field in ("duration", "frequency", "what"):
        was, now = plain(before.of(field)), plain(after.of(field))
        is_cap = _ONE_CAP.search(now) if field != "what" else _caps(now)
        had = _ONE_CAP.search(was) or _caps(was) or (not was and _caps(plain(before.text)))
        if now and is_cap and not had and not _FLOOR.search(now):
            yield _capped(was, now)
            return
    if plain(before.text) == plain(after.text):
        return
    first, second = _caps(_nameless(before.text)), _caps(_nameless(after.text))
    if len(second) > len(first) and not (not before.text and _caps(plain(before.fields))):
        yield _capped("", second[-1])


def _nameless(typed: str) -> str:
    """A plain text in which a child called Max is no maximum."""
    return plain(re.sub(r"(?<=[a-z,] )Max\b(?!\.| of|imum)|^Max\b(?= [a-z])", "he", typed))


def _caps(text: str) -> list[str]:
    found = []
    for match in _CAPS.finditer(text):
        words = match.group()
        near = text[max(0, match.start() - 40) : match.end()]
        if not _PEOPLE.search(words) and not re.search(r"\b(?:at least|minimum|between)\b", near):
            found.append(words)
    return found


def _capped(before: str, after: str) -> Loss:
    return Loss(Kind.CAP, before, after, f"It is now only the most there will be: “{after}”.")


def vagueness_losses(before: Side, after: Side) -> Iterator[Loss]:
    """A verb that promises, or a thing that can be seen, has become one that cannot be held to."""
    was, now = before.of("what"), after.of("what")
    if was and now and _is_vaguer(was, now):
        yield _vague(was, now)
        return
    if not after.text and not now:
        return
    said = changed(before, after)
    weak = _new(_WEAK, before.all, said) or _new(_ROUGH, before.all, said)
    if weak:
        yield _vague("", weak)
    elif before.text and after.text and _is_vaguer_text(before, after):
        yield _vague(before.text, after.text)


def _new(pattern: re.Pattern[str], before: str, after: str) -> str:
    found = list(pattern.finditer(plain(after)))
    had = {match.group() for match in pattern.finditer(plain(before))} if found else set()
    for match in found:
        purpose = re.search(r"\bso(?: that)? (?:\w+ ){0,3}$", match.string[: match.start()])
        if match.group() not in had and not purpose and not _was_done(match.group(), before):
            return match.group()
    return ""


def _was_done(weak: str, before: str) -> bool:
    """Whether "is offered" is only the passive of "will offer", which was as firm before."""
    verb = re.search(r"\b(?:be|is|are) (offer|encourag|advis|invit)ed$", weak)
    return verb is not None and bool(
        re.search(rf"\b(?:will|must|shall|to|and) (?:\w+ly )?{verb[1]}e?\b", plain(before))
    )


def _is_vaguer(was: str, now: str) -> bool:
    """Whether what could be seen has given way to "support", "input", "opportunities"."""
    first, second = stems(was), stems(now)
    specific, left = first - _GENERIC, second - _GENERIC
    if not specific or first == second:
        return False
    return not left or bool((second & _GENERIC) - first) and len(left & specific) < len(specific)


def _is_vaguer_text(before: Side, after: Side) -> bool:
    """Whether the later text says less of what is done, and speaks of "support" instead."""
    if plain(before.text) == plain(after.text):
        return False
    if doses(after.text) and not doses(before.text):
        return False
    if _new(_VAGUE_NOUN, before.text, after.text) and doses(before.text) and not doses(after.text):
        return True
    first, second = stems(before.text), stems(after.text)
    people = stems(" ".join(one.quote for one in roles(before.text)))
    gone, new = first - second - _GENERIC - people, second - first
    if _new(_VAGUE_NOUN, before.text, after.text) and gone:
        return len(new - _GENERIC) <= len(gone) / 2
    fewer = len(doses(after.text)) < len(doses(before.text))
    return bool(_new(_SOFT, before.text, after.text)) and fewer and len(second) < 0.75 * len(first)


def _vague(before: str, after: str) -> Loss:
    return Loss(Kind.VAGUENESS, before, after, f"Nothing can be held to “{after}”.")
