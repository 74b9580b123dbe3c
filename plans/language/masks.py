"""Parts of a text that do not speak for the promise: speech, training had, checking, purpose.

What is masked becomes blanks, so that every place keeps its number.
"""

from __future__ import annotations

from . import swift as re

QUOTED = re.compile(
    r"(?:\"[^\"\n]{1,400}\"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){3,400}'(?!\w))",
)
_LEARNT = (
    r"(?:training|course|trained|experience|qualification|qualified|registered|accredited|"
    r"accreditation|certificate|diploma|award|module|registration|induction|refresher|workshop|CPD)s?"
)
# "45 minutes weekly with a trained TA" is help, and "45 minutes of Makaton training" was had.
_BESIDE = r"(?!(?:with|from|by|before|after|during|until|daily|weekly|fortnightly|monthly|termly|a|an|the|each|every|per|on|in)\b)"
TRAINED = re.compile(
    rf"\((?![^()]*\b(?:daily|weekly|fortnightly|(?:a|each|every) (?:day|week|fortnight))\b)[^()]*\b(?:{_LEARNT}|before starting|observed|HCPC|NMC|GMC|level \d)\b[^()]*\)|"
    rf",? (?:who|that) (?:has|have|had|holds?|is|are|will have)\b[^,.;]{{0,90}}?\b{_LEARNT}\b(?: (?:in|of|for|from|by|at|with|on) (?!\d|each|every|the start|the end)[\w' -]{{3,50}}?)?(?=[,.;)]|$| will\b| shall\b| to\b| for \d| each| every| daily| weekly| \d)|"
    rf"\b(?:with|having|after|holding|given|following) (?:at least |a minimum of |not less than )?(?:\d+|an?)[- ](?:years?|hours?|days?|months?|terms?)'?s?'? (?:of )?(?:[\w-]+ ){{0,4}}?{_LEARNT}\b|"
    rf"\b\d+[- ](?:hours?|days?|minutes?|years?|weeks?|sessions?)'?s?'? (?:of )?(?:{_BESIDE}[\w-]+ ){{0,4}}?{_LEARNT}\b|"
    rf"\b(?:shall |will |must )?(?:have|has|having|had) (?:each |all |both )?(?:completed|done|had|attended|passed|undertaken|received|taken)\b[^,.;]{{0,60}}?\b{_LEARNT}\b|"
    r"\b(?:level|band|tier|year|key stage|stage|grade|section|page|item|unit|phase|ks|NVQ) \d+\b|"
    r"\b\d+ (?:years?|months?|terms?)'? (?:of )?(?:experience|post-qualification)|\b\d+ (?:years?|months?) old\b|\baged? \d+",
    re.IGNORECASE,
)
CHECKED = re.compile(
    r"(?:,|\band|\(|\bwith|\bto be|\bwill be|\bis|\bare|\bbeing)?\s*\b(?:progress )?(?:(?:re)?viewed|reviewed|monitored|observed|observes|evaluated|audited|overseen|"
    r"recorded|logged|reported|measured|tracked|re-?assessed|re-?tested|updated|quality assured|moderated|signed off|reviewing|monitoring|evaluating)\b(?! for \d)[^,.;]*|"
    r"\bwith (?:an? )?(?:written |short |brief |\w+ )?(?:\w+ )?(?:reports?|reviews?|summary|summaries|updates?|feedback|observations?|record|log)\b[^,.;]*|"
    r"\b(?:monitoring|review|reviews|reviewed|evaluation): ?[^,.;]*|\bannual reviews?\b",
    re.IGNORECASE,
)
# How long the place is open, or how many work there, is no amount of help.
CONTAINER = re.compile(
    r"\b(?:within|during|inside|out of|from within) (?:the|his|her|their|its) (?:\d+(?:\.\d+)?) (?:[\w-]+ ){0,2}?hours?(?: (?:week|day))?\b|"
    r"\b(?:team|service|department|school|nursery|hub|room|base|unit|setting|panel|staff|college) (?:has|have|of|is made up of|comprises|"
    r"consists of|employs|is) \d+ (?:[\w-]+ ){0,2}?(?:members?|staff|adults?|teachers?|therapists?|practitioners?|assistants?|workers?|people|nurses?|TAs)\b|"
    r"\b(?:the |a |at |its )*(?:statutory|usual|standard|normal|required|room|setting|legal|EYFS|class)(?:'s)? (?:\w+ )?ratios?(?: of| is|:)? (?:\d+:\d+)|"
    r"\b\d+:\d+ (?:\w+ )?(?:ratio )?for (?:(?:\d+|two|three)[- ]year[- ]olds?|twos|threes|fours|\d+s)\b|\bratio of \d+:\d+ (?:required|for \d)",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r"(?:^|(?<=[,;] )|(?<=\w ))(?:in order |so as |designed |intended |aimed |aiming )?(?:to (?:help|support|develop|improve|build|enable|allow|assist|ensure|promote|increase|"
    r"encourage|reduce|manage|prepare|meet|aid|facilitate|extend|strengthen|maintain|address|further|enhance|secure|keep|raise|give (?:him|her|them))\b|so (?:that )?(?=(?:he|she|they|[A-Z])\b)|"
    r"with the (?:aim|purpose|intention) of|aimed at|for the purpose of|focus(?:ing|ed|sing|sed) on|to target|targeting|which (?:will|helps?|supports?|allows?|gives?)|because|as (?:he|she|they) (?:has|have|is|are|finds?|needs?|cannot))[^,.;]*",
    re.IGNORECASE,
)


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """The text with what a pattern finds made blank."""
    return pattern.sub(lambda m: " " * len(m.group()), text)


# After a colon the words of the plan itself are given, unless somebody is saying them.
_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|ask(?:s|ed)?|wrote|writes|words|views?|feels?|thinks?|thought|quot\w+|comment\w*|report\w*)\b[^.:]{0,40}:\s*$",
    re.IGNORECASE,
)


def unquoted(text: str) -> str:
    """The text without what others are quoted as saying."""

    def masked(match: re.Match[str]) -> str:
        before = text[: match.start()]
        own = before.rstrip().endswith(":") and not _SAID.search(before)
        return match.group() if own else " " * len(match.group())

    return QUOTED.sub(masked, text)
