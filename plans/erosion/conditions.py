"""What it depends on: staff, money, somebody's judgement, a time that suits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..language import swift as re
from ..language.spelling import plain
from ..language.stems import stems
from .loss import Kind, Loss
from .sides import Side, changed

_MEANS = (
    r"(?:availab\w*|staff\w*|fund\w*|resourc\w*|capacity|budget\w*|waiting list"
    r"|time(?:tabl\w+)?|timetabl\w+|cover|demand|caseload\w*|recruit\w*|allow\w*"
    r"|permit\w*|possible|practicable|practical|feasible|reasonabl\w+|appropriate"
    r"|necessary|needed|required|suitable|considered|deemed|felt|agreed|indicated"
    r"|able to|free(?! of)|relevant|beneficial|helpful|desirable|ready|willing|engag\w+"
    r"|operational\w*|circumstances)"
)
# "Provided that he agrees" is a condition; "will be provided in all lessons" is none.
_PROVIDED = (
    r"(?<!be )(?<!is )(?<!are )(?<!being )(?<!been )(?<!and )(?<!also )(?<!always )provided"
    r"(?! (?:by|in|to|for|with|on|at|each|every|daily|weekly|throughout|during|from)\b)"
)
_CONDITIONS = (
    r"\b(?:once|1 times) (?!an? (?:\w+[- ])?(?:day|week|fortnight|month|term|half|year)"
    r"|every|each|daily|weekly)(?:[\w'-]+ ){1,6}(?:has|have|is|are|can|becomes?"
    r"|completes?)\b[^.;,]{0,40}",
    r"\bsubject to\b(?! (?:the )?(?:annual |statutory )?review\b)[^.;,]{0,60}",
    r"\b(?:depend(?:ing|ent|s|ant)?|contingent|conditional) (?:up)?on\b[^.;]{0,60}",
    rf"\b(?:if|when|where|whenever|wherever|as far as|so far as|insofar as|should"
    rf"|{_PROVIDED}|providing|as long as|assuming|once|unless)\b (?:and when |or when "
    rf"|and where )?(?:[\w'-]+ ){{0,6}}?{_MEANS}\b",
    r"\bif\b (?!the annual)[^.;,]{3,60}",
    r"\bas (?:and when )?(?:\w+ly )?(?:required|needed|necessary|appropriate|directed|determined"
    r"|decided|agreed|advised|identified|indicated|requested|deemed"
    r"|available)\b[^.;,]{0,40}",
    r"\bas and when\b[^.;,]{0,40}",
    r"\b(?:staff\w*|time|resources?|funding|capacity|timetable|budgets?"
    r"|availability)(?: levels?)? (?:permitting|allowing|allows?|permits?)\b",
    rf"\b(?:{_PROVIDED}|providing|on condition|so long as|unless|assuming"
    r"|in the event)\b (?:that )?[^.;,]{3,60}",
    r"\bat the (?:discretion|request|convenience) of\b[^.;,]{0,40}|\b(?:at"
    r"|in) (?:the )?(?:\w+['’]?s?['’]? )?(?:discretion|professional judge?ment)\b",
    r"\b(?:to be|will be) (?:agreed|determined|decided|confirmed|arranged"
    r"|negotiated)\b[^.;,]{0,40}",
    r"\b(?:may|can|could|might) be (?:reduced|varied|changed|adjusted|withdrawn|amended"
    r"|faded|stopped|altered)\b[^.;,]{0,40}",
    r"\b(?:school|college|setting|nursery|staff|team|council|authority|la|provider|service|head\w*|senco"
    r"|teacher|therapist|who|which|it|they|and) (?:can|may|could|might|is free to|are free to|is able to|are able to"
    r"|has the right to|is allowed to) (?:then |later |also )?(?:reduce|cut|vary|withdraw|stop|fade|taper"
    r"|scale|step (?:it|this|them)? ?down|adjust|lower|pause|suspend|shorten|alter|end|phase)\b"
    r"(?! (?:\w+ ){0,2}(?:anxiety|distress|stress|noise|pain|demands?))[^.;,]{0,40}",
    r"\b(?:once|as soon as|as|when) (?:[\w'’-]+ ){1,3}(?:settles?|copes?|manages?|masters?|progress(?:es)?|improves?"
    r"|catch(?:es)? up|makes? progress|gains? (?:confidence|independence|skills)|grows? in|becomes? more)\b",
    r"\bneeds?[- ]led\b|\baccording to (?:need|availability|capacity|resources"
    r"|demand)\b|\bwithin (?:available|existing|current) (?:resources|staffing|capacity"
    r"|budgets?|funding)\b",
    r"\bin line with (?:the )?(?:school|setting|service|college|provider|local"
    r"|available|trust)\w*['’]?s? (?:\w+ )?(?:offer|policy|capacity|timetable"
    r"|arrangements|availability|resources|model|pathway)\b",
    r"\bfollowing (?:a |an )?(?:further |successful |fresh )?(?:assessment|referral"
    r"|triage|panel|approval)\b|\bsubject to\b|\bpending\b[^.;,]{0,40}",
    r"\bwhen(?:ever)? (?:\w+ ){0,3}?(?:can|could|may)\b[^.;,]{0,40}"
    r"|\bwherever (?:possible|practicable|feasible)\b",
)
_CONDITION = [re.compile(pattern) for pattern in _CONDITIONS]
_SENTENCE = re.compile(r"(?<=[a-z\d)])[.;](?= |$)")
_ON_TOP = re.compile(
    r"\b(?:in addition|on top|(?:is|be) increased|(?:be|is) (?:added|extended)|further sessions)\b"
)


def condition_losses(before: Side, after: Side) -> Iterator[Loss]:
    """It now depends on something on which it did not depend."""
    new = conditions(changed(before, after))
    had = conditions(before.all) if new else ()
    for words in new:
        if not any(_is_same(words, other) for other in had) and not _of_an_extra(
            words, before, after
        ):
            yield Loss(Kind.CONDITION, "", words, f"It now depends on something: “{words}”.")
            return


@lru_cache(maxsize=4096)
def conditions(typed: str) -> tuple[str, ...]:
    """The words on which something depends."""
    text = plain(typed)
    found = [
        (m.start(), m.group().strip()) for pattern in _CONDITION for m in pattern.finditer(text)
    ]
    return tuple(words for _, words in sorted(found))


def _is_same(words: str, other: str) -> bool:
    first, second = stems(words), stems(other)
    return words == other or bool(first and first & second)


def _of_an_extra(words: str, before: Side, after: Side) -> bool:
    """Whether only what is given on top depends on it: "if she needs more, that will be added"."""
    if not after.text:
        return False
    said = next((one for one in _SENTENCE.split(plain(after.text)) if words in one), "")
    on_top = _ON_TOP.search(said)
    return (
        on_top is not None and not _ON_TOP.search(plain(before.text)) and said != plain(after.text)
    )
