"""What does not belong in Section F: names of people and places, the way to school (F-11, F-12)."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..names import TITLES, child_names, our_words, plain, tokens
from ..passages import passages, unquoted
from ..schools import known_schools, schools_in

_TITLED = re.compile(rf"\b{TITLES}\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")
_SERVICE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]{1,40}(?:\s(?:and\s|of\s)?[A-Z][\w’'-]{1,40}){0,5})\s"
    r"(?:Service|Services|Team|Hospital|Clinic|Infirmary|Trust|Consortium|Hub)\b"
)
_OFFERS = re.compile(r"Service|Team|Hospital|Clinic|Infirmary|Trust|Consortium|Hub")
_GENERIC = re.compile(
    r"^(?:The|A|An|In|Each|Every|His|Her|Their|Specialist|Educational|Education|Psychology|Speech|and"
    r"|Language|Therapy|Occupational|Hearing|Vision|Visual|Sensory|Support|Impairment|Autism|Advisory"
    r"|Outreach|Teaching|Learning|Behaviour|Early|Years|Mental|Health|Child|Children['’]?s?|Young"
    r"|People['’]?s?|Community|Nursing|Paediatric|Physical|Needs?|SEND?|SEN|Inclusion|Careers|Travel"
    r"|Training|Social|Care|School|Local|Adult|Disabilit(?:y|ies)|Communication|Interaction|Team|of"
    r"|Physiotherapy|Dietetic|Continence|Epilepsy|Multi|Agency|NHS|CAMHS|Youth|Transition|Literacy"
    r"|Deaf|Blind|Complex|Specific|Difficult(?:y|ies)|Emotional|Wellbeing|Virtual|Assistive"
    r"|Technology|Portage|Clinical|Psychological|Parent|Family|Alternative|Augmentative|Integrated"
    r"|Integrative|Outdoor|Forest|Music|Art|Drama|Play|SALT|SaLT|OT|EP|TA|ELSA)$"
)


def named_in_final(plan: Plan, context: Context) -> Iterator[Found]:
    """F-11: a person, a school or a service by its own name."""
    staff = _staff(plan, context)
    known, ours = known_schools(plan, context), our_words(plan, context)
    for one in passages(plan):
        if one.section != "F":
            continue
        text = unquoted(one.text)
        people = list(_TITLED.finditer(text))
        people += list(staff.finditer(text)) if staff else []
        for match in people:
            yield one.matched(match, "A person is named: say the post and its training")
        for match in schools_in(text, known, ours) if one.is_main else ():
            yield one.matched(match, "A school is named: is it needed to make this clear?")
        for match in _SERVICE.finditer(text) if _OFFERS.search(text) else ():
            if not all(_GENERIC.match(word) for word in match["name"].split()):
                yield one.matched(match, "A service is named: say what it does")


def _staff(plan: Plan, context: Context) -> re.Pattern[str] | None:
    """Whole names of people on the case, and of those who advised, but not of the family."""
    entries = (*plan.advice, *context.advice)
    given = [plan.front.coordinator, plan.front.signed_by, *(p.name for p in context.people)]
    for entry in entries:
        if not re.search(r"\b(?:parents?|child|young person|family)\b", entry.role, re.IGNORECASE):
            given += re.split(r"\s+and\s+|,\s*(?:with\s+)?|;|\swith\s", entry.author)
    own = child_names(plan, context) | {t for p in plan.front.parents for t in tokens(p)}
    names = {re.sub(rf"^{TITLES}\s+", "", name.strip()) for name in given}
    whole = {n for n in names if len(n.split()) >= 2 and not {plain(w) for w in n.split()} & own}
    whole = {name for name in whole if all(word[:1].isupper() for word in name.split())}
    if not whole:
        return None
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(whole))})\b")


_VEHICLE = r"(?:taxi|minibus|mini-bus|school\s+bus|car|vehicle|transport|bus)"
_WAY = r"(?:to\s+and\s+from|between\s+home\s+and|from\s+home|home[\s-]to[\s-]school|each\s+way"
_WAY += r"|home\s+and\s+back|(?:to|from)\s+(?:the\s+)?(?:school|college|nursery|setting)\s+(?:and"
_WAY += r"|each|every|daily|in\s+the))"
_TRANSPORT = re.compile(
    rf"\bhome[\s-]to[\s-](?:school|college)\s+(?:transport|travel|taxi)\b"
    rf"|\b(?:school|college|home|door[\s-]to[\s-]door)\s+transport\b"
    rf"|\b{_VEHICLE}\b[^.;]{{0,60}}?\b{_WAY}\b|\b{_WAY}\b[^.;]{{0,60}}?\b{_VEHICLE}\b"
    rf"|\b(?:travel|transport)\s+(?:\w+\s+){{0,2}}(?:to|between)\s+(?:and\s+from\s+)?(?:home|school"
    r"|college|the\s+(?:school|college|setting))\b"
    r"|\b(?:passenger\s+assistant|escort)\b[^.;]{0,60}?\b(?:home|taxi|transport|minibus|journey"
    r"|to\s+and\s+from|to\s+(?:school|college))\b"
    r"|\b(?:taxi|transport|minibus|journey)\b[^.;]{0,60}?\b(?:passenger\s+assistant|escort)\b"
    r"|\b(?:a|an|the|his|her|their|daily|individual|solo)\s+(?:\w+\s+)?taxi\b(?!\s+(?:bay|rank))",
    re.IGNORECASE,
)
_TEACHING = re.compile(
    r"\b(?:teach\w*|train(?:ing|ed|s)?|independent\s+travel|travel\s+train\w*|practis\w+|learn\w*"
    r"|topic|lesson|role[- ]?play|story|stories|from\s+(?:her|his|their)\s+(?:taxi|transport|bus)"
    r"|off\s+(?:the|her|his|their)\s+(?:taxi|transport|bus)|meet\w*|greet\w*|trips?|visits?)\b",
    re.IGNORECASE,
)


def home_to_school(plan: Plan, context: Context) -> Iterator[Found]:
    """F-12: the way between home and school; teaching a child to travel is another thing."""
    for one in passages(plan):
        if one.section != "F" or one.field not in ("text", "what", "loose"):
            continue
        for clause in re.finditer(r"[^.;\n]+", one.text):
            match = _TRANSPORT.search(clause.group())
            if match and not _TEACHING.search(clause.group()):
                start = clause.start() + match.start()
                yield one.found(start, start + len(match.group()))


CHECKS: dict[str, Check] = {"F-11": named_in_final, "F-12": home_to_school}
