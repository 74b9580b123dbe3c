"""Needs that advice speaks of, by the many words there are for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content import Advice
from ..language import swift as re
from .passages import sentences


@dataclass(frozen=True)
class Concept:
    """A thing a child may find hard. `words` is how advice says it, `also` how else it is said."""

    name: str
    cues: tuple[str, ...]  # parts of words without one of which a closer look is for nothing
    words: re.Pattern[str]
    also: re.Pattern[str]


def _concept(name: str, cues: str, words: str, also: str = "") -> Concept:
    whole = f"{words}|{also}" if also else words
    return Concept(name, tuple(cues.split("|")), _pattern(words), _pattern(whole))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


CONCEPTS = (
    _concept(
        "hearing loss",
        "hearing|deaf|grommet|cochlear|glue",
        r"hearing (?:loss|impairment)|deaf\w*|hard of hearing|grommets|cochlear|glue ear",
        r"hear(?:s|ing)?",
    ),
    _concept(
        "sight",
        "visual|vision|sight|nystag|blind|hemian|squint",
        r"(?:visual|vision|sight) (?:loss|impairment)|visually impaired|nystagmus"
        r"|blind|low vision|hemianopia|squint",
        r"sight|vision|sees?|eyes?",
    ),
    _concept(
        "epilepsy", "epilep|seizure", r"epilep\w+|seizures?|absence seizures", r"absences?|fits?"
    ),
    _concept("autism", "autis|asd|asc|asperger", r"autis\w+|ASD|ASC|asperger\w*"),
    _concept(
        "attention",
        "adhd|add|attention def|hyperact|impulsiv",
        r"ADHD|ADD|attention deficit\w*|hyperactiv\w+|impulsiv\w+",
        r"attention|concentrat\w+|distract\w+|attend\w*|focus\w*",
    ),
    _concept(
        "dyslexia",
        "dyslexi|specific learning",
        r"dyslexi\w+|specific learning difficult\w+",
        r"read\w*|spell\w*|literacy",
    ),
    _concept(
        "coordination",
        "dyspraxi|dcd|developmental co",
        r"dyspraxi\w+|DCD|developmental co-?ordination disorder",
        r"co-?ordinat\w+|motor|clumsy|balance|handwriting|buttons|writ\w+",
    ),
    _concept(
        "language disorder",
        "language d|dld",
        r"developmental language disorder|DLD|language disorder|language delay",
        r"language|understand\w*|words?|instructions?|talk\w*",
    ),
    _concept(
        "stammering", "stammer|stutter|dysfluen", r"stammer\w*|stutter\w*|dysfluen\w+", r"fluen\w+"
    ),
    _concept(
        "not speaking in some places",
        "mute|mutis",
        r"selective(?:ly)? mut\w+",
        r"does not speak|silent",
    ),
    _concept(
        "self-harm",
        "self-|hurt|cuts|bang|bit|scratch|hit|punch|slap|pull|pick",
        r"self-harm\w*|self-injur\w+|hurts? (?:him|her|them)sel(?:f|ves)|cuts? "
        r"(?:him|her|them)sel(?:f|ves)|head-?bang\w*|bang(?:s|ing) (?:his|her|their) head"
        r"|(?:hand|arm|wrist|finger)-?\s?bit\w+|bit(?:es|ing) (?:his|her|their) (?:own )?(?:hands?"
        r"|arms?|wrists?|fingers?)|(?:hit|punch|slap|strik)(?:s|es|e|ing)? (?:(?:him|her|them)sel"
        r"(?:f|ves)|(?:his|her|their) (?:own )?(?:head|face|chest|legs?|thighs?|body))"
        r"|(?:head|face|self)-?\s?(?:hit|punch|slap)\w*"
        r"|pull(?:s|ing) (?:out )?(?:his|her|their) (?:own )?hair"
        r"|pick(?:s|ing) (?:at )?(?:his|her|their) (?:own )?skin"
        r"|scratch\w+ (?:his|her|their) (?:own )?(?:face|arms?|skin)",
        r"harm\w*|injur\w+|hurts? herself|bites?|biting|bang\w*|scratch\w*",
    ),
    _concept(
        "sleep",
        "sleep|insomn|wake",
        r"(?:poor|disturbed|difficult\w*|problems?|trouble)(?: with)?(?: her| his)? sleep"
        r"\w*|sleep (?:problems?|difficult\w+|disorder)|insomnia|does not sleep|wakes? (?:\w+ )?"
        r"(?:at|in the|every|each) night|sleeps? (?:only|badly|poorly)",
        r"sleep\w*|awake|wak\w+",
    ),
    _concept(
        "eating or swallowing",
        "dysphag|swallow|gastrost|peg|tube|chok|diet|arfid|eats only|feeding",
        r"dysphagia|swallow\w*|gastrostom\w*|PEG|tube[- ]fed|choking"
        r"|restricted diet|ARFID|eats only|feeding difficult\w+",
        r"eat\w*|food\w*|diet|feed\w*",
    ),
    _concept(
        "continence",
        "contin|soil|wet|napp|pads|encop|enures|constip",
        r"incontinen\w*|soil(?:s|ing|ed)|wet(?:s|ting)|bed-?wetting|continence"
        r"|in nappies|wears? (?:pads|nappies)|encopresis|enuresis|constipat\w+",
        r"toilet\w*|wet|nappy|nappies|pads?|bowel|bladder",
    ),
    _concept(
        "hypermobility", "hypermob|ehlers|eds", r"hypermob\w+|Ehlers[- ]Danlos|EDS", r"joints?"
    ),
    _concept(
        "cerebral palsy", "cerebral|pleg", r"cerebral palsy|hemipleg\w+|dipleg\w+|quadripleg\w+"
    ),
    _concept("Down syndrome", "down|trisomy", r"Down['’]?s? syndrome|trisomy 21"),
    _concept("asthma", "asthma", r"asthma\w*", r"inhaler\w*|breath\w*"),
    _concept("diabetes", "diabet", r"diabet\w+", r"insulin|blood sugar|glucose"),
    _concept(
        "allergy",
        "anaphyl|epi|allerg",
        r"anaphyla\w+|epi-?pen|nut allergy|severe allerg\w+",
        r"allerg\w+",
    ),
    _concept(
        "anxiety",
        "anxiety|panic|phobia",
        r"anxiety disorder|generali[sz]ed anxiety|panic attacks?|school phobia|severe anxiety",
        r"anxi\w+|panic\w*|fear\w*|worr\w+|afraid|upset|distress\w*",
    ),
    _concept(
        "low mood",
        "depress|low mood|suicid",
        r"depressi\w+|low mood|suicid\w+",
        r"mood|sad\w*|hopeless\w*",
    ),
    _concept(
        "attachment or trauma",
        "attachment|trauma|ptsd",
        r"attachment (?:disorder|difficult\w+)|developmental trauma|PTSD|post-traumatic stress",
        r"attachment|trauma\w*|trust\w*",
    ),
    _concept(
        "eating things that are not food",
        "pica|eats ",
        r"pica\b|eats? (?:soil|paper|plastic|stones?|paint)",
    ),
    _concept("tics", "tourette|tics", r"tourette\w*|tics", r"tic"),
    _concept(
        "running off",
        "abscond|run|bolt",
        r"abscond\w*|runs? (?:off|away|out)|bolts?|bolting",
        r"run\w*|leav\w+|left|hid\w*|danger\w*|flee\w*|escap\w+",
    ),
    _concept(
        "hurting others",
        "hit|kick|bit|punch|attack|aggress",
        r"(?:hits?|kicks?|bites?|punch\w+|attacks?|hitting|kicking|biting) "
        r"(?:\w+ )?(?:other|staff|adults|children|pupils|his brother|peers)|aggressi\w+",
        r"aggress\w+|hits?|hitting|kick\w*|lash\w*|hurt\w*|physical\w*|violen\w+",
    ),
    _concept(
        "mobility",
        "wheelchair|walk|afo|splint",
        r"wheelchair|walking frame|cannot walk|unable to walk|kaye walker|AFOs|splints",
        r"walk\w*|mobil\w+|stand\w*|physical\w*|splint\w*",
    ),
    _concept(
        "sounds of noise",
        "respond|sensitiv|sensory p|hyperac",
        r"over-?responds? to (?:sound|noise)|hypersensitiv\w+ to (?:sound|noise)"
        r"|sensory processing (?:disorder|difficult\w+)|hyperacusis",
        r"nois\w+|sound\w*|loud|sensory|ears?",
    ),
    _concept(
        "handwriting",
        "hand pain|write|dexterity|fine motor",
        r"hand pain|cannot write|manual dexterity|fine motor difficult\w+",
        r"writ\w+|handwriting|fine motor|dexterity|hand\w*|pencil",
    ),
    _concept("mathematics", "dyscalc", r"dyscalculi\w+", r"math\w*|number\w*"),
    _concept(
        "danger",
        "danger",
        r"no (?:sense|awareness) of danger|does not recogni[sz]e danger|unaware of danger",
        r"danger\w*|safe\w*|unsafe|traffic|road",
    ),
)

_NEGATED = re.compile(
    r"\b(?:no|not|nor|without|never|denie[sd]|neither|nil|normal|ruled out|free of|resolved"
    r"|no longer|no concerns? (?:about|with|over)|outgrown)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
# "Does not recognise danger" is a need, not the denial of one: such words carry their own "not".
_FAMILY = re.compile(
    r"\b(?:brother|sister|sibling|mother['’]s|father['’]s|mum['’]s|dad['’]s|family history|cousin"
    r"|uncle|aunt|maternal|paternal|grand\w+)\b",
    re.IGNORECASE,
)
_PROVISION = re.compile(r"\b(?:Provision|Recommendations?|Outcomes?)\b[^.:]{0,40}:", re.IGNORECASE)
_DIAGNOSIS = re.compile(
    r"\bdiagnos(?:is|es|ed)\b(?! of)?(?!\s+(?:assessment|pathway))|\bhas been identified\b",
    re.IGNORECASE,
)
_PROFESSIONAL = re.compile(
    r"\b(?:paediatric\w+|doctor|Dr|consultant|psycholog\w+|psychiatr\w+|therapist|therapy|health"
    r"|medical|nurse|clinic\w*|CAMHS|specialist|social worker|audiolog\w+)\b",
    re.IGNORECASE,
)


def concepts_in(entry: Advice) -> Iterator[tuple[Concept, str, bool]]:
    """What a paper says is difficult, in which words, and whether a professional diagnosed it."""
    is_professional = _PROFESSIONAL.search(f"{entry.title} {entry.role} {entry.author}") is not None
    cut = _PROVISION.search(entry.text)
    text = entry.text[: cut.start()] if cut else entry.text
    low = text.lower()
    for concept in CONCEPTS:
        if any(cue in low for cue in concept.cues):
            for said in _where(concept, text):
                diagnosis = is_professional and _DIAGNOSIS.search(said) is not None
                match = concept.words.search(said)
                yield concept, match.group() if match else "", diagnosis


def _where(concept: Concept, text: str) -> Iterator[str]:
    """The sentences that say it of this child, and do not deny it."""
    for _, said in sentences(text):
        low = said.lower()
        if not any(cue in low for cue in concept.cues) or _FAMILY.search(said):
            continue
        if any(not _NEGATED.search(said[: m.start()]) for m in concept.words.finditer(said)):
            yield said


def said_in(concept: Concept, text: str) -> bool:
    """Whether the plan speaks of it, in whichever words."""
    return concept.also.search(text) is not None
