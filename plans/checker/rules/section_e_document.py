"""What Section E must have as a whole: days ahead, steps, adult life (E-09, E-10, E-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from statutory.ages import YEAR_9, age_on, curriculum_year, twenty_fifth_birthday

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found, Severity
from ..times import first_day_named, year_group

_BY = re.compile(
    r"\b(?:by|before|until|within|at|in time for)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?"
    r"(?:(?:Year\s+\d+|Key\s+Stage\s+\d|Reception|nursery|spring|summer|autumn|term)\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_ON = re.compile(r"\s*(?:in|on|by|of|at)?\s*\(?$", re.IGNORECASE)


def days_of_outcomes(plan: Plan, context: Context) -> Iterator[Found]:
    """E-09: a day that is past when the plan is made, or after the 25th birthday."""
    front = plan.front
    last = twenty_fifth_birthday(front.dob) if front.dob else None
    for outcome in plan.outcomes:
        named = _deadline(outcome.text)
        for field, day, quote in (
            ("by", outcome.by, outcome.by.isoformat() if outcome.by else ""),
            ("text", named[0] if named else None, named[1] if named else ""),
        ):
            if not day:
                continue
            if front.date and day <= front.date:
                message = f"{outcome.id} was to be reached by a day before the plan"
            elif last and day > last and (not front.date or front.date < last):
                message = f"{outcome.id} lies after the 25th birthday"
            else:
                continue
            yield Found("E", outcome.id, quote, message, field)
            break


def _deadline(text: str) -> tuple[date, str] | None:
    """The day by which, not the day of a score in brackets: "By July 2027 ... (74 in 2024)"."""
    at = 0
    while found := first_day_named(text, at):
        day, match = found
        before = text[max(0, match.start() - 60) : match.start()]
        if by := _BY.search(before):
            return day, text[match.start() - len(by.group()) : match.end()]
        at = match.end()
    return None


_TARGETS = re.compile(
    r"\b(?:short[- ]?term|smaller?|small|termly|half[- ]termly|interim|shorter|yearly|annual"
    r"|intermediate)\s+(?:\w+\s+)?(?:targets?|steps?|goals?|objectives?|outcomes?|milestones?)\b"
    r"|\b(?:targets?|steps?|goals?)\b[^.]{0,60}\b(?:each|every|once a|per)\s+(?:half[- ])?term\b"
    r"|\b(?:individual education plan|IEP|one[- ]page plan|support plan)\b[^.]{0,60}\btargets?\b",
    re.IGNORECASE,
)


def short_term(plan: Plan, context: Context) -> Iterator[Found]:
    """E-10: who sets the steps on the way, and how often."""
    if not plan.outcomes or plan.short_term_targets.strip():
        return
    texts = [plan.loose.get("E", ""), *(outcome.text for outcome in plan.outcomes)]
    if any(_TARGETS.search(text) for text in texts):
        return
    if not all(outcome.steps.strip() for outcome in plan.outcomes):
        yield Found("E", message="Section E does not say who sets short-term targets, and when")


# The four ways to adult life: work, a home and travel of one's own, people, health.
_ADULT_LIFE = re.compile(
    r"\b(?:prepar\w+\s+for\s+(?:adult\w*|work|independen\w+)|pfa\b|adulthood|employment|employers?|employab\w+|careers?\b"
    r"|work\s+(?:experience|placement|shadowing|taster)|workplace|paid\s+work|(?:a|paid|first|part-time|real|find|get|getting)\s+jobs?\b(?!\s+card)"
    r"|job\s+(?:coach\w*|interviews?|applications?|search|club|centre)"
    r"|supported\s+internship|internship|apprentic\w+|vocational|volunteering|enterprise"
    r"|college\s+(?:visits?|course|link|taster|transition|open)|(?:visit\w*|transition\s+to|link"
    r"|taster\w*\s+at|move\s+to|apply\w*\s+(?:to|for))\s+(?:\w+\s+){0,3}college|post-?16|post-?18"
    r"|independent\s+(?:living|travel)|live\s+(?:independently|alone|more\s+independently)"
    r"|travel\s+training|travel(?:s|ling)?\s+(?:\w+\s+){0,3}(?:independently|alone|by\s+(?:bus|train))"
    r"|(?:bus|train)\s+(?:journey|route|travel)|(?:use|using|catch\w*)\s+(?:the\s+|a\s+)?bus"
    r"|money\b|(?<!personal\s)budget(?:ing|s)?\b|bank(?:ing)?\s+(?:account|card)|shopping|cook(?:ing)?\b"
    r"|housing|tenancy|supported\s+living|own\s+(?:home|flat)|household|laundry|life\s+skills"
    r"|(?:local|wider|the)\s+community\b|community\s+(?:activit\w+|groups?|clubs?|inclusion"
    r"|participation|facilities|events|life|links?)|friendships?\b|relationships?\b"
    r"|(?:make|keep|meet|making|keeping|meeting)\s+(?:\w+\s+)?friends\b|social\s+life|youth\s+club"
    r"|adult\s+(?:services|social\s+care|health)|(?:health|GP|doctor\w*|dental|clinic)\s+"
    r"appointments?|annual\s+health\s+check|(?:manage|managing|order\w*)\s+(?:\w+\s+){0,2}"
    r"(?:medic\w+|prescription)|voting|sexual\s+health|(?:self-)?advoca\w+)\b",
    re.IGNORECASE,
)
_NOT_ADULT_LIFE = re.compile(
    r"\bcommunity\s+(?:support\s+worker|nurse|nursing|paediatric\w*|school)|\bgood\s+job\b"
    r"|\bmoney\s+(?:sums|problems)\b",
    re.IGNORECASE,
)


def adulthood(plan: Plan, context: Context) -> Iterator[Found]:
    """E-12: from Year 9 something in F, G or H prepares for adult life, and an outcome does."""
    if _school_year(plan) < YEAR_9:
        return
    lines = plan.provision_of("F", "G", "H1", "H2")
    if not any(
        "pfa" in line.kind.lower() or _is_adult_life(f"{line.text} {line.what}") for line in lines
    ):
        yield Found("F", message="Nothing in F, G or H prepares for adult life")
    elif not any(_is_adult_life(f"{one.text} {one.aspiration}") for one in plan.outcomes):
        message = "No outcome is about adult life"
        yield Found("E", message=message, severity=Severity.WARN)


def _is_adult_life(text: str) -> bool:
    return _ADULT_LIFE.search(_NOT_ADULT_LIFE.sub(" ", text)) is not None


def _school_year(plan: Plan) -> int:
    """The school year: the one they are taught in, else the one the birth date says."""
    front = plan.front
    said = year_group(front.year_group)
    if front.dob and front.date and front.dob < front.date:
        by_birth = curriculum_year(front.dob, front.date)
        if said is None or (not front.out_of_cohort and age_on(front.dob, front.date) >= 16):
            return by_birth
        return said if front.out_of_cohort else max(said, by_birth)
    return said if said is not None else 0


CHECKS: dict[str, Check] = {
    "E-09": days_of_outcomes,
    "E-10": short_term,
    "E-12": adulthood,
}
