"""Sections I and J as they are shown: the setting, and the personal budget."""

from __future__ import annotations

from ..content import Plan, Setting
from ..sections import Section
from .blocks import Block, Facts, Prose, Row
from .words import Said, on, one_line, paragraphs

DRAFTS = ("draft", "amended_draft")
NOT_NAMED = "No school, college or other setting is named in this plan yet."
REASONS = {
    "type_only": "No particular setting is named, only its type.",
    "otherwise_than_at_school": (
        "The provision is made otherwise than in a school, college or early years setting."
    ),
}


def placement(plan: Plan, section: Section) -> list[Block]:
    """The setting by name and type. In a draft nothing of it is shown, whatever was typed."""
    if plan.front.status in DRAFTS:
        return [Prose((Said(section.blank_in_draft),))]
    named = plan.named
    blocks: list[Block] = []
    if rows := _setting(named.setting):
        blocks.append(Facts(rows))
    if named.until and (rows := _setting(named.until)):
        blocks.append(Facts(rows, "Until then"))
    reason = one_line(named.reason)
    if reason:
        blocks.append(Prose((Said(REASONS.get(reason, reason)),)))
    if note := paragraphs(named.note):
        blocks.append(Prose(note))
    return blocks or [Prose((Said(NOT_NAMED),))]


def budget(plan: Plan) -> list[Block]:
    """What was asked for and how it is paid; nothing when nothing was recorded."""
    said = plan.budget
    rows = (
        ("Budget asked for", _answer(said.requested)),
        ("Direct payment", _answer(said.direct_payment)),
        ("Amount", said.amount),
        ("For", said.service),
        ("Needs it meets", said.needs),
        ("Outcomes it meets", said.outcomes),
        ("How it is arranged", said.arrangements),
    )
    shown = tuple(Row(label, words) for label, text in rows if (words := paragraphs(text)))
    return [Facts(shown)] if shown else []


def _setting(setting: Setting) -> tuple[Row, ...]:
    rows = (
        ("Name", setting.name),
        ("Type", setting.type),
        ("Register number", setting.urn),
        ("From", on(setting.from_date)),
        ("Until", on(setting.to_date)),
    )
    return tuple(Row(label, words) for label, text in rows if (words := paragraphs(text)))


def _answer(said: bool | None) -> str:
    return "" if said is None else "Yes" if said else "No"
