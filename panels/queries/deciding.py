"""What an officer decides on: the advice in its own words, and what was decided before."""

from __future__ import annotations

from cases.deciding.answering import PanelAdvice
from cases.models import Decision
from statutory import format_date

from ..kinds import QUESTIONS
from ..models import AgendaItem, Outcome, Recommendation, Said
from ..models.record import Standing

_AS_ADVICE = {
    Said.YES: Decision.Advice.YES,
    Said.NO: Decision.Advice.NO,
    Said.UNSURE: Decision.Advice.UNSURE,
    Said.DEFER: Decision.Advice.UNSURE,
}
# What tells how an outcome stands now: read with it, so that a list asks once.
STANDING = ("by", "decision__by", "decision__rewritten_as__by")
HELD = "A decision by {by} on this waits for a senior. Write it anew or drop it first"
TWICE = (
    "{by} decided this on {on} already. A case is decided once after an advice: for another"
    " decision it goes to a panel again"
)
PUT_OFF = (
    "The panel put this case off, so there is no advice to decide on. The time limits go on"
    " running: you can decide without a panel"
)
OF_THOSE_PRESENT = (
    "Advice of those present, not of the panel. For its quorum the meeting lacked: {lacked}."
)


def who_advised(said: Recommendation) -> str:
    """Whose advice it is. Never the panel’s, where the meeting lacked its quorum (H-204)."""
    return "The panel advised" if said.is_quorate else "Those present advised"


def not_quorate(said: Recommendation) -> str:
    """That the advice is of those present, and what the meeting lacked. Empty: quorate."""
    if said.is_quorate:
        return ""
    return OF_THOSE_PRESENT.format(lacked=", ".join(said.lacked))


def advised_words(said: Recommendation) -> str:
    """The advice in words, as a decision keeps it."""
    parts = (not_quorate(said), said.words, f"Reasons: {said.reasons}", said.conditions)
    return "\n\n".join(part for part in parts if part)[:2000]


def as_kept(said: Recommendation) -> PanelAdvice:
    """The advice as a decision keeps it. Of those present only, where the quorum was lacking."""
    return PanelAdvice(_AS_ADVICE[Said(said.said)], said.item.on, advised_words(said))


def facts_of(said: Recommendation) -> tuple[tuple[str, str], ...]:
    """The advice as rows of words, with what was voted and who would have advised otherwise."""
    votes = f"{said.votes_for} for, {said.votes_against} against"
    rows = (
        (who_advised(said), said.get_said_display()),
        ("In words", said.words),
        ("Its reasons", said.reasons),
        ("Conditions", said.conditions),
        ("Votes", votes if said.votes_for is not None else ""),
        *(
            (f"{one.membership.user.name} would have advised otherwise", one.words)
            for one in said.dissents.select_related("membership__user")
        ),
        ("Advised on", format_date(said.item.on)),
    )
    return tuple(row for row in rows if row[1])


def why_not_now(item: AgendaItem, said: Recommendation) -> str:
    """Why nothing can be decided on this advice, in a sentence. Empty: it can."""
    return PUT_OFF if said.said == Said.DEFER else why_not_again(item)


def why_not_again(item: AgendaItem) -> str:
    """Why a case is not decided once more after one advice, in a sentence. Empty: it may be."""
    before = Outcome.objects.filter(item=item).select_related(*STANDING).first()
    if before is not None and before.stands is not None:
        return _already(before.stands)
    asked = QUESTIONS[item.question].decided_by
    since = item.case.decisions.filter(question=asked, on__gte=item.on)
    made = since.exclude(state=Decision.State.DROPPED).select_related("by").first()
    return _already(made) if made else ""


def _already(before: Standing | Decision) -> str:
    if before.is_held:
        return HELD.format(by=before.by.name)
    return TWICE.format(by=before.by.name, on=format_date(before.on))
