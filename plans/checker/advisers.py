"""Who gives advice, by the many names of each, and whom the Regulations require."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Context, Plan
from ..language import swift as re
from .passages import sentences


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


FAMILIES = {
    "educational psychologist": _words(r"educational\s+psycholog\w+|EP|psychological\s+advice"),
    "speech and language therapist": _words(r"speech(?:\s+and\s+language)?\s*\w*|SaLT|SLT"),
    "occupational therapist": _words(r"occupational\s+therap\w+|OT"),
    "physiotherapist": _words(r"physio\w*"),
    "paediatrician": _words(r"paediatric\w*|medical|doctor|consultant|health"),
    "psychiatrist": _words(r"psychiatr\w+|CAMHS"),
    "social worker": _words(r"social\s+(?:work\w*|care)"),
    "dietitian": _words(r"dieti\w+"),
    "teacher of the deaf": _words(r"teacher\s+of\s+(?:the\s+)?deaf|deaf|hearing|QToD|sensory"),
    "audiologist": _words(r"audiolog\w+|hearing"),
    "specialist teacher": _words(r"specialist\s+teacher|advisory|outreach"),
}


def adviser(role: str) -> str:
    """The family of advisers a role belongs to; empty for one we do not know."""
    role = role.strip()
    for name in FAMILIES:
        if role.lower() == name or role.lower().endswith(f" {name}"):
            return name
    return ""


_PARENT = _words(
    r"parents?|parental|mother|father|mum|dad|carers?|family|young\s+person|grand\w+|guardian\w*"
    r"|special\s+guardian"
)
_SCHOOL = _words(
    r"school|head(?:teacher)?|head\s+of|SENCo|college|nursery|early\s+years|pre-?school|setting"
    r"|educational\s+advice|teacher|education|principal|tutor|SEN\s+officer|SEND?\s+adviser|PRU"
    r"|childminder|home\s+education|academy|specialist\s+teacher"
)
_MEDICAL = _words(
    r"paediatric\w*|medical|doctor|consultant|GP|general\s+practitioner|nurse|nursing|health|NHS|ICB"
    r"|CAMHS|psychiatr\w+|clinical|neurolog\w+|community\s+health|health\s+visitor|hospital"
)
_THERAPY = _words(r"speech|language|occupational|physio\w*|therap\w+")
_PSYCHOLOGIST = _words(r"educational\s+psycholog\w+|EP|psychological|psycholog\w+")
_CLINICAL = _words(r"clinical\s+psycholog\w+")
_SOCIAL = _words(
    r"social\s+(?:care|work\w*|services)|children['’]?s\s+services|adult\s+(?:social\s+)?care"
    r"|early\s+help|disab\w+\s+team|MASH|family\s+support"
)
_ADULT_LIFE = _words(
    r"adulthood|PfA|careers?|transition|post-?16|college|employment|independent\s+living|youth\s+work"
    r"\w*|adult\s+\w+"
)
_BODY = r"(?:impairment\s+)?(?:support|services?|team|teachers?|specialist|advis\w+|inclusion)"
_HEARING = _words(
    rf"QToD|ToD|teachers?\s+of\s+(?:the\s+)?deaf|(?:hearing|sensory|deaf\w*)\s+{_BODY}|Q?T?MSI"
    r"|multi-?sensory|hearing\s+impairment"
)
_SIGHT = _words(
    rf"QTVI|VI\s+teacher|teachers?\s+(?:of|for)\s+[^|]{{0,40}}(?:vision|visual|blind)\w*|Q?T?MSI"
    rf"|(?:vision|visual|sight|sensory)\s+{_BODY}|multi-?sensory|vision\s+impairment"
)
_DEAF_CHILD = _words(
    r"hearing\s+(?:loss|impairment)|hearing[- ]impaired|deaf|deafness|hearing\s+aids?|cochlear"
    r"\s+implants?|sensori-?neural"
)
_BLIND_CHILD = _words(
    r"(?:vision|visual|sight)\s+(?:loss|impairment)|(?:visually|vision|sight)[- ]impaired|blind"
    r"|blindness|nystagmus|partially\s+sighted|registered\s+sight"
)
_DENIED = re.compile(
    r"\b(?:no|not|without|normal|nor|never|resolved|peer|friend|sister|brother|mother|father)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)


_AGREED_AS = {
    "the parent or the young person": _PARENT,
    "the school or an education adviser": _SCHOOL,
    "a doctor or other health professional": _MEDICAL,
    "an educational psychologist": _PSYCHOLOGIST,
    "social care": _SOCIAL,
    "anyone on preparing for adult life": _ADULT_LIFE,
    "a teacher of the deaf": _HEARING,
    "a teacher of children with vision impairment": _SIGHT,
}


def sources_missing(plan: Plan, context: Context, *, is_year_9: bool) -> Iterator[str]:
    """Each source of advice the Regulations require and Section K does not have."""
    said = [f"{entry.title} | {entry.role}" for entry in plan.advice]
    agreed = " | ".join(context.existing_advice_agreed)
    wanted = {
        "the parent or the young person": _any(said, _PARENT),
        "the school or an education adviser": any(_is_school(text) for text in said),
        "a doctor or other health professional": any(_is_medical(text) for text in said),
        "an educational psychologist": any(
            _PSYCHOLOGIST.search(text) and not _CLINICAL.search(text) for text in said
        ),
        "social care": _any(said, _SOCIAL),
    }
    if is_year_9:
        wanted["anyone on preparing for adult life"] = _any(said, _ADULT_LIFE) or any(
            _ADULT_LIFE.search(entry.text) for entry in context.advice
        )
    if _has(plan, _DEAF_CHILD):
        wanted["a teacher of the deaf"] = _any(said, _HEARING)
    if _has(plan, _BLIND_CHILD):
        wanted["a teacher of children with vision impairment"] = _any(said, _SIGHT)
    for source, is_there in wanted.items():
        if not is_there and not _AGREED_AS[source].search(agreed):
            yield source


def _any(said: list[str], words: re.Pattern[str]) -> bool:
    return any(words.search(text) for text in said)


def _is_school(text: str) -> bool:
    """A school's word, and not a parent's or a psychologist's who happens to work with schools."""
    return bool(
        _SCHOOL.search(re.sub(r"educational\s+psycholog\w+", "", text, flags=re.IGNORECASE))
        and not _MEDICAL.search(text)
        and not re.search(r"\bparents?\b|\bsocial\b", text, re.IGNORECASE)
    )


def _is_medical(text: str) -> bool:
    """A doctor's or nurse's word: that a therapist works in health does not make it medical."""
    bare = re.sub(r"\b(?:mental\s+)?health\s*:\s*", "", text, flags=re.IGNORECASE)
    if _THERAPY.search(text):
        return bool(re.search(r"\b(?:paediatric(?:ian|s)|doctor|medical)\b", bare, re.IGNORECASE))
    return bool(_MEDICAL.search(bare)) and not re.search(r"\bschool\s+SENCo\b", text)


def _has(plan: Plan, words: re.Pattern[str]) -> bool:
    for need in plan.needs_of("B") + plan.needs_of("C"):
        for _, said in sentences(need.text):
            match = words.search(said)
            if match and not _DENIED.search(said[: match.start()]):
                return True
    return False
