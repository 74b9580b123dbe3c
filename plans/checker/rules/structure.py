"""The build of a plan: its sections, its first page, what a template leaves behind (STR)."""

from __future__ import annotations

from collections.abc import Iterator

from statutory.ages import young_person_from

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..nil import is_empty, is_nil, says_who_was_asked
from ..passages import main
from ..rulebook import SECTIONS

_LETTERS = tuple(section for section in SECTIONS if section != "front")
_JOINED = re.compile(
    r"^\s*sections?\s+[A-K]\d?\s*(?:and|&|/|-|–|to|,|\+)\s*(?:section\s+)?[A-K]\d?\b[^.]{0,60}$"
    r"|^\s*[A-K]\d?\s*(?:and|&|/|\+)\s*[A-K]\d?\s*(?::[^.]{0,60})?$",
    re.IGNORECASE | re.MULTILINE,
)
_MAY_BE_NIL = ("C", "D", "G", "H1", "H2", "J")
_NEVER_NIL = {"B": "needs", "E": "outcomes", "F": "provision"}


def headings(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-01: each letter once, none of them joined to another."""
    given = plan.headings
    if not given:
        if not (plan.needs or plan.provision or plan.outcomes):
            yield Found("A", message="The plan has no sections at all")
        return
    for heading in given:
        if heading not in _LETTERS and _JOINED.search(heading):
            yield Found("front", quote=heading, message="Two sections share one heading")
    for letter in _LETTERS:
        if given.count(letter) > 1:
            yield Found(letter, message=f"Section {letter} stands in the plan twice")
        if letter not in given:
            joined = " H1 and H2 have to be separate." if "H" in given and letter[0] == "H" else ""
            yield Found(letter, message=f"Section {letter} is missing.{joined}")
    for one in main(plan):
        if len(one.text) < 5_000 and (match := _JOINED.search(one.text)):
            yield one.matched(match, "Two sections share one heading")


def empty_sections(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-02: nothing there, and no sentence that says who was asked."""
    for section in _MAY_BE_NIL:
        if plan.headings and section not in plan.headings:
            continue  # that it is missing is said by STR-01
        if _has_content(plan, section):
            continue
        said = _said_instead(plan, section)
        if is_empty(said):
            message = f"Section {section} is empty and does not say who was asked"
            yield Found(section, quote=said.strip(), message=message, field="nil")
        elif is_nil(said) and not says_who_was_asked(said) or len(said.split()) < 6:
            message = f"Section {section} says there is nothing, but not who was asked or when"
            yield Found(section, quote=said, message=message, field="nil")
    for section, what in _NEVER_NIL.items():
        if (not plan.headings or section in plan.headings) and not _has_content(plan, section):
            yield Found(section, message=f"Section {section} has no {what}")


def _has_content(plan: Plan, section: str) -> bool:
    if section == "J":
        asked = plan.budget.requested or plan.budget.direct_payment
        return bool(asked or plan.budget.amount or plan.budget.service)
    texts = [need.text for need in plan.needs_of(section)]
    texts += [line.text or line.what for line in plan.provision_of(section)]
    texts += [outcome.text for outcome in plan.outcomes] if section == "E" else []
    if any(not is_empty(text) and not is_nil(text) for text in texts):
        return True
    loose = plan.loose.get(section, "")
    return not is_empty(loose) and not is_nil(loose)


def _said_instead(plan: Plan, section: str) -> str:
    items = [need.text for need in plan.needs_of(section)]
    items += [line.text for line in plan.provision_of(section)]
    texts = [plan.nil.get(section, ""), plan.loose.get(section, ""), *items]
    return next((text for text in texts if not is_empty(text)), next(filter(None, texts), ""))


def first_page(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-08: each fact the first page must have."""
    front = plan.front
    grown_up = bool(front.dob and front.date and front.date >= young_person_from(front.dob))
    wanted = {
        "child": ("the child's legal name", bool(front.child.strip())),
        "dob": ("the date of birth", front.dob is not None),
        "status": ("whether it is a draft or final", bool(front.status)),
        "date": ("the date of the plan", front.date is not None),
        "la": ("the council responsible", bool(front.la.strip())),
        "coordinator": ("the officer", bool(front.coordinator.strip())),
        "parents": ("the parent or young person", bool(front.parents) or grown_up),
        "review_due": ("by when it is reviewed", front.review_due is not None or not plan.is_final),
    }
    for name, (what, is_there) in wanted.items():
        if not is_there:
            yield Found("front", message=f"The first page lacks {what}", field=name)


def signature(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-09: signed on the day of the plan, by somebody who did not write it."""
    front = plan.front
    if is_empty(front.signed_by):
        yield Found("front", message="Nobody has signed the final plan", field="signed_by")
    elif front.signed_by.strip().casefold() == front.coordinator.strip().casefold():
        message = "The officer who wrote the plan has signed it too"
        yield Found("front", quote=front.signed_by, message=message, field="signed_by")
    if not front.signed_on:
        yield Found("front", message="The signature has no date", field="signed_on")
    elif front.date and front.signed_on != front.date:
        message = "The signature and the plan bear different dates"
        yield Found("front", message=message, field="signed_on")


_DRAFT = re.compile(r"\bdraft\b", re.IGNORECASE)
_FINAL = re.compile(r"\bfinal(?:ised)?\b(?!\s+draft)", re.IGNORECASE)


def marking(plan: Plan, context: Context) -> Iterator[Found]:
    """STR-10: a header, watermark or file name that says another state."""
    said = re.sub(r"[_]", " ", plan.front.marking)
    if not said or re.search(r"\byou\b|\bwas\b|\bwere\b|\bis\b", said):
        return
    if plan.is_final and _DRAFT.search(said) and not re.search(r"\bfinal\b", said, re.I):
        message = "The pages are marked as a draft, and the plan is final"
        yield Found("front", quote=plan.front.marking, message=message, field="marking")
    if not plan.is_final and _FINAL.search(said) and not _DRAFT.search(said):
        message = "The pages are marked as final, and the plan is a draft"
        yield Found("front", quote=plan.front.marking, message=message, field="marking")


CHECKS: dict[str, Check] = {
    "STR-01": headings,
    "STR-02": empty_sections,
    "STR-08": first_page,
    "STR-09": signature,
    "STR-10": marking,
}
