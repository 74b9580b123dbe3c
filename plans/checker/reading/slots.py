"""The slots of one promise: what, who, how often, how long, over what stretch, after what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...language import acts, masks, roles, timing, vague
from ...language import swift as re


@dataclass(frozen=True)
class Promise:
    """One promise with its slots, each read when it is asked for.

    `text` is without speech, `own` without what does not speak for the promise: training had,
    checks, places. Places are those of the whole text.
    """

    text: str
    start: int
    kind: str  # service, event or thing
    own: str

    @cached_property
    def who(self) -> bool:
        """Whether anybody is to do it."""
        return (
            roles.has_role(self.text)
            or _everybody(self.text, self.kind, self.own)
            or _cared_for(self.text)
        )

    @cached_property
    def what(self) -> bool:
        """Whether it is said what is done."""
        return bool(residue(self.text)) or _speaks_for_itself(self.text, self.own)

    @cached_property
    def often(self) -> bool:
        """Whether it is said how often."""
        return timing.FREQUENCY.search(self.own) is not None

    @cached_property
    def long(self) -> bool:
        """Whether it is said for how long each time."""
        return bool(timing.LENGTH.search(self.own) or timing.JOURNEY.search(self.own))

    @cached_property
    def rate(self) -> bool:
        """Whether both are said in one: "20 hours a week"."""
        return timing.RATE.search(self.own) is not None

    @cached_property
    def coverage(self) -> bool:
        """Whether it goes on all through something, or a said share of it: "in every lesson"."""
        return timing.COVERAGE.search(self.own) is not None or timing.shares(self.text)

    @cached_property
    def trigger(self) -> bool:
        """Whether an event sets it off."""
        return _answered(self.own)

    @cached_property
    def dated(self) -> bool:
        """Whether a day is named by which it is done."""
        return timing.DEADLINE.search(self.own) is not None

    @cached_property
    def rounds(self) -> bool:
        """Whether a task of care is done at hours of the clock: it lasts as long as it takes."""
        return timing.ROUND.search(self.own) is not None and acts.CARE.search(self.own) is not None

    @cached_property
    def alone(self) -> bool:
        """Somebody's hours for one child alone: what is done in them is plain enough."""
        return (
            self.measured
            and self.who
            and re.search(r"\b(?:1:1|individual)\b", self.own) is not None
        )

    @cached_property
    def standard(self) -> bool:
        """Whether a thing is named that is the same for everybody."""
        return acts.STANDARD.search(self.own) is not None

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.start + len(self.text)

    @property
    def quantified(self) -> bool:
        """Whether any amount, stretch or event is fixed at all."""
        return self.often or self.long or self.rate or self.coverage or self.trigger

    @property
    def measured(self) -> bool:
        """Both how much and how often, in so many numbers."""
        return self.rate or (self.often and self.long)

    @property
    def bound(self) -> bool:
        """Whether it can be told, afterwards, if it was kept."""
        if self.measured or self.coverage or self.trigger:
            return True
        if self.kind == "service":
            return (self.long and self.dated) or self.rounds
        if self.kind == "event" and acts.COURSE.search(self.text):
            return self.long or self.dated or _TAUGHT.search(self.text) is not None
        fixed = self.kind == "thing" and self.standard and not _ENTRY.search(self.text)
        return self.often or self.dated or fixed

    @property
    def missing(self) -> set[str]:
        """Which of how often and how long is not said."""
        if self.bound:
            return set()
        if self.kind != "service":
            return {"frequency"}
        return {
            name
            for name, there in (("frequency", self.often), ("duration", self.long))
            if not there
        } or {"frequency"}


def promise(text: str, start: int) -> Promise:
    """One promise, ready to be read."""
    is_training = acts.TRAINING.search(text) is not None
    own = text if is_training else masks.blank(text, masks.TRAINED)
    kind = acts.kind_of(own)
    if kind != "event" or is_training:
        checked = masks.blank(own, masks.CHECKED)
        own = checked if _says_more(checked) else own
    own = masks.blank(masks.blank(masks.blank(own, vague.LOOSE), _WHERE), masks.CONTAINER)
    return Promise(text, start, kind, own)


def _says_more(rest: str) -> bool:
    """Whether a promise is left without its checks: "insoles reviewed every 16 weeks" has none."""
    return bool(re.search(r"\w{3,}", rest)) and not (
        _HOLLOW.match(rest) and not acts.is_help(rest) and not timing.FREQUENCY.search(rest)
    )


_HOLLOW = re.compile(r"^(?:(?! (?:will|is|are|has|have|shall) )[^.;])*$")
# What a course teaches: "in how to use the hoist", "on changing his hearing aid batteries".
_TAUGHT = re.compile(
    r"\b(?:in|on|to|how to|covering|about) (?:how to |using |the use of )?(?:[a-z]+ing\b|use |using |change|give |operate )(?<!training)|"
    r"\bcompeten\w+|\bsigned off\b|\bassessed\b|\bcertificat\w+",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\baccess to\b|\b(?:has|have|make) (?:the )?use of\b", re.IGNORECASE)
# What is so of a place ("where three teachers are based all day") is not promised to the child.
_WHERE = re.compile(
    r"\bwhere (?!(?:he|she|they|[A-Z]\w+) )[^,.;]*|\bwho (?:is|are|works?|comes?) (?:employed|based|in school|available|attached|there|here|at the|in the|shared)[^,.;]*"
)
_STAFF = re.compile(
    r"\b(?:staff|adults|teachers|everyone)\b(?! support| with experience)", re.IGNORECASE
)
_NIGHTS = re.compile(r"\b\d+(?:-| )?(?:\w+ )?nights?\b|\bovernight", re.IGNORECASE)


def _everybody(text: str, kind: str, own: str) -> bool:
    """ "Staff" are somebody only where all of them do the same in every lesson."""
    return bool(_STAFF.search(text)) and kind != "service" and bool(timing.COVERAGE.search(own))


# How a house is staffed says who is there in it: "at Larch House, staffed 1:1".
_STAFFED = re.compile(
    r"\bstaff(?:ed|ing)(?: (?:at|on|is|will be|levels?|a|ratio|of))* [1-3]:[1-3]\b|\bwaking[- ]nights?\b|\bwaking (?:night )?(?:cover|watch)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:nights?|overnights?|weekends?|short breaks?|respite|stays?)\b", re.IGNORECASE
)
_AT_A_HOUSE = re.compile(r"\b(?:at|in) (?:the )?[A-Z][a-z]")


def _cared_for(text: str) -> bool:
    """A stay at a named place is looked after by the staff it is said to have there."""
    return bool(_STAY.search(text) and _AT_A_HOUSE.search(text) and _STAFFED.search(text))


def _speaks_for_itself(text: str, own: str) -> bool:
    """A therapist's hour, or a night away, says what it is."""
    if _NIGHTS.search(text):
        return True
    amount = timing.RATE.search(own) or (timing.FREQUENCY.search(own) and timing.LENGTH.search(own))
    return bool(amount) and roles.has_specialist(text)


_DONE = re.compile(
    r"\b(?:will|shall|is to|are to|must|[a-z]+(?:s|es)(?= (?:him|her|them|the|a|an|his|to|on|with|for|in|up|out|\w+ (?:to|into|from|out|a|the)))|is|are)\b"
)


# A state that no two people would see alike; something fixed must follow on it.
_INWARD = re.compile(
    r"\b(?:anxiety|stress|arousal|mood|emotions?|levels?|tension|dysregulation) (?:levels? )?(?:is|are|becomes?|gets?|rises?) ?(?:too |more |very )?(?:heightened|high|higher|elevated|raised|increas\w+|low|up|escalat\w+)?\b|"
    r"\b(?:(?:not|n't) (?:\w+ )?know\w*|unsure|confused|feels?|feeling|struggl\w+|dysregulated|heightened|overwhelmed|unsettled|out of sorts|in need|having an? (?:\w+ )?(?:day|time|moment))\b",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\b(?:will|shall|is to|are to) (?!be (?:supported|helped|met|reassured|encouraged|given (?:time|space|support))|support|help|reassure|encourage|be (?:available|there))|"
    r"\b(?:takes|gives|shows|walks|leads|moves|removes|hands|uses|goes|leaves)\b",
)


def _answered(own: str) -> bool:
    """Whether an event is followed by something that is done, or by a length of time."""
    for start, end in timing.triggers(own):
        rest = own[:start] + " ; " + own[end:]
        rest = re.sub(r"\b(?:whom|which|that|who)\b(?:(?! will\b| shall\b)[^,.;])*", " ", rest)
        if _INWARD.search(own[start:end]) and not (
            timing.LENGTH.search(own) or _STEPS.search(rest)
        ):
            continue
        if _DONE.search(rest) or timing.LENGTH.search(own):
            return True
    return False


def residue(text: str) -> list[str]:
    """The words left when jobs, amounts, names and empty words are gone: what is to be done."""
    own = acts.without_roles(masks.blank(text, masks.CHECKED))
    own = re.sub(r"(?<![.:] )(?<!^)\b[A-Z][a-z'-]+(?:'s)?\b(?!:)", " ", own)
    first = re.match(
        r"\s*[A-Z][a-z'-]+(?='s\b| (?:will|is|has|shall|should|would|may|can|needs?|requires?|receives?|gets?)\b)",
        own,
    )
    own = own[first.end() :] if first else own
    words = re.findall(r"[a-z1:]+[a-z:'-]*", own.lower())
    return [w for w in words if w.removesuffix("'s") not in vague.EMPTY and len(w) > 1]
