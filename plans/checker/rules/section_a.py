"""Section A: whose words, how they came, and nothing that belongs elsewhere (A-01 to A-05)."""

from __future__ import annotations

from collections.abc import Iterator

from statutory.ages import age_on, young_person_from

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..passages import Passage, main, sentences, unquoted
from ..reading_ease import grade

_HOW = re.compile(
    r"\b(?:told us|drew|drawing|asked|watched|observed|observation|talking mats|symbols"
    r"|pictures|questionnaire|met (?:with )?(?:him|her|them|the)|(?:talked|spoke) (?:to|with)"
    r"|filled in|interview\w*|visited|conversation|recorded|was helped"
    r"|(?:with|by|from) (?:her|his|their) (?:teacher|mum|dad|parents?"
    r"|key|ta|teaching|mother|father))\b",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"\b(?:observ\w+|watch\w+|does not (?:use|speak)|no words|without words|non-?verbal|pre-?verbal"
    r"|too young|eye[- ]pointing|body language|reactions?)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|I['’]m|I['’]ve|I['’]d|I['’]ll|me|my|mine|myself)\b")
_WHOSE = re.compile(
    r"\b(?:words?|wrote|written|said|told|dictated|scrib\w+|speech marks|drew|typed|helped|spoke"
    r"|recorded|quot\w+|talked|signed|own views)\b",
    re.IGNORECASE,
)
_NO_VIEWS = re.compile(
    r"\b(?:chose not|choose not|chosen not|declined|did not (?:wish|want|reply|respond|send|return)"
    r"|do(?:es)? not (?:wish|want)|preferred not|no (?:reply|response)|(?:was|were) asked)\b",
    re.IGNORECASE,
)
_JARGON = re.compile(
    r"\b(?:receptive|expressive|stimuli|stimulus|regulat\w+|dysregulat\w+|capacity|demonstrat\w+"
    r"|impact(?:s|ed)? (?:up)?on|deficits?|presents? with|cognitive\w*|cognition|sensory profile"
    r"|phonological|proprioce\w+|vestibular|attainment|intervention|differentiat\w+|facilitat\w+"
    r"|significant(?:ly)?|peers?|strategies|provision|executive function\w*|processing speed"
    r"|self-esteem|resilience|emotional literacy|co-?regulat\w+|transition(?:s|ing)?)\b",
    re.IGNORECASE,
)


def views(plan: Plan, context: Context) -> Iterator[Found]:
    """A-01: the child's views, and how they were gathered."""
    said, how = plan.views.child_voice, plan.views.how_views_obtained
    whole = " ".join((how, said, plan.views.communication, plan.views.history))
    few = len(said.split()) < 25
    watched = _WATCHED.search(whole) is not None and len(f"{said} {how}".split()) >= 25
    if few and not watched:
        message = "The child's views are hardly there" if said.strip() else "No views of the child"
        yield Found("A", quote=said.strip(), message=message, field="child_voice")
    told = " ".join(text for _, text in sentences(unquoted(said)) if not _FIRST.search(text))
    if not how.strip() and not _HOW.search(f"{told} {plan.loose.get('A', '')}"):
        message = "Nobody says how the child's views were gathered"
        yield Found("A", message=message, field="how_views_obtained")


def whose_words(plan: Plan, context: Context) -> Iterator[Found]:
    """A-02: "I", and nobody says who wrote it."""
    said = plan.views.child_voice
    text = unquoted(said)
    if len(_FIRST.findall(text)) <= 3 or text != said:
        return
    rest = f"{plan.views.how_views_obtained} {plan.views.communication} {plan.loose.get('A', '')}"
    if not _WHOSE.search(rest) and not _WHOSE.search(re.sub(r"[^.]*\bI\b[^.]*", "", said)):
        yield Found("A", quote=sentences(said)[0][1], field="child_voice")


def too_old(plan: Plan, context: Context) -> Iterator[Found]:
    """A-03: words a child of this age would not say, in what is written as "I"."""
    for one in _voice(plan):
        text = unquoted(one.text)
        mine = [said for _, said in sentences(text) if _FIRST.search(said)]
        for start, said in sentences(text):
            match = _JARGON.search(said) if _FIRST.search(said) else None
            if match:
                yield one.found(start + match.start(), start + match.end())
        front, words = plan.front, " ".join(mine)
        if front.dob and front.date and len(words.split()) >= 60:
            age = age_on(front.dob, front.date)
            familiar = {word.lower() for wish in context.interests for word in wish.split()}
            if age < 16 and grade(words, familiar) > (age - 5) + 3:
                message = "The sentences are harder than those of a child of this age"
                yield Found("A", quote=mine[0], message=message, field=one.field)


def _voice(plan: Plan) -> list[Passage]:
    return [one for one in main(plan, "A") if one.field in ("child_voice", "aspirations")]


def parents(plan: Plan, context: Context) -> Iterator[Found]:
    """A-04: the parents' views, or that they were asked, up to the end of school age."""
    front, said = plan.front, plan.views.parent_views
    if front.dob and front.date and front.date >= young_person_from(front.dob):
        return
    if len(said.split()) < 20 and not _NO_VIEWS.search(said):
        message = "The parents' views are hardly there" if said.strip() else "No views of parents"
        yield Found("A", quote=said.strip(), message=message, field="parent_views")


_ROLE = (
    r"(?:TAs?|LSA|HLTA|teaching assistants?|learning support assistants?|therapists?|SaLT|SLT|OT"
    r"|psychologist|specialist teachers?|support workers?|key ?workers?|counsellor|mentor|adult)"
)
_AMOUNT = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|ten|twenty|half an|an)[\s-]*"
    r"(?:minutes?|mins?|hours?|hrs?"
    r"|sessions?|times)\b|\b1\s?:\s?1\b|\bone[- ]to[- ]one\b|\bfull[- ]time\b",
    re.IGNORECASE,
)
_ROLE_HERE = re.compile(rf"\b{_ROLE}\b")
_NEEDS_ROLE = re.compile(
    rf"\b(?:needs?|requires?|must have|should have)\s+(?:an?|the|his|her|their|my)?\s*(?:\w+\s+)?"
    rf"(?:{_ROLE}|(?i:speech|occupational|physio|one[- ]to[- ]one|1:1)\b)"
)
_PAST = re.compile(r"\b(?:had|was|were|saw|used to|until|when|received|helped|talked|met)\b")


def hidden(plan: Plan, context: Context) -> Iterator[Found]:
    """A-05: an amount of help, or a need of a person, where nothing can be enforced."""
    for one in main(plan, "A"):
        if one.field in ("how_views_obtained", "history"):
            continue
        for start, said in sentences(unquoted(one.text)):
            match = _AMOUNT.search(said) if _ROLE_HERE.search(said) else None
            match = match or _NEEDS_ROLE.search(said)
            if match and not _PAST.search(said):
                yield one.found(start + match.start(), start + match.end())


CHECKS: dict[str, Check] = {
    "A-01": views,
    "A-02": whose_words,
    "A-03": too_old,
    "A-04": parents,
    "A-05": hidden,
}
