"""Who checks that it happens and works, and how often."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import swift as re
from ..language.callings import Named, does_as_well, roles
from ..language.quantities import doses
from ..language.spelling import plain
from ..language.stems import stems
from .doses import dose_losses
from .loss import Kind, Loss
from .sides import Side

_VERBS = (
    r"(?:monitor\w*|review\w*|observ(?:e|es|ed|ing|ations?)|evaluat\w+|track\w*"
    r"|audit\w*|reports?|reported|reporting"
    r"|(?:progress|written|verbal|short) (?:report|check|update|note|summar|review)\w*"
    r"|updates? to|overs(?:ee|een|ight|ees)"
    r"|checked (?:on|by|each|every|in|at)|check(?:s|ing)? (?:on|the fit|it|progress"
    r"|that everything|this)|re-?tests?"
    r"|logs?|logged|quality[- ]assur\w+)"
)
_CHECKS = re.compile(rf"\b{_VERBS}\b(?! to (?:the )?(?:office|reception)| card)")
_LOOKED_AT = re.compile(
    r"\b(?:check(?:s|ed|ing)?|go(?:es)? (?:over|through)|look(?:s|ed)? (?:at|back|over)|discuss\w*"
    r"|revisit\w*|measur\w+|writ(?:es?|ing|ten) to|feeds? back|inform(?:s|ed)|tells|sends?|sent|receives?"
    r"|gets|in writing|hears? from|updat\w+)\b"
)
_SAID_ALREADY = stems(
    "reviewed reviewing review monitored monitoring monitors checked checks overseen"
)
_SENTENCE = re.compile(r"(?<!\bi\.e)(?<!\be\.g)(?<=[a-z\d)])[.;](?= |$)|\n")
_CLAUSE = re.compile(
    r", (?=and |with (?:a |an )?(?:written|progress|report|review))"
    rf"|\band (?=(?:will |then |is |are |be |to |also )*{_VERBS})"
)
_PASSIVE = re.compile(r"\b(?:is|are|be|being|been) (?:\w+ )?\w+ed\b")
_DOERS = re.compile(r"\bby (?:the |an? |his |her |their )?[^.;]+$")
_BEFORE_VERB = re.compile(
    rf"^[^.;]{{0,26}}?\b(?:will |to |then |also |who |and |is |are |be |should |termly "
    rf"|half-termly )*{_VERBS}\b"
)
_ADVISED = re.compile(
    r"\b(?:advis(?:es?|ing)|train(?:s|ing)?|coach(?:es|ing)?|brief(?:s|ing)?|show(?:s|ing)?"
    r"|guid(?:es?|ing)|model(?:s|ling)? (?:to|for)) (?:(?:his|her|their|the|all|class|school) )*$"
)
_BEFORE_NAME = re.compile(
    rf"\b{_VERBS}\b[^.;,]{{0,50}}?\b(?:by|from|with) (?:the |an? |his |her "
    rf"|their )?(?:[\w-]+ ){{0,4}}$"
)


def begins_checking(words: str) -> bool:
    """Whether what follows somebody's name is that they check."""
    return bool(_BEFORE_VERB.match(words))


def ends_checking(words: str) -> bool:
    """Whether what stands before somebody's name is that it is checked by them."""
    return bool(_BEFORE_NAME.search(words))


def checking_parts(text: str) -> list[str]:
    """The clauses of a text that say who checks and how often, in plain spelling."""
    found = []
    for sentence in _SENTENCE.split(plain(text)):
        clauses = _CLAUSE.split(sentence)
        for clause in clauses:
            if _CHECKS.search(clause):
                found.append(_with_whom(clause, clauses))
    return found


def _with_whom(clause: str, clauses: list[str]) -> str:
    """A clause with who does it: "plans are reviewed, and staff advised, by the dietitian"."""
    if roles(clause):
        return clause
    doers = _DOERS.search(clauses[-1]) if clause != clauses[-1] else None
    if doers and _PASSIVE.search(clause):
        return f"{clause} {doers.group()}"
    return clause if clause == clauses[0] else f"{_subject(clauses[0])} {clause}".strip()


def _still_checked(before: str, after: str) -> list[str]:
    """The clauses that say in other words that what was checked is still looked at."""
    was = stems(before)
    return [
        part
        for part in _SENTENCE.split(plain(after))
        if _LOOKED_AT.search(part) and len(stems(part) & was) >= 2
    ]


def _subject(clause: str) -> str:
    """Who a sentence is about: the first that it names."""
    named = roles(clause)
    return named[0].quote if named else ""


def monitoring_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Checked by somebody else, less often, or no longer."""
    was, now = before.of("monitored_by"), after.of("monitored_by")
    if was:
        spoken = now or "; ".join(checking_parts(after.text))
        yield from _less_checked(was, spoken, is_cut_counted=bool(now))
    if before.text and after.text and plain(before.text) != plain(after.text):
        parts, later = checking_parts(before.text), checking_parts(after.text)
        later = later or _still_checked("; ".join(parts), after.text)
        held = "; ".join(filter(None, ["; ".join(later), now]))
        if parts and not held:
            yield _gone("; ".join(parts))
        elif parts:
            yield from _less_checked("; ".join(parts), held, is_cut_counted=False)


def _less_checked(was: str, now: str, *, is_cut_counted: bool) -> Iterator[Loss]:
    if not now:
        yield _gone(was)
        return
    people = [one.role for one in roles(now)]
    gone = [
        one
        for one in roles(was)
        if not any(does_as_well(other, one.role) for other in people) and not _is_told(was, one)
    ]
    if not gone and is_cut_counted and _is_another(was, now):
        yield Loss(Kind.MONITORING, was, now, f"No longer checked by: {was}.")
    elif gone:
        yield Loss(Kind.MONITORING, was, now, f"No longer checked by: {gone[0].role.title}.")
    elif _is_rarer(was, now):
        yield Loss(Kind.MONITORING, was, now, f"Checked less often: it was {was}; now it is {now}.")
    elif is_cut_counted and stems(now) < stems(was) - _SAID_ALREADY:
        yield Loss(Kind.MONITORING, was, now, f"It was {was}; now it is only {now}.")


def _is_told(was: str, named: Named) -> bool:
    """Whether somebody is only advised or shown, and does not check: "advising his teachers"."""
    return bool(_ADVISED.search(plain(was)[: named.start]))


def _is_another(was: str, now: str) -> bool:
    """Whether somebody we have no name for, such as a service, has given way to somebody else."""
    who = stems(was) - _SAID_ALREADY
    return bool(who and roles(now)) and not roles(was) and not who & stems(now)


def _is_rarer(was: str, now: str) -> bool:
    first = [dose for dose in doses(was) if dose.every or dose.yearly]
    second = list(doses(now))
    for dose in first:
        held = [other for other in second if not dose_losses(dose, other)]
        if not held:
            return True
        second.remove(held[0])
    return False


def _gone(was: str) -> Loss:
    return Loss(Kind.MONITORING, was, "", f"No longer checked: {was}.")
