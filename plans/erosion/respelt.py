"""Rarer ways of saying a thing, put into the way that is read everywhere else.

"There is never a moment when no first aider is on site" is "at all times a first aider is on site".
"""

from __future__ import annotations

from functools import lru_cache

from ..language import swift as re

_OWN = r"(?:alone|on (?:his|her|their) own|by (?:him|her|them)sel(?:f|ves))"
_ONE = r"(?:pupils?|child(?:ren)?|students?|peers?|learners?|classmates?)"
_SIZED = (
    r"(?:(?:that|which|who|where there) (?:has|have|holds?|contains?|are|is|consists? of"
    r"|is made up of)|made up of|consisting of|numbering|holding|containing)"
)
_WAYS = (
    # A dash in a sentence is a comma, and not "from one to another".
    (r"(?<=[\w)]) [-–—] (?=[a-z])", ", "),
    (
        r"\bthere(?: is|'s|’s| will) never (?:be )?(?:a|any) (?:moment|time|point|day|lesson) (?:when|at which|in which)"
        r" (?:no|there is no)\b",
        "at all times a",
    ),
    (r"\bat no (?:time|point|moment) (?:is|will) (?:there )?(?:be )?no\b", "at all times a"),
    (r"\b(?:is|are) never (?:left )?without\b", "at all times has"),
    (
        r"\bno (?P<what>[\w-]+(?: [\w-]+)?) (?P<verb>(?:is|are|may be|will be|takes? place|happens?|goes? ahead)"
        r"(?: (?!except\b|unless\b|without\b)[\w-]+){0,3}) (?:except|unless|other than|save)\b",
        r"every \g<what> \g<verb>",
    ),
    (
        r"\b(?:whoever|anyone who|any adult who|everyone who|those who|all who|everybody who)"
        r" (?P<verb>teach(?:es)?|is teaching)\b",
        r"all teachers who \g<verb>",
    ),
    (rf"\b(?P<what>group|class|set) {_SIZED} (?P<size>\w+) (?={_ONE})", r"\g<what> of \g<size> "),
    (
        rf"\b(?P<size>\w+) {_ONE} (?P<verb>attend|make up|are in|take part in|belong to|come to|form|join)(?P<rest>[^.;]*?) group\b",
        r"\g<verb>\g<rest> group of \g<size>",
    ),
    (
        r"\b(?:never|no) more than (?P<size>\w+) in (?:the|a|any|his|her|their) (?P<what>class|group)\b",
        r"no more than \g<size> in the \g<what>, \g<what> of \g<size>",
    ),
    # In a note: "social skills group, ELSA, weekly, six children".
    (
        rf"(?P<what>\bgroup\b[^.;]*), (?P<size>\w+) {_ONE}(?=[,.;]|$)",
        r"\g<what>, group of \g<size>",
    ),
    (
        rf"\b(?P<what>group|class|set),? (?P<size>\w+) (?:{_ONE} )?strong\b",
        r"\g<what> of \g<size>",
    ),
    (
        r"\b(?P<size>\d\d?|two|three|four|five|six|seven|eight|nine|ten) (?:to|in) (?:a|each|the) group\b",
        r"group of \g<size>",
    ),
    (r"\bwritten (?:down|up|out)\b", "recorded"),
    (
        r"\b(?:slt|salt) (?P<verb>works|supports|plans|reports|assesses|inputs|targets)\b",
        r"speech and language therapist \g<verb>",
    ),
    # Somebody is trained for so long: a deed, and not how they come to know it.
    (
        r"\b(?P<who>staff|team|adults|everyone|teachers) (?:are|is)(?: all| each)? trained by\b",
        r"\g<who> will be trained by",
    ),
    (r"(?:^|(?<=[.;] ))throughout the (?:school|academic) year,? ", ""),
    *(
        (
            rf",? (?:which|that) (?P<who>(?:the|an?|his|her) (?:[\w-]+ ){{1,4}}?){does}\b",
            rf", {done} by \g<who>",
        )
        for does, done in (
            ("oversees", "overseen"),
            ("supervises", "supervised"),
            ("designs", "designed"),
            ("devises", "devised"),
            ("plans", "planned"),
            ("writes", "written"),
            ("prescribes", "prescribed"),
        )
    ),
    # "The OT works with her" is somebody, "OT work" is not.
    (
        r"\bot (?P<verb>works|supports|plans|reports|assesses|inputs|targets)\b",
        r"occupational therapist \g<verb>",
    ),
    # Alone with somebody is one to one; to read or to travel alone is not.
    (
        r"\b(?P<verb>sees?|seen|teach(?:es)?|taught|tutors?|tutored|coach(?:es|ed)?|treats?|treated|takes?|taken"
        r"|(?:reads?|works?|meets?|sits?|talks?|practises?|sessions?|lessons?|time) with)"
        rf"(?P<whom>(?: (?!to\b|how\b|with\b|until\b)[\w'’-]+){{0,4}}?) {_OWN}\b",
        r"\g<verb>\g<whom> 1:1",
    ),
    (
        r"\bof (?:his|her|their) own(?=[,.;:]|$)|\bfor (?:him|her|them|\w+) alone\b"
        rf"|\b(?:just|only) the two of (?:them|us)\b|\bwith no other {_ONE}\b|\bno other {_ONE} (?:is|are|being) "
        rf"(?:present|there|in the room|taught)\b|\bwithout (?:any )?other {_ONE}\b|\band (?:no ?one|nobody|no-one) else\b|\bnobody else (?:is )?(?:present|there)\b"
        rf"|\bone {_ONE} at a time\b|\bas the only {_ONE}\b",
        "1:1",
    ),
)
_RESPELT = tuple((re.compile(pattern, re.IGNORECASE), new) for pattern, new in _WAYS)


@lru_cache(maxsize=8192)
def respelt(typed: str) -> str:
    """A text in the ways of saying things that are read everywhere else."""
    for pattern, new in _RESPELT:
        typed = pattern.sub(new, typed)
    return typed
