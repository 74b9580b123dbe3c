"""The plan against the advice it rests on: where it gives less than was recommended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content import Advice, Plan, Provision
from ..language.callings import Role, does_as_well, roles
from ..language.frequencies import Spread, in_one_unit
from ..language.quantities import Dose, doses
from ..language.ratios import ratios
from .advice import Recommendation, activity, recommendations
from .amounts import line_doses
from .doses import dose_losses, kind_of, said
from .people import providers

ENOUGH = 0.95


@dataclass(frozen=True)
class Less:
    """A line that gives less than a paper recommends: both passages, for both to be shown."""

    line: Provision
    advice: Advice
    recommended: str
    given: str
    quote: str  # what the line says, in plain spelling


def less_than_advised(plan: Plan, advice: tuple[Advice, ...]) -> Iterator[Less]:
    """Every line that gives less time, less often or to more children than the advice says."""
    papers = {paper.id: paper for paper in (*plan.advice, *advice) if paper.text}
    lines = [line for line in plan.provision if line.section in ("F", "G", "H1", "H2")]
    told: set[tuple[str, str]] = set()
    for paper in papers.values():
        for one in recommendations(paper.text):
            for less in _of_one(one, paper, lines):
                if (less.line.id, less.given) not in told:
                    told.add((less.line.id, less.given))
                    yield less


def _of_one(one: Recommendation, paper: Advice, lines: list[Provision]) -> Iterator[Less]:
    if not one.doses and not any(ratio.is_stated for ratio in one.ratios):
        return
    about = [line for line in lines if _is_about(one, paper, line)]
    for dose in one.doses:
        given = [(line, other) for line in about for other in _comparable(dose, line)]
        if given and not any(_is_enough(dose, other) for _, other in given):
            line, other = max(given, key=lambda pair: _closeness(one, dose, *pair))
            yield Less(line, paper, one.quote, said(other), other.quote)
    yield from _of_ratio(one, paper, about)


def _of_ratio(one: Recommendation, paper: Advice, about: list[Provision]) -> Iterator[Less]:
    wanted = [ratio.children for ratio in one.ratios if ratio.is_stated]
    if not wanted or not about:
        return
    line = max(about, key=lambda each: len(one.activity & _done(each)))
    given = ratios(line.ratio) or ratios(line.text)
    if given and min(ratio.children for ratio in given) > max(wanted):
        yield Less(line, paper, one.quote, given[0].quote, given[0].quote)


def _is_about(one: Recommendation, paper: Advice, line: Provision) -> bool:
    """Whether a line gives what is recommended: the same person, and the same thing done."""
    people = [named.role for named in (roles(line.who) or providers(line.text))]
    wanted = [role for role in one.people if role.rank] or _implied(one, paper)
    if wanted and people and not any(does_as_well(p, role) for p in people for role in wanted):
        return False
    if not wanted and paper.id not in line.advice_refs:
        return False
    shared = one.activity & _done(line)
    if paper.id in line.advice_refs:
        return bool(shared) or bool(wanted and _is_specialist(wanted) and not one.activity)
    return len(shared) >= 2


def _done(line: Provision) -> frozenset[str]:
    return activity(line.what) | activity(line.text)


def _implied(one: Recommendation, paper: Advice) -> list[Role]:
    """A therapist who recommends "direct therapy" means her own."""
    text = one.quote.lower()
    if any(word in text for word in ("direct", "therapy", "individual ot", "ep time", "my ")):
        return [named.role for named in roles(paper.role)][:1]
    return []


def _is_specialist(people: list[Role]) -> bool:
    return any(role.rank >= 3 for role in people)


def _comparable(dose: Dose, line: Provision) -> list[Dose]:
    found = [*line_doses(line), *doses(line.text)]
    return [
        other
        for other in found
        if kind_of(other) == kind_of(dose) and (other.minutes is None) == (dose.minutes is None)
    ]


def _is_enough(dose: Dose, other: Dose) -> bool:
    if dose.minutes is None or other.minutes is None:
        return not dose_losses(dose, other)
    if dose.every and other.every:
        one, two = in_one_unit(dose.every, other.every)
        wanted = one * _exactly(dose.minutes_each_window or 0)
        return (two * _exactly(other.minutes_each_window or 0)).high >= ENOUGH * wanted.low
    return other.minutes >= ENOUGH * dose.minutes


def _exactly(number: float) -> Spread:
    return Spread(number, number)


def _closeness(one: Recommendation, dose: Dose, line: Provision, other: Dose) -> float:
    shared = len(one.activity & _done(line))
    same = (dose.every == other.every) + (dose.times == other.times)
    return shared + same
