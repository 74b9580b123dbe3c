"""What somebody must have learned, hold or have done: the marks of expertise in a text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import swift as re
from .callings import ROLE, Named, does_as_well, roles
from .spelling import plain


@dataclass(frozen=True)
class Mark:
    """One mark: a register, a level, hours of training, a subject, who trains, a plain word."""

    kind: str  # "register", "level", "hours", "subject", "trainer", "word", "years"
    value: str = ""
    amount: float = 0.0
    quote: str = ""


_TABLE = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
_LONG: dict[str, str] = _TABLE["register_names"]
_REGISTER = re.compile(rf"\b(?:{'|'.join(_LONG)}|{_TABLE['registers']})\b")
_LEVEL = re.compile(r"\b(?P<kind>level|band|tier|l) ?(?P<n>\d)\b|\bnvq ?(?P<nvq>\d)\b")
_HOURS = re.compile(
    r"\b(\d+(?:\.\d+)?)(?: to \d+)? minutes(?:'|’)? (?:of "
    r"|each of )?(?:\w+[ -]){0,4}?(?:training|course|refresher|briefing|cpd|induction"
    r"|instruction)"
    r"|\btrain(?:ed|ing)(?: (?:in|on|to)(?: [a-z]+){1,3}?| by(?: [a-z]+){1,7}?)*"
    r" for (?:at least )?(\d+(?:\.\d+)?) minutes"
    r"|\btrained(?: \(?|\b[^.;,(]{0,40}\()(\d+(?:\.\d+)?) minutes"
    r"|\btrains? [^.;,]{0,60}? for (\d+) minutes"
    r"|\b(?P<days>\d+)[- ]days?(?:'|’)? (?:of |\w+ ){0,3}(?:training|course)"
)
_YEARS = re.compile(
    r"\b(\d+)(?: or more)? years?(?:'|’)?(?: or more)?(?: of)? (?:\w+ )*?experience"
    r"|experience[^.;]{0,20}\b(\d+) years"
)
_WORD = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _TABLE["words"].items()}
_SUBJECT = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _TABLE["subjects"].items()}
_LEARNED = re.compile(
    r"\b(?:train\w*|experience\w*|qualif\w+|speciali\w+|certif\w+|accredit\w+|diploma"
    r"|expert\w*|skilled"
    r"|competen\w+|level \d|course|knowledge|awareness|refresher|cpd|award|brief\w+"
    r"|signed off|award in)\b"
)
_ACTED_ON = re.compile(
    r"\btrained[^.;,]{0,20} from\b|\b(?:trained|briefed|shown|coached|supervised"
    r"|directed|guided|planned|written(?! report| summ| update| note| instruct| feedback| work| inform)|designed|prescribed|overseen"
    r"|devised|set(?= by)|signed off|assessed as competent"
    r"|modelled)\b[^.;,]{0,45}?\bby\b"
    r"|\bunder (?:the )?(?:\w+ )?(?:direction|supervision|guidance|oversight) (?:of|from|by)\b"
    r"|'s? (?:prescription|training|programme|plan)"
)


# "Trained by a therapist carries out every hoist transfer": what is done is not what was learned.
_BY_WHOM = re.compile(r" by\b(?!.*\b(?:in|on|to|for|using|about)\b)")
_MAY_TRAIN = re.compile(r"\bunder\b|\bby\b|\bfrom\b|[-'’]|prescri|train|programme|plan")
_ANY_SUBJECT = re.compile("|".join(rf"\b(?:{one})\b" for one in _TABLE["subjects"].values()))
_AS_IN = re.compile(r"\b(?:as|as in|see|same as) ([fgh]\d+)\b")
_BY_HYPHEN = (
    r"(?:trained|led|planned|designed|written|prescri|briefed|supervised|approved|training)"
)
_OWN_WORK = r"'s?\W+(?:\w+ ){0,2}(?:prescri|train|programme|plan|target|recommend|advice|exercises)"


@lru_cache(maxsize=8192)
def marks(typed: str, *, is_field: bool = False) -> tuple[Mark, ...]:
    """The marks of expertise in a text. In a field that is for them, every subject is one."""
    text = plain(typed)
    found: list[Mark] = []
    for clause in re.split(r"[;.\n]|\bwill\b|\bto work\b", text):
        found.extend(_of_clause(clause, is_field=is_field))
    return tuple(dict.fromkeys(found))


def _of_clause(clause: str, *, is_field: bool) -> list[Mark]:
    found = _numbers(clause)
    found += [Mark("subject", m.group(1), quote=m.group()) for m in _AS_IN.finditer(clause)]
    found += [
        Mark("register", _LONG.get(m.group(), m.group()), quote=m.group())
        for m in _REGISTER.finditer(clause)
    ]
    learned = list(_LEARNED.finditer(clause))
    spaced = clause.replace("-", " ")
    if (is_field or learned) and (_ANY_SUBJECT.search(clause) or _ANY_SUBJECT.search(spaced)):
        for name, pattern in _SUBJECT.items():
            for match in (*pattern.finditer(clause), *pattern.finditer(spaced)):
                if is_field or _is_near(match, learned):
                    found.append(Mark("subject", name, quote=match.group()))
    for name, pattern in _WORD.items():
        if (word := pattern.search(clause)) and (is_field or name != "observed"):
            found.append(Mark("word", name, quote=word.group()))
    return found + _trainers(clause, is_field=is_field)


def _is_near(match: re.Match[str], learned: list[re.Match[str]]) -> bool:
    return any(
        (-34 < match.start() - word.end() < 48 or -34 < word.start() - match.end() < 24)
        and not _BY_WHOM.match(match.string[word.end() : match.start()])
        for word in learned
    )


def _numbers(clause: str) -> list[Mark]:
    found: list[Mark] = []
    for match in _LEVEL.finditer(clause):
        number = match["n"] or match["nvq"]
        kind = "band" if match["kind"] == "band" else "level"
        or_lower = found and re.search(r"\bor\W*$", clause[: match.start()])
        if not or_lower:  # "Level 5 or Level 7" asks for the lower
            found.append(Mark("level", kind, float(number), match.group()))
    for match in _HOURS.finditer(clause):
        minutes = float(
            match[1] or match[2] or match[3] or match[4] or float(match["days"] or 0) * 360
        )
        found.append(Mark("hours", "", minutes, match.group()))
    for match in _YEARS.finditer(clause):
        found.append(Mark("years", "", float(match[1] or match[2]), match.group()))
    return found


def _trainers(clause: str, *, is_field: bool) -> list[Mark]:
    """Who trains, plans or prescribes."""
    if not _MAY_TRAIN.search(clause):
        return []
    return [
        Mark("trainer", named.role.id, quote=clause.strip())
        for named in roles(clause)
        if named.role.id not in _NEVER_TRAINERS
        and (is_author(clause, named, is_field=is_field) or (is_field and _ACTED_ON.search(clause)))
    ]


def is_author(clause: str, named: Named, *, is_field: bool = False) -> bool:
    """Whether somebody is named as who trains, plans or prescribes, and not as who provides."""
    before = clause[max(0, named.start - 60) : named.start]
    passive = re.search(f"(?:{_ACTED_ON.pattern})" + r"[^.;]{0,12}$", before)
    joint = "[- ]" if is_field else "-"
    return bool(
        passive
        or re.match(joint + _BY_HYPHEN, clause[named.end : named.end + 16])
        or re.match(_OWN_WORK, clause[named.end : named.end + 24])
    )


_NEVER_TRAINERS = {"adult", "ta", "support_worker", "midday"}
_PROTECTED = {
    "slt",
    "ot",
    "physio",
    "ep",
    "nurse",
    "specialist_nurse",
    "paediatrician",
    "tod",
    "tvi",
    "tmsi",
}
_PROTECTED |= {
    "clinical_psychologist",
    "social_worker",
    "dietitian",
    "advisory_teacher",
    "habilitation",
    "music_therapist",
    "art_therapist",
    "drama_therapist",
    "orthoptist",
}


def is_still_there(mark: Mark, after: tuple[Mark, ...], people: set[str]) -> bool:
    """Whether what one mark says still holds, by the marks and the people named now."""
    same = [one for one in after if one.kind == mark.kind]
    if mark.kind in ("hours", "years"):
        return any(one.amount >= mark.amount for one in same)
    if mark.kind == "level":
        return any(one.value == mark.value and one.amount >= mark.amount for one in same)
    if mark.kind == "trainer":
        return any(_trains_as_well(one.value, mark.value) for one in same) or mark.value in people
    if mark.kind == "subject" and mark.value in ("spld",):
        return any(one.value == mark.value for one in same) or "advisory_teacher" in people
    if mark.kind == "subject" and mark.value in ("vision", "hearing"):
        return any(one.value == mark.value for one in same) or bool({"tod", "tvi"} & people)
    if mark.kind == "word":
        return _word_holds(mark, after, people)
    return any(one.value == mark.value for one in same)


def _trains_as_well(after: str, before: str) -> bool:
    return after == before or does_as_well(ROLE[after], ROLE[before])


def _word_holds(mark: Mark, after: tuple[Mark, ...], people: set[str]) -> bool:
    words = {one.value for one in after if one.kind == "word"}
    kinds = {one.kind for one in after}
    if mark.value in words:
        return True
    strong = {"register", "level"} & kinds
    if mark.value == "registered":
        return "register" in kinds or bool(people & _PROTECTED)
    if mark.value == "qualified":
        return bool(strong or {"registered", "specialist"} & words or people & _PROTECTED)
    if mark.value == "trained":
        return bool(
            strong
            or {"hours", "trainer"} & kinds
            or {"qualified", "registered", "specialist"} & words
        )
    if mark.value == "experienced":
        return bool("years" in kinds or {"specialist"} & words)
    if mark.value == "specialist":
        return bool(
            people & {"advisory_teacher", "specialist_nurse", "tod", "tvi", "tmsi"}
            or "level" in kinds
        )
    if mark.value in ("supervised", "designed", "observed"):
        if people & _PROTECTED and all(ROLE[one].rank >= 3 for one in people):
            return True  # the therapist herself, and no assistant
        return "trainer" in kinds or bool({"supervised", "designed", "observed"} & words)
    return False
