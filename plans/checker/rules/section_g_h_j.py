"""Health, care and money as a whole: agreement, age, the right part (G-02, G-04, H, J)."""

from __future__ import annotations

from collections.abc import Iterator

from statutory.ages import age_on

from ...content import Context, Plan, Provision
from ...language import swift as re
from ..findings import Check, Found
from ..nil import is_empty, is_nil, says_who_was_asked
from ..passages import main, passages, sentences

_ADULT = 18


def _gives(plan: Plan, *sections: str) -> list[Provision]:
    return [
        line
        for line in plan.provision_of(*sections)
        if not is_nil(line.text or line.what) and not is_empty(line.text or line.what)
    ]


def agreement(plan: Plan, context: Context) -> Iterator[Found]:
    """G-02: health provision without the health body's agreement."""
    agreed = plan.health_agreement
    if not _gives(plan, "G") and is_nil(plan.loose.get("G", "")):
        return
    who = [] if agreed is None else [name for name in (agreed.body, agreed.officer) if name.strip()]
    if agreed is None or not any(not is_empty(name) for name in who):
        yield Found("G", message="No health body's agreement is recorded", field="agreed_by")
    elif agreed.date is None:
        message = "The agreement of the health body has no date"
        yield Found("G", message=message, field="agreed_by")
    elif plan.front.date and agreed.date > plan.front.date:
        message = "The health body agreed only after the day of the plan"
        yield Found("G", quote=agreed.date.isoformat(), message=message, field="agreed_by")


_DOSE = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|µg|micrograms?|milligrams?|ml|millilitres?)\b"
    r"(?!\s+(?:of\s+)?(?:water|milk|fluid|feed|juice|drink))",
    re.IGNORECASE,
)
_DRUGS = re.compile(
    r"\b(?:melatonin|methylphenidate|ritalin|concerta|equasym|medikinet|atomoxetine|strattera"
    r"|lisdexamfetamine|elvanse|dexamfetamine|guanfacine|intuniv|clonidine|risperidone|aripiprazole"
    r"|olanzapine|quetiapine|sodium\s+valproate|valproate|epilim|levetiracetam|keppra|lamotrigine"
    r"|carbamazepine|tegretol|topiramate|ethosuximide|clobazam|zonisamide|phenytoin|midazolam"
    r"|buccolam|diazepam|lorazepam|fluoxetine|sertraline|citalopram|propranolol|baclofen|salbutamol"
    r"|ventolin|prednisolone|montelukast|insulin|metformin|omeprazole|movicol|laxido|lactulose"
    r"|oxybutynin|desmopressin|paracetamol|ibuprofen|cetirizine|chlorphen\w+|piriton|adrenaline"
    r"|glucagon|levothyroxine|hydrocortisone|amoxicillin|azithromycin|botulinum|vigabatrin)\b",
    re.IGNORECASE,
)


def medicines(plan: Plan, context: Context) -> Iterator[Found]:
    """G-04: a medicine or a dose, which the healthcare plan keeps up to date."""
    for one in passages(plan):
        if one.section in ("C", "G") and one.field != "agreed_by":
            for pattern in (_DOSE, _DRUGS):
                for match in pattern.finditer(one.text):
                    yield one.matched(match)


def grown_up(plan: Plan, context: Context) -> Iterator[Found]:
    """H-01: H1 for somebody of 18 or over."""
    front = plan.front
    if front.dob and front.date and age_on(front.dob, front.date) >= _ADULT:
        for line in _gives(plan, "H1"):
            yield Found("H1", line.id, message="From 18 on this belongs in H2")
        if not is_nil(plan.loose.get("H1", "")) and not _gives(plan, "H1"):
            yield Found("H1", message="From 18 on this belongs in H2")


# Help of the kind that section 2 of the 1970 Act names.
_PRACTICAL = re.compile(
    r"\b(?:practical\s+(?:help|assistance|support)|short\s+breaks?|respite|adaptations?|adapted"
    r"|day\s+care|holiday\s+(?:club|scheme|playscheme|support)|play\s?scheme|after[- ]school\s+club"
    r"|personal\s+assistant|support\s+worker|home\s+care|help\s+at\s+home|buddy(?:ing)?\s+scheme"
    r"|befriend\w+|sitting\s+service|hoist|stair\s?lift|ramps?|grab\s+rails?|equipment"
    r"|(?:support|help|care|take\s+\w+)\b[^.]{0,40}\b(?:in\s+the\s+(?:home|community)|outdoors)"
    r"|taken?\s+out|outings?|community\s+(?:activit\w+|support))\b",
    re.IGNORECASE,
)
_IN_CARE_NEED = re.compile(
    r"\b(?:2\s?:\s?1|two[- ]to[- ]one|1\s?:\s?1|one[- ]to[- ]one"
    r"|must\s+(?:be\s+)?(?:hold|held|watch"
    r"|supervis|carr|lift|hoist)\w*|constant\s+supervision|cannot\s+be\s+left|needs?\s+(?:an?\s+|two\s+"
    r"|full\s+)?(?:adults?|help|support|supervision|lifting|hoist\w*|equipment|adaptations?|respite)"
    r"|never\s+(?:safe|be\s+left)|all\s+(?:personal|self)[- ]?care|short\s+breaks?|respite"
    r"|disabled\s+child)\b",
    re.IGNORECASE,
)
_OVERNIGHT = re.compile(
    r"\b(?:overnight|nights?|residential|section\s+(?:17|20)|s\.?\s?(?:17|20)|foster|accommodat\w+"
    r"|care\s+act|child\s+(?:in\s+need|protection)|parenting|family\s+support\s+worker)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:Chronically\s+Sick|CSDPA)\b|\bsection\s+2\s+of\s+the\b[^.]{0,30}\b1970\b", re.IGNORECASE
)
_NOT_OWED = re.compile(r"\b(?:no|not|nothing|none)\b[^.]*$", re.IGNORECASE)
_REASON = re.compile(r"\bsocial\s+work|\bsocial\s+care\b|\bteam\b|\bassess", re.IGNORECASE)


def part_of_h(plan: Plan, context: Context) -> Iterator[Found]:
    """H-02: practical help for a disabled child in H2, or nowhere."""
    front = plan.front
    if front.dob and front.date and age_on(front.dob, front.date) >= _ADULT:
        return
    if _gives(plan, "H1") or not is_nil(plan.loose.get("H1", "")):
        return
    misplaced = False
    for line in _gives(plan, "H2"):
        match = _PRACTICAL.search(line.text) or _PRACTICAL.search(line.what)
        if match and not _OVERNIGHT.search(f"{line.text} {line.what}"):
            misplaced = True
            message = "H1 is empty, and this looks like help under section 2 of the 1970 Act"
            yield Found("H2", line.id, match.group(), message)
    if not misplaced:
        yield from _nowhere(plan, context)


def _nowhere(plan: Plan, context: Context) -> Iterator[Found]:
    for entry in context.advice:
        if re.search(r"social", f"{entry.title} {entry.role}", re.IGNORECASE):
            for _, said in sentences(entry.text):
                duty = _DUTY.search(said)
                if duty and not _NOT_OWED.search(said[: duty.start()]):
                    message = f"{entry.id} asks for help under the 1970 Act, and H1 is empty"
                    yield Found("H1", message=message)
                    return
    reason = plan.nil.get("H1", "")
    if says_who_was_asked(reason) and _REASON.search(reason):
        return
    for one in main(plan, "D"):
        if one.field == "text" and (match := _IN_CARE_NEED.search(one.text)):
            message = "D shows a child who needs practical help, and H1 is empty"
            yield one.matched(match, message)


_DIRECT = re.compile(r"\bdirect\s+payments?\b|\bpersonal\s+budget\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|not|nor|without|none)\b[^.]{0,60}$|^[^.]*\bnotional\b", re.IGNORECASE)


def direct_payment(plan: Plan, context: Context) -> Iterator[Found]:
    """J-01: a direct payment, and Section J does not say how much, for what, for which needs."""
    where = "J" if plan.budget.direct_payment else ""
    quote = item = ""
    for one in main(plan, "F", "G", "H1", "H2"):
        for _, said in sentences(one.text):
            match = _DIRECT.search(said)
            if not where and match and not _NONE.search(said[: match.start()]):
                where, item, quote = one.section, one.item, match.group()
    if where and (missing := _missing(plan)):
        message = f"There is a direct payment, and Section J does not give {', '.join(missing)}"
        yield Found(where, item, quote, message, "text" if quote else "direct_payment")


def _missing(plan: Plan) -> list[str]:
    budget, text = plan.budget, plan.nil.get("J", "") + " " + plan.loose.get("J", "")
    wanted = {
        "an amount or a service": (
            budget.amount + budget.service,
            r"£\s?\d|\bhours?\b|\bsessions?\b",
        ),
        "the needs": (budget.needs, r"\bneeds?\b|\b[BCD]\d"),
        "the outcomes": (budget.outcomes, r"\boutcomes?\b|\bE\d"),
        "the arrangements": (budget.arrangements, r"\baccount\b|\bpaid\b|\bmanaged\b|\barrange"),
    }
    return [
        what
        for what, (field, words) in wanted.items()
        if is_empty(field) and not (not is_nil(text) and re.search(words, text, re.IGNORECASE))
    ]


CHECKS: dict[str, Check] = {
    "G-02": agreement,
    "G-04": medicines,
    "H-01": grown_up,
    "H-02": part_of_h,
    "J-01": direct_payment,
}
