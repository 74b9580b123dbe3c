"""Who: the people who provide, in any of the names they go by.

A role belongs to a calling and has a rank in it. Whoever ranks as high in the same calling may
stand in for it; somebody of another calling may not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .spelling import Plain, plain


@dataclass(frozen=True)
class Role:
    """A kind of person. `title` is how we say it."""

    id: str
    calling: str
    rank: int
    title: str
    pattern: str


_WORK = r"(?! (?:session|therapy|programme|target|input|support|service|advice|report|assessment|strateg|work|intervention|exercises|plan|activit|block)s?\b)"
_ASSIST = r"(?:assistant|aide|technician|support worker)s?"
_SPEECH = r"(?:speech(?:,)? (?:and|&) language|speech(?:/| )language|speech|s&l|sal|slc)"
_OT = r"(?:occupational|o\.?t\.?)"

ROLES = (
    Role(
        "slt_assistant",
        "speech",
        1,
        "speech and language therapy assistant",
        rf"{_SPEECH} (?:therapy |therapist )?{_ASSIST}|(?:salt|slt|sltas?|slta) {_ASSIST}|\bsltas?\b|{_SPEECH} therapy {_ASSIST}",
    ),
    Role(
        "slt",
        "speech",
        3,
        "speech and language therapist",
        rf"{_SPEECH} (?:therapists?|pathologists?)|(?:salts?|slts?|s&lts?|sl therapists?){_WORK}",
    ),
    Role(
        "ot_assistant",
        "occupational",
        1,
        "occupational therapy assistant",
        rf"{_OT} (?:therapy |therapist )?{_ASSIST}|\bota\b",
    ),
    Role(
        "ot",
        "occupational",
        3,
        "occupational therapist",
        rf"occupational therapists?|\bots?{_WORK}\b|paediatric ot\b",
    ),
    Role(
        "physio_assistant",
        "physio",
        1,
        "physiotherapy assistant",
        rf"physio(?:therapy|therapist)? {_ASSIST}",
    ),
    Role(
        "physio",
        "physio",
        3,
        "physiotherapist",
        rf"physiotherapists?|physical therapists?|\bphysios?{_WORK}\b",
    ),
    Role(
        "therapy_assistant",
        "therapy",
        1,
        "therapy assistant",
        rf"therapy {_ASSIST}|therapists?' assistants?",
    ),
    Role(
        "ep_assistant",
        "psychology",
        1,
        "assistant or trainee psychologist",
        r"(?:assistant|trainee) (?:educational )?psychologists?|assistant eps?\b|trainee eps?\b|\btep\b",
    ),
    Role(
        "ep",
        "psychology",
        3,
        "educational psychologist",
        rf"(?:educational|ed\.?|school|child) psychologists?|ed psychs?|\beps?{_WORK}\b",
    ),
    Role(
        "clinical_psychologist", "clinical", 3, "clinical psychologist", r"clinical psychologists?"
    ),
    Role("psychologist", "psychology", 2, "psychologist", r"psychologists?"),
    Role("psychiatrist", "psychiatry", 3, "psychiatrist", r"psychiatrists?"),
    Role(
        "tod",
        "hearing",
        4,
        "teacher of the deaf",
        r"(?:qualified )?teachers? (?:of|for) (?:the )?(?:deaf|hearing[- ]impaired|children with hearing (?:loss|impairments?))(?: (?:children|pupils))?|\bq?tods?\b|teachers? of deaf children",
    ),
    Role(
        "tvi",
        "vision",
        4,
        "teacher of children with vision impairment",
        r"(?:qualified )?teachers? (?:of|for) (?:the )?(?:blind|(?:children|pupils|learners|students)(?: and young people)? with (?:a )?vis(?:ion|ual) (?:impairments?|loss)|visually[- ]impaired(?: (?:children|pupils))?|vision impairment|vision[- ]impaired(?: (?:children|pupils))?)|\bqtvis?\b|\btvis?\b",
    ),
    Role(
        "tmsi",
        "multi-sensory",
        4,
        "teacher of multi-sensory impairment",
        r"(?:qualified )?teachers? (?:of|for) (?:the )?(?:deafblind|(?:children|learners|pupils) with multi-?sensory impairments?|multi-?sensory[- ]impair\w+)|\bqtmsi\b",
    ),
    Role(
        "habilitation",
        "habilitation",
        3,
        "habilitation specialist",
        r"(?:qualified )?(?:habilitation|rehabilitation|mobility) (?:specialist|officer|worker|instructor|teacher|trainer)s?|\brqhs\b",
    ),
    Role("intervenor", "intervenor", 2, "intervenor", r"intervenors?"),
    Role(
        "csw",
        "communication",
        2,
        "communication support worker",
        r"communication support workers?|\bcsws?\b|communicators?\b",
    ),
    Role(
        "interpreter", "communication", 3, "interpreter", r"(?:bsl |sign language )?interpreters?"
    ),
    Role("audiologist", "audiology", 3, "audiologist", r"audiologists?"),
    Role("orthoptist", "orthoptics", 3, "orthoptist", r"orthoptists?"),
    Role("dietitian", "dietetics", 3, "dietitian", r"dieti[ct]ians?"),
    Role("play_therapist", "play therapy", 3, "play therapist", r"play therapists?"),
    Role("music_therapist", "music therapy", 3, "music therapist", r"music therapists?"),
    Role(
        "art_therapist", "art therapy", 3, "art therapist", r"(?:art|arts) (?:psycho)?therapists?"
    ),
    Role("drama_therapist", "drama therapy", 3, "dramatherapist", r"drama ?therapists?"),
    Role("psychotherapist", "psychotherapy", 3, "psychotherapist", r"(?:child )?psychotherapists?"),
    Role("counsellor", "counselling", 3, "counsellor", r"(?:school )?counsellors?"),
    Role(
        "camhs",
        "mental health",
        3,
        "mental health practitioner",
        r"(?:camhs|mental health|emotional wellbeing|wellbeing) (?:practitioner|worker|clinician|nurse|specialist|team|professional)s?|\bemhps?\b|\bcamhs\b",
    ),
    Role(
        "cbt",
        "cbt",
        3,
        "cognitive behavioural therapist",
        r"(?:cognitive behaviou?ral|cbt) therapists?",
    ),
    Role("therapist", "therapy", 2, "therapist", r"therapists?"),
    Role(
        "specialist_nurse",
        "nursing",
        4,
        "specialist nurse",
        r"(?:epilepsy|diabetes|respiratory|asthma|continence|stoma|gastrostomy|tissue viability|learning disability|community children'?s|children'?s community|clinical|advanced)(?: (?:specialist|nurse|clinical))* nurs(?:es?|ing team)(?: specialists?)?|specialist nurses?|nurse specialists?|\bccns?\b",
    ),
    Role(
        "nurse",
        "nursing",
        3,
        "nurse",
        r"(?:registered |qualified |school |staff |special school )*nurses?|nursing team|\brn\b",
    ),
    Role(
        "healthcare_assistant",
        "nursing",
        1,
        "healthcare assistant",
        r"health ?care (?:assistant|support worker)s?|\bhcas?\b|carers?\b",
    ),
    Role(
        "paediatrician",
        "medicine",
        4,
        "paediatrician",
        r"(?:consultant |community )*p(?:a)?ediatricians?",
    ),
    Role(
        "doctor",
        "medicine",
        3,
        "doctor",
        r"(?:neurologist|consultant|doctor|gp)s?\b(?! paediatric)",
    ),
    Role("social_worker", "social work", 3, "social worker", r"social workers?"),
    Role(
        "family_worker",
        "family",
        2,
        "family support worker",
        r"(?:family (?:support|link|liaison) (?:worker|practitioner|officer|adviser)|early help worker)s?",
    ),
    Role(
        "short_breaks",
        "care",
        2,
        "support worker in the community",
        r"(?:community|outreach|short[- ]breaks?|respite|inclusion|domiciliary|youth|leisure|care)(?: (?:support|care|short breaks))? (?:workers?|carers?|enablers?|staff)|support workers? in the community|personal assistants?|enablers?|\bpas?\b(?= )|buddy|sessional workers?",
    ),
    Role(
        "travel_trainer",
        "travel",
        2,
        "travel trainer",
        r"(?:independent )?travel trainers?|travel buddy",
    ),
    Role(
        "job_coach",
        "work",
        2,
        "job coach",
        r"job coach(?:es)?|employment (?:adviser|coach|specialist)s?|vocational profilers?",
    ),
    Role(
        "careers", "careers", 3, "careers adviser", r"careers? (?:advis[eo]r|lead|leader|coach)s?"
    ),
    Role(
        "aac",
        "aac",
        3,
        "communication aids specialist",
        r"(?:aac|assistive technology|communication aids?) (?:specialist|adviser|consultant|therapist|technician|lead)s?",
    ),
    Role("ict", "ict", 2, "technician", r"(?:ict|it) (?:technician|specialist|lead)s?"),
    Role(
        "swim",
        "swimming",
        2,
        "swimming instructor",
        r"(?:swimming|hydrotherapy) (?:instructor|teacher|coach)s?",
    ),
    Role(
        "advisory_teacher",
        "class",
        6,
        "specialist teacher",
        r"(?:(?:specialist|advisory|outreach|peripatetic|autism|dyslexia|spld|language|literacy|numeracy|sensory|inclusion|speech and language|learning support|behaviour|eal|portage|early years send)[ -])+(?:outreach |advisory |support |specialist |inclusion )*(?:teacher|tutor)s?|teachers? (?:with|holding|who holds?|who has|having|qualified) (?:an? )?(?:\w+ ){0,4}(?:level [57]|spld|specific learning|dyslexia|ambda|apc)",
    ),
    Role(
        "adviser",
        "class",
        5,
        "specialist adviser",
        r"(?:autism|behaviour|inclusion|specialist|early years|portage|send) (?:outreach )?(?:advis[eo]r|practitioner|consultant|worker|outreach worker|home visitor)s?|portage (?:worker|home visitor)s?",
    ),
    Role(
        "senco",
        "senco",
        5,
        "SENCo",
        r"\bsendcos?\b|\bsencos?\b|\binclusion (?:manager|lead(?:er)?)s?|special educational needs (?:and disabilit(?:y|ies) )?co-?ordinators?|head of (?:the )?(?:base|inclusion|learning support|send|provision|unit)",
    ),
    Role(
        "head",
        "head",
        5,
        "headteacher",
        r"head ?teachers?|principals?|deputy heads?|assistant heads?",
    ),
    Role(
        "hlta",
        "class",
        3,
        "higher level teaching assistant",
        r"higher[- ]level teaching assistants?|\bhltas?\b",
    ),
    Role(
        "elsa",
        "elsa",
        2,
        "emotional literacy support assistant",
        r"emotional literacy support assistants?|\belsas?\b(?!-| or| training| trained| session| programme| support| work)",
    ),
    Role(
        "mentor",
        "mentor",
        2,
        "mentor",
        r"(?:learning |pastoral |behaviour |peer |attendance )?mentors?|pastoral (?:lead|leader|manager|worker|team|support worker|officer)|\bcoach\b",
    ),
    Role(
        "key_adult",
        "key",
        2,
        "key adult",
        r"key(?:[- ](?:adult|worker|person|people|staff)|workers?|persons?)s?|named (?:adult|person|worker|member of staff)|trusted adult",
    ),
    Role(
        "ta",
        "class",
        2,
        "teaching assistant",
        r"(?:teaching|learning(?: support)?|classroom|support|learning and teaching|class|special needs|inclusion|education(?:al)? support|lesson|general) assistants?|\btas?\b|\blsas?\b|learning support (?:staff|practitioners?)|classroom support|lsps?\b|\bata\b",
    ),
    Role("lecturer", "class", 4, "lecturer", r"lecturers?|tutors?"),
    Role(
        "teacher",
        "class",
        4,
        "teacher",
        r"(?:class|subject|form|qualified|classroom|english|maths|pe|literacy|base|nurture|his|her|their)? ?teachers?\b",
    ),
    Role(
        "midday",
        "class",
        1,
        "midday supervisor",
        r"(?:midday|lunchtime|meal ?time|dinner)(?: or support)? (?:supervisor|assistant|staff|supervisory assistant)s?|\bmdsas?\b",
    ),
    Role(
        "practitioner",
        "class",
        2,
        "practitioner",
        r"(?:early years |nursery )?(?:practitioner|educator)s?|nursery nurses?",
    ),
    Role(
        "support_worker", "class", 1, "support worker", r"(?:learning )?support (?:workers?|staff)"
    ),
    Role(
        "adult",
        "class",
        0,
        "member of staff",
        r"(?:members? of )?(?:school |college |class |teaching |support |setting |all |trained |the )*(?:staff|adults?)\b|members? of the \w+ (?:\w+ )?team",
    ),
)
_PATTERNS = [(role, re.compile(rf"(?<![\w-])(?:{role.pattern})(?![\w])")) for role in ROLES]
ROLE = {role.id: role for role in ROLES}
_ANY_THERAPY = {"speech", "occupational", "physio", "therapy", "play therapy", "music therapy"}
_ANY_THERAPY |= {"art therapy", "drama therapy", "psychotherapy", "cbt"}
_OF_THE_SCHOOL = {"class", "key", "elsa", "mentor", "senco", "head"}


@dataclass(frozen=True)
class Named:
    """A role where it stands in a text."""

    role: Role
    start: int
    end: int
    quote: str


@lru_cache(maxsize=8192)
def roles(typed: str) -> tuple[Named, ...]:
    """Everybody named in a text by what they are, in order."""
    text = plain(typed)
    found: list[Named] = []
    for role, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(Named(role, match.start(), match.end(), match.group().strip()))
    return tuple(sorted(found, key=lambda one: one.start))


def without_people(typed: str) -> str:
    """A plain text without its people: "a community support worker" is no place."""
    text = plain(typed)
    for named in reversed(roles(text)):
        text = Plain(f"{text[: named.start]}somebody{text[named.end :]}")
    return text


def does_as_well(after: Role, before: Role) -> bool:
    """Whether one role may stand in for another without less being promised."""
    if after.id == before.id or before.id == "adult":
        return True
    if before.id == "therapist":
        return after.calling in _ANY_THERAPY and after.rank >= 2
    if before.id in ("midday", "support_worker", "practitioner"):
        return after.rank >= before.rank and after.id != "adult"
    if before.calling == after.calling:
        return after.rank >= before.rank
    # Whoever is more than an assistant in class: a therapist may do what an assistant did.
    return (
        before.calling == "class"
        and before.rank <= 3
        and after.rank >= 3
        and after.calling != "class"
    )


def is_same_calling(first: Role, second: Role) -> bool:
    """Whether two roles are higher and lower ranks of one calling."""
    return first.calling == second.calling
