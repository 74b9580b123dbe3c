"""Who does it: the names of people's work, by how such names are made, not by a closed list."""

from __future__ import annotations

from functools import lru_cache

from . import swift as re

# How the names of work end: "physiotherapist", "keyworker", "paediatrician".
_ENDS = """
adviser advisor advocate aide aider assessor assistant attendant audiologist babysitter befriender
braillist builder carer caretaker chaperone chef childminder clinician coach communicator consultant cook
coordinator co-ordinator counsellor counselor dietician dietist dietitian doctor driver educator
escort facilitator governor habilitator handler helper housemaster housemistress instructor
interpreter intervener intervenor keyworker leader lecturer librarian lifeguard linkworker
manager matron mentor minder musician nanny navigator note-taker notetaker nurse officer ologist
optician optometrist orthoptist orthotist paediatrician pediatrician physician physiotherapist
playworker podiatrist practitioner prosthetist psychiatrist psychologist registrar scribe
signaller signer sitter specialist supervisor teacher technician therapist trainer transcriber tutor
visitor volunteer warden worker
"""
_ENDINGS = tuple(_ENDS.split())
_WORD = re.compile(r"[A-Za-z][\w-]+")
_SHORT = (
    r"(?:TA|HLTA|LSA|LSW|LM|CSW|SENCo|SENCO|Senco|SENDCo|SENDCO|INCO|ENCo|SaLT|SALT|SLT|OT|PT|EP|"
    r"QTVI|QToVI|QTOD|QToD|ToD|TOD|QTMSI|ELSA|MSI teacher|GP|PA|ICT lead|AAC lead|EWO|ESW|"
    r"MDSA|MSA|LSP|SSA|STA|CCN|HV|CAMHS clinician|DSL|TVI|ATA|RGN|PMLD lead|BSL tutor)s?"
)
_TITLED = r"(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sister|Prof(?:essor)?)\.? [A-Z][\w'-]+"
_LEAD = (
    r"(?:(?<=the )[\w-]+ lead(?=[,.;:)]|$)|[\w-]+ (?:lead|leads|head|heads)(?= (?:will|shall|is to|who|teach|in |or |and |trained|for \d))|"
    r"head of [\w-]+|headteacher|head teacher|deputy head\w*|member of (?:the )?[\w' -]{3,40}|"
    r"members of (?:the )?[\w' -]{3,30}(?:team|staff|department))"
)
_TEAM = (
    r"(?!(?:the|this|that|our|its|a|any|same|whole|local|relevant) )[\w'-]+(?<!\bthe)(?<!\bschool)"
    r"(?<!\bsupport)(?<!\boutside) (?:team|nursing team|outreach team|therapy team)"
)
_ADULT = (
    r"(?:key (?:adult|person|worker|member)|named (?:adult|person|member)|link (?:adult|person)|"
    r"trusted adult|the same (?:\d )?(?:adult|person)|(?:familiar|known|designated|allocated|"
    r"assigned|dedicated|nominated) (?:\w+ )?(?:adult|person)|"
    r"(?:adults?|person|people|staff|someone) (?:\(\d:\d\) )?(?:\w+ )?(?:trained|qualified|"
    r"who (?:has|have|holds?|can (?:sign|speak|drive)|signs?|is (?:trained|qualified|registered)|are (?:trained|qualified|registered))|with (?:an?|BSL|Level|at least|\d|current|(?!appropriate|suitable|relevant|specialist|the right|good)[\w -]{3,30} (?:certificates?|diplomas?|qualifications?))|"
    r"[^,.;]{3,45} (?:holding|qualified|accredited) |holding|experienced in|registered|fluent|briefed|certificated|accredited|competent)|"
    r"(?:\d|1:1|2:1|another|second|third) (?:\w+ )?adults?|\d (?:\w+ )?members of staff|kitchen staff|staff in the kitchen|all (?:\w+ )?(?:staff|adults|teachers)|staff (?:who )?(?:teach|teaching|work with|working with|working)|"
    r"(?:support|exam|examination|human) reader|deaf (?:adult|person|instructor)|role model|every (?:adult|member of staff|teacher|professional)|each adult|(?:all|every) (?:of )?"
    r"(?:\w+ ){0,2}(?:staff|adults?|teachers)|teaching staff|class(?:room)? staff|"
    r"(?:waking|sleeping|sleep-in) (?:night )?(?:staff|adult|carer)|(?:\d:1 |night )(?:\w+ ){0,2}staff|(?:children's home|respite (?:unit|centre|home)|hospice|foster (?:home|family))|support staff|kitchen staff|lunchtime staff|sighted guides?|(?:his|her|their) (?:\d:\d )?adult|(?<=own )adult(?! (?:life|size|bed|son|daughter))|adult of (?:his|her|their) own|(?:his|her|their) 1:1(?= ?[,.;)]| (?:who|will|[a-z]+s)\b)|[2-9]:1 (?:staff\w*|adult\w*|care)|\d:\d adult\w*|adult (?:beside|next to|within|alongside|at|(?:teaching|leading|taking|supporting|working with) (?:him|her|them|the)))"
)
_NOT = re.compile(
    r"\b(?:teaching|support|personal|digital|voice|smart|home) assistant (?:app|software)|"
    r"\b(?:head|team) (?:position|control|movement)|\bsocial worker's report",
    re.IGNORECASE,
)
_ROLE = re.compile(
    rf"\b(?:{_LEAD}|{_ADULT}|dinner lady|(?<=Band \d )physio\b|physio(?= (?:to|will|shall|is to|who|visits?|reviews?|checks?|adjusts?|(?:comes|goes|sees|gives|works|leads|treats|runs|stretches|shows) (?:in|to|him|her|the|an?|with|out))\b))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:{_SHORT}|{_TITLED}|{_TEAM}|(?<=with )[A-Z][a-z]+ [A-Z][a-z]+(?= \([A-Z]{{2}})|(?<=by )[A-Z][a-z]+ [A-Z][a-z]+(?= \([A-Z]{{2}}))\b"
)
# Somebody doing it whose work has a name we never met: "a(n) ...er will", "by the ...ist".
_DOER = re.compile(
    r"\b(?:by|from|with) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,3}?[\w-]{3,}(?:er|or|ist|ian)s?\b|"
    r"\b(?:an?|the|his|her|their) (?:[\w-]+ ){0,3}?[\w-]{3,}(?:er|or|ist|ian)"
    r"(?= (?:will|shall|is to|who|trained|qualified|teaches|visits|leads|runs)\b| (?:\w+ly )?[a-z]+s (?:him|her|them|the|an?|his|to|with|on|in|out|up|\d+)\b)",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"(?:computer|timer|printer|speaker|tracker|reminder|folder|planner|poster|monitor|projector|"
    r"visualiser|visualizer|number|paper|letter|corner|door|floor|order|behaviour|colour|other|another|"
    r"further|together|whether|either|never|ever|over|under|after|quarter|september|october|"
    r"november|december|semester|member|centre|center|peer|partner|mother|father|brother|sister|"
    r"carpenter|longer|shorter|smaller|larger|power|drawer|ladder|roller|walker|stander|scooter|"
    r"summer|winter|easter|dinner|water|shower|sensor|mirror|indoor|outdoor|tutor group|"
    r"neighbour|doctor's|user|learner|player|reader|writer|marker|ruler|counter|shelter|wrapper|"
    r"daughter|manner|factor|sector|error|calculator|simulator|buzzer|pager|pointer|flavour|matter|"
    r"answer|offer|transfer|register|chapter|character|border|corridor|mentor scheme|cover|list|"
    r"checklist|wrist|twist|assist|exist|scaffolder|stapler|joiner|newsletter|cluster|master|"
    r"trailer|laser|layer|paper|teacher assessment)s?$",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"(?:therapist|psycholog|psychiatr|ologist|orthoptist|dieti|paediatric|nurse|specialist|"
    r"teacher of|advisory teacher|clinician|counsellor|habilitation|audiolog|orthotist)|"
    r"\b(?:SaLT|SALT|SLT|OT|EP|QTVI|QToD|QTOD|ToD|SENCo|SENCO|SENDCo|qualified teacher|Level \d)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def roles(text: str) -> tuple[tuple[int, int], ...]:
    """Where people who do something are named by their work."""
    found = [m.span() for pattern in (_ROLE, _NAMED) for m in pattern.finditer(text)]
    found += [m.span() for m in _DOER.finditer(text) if not _THINGS.search(m.group())]
    wrong = [m.span() for m in _NOT.finditer(text)]
    found += [
        (_begin(text, m.start()), m.end()) for m in _WORD.finditer(text) if _is_work(m.group())
    ]
    return tuple(sorted(s for s in found if not any(a <= s[0] < b for a, b in wrong)))


# "Support worker" is somebody, not support.
_OF_WORK = re.compile(
    r"\b(?:(?:support|care|help|therapy|intervention|outreach|respite|reading|play|swimming|pastoral) )+$"
)


def _begin(text: str, at: int) -> int:
    """Where the name of somebody's work begins, with what it is work of."""
    of_what = _OF_WORK.search(text, max(0, at - 40), at)
    return of_what.start() if of_what else at


@lru_cache(maxsize=8192)
def _is_work(word: str) -> bool:
    plain = word.lower()
    return plain.endswith(_ENDINGS) or plain.removesuffix("s").endswith(_ENDINGS)


def has_role(text: str) -> bool:
    """Whether anybody is named by their work."""
    return bool(roles(text))


def has_specialist(text: str) -> bool:
    """Whether somebody of a profession, not a helper, is named."""
    return _SPECIAL.search(text) is not None
