"""Things a child can count on that are gone: equipment, a named therapy or service, an adult near.

They are looked for by what they are, since a passage that was written anew has few words left
that could be held against the earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language import swift as re
from ..language.callings import roles
from ..language.ratios import ratios
from ..language.spelling import plain
from ..language.stems import stems
from .loss import Kind, Loss
from .sides import Side

# What stands in one row does for each other.
_EQUIPMENT = (
    r"headphones|ear[- ]?defenders|ear[- ]?muffs|headset",
    r"laptops?|computers?|tablets?|ipads?|chromebooks?|word processors?|keyboards?|devices?",
    r"radio aids?|fm (?:system|aid)|roger|soundfield(?: system)?|hearing aids?|streamer",
    r"standing frames?|standers?",
    r"walking frames?|walkers?|rollators?|gait trainer",
    r"hoists?|slings?|transfer board",
    r"wheelchairs?|powerchairs?|power chair",
    r"footrests?|foot ?stools?|foot ?blocks?",
    r"(?:specialist|adapted|supportive|postural|height-adjustable|adjustable|classroom) (?:chairs?|seat(?:ing)?)",
    r"(?:wobble|move[- ]n[- ]sit|wedge|air|sitting|seat) cushions?|wedges?",
    r"weighted (?:\w+)|lap pads?",
    r"fidget\w*|chew(?:y|ies|able)\w*|stress balls?",
    r"visual (?:timetables?|schedules?|supports?)|picture (?:timetables?|schedules?)|now[- ]and[- ]next\w*",
    r"communication (?:aids?|devices?|boards?)|voca|aac|eye[- ]?gaze|talkers?|speech[- ]generating",
    r"(?:coloured|tinted) (?:overlays?|lenses|paper)|overlays?",
    r"(?:large|enlarged|modified) print|enlarged|\d+[- ]?(?:point|pt)",
    r"magnifiers?|cctv|handheld camera",
    r"(?:writing|sloping|sloped|angled) (?:slopes?|boards?|desks?)|slopes?",
    r"pencil grips?|grips",
    r"(?:speech|voice)[- ](?:to[- ]text|recognition)|text[- ]to[- ]speech|dictation|(?:reading )?software|reading pens?",
    r"trampolines?|trampettes?|therapy ball|peanut ball|swing",
    r"splints?|orthos[ei]s|afos?",
    r"scribes?|amanuensis|dictat\w+",
    r"readers?|reads? (?:aloud|out|to|it|them|the|questions?)",
    r"prompter",
    r"(?:rest|supervised) breaks?",
    r"interpreters?|interpret\w+",
    r"escorts?|passenger assistants?|chaperones?|travel assistants?|accompan\w+|escorted|(?:goes|travels?) with",
    r"tax(?:i|is)|minibus(?:es)?|transport|driven|drives|bus|car|coach",
    r"workstations?|sensory tent|pop-up tent|dark den",
)
_THERAPIES = (
    r"hydrotherapy",
    r"rebound(?: therapy)?",
    r"music therap\w+|music",
    r"art therap\w+|art psychotherap\w+|art",
    r"play therap\w+|play",
    r"drama ?therap\w+|drama",
    r"cbt|cognitive[- ]behaviou?r\w*",
    r"lego\S*(?: therapy)?|brick\S*",
    r"equine\w*|horse\w*|riding|pony",
    r"sensory integration",
)
_ROWS = tuple(re.compile(rf"\b(?:{row})\b") for row in _EQUIPMENT)
_THERAPY = tuple(re.compile(rf"\b(?:{row})\b") for row in _THERAPIES)
_IS_THERAPY = re.compile(r"therap|cbt|cognitive|sensory int")
# Does as well as a thing that is named, and is none itself: to read aloud, to go with him.
_DONE = re.compile(r"^(?:accompan|dictat|interpreti|driv|reads? |goes |travel)")
# "With aids", "all her equipment": said of all of them together.
_ALL_OF_THEM = re.compile(r"\b(?:equipment|aids|resources|technology|kit|gear|assistive)\b")
_SERVICE = re.compile(
    r"\b(?P<name>(?:(?!The\b|A\b|An\b|Each\b|Every\b|Weekly\b|From\b|By\b|With\b)[A-Z][\w'’&-]+ ){1,4})"
    r"(?:Service|Team|Outreach|Centre|Center|Trust|Hospital|Clinic|Unit|Charity|Academy|Hub|Project"
    r"|Foundation|Partnership|Association)\b"
)
_NEAR = re.compile(
    r"\b(?:(?:sits?|sitting|sat|stands?|standing|stays?|staying|is|remains?|walks?|walking|seated"
    r"|positioned|works?|kept?|be|right|directly) )(?:\w+ly |right |close )?"
    r"(?:next to|beside|alongside|by the side of|close to|at (?:his|her|their|\w+['’]s) (?:side|elbow|shoulder)"
    r"|within (?:arm['’]?s[- ](?:reach|length)|reach|touching distance|1 met(?:re|er)))\b"
    r"|\bwithin arm['’]?s[- ](?:reach|length)\b"
)
_STILL_NEAR = re.compile(
    r"\b(?:next to|beside|alongside|by (?:his|her|their) side|side of|close to|close by|arm['’]?s|reach|elbow"
    r"|shoulder|shadow\w*|accompan\w+|with (?:him|her|them)|side by side|adjacent|adjoining|neighbouring|holds?"
    r"|by (?:him|her|them)|(?:next|same) (?:seat|chair|desk|table|place)|hand in hand"
    r"|1:1|2:1)\b|\w+['’]s side\b"
)


def thing_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Equipment, a therapy, a named service or an adult beside the child that is no longer said."""
    if not before.text or not after.text or plain(before.text) == plain(after.text):
        return
    was, now = plain(before.all), plain(after.all)
    yield from _equipment(was, now)
    yield from _therapy(was, now)
    yield from _service(before.text, now)
    near = _NEAR.search(was)
    if near and not _STILL_NEAR.search(now) and not _is_with_child(after):
        words = f"It was an adult “{near.group()}” the child; now it is not said how near."
        yield Loss(Kind.RATIO, near.group(), "", words)


def _is_with_child(after: Side) -> bool:
    """Whether somebody is said to be with a child by name, or there for one child."""
    if re.search(r"\b(?:with|by|joins|partners) [A-Z][a-z]+\b", after.text):
        return True
    return any(ratio.children <= 1 for ratio in ratios(after.all))


def _equipment(was: str, now: str) -> Iterator[Loss]:
    if _ALL_OF_THEM.search(now):
        return
    for row in _ROWS:
        gone = row.search(was)
        is_thing = gone and not _DONE.search(gone.group())
        if gone and is_thing and not row.search(now) and not stems(gone.group()) & stems(now):
            yield _no_longer(Kind.ACTIVITY, gone.group())
            return


def _therapy(was: str, now: str) -> Iterator[Loss]:
    for row in _THERAPY:
        gone = row.search(was)
        if gone and _IS_THERAPY.search(gone.group()) and not row.search(now):
            yield _no_longer(Kind.VAGUENESS, gone.group())
            return


def _service(typed: str, now: str) -> Iterator[Loss]:
    """A service by its own name, where neither the name nor a specialist is left."""
    found = _SERVICE.search(typed)
    if not found or stems(found["name"]) & stems(now):
        return
    if not any(one.role.rank >= 3 for one in roles(now)):
        yield _no_longer(Kind.SERVICE, found.group())


def _no_longer(kind: Kind, words: str) -> Loss:
    return Loss(kind, words, "", f"No longer named: {words}.")
