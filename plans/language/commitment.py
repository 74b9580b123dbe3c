"""Words by which nothing is promised yet: a hope, a "may", a benefit, a matter put off.

"Will" and "May" written as a name or a month are not verbs, and "should she fall" is a trigger.
"""

from __future__ import annotations

from . import swift as re

Span = tuple[int, int]

_LINK = r"(?:,? ?(?:\w+ly|also|then|still|always|usually|normally|generally|typically|sometimes|often|where \w+|as \w+)?,? ?)"
# After a subject of its own ("the card that he should show") a modal says nothing of the promise.
_INNER = re.compile(
    r"\b(?:that|which|who|whom|whose|what|how|where|when|so(?! (?:on|forth)\b)|because|if|until|(?<=.)whether|anything|everything|"
    r"things|words|why|than|as|before|after|once)\b(?:(?! will\b| shall\b)[^,.;]){0,45}$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:should|could|may|might|ought to|would|can)(?: also| then| only| normally| usually| therefore| still| ideally)*(?: be| have| benefit| receive| like| need| want| help| include| consist| work| use| offer| provide|"
    r" see| take| attend| support| give| get| visit| join| run| sit| wear| spend| meet| involve| consider| access| continue| ensure| aim| look| make| set| allow| try| form| lead| do| go| arrange| apply| check| read| feel| remain| teach| expect| \w+)\b"
)
_HOPE = re.compile(
    r"\b(?:it(?: is|'s| will be|'d be| would be) (?:very |really |most )?(?:important|essential|vital|crucial|preferable|desirable|helpful|useful|good|best|beneficial|advisable|imperative|key) (?:that|to|for|if)|it(?: is|'s) (?:hoped|anticipated|envisaged|expected|intended|proposed|recommended|suggested|recognised|acknowledged|felt|advised|likely|planned|thought|understood|important|good practice)|"
    r"(?:was|were|has been|have been|been) (?:promised|told|assured|advised|informed|led to believe)\b|(?:says|said|(?:school|college|staff|parents|teachers|they|we) say|tells? us|told us|assures? us) (?:that )?(?:they|he|she|we|it)(?:'d)?(?= will\b| would\b| can\b)|(?:a |the |it is (?:a |the |our )?(?:\w+ )?)?recommendation (?:is|was|has been|would be|being)?(?: made)? ?(?:that|to|for)|(?:is|are|was|were) (?:hoped|anticipated|envisaged|intended|likely|proposed|recommended|suggested|advised|encouraged|welcome)\b|(?:is|are) expected to\b|"
    r"do(?:es)? (?:all|everything|what|whatever) (?:they|he|she|it|we) can\b|hop(?:es?|ing) (?:to|that)|(?:we|I|they|school|staff)(?:'d| would) (?:expect|hope|like|aim|plan)|(?<!which )(?:is|are|remains?) (?:\w+ )?(?:essential|vital|crucial|paramount|imperative|important)\b|(?:intend|expect|propose|anticipate|envisage|suggest|recommend|believe)s? that|(?:we|they|parents|school|staff|team) (?:plan|feel|think)s? that|(?:we|they|he|she|school|college|service|team|staff|authority|\w+ist|teachers?|setting|nursery) (?:would )?(?:hopes?|aims?|intends?|plans?|seeks?|wish(?:es)?|looks?|tr(?:y|ies)|endeavours?|strives?) to|"
    r"(?:the |our |an? |its |overall )+(?:aim|aims|aspiration|ambition|goal|hope|intention|objective|expectation|plan|idea|hope)s? (?:is|are|will be|being|would be)\b|"
    r"(?:aim|aims|aiming|aspir\w+|endeavour\w*|striv\w+|seek|seeks|intends?|intending|proposes?|look|looking|(?:works?|working)(?! for\b)|try|tries|trying|attempts?|hopes|plans? (?=to (?:offer|provide|arrange|introduce|set|increase|develop|have|put|give|start|run|deliver|recruit))) (?:to|towards?|for)\b(?! \d)(?! (?:the|a|an|his|her|their) \w+(?:,| and| to))|"
    r"the intention|\w+-ish\b|likely(?= \d)|poss\b|would (?:get (?:the )?most|work best|do best|do well)\b|perhaps|most likely|somewhere around|with a view to|in principle|best endeavours|best efforts|every effort|(?:all )?reasonable (?:steps|endeavours|efforts)|ideally|hopefully|preferably|if at all possible|"
    r"(?:will|shall|to) (?:be )?(?:encouraged?|invited?|try|aim|seek|endeavour|strive|look(?= to\b| into\b| at (?:how|whether|ways|options|possib|what))|attempt|hope|work towards|explore|investigate|consider|think about|have the (?:option|chance)|offer|look into|discuss|promote|foster|be welcome)\b(?: to)?|"
    r"would (?:be (?:advantaged|helped) by|benefit|like|be (?:good|helpful|beneficial|useful)|help|welcome|value|appreciate|thrive|respond)|benefits? (?:greatly )?from|(?:may|might|could|is likely to|can|will) benefit|"
    r"(?:has|have|with) (?:the )?(?:option|possibility|potential|scope|chance|choice) (?:of|to|for)|(?:is|are) (?:entitled|eligible|able|free|welcome) to|"
    r"(?:is|are|will be|being|to be) (?:under )?(?:considered|consideration|thought about|explored|investigated|looked (?:at|into)|discussed|trialled if|sought|considering)|consideration (?:will|is|to|should)|"
    r"(?:usually|normally|typically|generally|in general|roughly|more or less|as a rule|in most cases|mostly|tends? to|on the whole|for the most part)\b)",
    re.IGNORECASE,
)
# These take the promise away wherever they stand, even after a "shall".
STRONG_HOPE = re.compile(
    r"\b(?:it(?: is|'s) (?:\w+ )?(?:important|essential|vital|crucial)|best (?:endeavours|efforts)|every effort|(?:all )?reasonable (?:steps|endeavours|efforts)|ideally|hopefully|preferably|if at all possible|in principle|"
    r"(?:usually|normally|typically|generally|in general|as a rule|in most cases|mostly|on the whole|for the most part)(?= \w+)|(?:aim|try|seek|endeavour|strive|attempt|hope)s? to\b)",
    re.IGNORECASE,
)
_GIVER = r"(?:school|college|nursery|setting|service|team|authority|council|LA|SENCo|\w+ist|teacher|tutor|mentor|coach|worker|they)"
CHANGE = re.compile(
    rf"\b{_GIVER} (?:may|can|could|might|is free to|are free to|reserves? the right to) (?:then |also |later |at any time )*(?:stop|end|shorten|lessen|thin|lower|cut|drop|reduce|adjust|vary|change|pause|suspend|withdraw)"
    r"(?=[,.;]|$| (?:or|it|this|that|these|them|the (?:hours?|amount|sessions?|support|number|time|level|provision|input|frequency|help)|if|when|as|once|to suit)\b)|"
    r"\b(?:may|can|could|might) (?:\w+ ){0,2}?(?:deploy|use|allocate|spend|arrange|organise|deliver|provide|direct|apply)(?:ed)? (?:[\w'-]+ ){0,4}?(?:in (?:another|some other|other|a different|different) ways?|differently|elsewhere|otherwise|instead|for other)\b|"
    r"\b(?:(?:may|can|could|will|might|to(?= be)|should|shall|would) (?:then |gradually |also |subsequently |later |slowly |progressively )*(?:be )?(?:gradually |flexibly |slowly )?(?:reduced?|increased?|varied|vary|adjusted?|amended?|faded?|dropped|cancelled|shorten(?:ed)?|ended|skipped|halved|withdrawn?(?! (?:for|to|with|from (?:class|lessons?|assembl|the class|\w+ lessons?)))|changed?|tapered?|scaled|stepped|phased|"
    r"weaned|reviewed and|altered|alter|stopped?|cease|discontinued?|removed?|modified|modify|revised?|lessen(?:ed)?|decreased?|decrease|cut|wound|stood down|moved to|replaced|suspended|redeployed|step down|drop|fall away|diminish|lighten|flexed?|end when)\b|"
    r"\b(?:reduc|decreas|taper|fad|lessen|diminish|wean|withdraw|phas|scal|stepp|eas|dropp|wind)ing\b(?: (?:it |this |them )?(?:off|out|back|down))?(?= (?:as|over|when|once|in|with|gradually|thereafter|the (?:support|amount|hours|sessions|level|adult|help|time|input|frequency)|this|it|after|where|if|towards|where|accordingly|support|hours|down|back)|$|[,.;])|"
    r"\b(?:and |or |then |and then |gradually |becoming |progressively )+(?:less|more) (?:often|frequent\w*)|\b(?:reduced|increased|decreased|stepped) (?:or|and) (?:reduced|increased|decreased|withdrawn|up|down|varied)|\bvar(?:y|ies) (?:from|between|week|according|with|depending|by)|"
    r"\b(?:eas|scal|pull|dial|wind|cut|draw|step|trim|back|tail|phas|tak|rein|bring|ramp|drop)e? (?:(?:this|that|it|them|the \w+|things|his \w+|her \w+) )?(?:back|down|off|away|out)\b(?! (?:to|from|at|with|for) (?:his|her|the|a) (?:chair|desk|room|class|wheelchair|table|floor|bus|taxi|carpet))|\btaper\w*|\bmore or less (?:often|frequent\w*|than)|\bfade[sd]? out|\bphased? out|\bstep[- ]?down|\b(?:with|allowing for|subject to) (?:a )?(?:gradual )?(?:reductions?|fading|withdrawal)|"
    r"\b(?:until|for as long as|as long as|while|so long as|till) (?:it is |this is |he is |she is |they are |he |she |they |support is |the \w+ (?:is |are )?)?(?:no longer |still |considered |deemed |felt |judged |thought )*(?:needed|needs|required|requires|necessary|benefit\w*|appropriate|helpful|considers?|feels?|thinks?|deems?|judges?|useful|settled enough|ready|coping|independent|confident)\b|"
    r"\b(?:for )?as long as (?:the )?\w+ (?:\w+ )?(?:thinks?|feels?|considers?|needs?)|\b(?:and|then|or) (?:be )?(?:dropped|stopped|ended|withdrawn|cut) (?:if|when|once|unless)\b|\bfor as long or (?:as )?(?:short|little)\b|\bor (?:for )?such (?:lesser|shorter|smaller|other|reduced) (?:[\w-]+ ){1,3}as\b|\bcapable of being (?:discontinued|reduced|withdrawn|ended|changed|varied)\b|(?<!or )\bfewer (?:once|when|as (?:he|she|they|time)|later)\b|\bthere (?:will|may|might|can) be (?:fewer|less)\b(?! than)|\b(?:may|might|can|could) (?:put|send|give|substitute|offer) [^.;]{2,60} in (?:its|their|his|her) (?:place|stead)\b|\bmore (?:of them )?at (?:the start|first),? (?:and|then) (?:fewer|less)\b|\breviewed and (?:changed|adjusted|amended|reduced|altered|varied)|\bas (?:he|she|they|[A-Z]\w+) (?:becomes?|gains?|grows?|gets?|makes?|develops?|builds?|settles?|matures|improves?|progress\w*)\b)"
)
_METHOD = re.compile(
    r"\b(?:prompts?|prompting|cues?|cueing|clues|hints|hand-over-hand|physical help|scaffold\w*|verbal|steps?|stepping|distance|difficulty|complexity|symbols|(?<!at a )pace|batter(?:y|ies)|hearing aids?|"
    r"noise|volume|brightness|anxiety|pain|fatigue|load|demands?|homework|height|angle|font|speed|stress|risk|pictures|grip|setting|text|contrast|seizures?|light\w*|"
    r"distraction\w*|background|glare|tension|clutter|class size|workload|the number of (?:words|items|questions)|language|dose|medication)\b",
    re.IGNORECASE,
)
_LAWFUL = re.compile(
    r"\b(?:at|until|by|through|following|after|before) (?:the |an |a |his |her |their |each |next |any |first )*(?:annual|interim|early|phase|statutory|formal|next|emergency)[ -](?:transfer )?review|"
    r"by amend\w+|amendment|(?:only|unless) (?:by|after|through) (?:an? )?(?:amend|review)|\bto (?:at least )?\d+ ?(?:minutes|hours|sessions|times|days|visits|half|%)",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"£ ?\d[\d,.]*k?|\b\d[\d,]* pounds\b|\b(?:band|tier|level|matrix|element|block|category|step|rate|top[- ]?up|units?|credits?|points?|group) ?(?:\d|[A-H]\b)?(?: [\w-]+){0,3}? (?:fund(?:s|ing|ed)?|allocation|budget|resourc\w+|money|rate|payment|allowance|top[- ]?up|premium)\b|"
    r"\b(?:top[- ]?up|high needs|notional|delegated|additional|banded|enhanced|exceptional|element \d|pupil premium|inclusion|SEN|EHCP?|extra)(?: \w+)? (?:fund(?:s|ing)|budget|allocation|premium|monies|money|payment)\b|\bfund(?:ing|ed|s) (?:at|of|to (?:the value|support|meet)|for|equivalent|via|through|from|will|is|allocated|will be)\b|"
    r"\b(?:funding|financial|budget) (?:band|tier|level|matrix|unit)s?\b|(?<!\()\bband(?:ed)? (?:\d|[A-H])\b(?! (?:nurse|therap|physio|OT|SLT|SaLT|clinician|speech|occupational|practitioner|specialist|psycholog|staff|dietit|audiolog|assistant|or above|\d))",
    re.IGNORECASE,
)
PUT_OFF = re.compile(
    r"\b(?:(?:re-?)?assess(?:ment|ed)? (?:to|will|by|from|for|is|of)|(?:will|to|is to|shall|should) be (?:re-?)?(?:assessed|referred|screened|consulted|contacted)|refer(?:ral|red|s)? (?:to|will|for|by|made|is)|"
    r"advice (?:and \w+ )?(?:will|to|is to|should|from|by)(?: be)?|(?:pending|awaiting|following|after|subject to) (?:the |an |a |further |full |initial |completion of |outcome of )*(?:\w+ )?(?:assessment|referral|triage|consultation|screening|review|outcome)|"
    r"(?:will|shall|to) (?:carry out|complete|undertake|conduct|make|seek|request|arrange|commission|obtain|do|have|undergo|receive) (?:an? |the |further |full |initial )*(?:[\w-]+ ){0,3}?(?:assessment|referral|advice|screening|guidance|report|recommendations)|(?:to|in order to) (?:determine|establish|identify|inform|decide|see) (?:the |what|whether|how|if|any)|"
    r"(?:waiting|wait) list|advice will be sought|(?:a )?referral\b)",
    re.IGNORECASE,
)


def _own(text: str, at: int) -> bool:
    return _INNER.search(text[:at]) is None


def modals(text: str) -> list[Span]:
    """A "should", "may" or "could" where a promise should stand."""
    return [
        m.span()
        for m in _MODAL.finditer(text)
        if _own(text, m.start())
        and not (_of_child(text, m) or _forbidden(text, m) or _only_moved(text, m))
    ]


def _of_child(text: str, match: re.Match[str]) -> bool:
    """What the child can do, or may choose: "can see the board", "she may leave", "can read"."""
    word = match.group().split()[0]
    if word not in ("can", "may"):
        return False
    if match.group().startswith("may well"):
        return False
    if re.match(r"can be (?:reached|contacted|phoned|emailed|called)\b", text[match.start() :]):
        return True
    return not re.match(
        r"(?:can|may|might) (?:\w+ )?(?:be|have|benefit|receive|offer|provide|need|access|involve|include|"
        r"work|support|visit|see|attend|help|consist|vary|run|join|give|take place|do|arrange|spend|prove|become)\b",
        match.group(),
    )


def hopes(text: str) -> list[Span]:
    """An aim, a hope, an encouragement, a "usually"."""
    found = []
    for match in _HOPE.finditer(text):
        if _own(text, match.start()) and not (_called_hope(text, match) or _given(text, match)):
            found.append(match.span())
    return found


def _called_hope(text: str, match: re.Match[str]) -> bool:
    """A child by the name of Hope in the middle of a sentence: "accompany Hope to the hall"."""
    return (
        match.group().startswith("Hope ")
        and re.search(r"[\w,)] $", text[: match.start()]) is not None
    )


_TO_TRY = re.compile(
    r"\b(?:targets?|ideas?|activit(?:y|ies)|exercises?|games?|tasks?)\b[^.;]{0,30}$"
)


def _given(text: str, match: re.Match[str]) -> bool:
    """What somebody is handed: "a game for her parents to try"."""
    return match.group() == "to try" and _TO_TRY.search(text[: match.start()]) is not None


def _forbidden(text: str, match: re.Match[str]) -> bool:
    """ "May not be reduced" holds a promise fast."""
    return bool(
        re.match(
            r"(?:(?:may|can) not\b(?! always| be (?:possible|able|available))|should not (?:have|need) to\b|may (?:only )?be \w+ only (?:by|after|through)\b|may only be \w+ (?:by|after|through)\b|should (?:he|she|they|it|the|an?|his|her|any|[A-Z][\w'-]+)\b)",
            text[match.start() : match.end() + 40],
        )
    )


# "Will change the dressing" is a job; "will change the amount" takes away.
_A_JOB = re.compile(
    r"(?:will|to|shall) (?:\w+ly )?(?:change|vary|adjust|alter|replace|modify|remove|cut|drop|revise|amend)$"
)
_OF_AMOUNT = re.compile(
    r"\s*(?:$|[,.;]|(?:the|this|that|his|her|their|its|these|any|it|them|how|when|\w+ly)?\s?(?:[\w-]+ ){0,2}?"
    r"(?:amount|support|hours?|time|frequency|ratio|level|sessions?|provision|help|input|package|plan|programme|"
    r"arrangements?|timetable|number|intensity|it|them|as|when|if|over|with|according|from|between)\b)"
)


# "May change the exercise": what is done in the time that stays.
_OF_METHOD = re.compile(
    r"\s*(?:the|his|her|their|which) (?:exercises?|activit(?:y|ies)|games?|songs?|books?|texts?|topics?|targets?|words|symbols|vocabulary)\b"
    r"(?![^.;]{0,40}\b(?:number|amount|length|how (?:often|long|many))\b)"
)


# "Stays with him until he is ready to go back" lasts as long as it is needed.
_STAYS = re.compile(
    r"\b(?:stay|remain|sit|wait)s? (?:with|beside|next to|near|by|at) [^.;]{2,60}$|"
    r"\b(?:stay|remain|wait)s? (?:there |nearby |close by |outside )$"
)
# "The lessons she misses are replaced by six hours": what is taken away is no help.
_LESSONS = re.compile(r"\b(?:[Ll]essons?|assembl(?:y|ies)|PE|clubs?|tests?|homework)\b[^.;]{0,80}$")


def _takes_nothing(text: str, match: re.Match[str]) -> bool:
    """Whether what changes or ends is a job, a method, a wait or a missed lesson, and no help."""
    words, before, after = match.group(), text[: match.start()], text[match.end() :]
    return bool(
        _OF_METHOD.match(after)
        or (_A_JOB.search(words) and not _OF_AMOUNT.match(after))
        or (words.startswith("until ") and _STAYS.search(before))
        or (words.endswith("replaced") and _LESSONS.search(before))
    )


# A session put on another day, or at another time, is still given.
_MOVED = re.compile(
    r"(?:moved to|changed|rearranged|altered|varied|change|alter|vary|swapped) ?(?:to )?(?:another|a different|the (?:next|same|following)|an earlier|a later) (?:\w+ )?(?:day|time|slot|week|lesson|period|morning|afternoon|room)\b"
)
_WHEN = re.compile(
    r"\b(?:day|time|time of day|slot|date|hour|room|place|timing)s? (?:of (?:day|the \w+|each \w+) )?$"
)
_KEPT = re.compile(
    r"\b(?:never|not|cannot|can't|nor) (?:be )?(?:dropped|missed|cancelled|lost|reduced|shortened|skipped|cut|left out)\b|"
    r"\b(?:amount|number|length|total|minutes|hours|sessions)\b[^,.;]{0,30}(?:cannot|may not|does not|do not|must not|is fixed|are fixed|stays?|remains?)\b"
)


def _only_moved(text: str, match: re.Match[str]) -> bool:
    """Whether no more than the day or the hour is left open, and it is not dropped."""
    rest = re.split(r"[.;]", text[match.start() : match.end() + 120])[0]
    moved = _MOVED.search(rest[: len(match.group()) + 40])
    when = _WHEN.search(text[max(0, match.start() - 40) : match.start()])
    lost = re.search(r"\bor (?:be )?(?:dropped|cancelled|missed|lost|not held|left out)\b", rest)
    return bool(moved or (when and _KEPT.search(rest))) and not lost


def changes(text: str) -> list[Span]:
    """A door left open to give less without changing the plan."""
    found = []
    for match in CHANGE.finditer(text):
        if _only_moved(text, match):
            continue
        around = text[max(0, match.start() - 50) : match.end() + 12]
        after = re.split(r"[.;]", text[match.end() : match.end() + 90])[0]
        if (
            _takes_nothing(text, match)
            or _METHOD.search(around)
            or _LAWFUL.search(match.group() + after)
        ):
            continue
        if match.group().startswith("as ") and not re.search(
            r"\b(?:reduc|less|fewer|fad|withdraw|taper|decreas|more|var|chang|adjust|step|flex)",
            text[max(0, match.start() - 70) : match.start()] + after,
            re.IGNORECASE,
        ):
            continue
        found.append(match.span())
    return found
