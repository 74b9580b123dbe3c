"""A plan as it is shown: on a screen, on paper and in an editable copy, from this one place."""

from __future__ import annotations

from dataclasses import replace

from ..content import Need, Outcome, Plan, Provision
from ..sections import Section, sections_on
from .blocks import Block, Entries, Entry, Item, Points, Prose, Row, Shown
from .front import called
from .links import Links
from .placing import budget, placement
from .words import Said, capital, field, joined, on, one_line, paragraphs

EMPTY = "Nothing is recorded in this section."
CHECKS_ONLY = "This line checks on other lines. It does not meet a need by itself."
_PARTICULARS = (
    ("who", "Who"),
    ("expertise", "Training and skills"),
    ("ratio", "Adults to children"),
    ("frequency", "How often"),
    ("duration", "How long"),
    ("setting", "Where"),
    ("start", "From"),
    ("end", "Until"),
    ("monitored_by", "Who checks"),
)


def sections_of(plan: Plan) -> tuple[Shown, ...]:
    """Every section with what stands in it. A section that is empty says so."""
    links = Links(plan)
    known = sections_on(plan.front.date) or sections_on(None)
    shown = [_section(plan, one, links) for one in known]
    codes = {one.code for one in known}
    for code in dict.fromkeys([*plan.nil, *plan.loose]):
        if code not in codes:
            shown.append(Shown(one_line(code), "", "", tuple(_rest(plan, code))))
    return tuple(shown)


def _section(plan: Plan, section: Section, links: Links) -> Shown:
    blocks = [*_blocks(plan, section, links), *_rest(plan, section.code)]
    if not blocks:
        blocks = [Prose((Said(EMPTY),))]
    return Shown(section.code, section.title, section.plain, tuple(blocks))


def _rest(plan: Plan, code: str) -> list[Block]:
    """What stands in a section besides its items: "none was found", and loose words."""
    texts = (plan.nil.get(code, ""), plan.loose.get(code, ""))
    return [Prose(said) for text in texts if (said := paragraphs(text))]


def _blocks(plan: Plan, section: Section, links: Links) -> list[Block]:
    code = section.code
    if code == "A":
        return _views(plan)
    if code in "BCD":
        strengths = tuple(Said(line) for one in plan.strengths if (line := one_line(one)))
        first = Points(strengths, f"What {called(plan)} is good at")
        needs: list[Block] = [_need(need, links) for need in plan.needs_of(code)]
        return [first, *needs] if code == "B" and strengths else needs
    if code == "E":
        return _outcomes(plan, links)
    if code in ("F", "G", "H1", "H2"):
        lines: list[Block] = [_line(line, links) for line in plan.provision_of(code)]
        return lines + (_agreed(plan) if code == "G" else [])
    if code == "I":
        return placement(plan, section)
    return budget(plan) if code == "J" else _papers(plan, links)


def _views(plan: Plan) -> list[Block]:
    views, name = plan.views, called(plan)
    said = (
        ("How these views were gathered", views.how_views_obtained),
        (f"What {name} says", views.child_voice),
        (f"How to talk and listen to {name}", views.communication),
        ("What the parents say", views.parent_views),
        ("What has happened so far", views.history),
        ("Hopes for the future", views.aspirations),
    )
    return [Prose(words, label) for label, text in said if (words := paragraphs(text))]


def _need(need: Need, links: Links) -> Item:
    ties = (
        Row("Outcomes", refs=links.outcomes_for(need.id)),
        Row("Provision", refs=links.lines_for(need.id)),
        Row("Checked by", refs=links.lines_for(need.id, checking=True)),
        Row("Advice", refs=links.refs(need.advice_refs)),
    )
    return _item(need, need.area, links, ties)


def _outcomes(plan: Plan, links: Links) -> list[Block]:
    blocks: list[Block] = [_outcome(one, links) for one in plan.outcomes]
    if said := paragraphs(plan.short_term_targets):
        blocks.append(Prose(said, "How shorter-term targets are set"))
    return blocks


def _outcome(one: Outcome, links: Links) -> Item:
    rows = (
        Row("By", _said(on(one.by))),
        Row("Steps on the way", paragraphs(one.steps)),
        Row("The hope behind it", paragraphs(one.aspiration)),
    )
    ties = (
        Row("Needs", refs=links.refs(one.need_refs)),
        Row("Provision", refs=links.lines_for(one.id)),
        Row("Checked by", refs=links.lines_for(one.id, checking=True)),
    )
    return _item(one, "", links, ties, rows)


def _line(line: Provision, links: Links) -> Item:
    rows = tuple(Row(label, _said(field(getattr(line, name)))) for name, label in _PARTICULARS)
    ties = (
        Row("Needs", refs=links.refs(line.need_refs)),
        Row("Outcomes", refs=links.refs(line.outcome_refs)),
        Row("Advice", refs=links.refs(line.advice_refs)),
    )
    item = _item(line, capital(field(line.what)), links, ties, rows)
    return replace(item, in_table=True, note=CHECKS_ONLY if line.is_monitoring else "")


def _item(
    of: Need | Outcome | Provision,
    title: str,
    links: Links,
    ties: tuple[Row, ...],
    rows: tuple[Row, ...] = (),
) -> Item:
    return Item(
        id=one_line(of.id),
        title=one_line(title),
        said=paragraphs(of.text),
        rows=tuple(row for row in rows if row.said),
        ties=tuple(tie for tie in ties if tie.refs),
        anchor=links.place(of.id),
    )


def _agreed(plan: Plan) -> list[Block]:
    blocks: list[Block] = []
    agreed = plan.health_agreement
    if agreed:
        who = joined([one_line(agreed.officer), on(agreed.date)], "on")
        words = f"{one_line(agreed.body) or 'The health body'} agreed to this provision"
        blocks.append(Prose(_said(f"{words} ({who})." if who else f"{words}."), _AGREEMENT))
    elif plan.provision_of("G"):
        blocks.append(Prose(_said(_NOT_AGREED), _AGREEMENT))
    if said := paragraphs(capital(plan.healthcare_plan)):
        blocks.append(Prose(said, "Individual healthcare plan"))
    return blocks


_AGREEMENT = "Agreement of the health body"
_NOT_AGREED = "No agreement of a health body to this provision is recorded."


def _papers(plan: Plan, links: Links) -> list[Block]:
    papers = tuple(
        Entry(
            id=one_line(paper.id),
            title=Said(capital(one_line(paper.title)) or "Untitled"),
            by=Said(", ".join(filter(None, (one_line(paper.author), one_line(paper.role))))),
            day=on(paper.date),
            anchor=links.place(paper.id),
        )
        for paper in plan.advice
    )
    return [Entries(papers)] if papers else []


def _said(text: str) -> tuple[Said, ...]:
    return (Said(text),) if text else ()
