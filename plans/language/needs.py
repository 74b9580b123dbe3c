"""How needs are said: what the child does and cannot do, how much, and what follows from it."""

from __future__ import annotations

from functools import lru_cache

from . import swift as re
from .acts import without_roles
from .roles import has_role

_THING = (
    r"(?:support|therap(?:y|ies)|physiotherapy|TA|teaching assistant|LSA|HLTA|1:1|2:1|sessions?|programme|small (?:group|class|setting|teaching)|small-group|groups?|laptop|ipad|tablet|timetable|time[- ]out|school|placement|college|"
    r"phonics|interventions?|help from|specialist (?:school|teach\w+|setting|provision|support|input|placement|equipment|college)|input|provision|tuition|mentor\w*|counselling|adult support|key (?:worker|adult)|nurture|resource base|unit\b|respite|"
    r"short breaks?|equipment|scribe|reader|extra time|radio aid|strategies|adaptations?|curriculum|class of|hours|minutes (?:of|a|daily|each|per|every)|teaching|training|exercises|EHCP|funding|1:1|access to|opportunit\w+|visual (?:timetable|supports?|aids?)|visuals|breaks|mentoring|supervision|hydrotherapy|personal care from|"
    r"staff|assistant|therapist|psychologist|nurse|referral|assessment by|a place|environment|approach|framework|structured (?:day|routine|environment|programme))"
)
PROVISION = re.compile(
    rf"\b(?:needs?|requires?|would benefit from|benefits? from|should (?:have|be given|receive|get|be offered|be provided|be taught|attend|access|continue)|must (?:have|receive|be given|be provided)|ought to (?:have|get|receive)|will (?:have|receive|be given|get|need|require|continue to (?:need|receive|have)|be provided|be supported|be taught)|(?:gets|receives|has been (?:given|allocated))|(?:is|are) to (?:have|receive|be given)|would (?:like|thrive|do better) (?:with|in|from)|it is recommended that)"
    rf"(?: (?!because|so that|when|if\b|which|but|before|without|until|to (?:hold|sit|be|see|hear|touch|move|rest|use|stop|leave|have (?:it|things|words|instructions)|know|look|lean|think|read))[\w'/:-]+,?){{0,8}}? (?P<thing>{_THING})\b",
    re.IGNORECASE,
)
# Help as a measure of how hard it is, help had in the past, what happens without it.
MEASURE = re.compile(
    r"\b(?:without (?:it|this|that|them|an?|the|adult|her|his|their|any|support|help|\w+ing)|otherwise|or (?:he|she|they|else)\b|when (?:this|it) is (?:not|missing|absent)|if (?:not|left|this is not))\b",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\b(?:cannot|can't|can\b|can only|does(?:n't)?|do not|don't|did not|finds?|found|takes?|loses?|lost|reads?|writes?|hears?|needs to|avoids?|misses|miss|so that|so (?:he|she|they|it|that|his|her|[A-Z])|because|which means|meaning|leads? to|makes?|means|causes?|"
    r"unable|able to|struggles? to|tries|tires?|falls?|forgets?|says?|speaks?|uses?|understands?|follows?|plays?|hides?|runs?|hits?|bites?|cries|screams?|refuses?|copies|leaves?|walks?|sits?|sleeps?|eats?|drinks?|holds?|sees?|looks?|knows?|recognises?|spells?|counts?|"
    r"communicates?|points?|shows?|wakes?|wears?|relies|depends|becomes?|gets?|goes|throws?|shouts?|repeats?|asks?|answers?|responds?|remembers?|concentrates?|manages?|dresses|washes|toilets?|drops?|slides?|trips?|stops?|starts?|works?|moves?|reacts?|panics?|freezes?|withdraws?|"
    r"after \w+|within \d|every \w+|most \w+|\d+ (?:times|minutes|words|seconds|metres)|only when|unless|until|each time|whenever|as a result|therefore|affects? (?:his|her|their)|limits?|prevents?|stops?|hard to|difficult to|too \w+ to|not (?:yet|able)|rarely|seldom|never|struggles? with|attends?|arrives?|comes|wets?|soils?|keeps?|interrupts?|talks?|paces?|rocks?|flaps?|chews?|mouths?|fiddles?|gives? up|sleeps?|picks?|tears?|kicks?|bangs?|seeks?|climbs?|wanders?|stands?|feels?|thinks?|believes?|learns?|joins?|swallows?|chokes?|coughs?|aspirates?|fits?|seizures?|absent)\b",
    re.IGNORECASE,
)
_BARE_HAS = re.compile(
    r"^\W*(?:[\w'-]+ ){1,2}(?:has|have|is|was|displays?|presents? with|shows?|experiences?|suffers? from|exhibits?|was diagnosed with|has been diagnosed with|has a diagnosis of|lives with|demonstrates?|is known|struggles? with|finds?)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:(?:challenging|difficult|naughty|lazy|manipulative|defiant|oppositional|demanding|disruptive|attention[- ]seeking|non-compliant|aggressive) (?:\w+ )?(?:boy|girl|child|pupil|student|young (?:man|woman|person|lady)|learner|toddler|teenager)|(?:poor|bad|wrong|unwise|silly) choices|(?:high|raised|heightened|severe|extreme|elevated) (?:levels? of )?(?:anxiety|stress|arousal|distress|emotion\w*)|needs to (?:build|develop|improve|increase|boost|raise|gain|strengthen|work on|grow|foster)\b|(?:an? )?(?:area|cause|source) of (?:concern|need|weakness)|attention[- ]seek\w+|misbehav\w+|difficult at times|(?:some|various|a range of|a number of|significant|general|certain|several|many|multiple|complex|severe|moderate|mild|ongoing|considerable|marked|specific|additional|global|huge|a lot of|lots of|real|wide-ranging|high level of|particular|persistent|associated|social|emotional|behavioural|learning|communication|language|sensory|literacy|attention|mental health|SEMH|high|wider|unmet|challenging|other) (?:and \w+ )?(?:\w+ )?(?:difficult(?:y|ies)|needs|challenges|issues|problems|barriers|concerns|delay|delays)|"
    r"uneven profile|spiky profile|below (?:age[- ])?(?:related )?expect\w+|below (?:average|his peers|her peers|their peers|where)|behind (?:his|her|their|the|other)? ?(?:peers|classmates|others)|challenging behaviou?rs?|poor (?:\w+ )?(?:skills|concentration|behaviour|attention|attendance|memory|self-esteem|sleep|organisation|progress)|low (?:self-esteem|confidence|attainment|mood)|weak (?:\w+ )?skills|difficulties (?:with|in|around)|"
    r"struggles? (?:with|in|at|socially|academically)|known to|working below|not (?:yet )?(?:meeting|at) (?:age|expected|national)|lacks? (?:confidence|focus|social|self|motivation|resilience)|immature|needs (?:are|to be) (?:complex|met)|not making (?:expected )?progress|finds \w+ (?:hard|difficult|challenging|tricky)|impact(?:s|ed)? (?:on|upon)|vulnerable|hard to (?:engage|reach|manage)|emotionally|under-?achiev\w+)\b",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"\d|\b(?:for example|such as|so (?:he|she|they|that|it|his|her|[A-Z]\w+)|because|which means|meaning that|for instance|e\.g|as a result|unless|until|whenever|when|after|before|if|percentile|standard score|(?:and|,|but|or|:) (?:\w+ ){0,2}(?:cannot|can|does not|often|leaves|hides|runs|hits|bites|cries|refuses|avoids|loses|forgets|copies|says|misses|takes|needs(?! to (?:build|develop|improve|increase|boost|raise|gain|strengthen|grow|work on))|becomes|will not)|without)\b|: \w+",
    re.IGNORECASE,
)
NIL = re.compile(
    r".{0,90}?\b(?:found|finds|identif\w+|reports?|reported|records?|recorded|knows? of|has|have|there (?:is|are)) no (?:[\w-]+ ){0,3}(?:needs?|concerns|difficult\w+|involvement)\b|^\W*(?:no|none|nothing|not any)\b.{8,}|\b(?:no|not) (?:\w+ ){0,6}(?:identified|needs|known|reported|recorded|raised)\b|there (?:are|were|is|was) no\b|not (?:known|open) to (?:social care|the|any|children)",
    re.IGNORECASE | re.DOTALL,
)
# A day or another paper is no detail about the child.
ELSEWHERE = re.compile(
    r"\((?:see|as per|as in|ref\w*|source)\b[^()]*\)|\b(?:please )?(?:see|refer to) (?:the )?(?:\w+ ){0,3}?(?:appendi\w+|section|report|advice|page|attached|above|below)\b[^.;]*|"
    r"\b(?:as (?:has been |was |were )?)?(?:identified|described|set out|outlined|reported|detailed|noted|documented|highlighted|stated|recorded|diagnosed|assessed|evidenced|confirmed|listed) (?:by|in|at|within|on|from) [^.;]*|"
    r"\b(?:in |on |since |from )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)? ?20\d\d\b",
)
# Good things said of a child; a need has to say where the trouble is as well.
# "Which can be a barrier to learning" says nothing that could not be said of anybody.
EMPTY_IMPACT = re.compile(
    r",? ?(?:which|that|this|and|these) (?:(?:can|may|might|could|will|also|often|sometimes|significantly|directly) )*(?:be|is|are|acts? as|forms?|creates?|has|have|affects?|impacts?)\b"
    r"(?:\s*\b(?:on|upon|an?|barriers?|significant|negative|to|impact|effect|his|her|their|the)\b)*\s*(?:learning|progress|education|school life|daily life|development|everything|functioning|wellbeing|life)\b",
    re.IGNORECASE,
)
PRAISE = re.compile(
    r"\b(?:delightful|lovely|popular|a pleasure|polite|friendly|well[- ]liked|kind|caring|tries (?:his|her|their) (?:very )?best|hard-?working|enthusiastic|bright|sociable|cheerful|"
    r"smiley|helpful|well[- ]mannered|loving|charming|affectionate|happy|engaging|warm|sunny|fun|funny|good sense of humour|willing|motivated|loved by|gentle|likeable|enjoys|likes|loves)\b",
    re.IGNORECASE,
)
TROUBLE = re.compile(
    r"\b(?:not|no|never|nor|cannot|can't|n't|\w+n't|only|but|although|though|however|hard|harder|difficult\w*|without|needs?|unless|until|struggl\w+|loses?|avoids?|tires?|forgets?|refuses?|hits?|delay\w*|weak\w*|behind|below|less|"
    r"few|fewer|little|slow\w*|late|limited|rel(?:ies|y)|depends?|too|because|distress\w*|anxi\w+|pain|upset|cries|miss(?:es)?|unable|impair\w+|loss|seizures?|disorder|rarely|seldom|even|so|when|if|after|before|to the point|over|every)\b|\d",
    re.IGNORECASE,
)
SCORE = re.compile(
    r"\b(?:standard(?:ised)? scores?|percentile|centile|index|SS|reading age|spelling age|scaled score|quotient|age equivalent|T-score)\b",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\b(?:20\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|K\d+)"
)


@lru_cache(maxsize=256)
def is_function(text: str) -> bool:
    """Whether it says what the child does, or what follows, and not only what it is called."""
    own = _BARE_HAS.sub(" ", text, count=1)
    return bool(_FUNCTION.search(own)) or bool(_FUNCTION.search(text) and not _BARE_HAS.match(text))


@lru_cache(maxsize=256)
def is_provision(text: str) -> re.Match[str] | None:
    """Provision in the place of a need: "needs a teaching assistant", not "needs to hold a rail"."""
    for match in PROVISION.finditer(text):
        if not MEASURE.search(text[match.end() :]):
            return match
    return None


def content_words(text: str) -> int:
    """How many words say something."""
    small = {
        "a",
        "an",
        "the",
        "of",
        "and",
        "in",
        "with",
        "to",
        "is",
        "has",
        "have",
        "his",
        "her",
        "their",
        "he",
        "she",
    }
    return sum(1 for word in re.findall(r"[\w'-]+", text.lower()) if word not in small)


__all__ = ["has_role", "without_roles"]
