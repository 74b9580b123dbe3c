"""One invented family from request to draft plan, by the actions that officers and parents use."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from random import Random

from django.utils import timezone
from docx import Document as Word

from accounts.models import User
from cases.actions import contact, documents, posting
from cases.actions.chronology import record
from cases.actions.correspondence import send_letter
from cases.actions.decisions import decide_to_assess
from cases.actions.releasing import send_paper, share_with_family
from cases.editing import Edit
from cases.jobs.delivery import deliver_waiting
from cases.jobs.running import running
from cases.letters import DRAFT_PLAN, LATE, REQUEST_RECEIVED
from cases.models import Case, Contact, FamilyMember, Message
from cases.papers.kinds import TEXT
from cases.papers.packages import DOCX
from families.actions.copying import ask_for_copy
from families.actions.giving import Gift, Giver, comment, give
from families.jobs.copying import make_copy
from families.models import Given
from plans.actions import answering, replying, versions, writing
from plans.actions.representations import Said as Point
from plans.models import Need, Version
from plans.outgoing import Papers
from plans.versioning import freeze
from statutory import Kind, days_after

from .leak_facts import Fact, facts_of
from .leak_families import Invented
from .leak_people import Office, hide, joins, opened, put_on, signs_in
from .leak_words import clean, holding, paged


@dataclass
class Played:
    """A family as it was played: who reads, what he must not learn, what he was to get."""

    family: Invented
    case: Case
    hers: FamilyMember
    his: FamilyMember
    reader: User
    facts: tuple[Fact, ...]
    whole: bool
    for_him: dict[int, bool] = field(default_factory=dict)  # paper: whether it holds something
    plans: list[int] = field(default_factory=list)
    said_to_him: list[tuple[str, bool]] = field(default_factory=list)


def play(family: Invented, office: Office, *, whole: bool = True) -> Played:
    """What is held stays held. Not `whole`: one of each kind of thing, and no invitations."""
    chance, by = Random(f"play:{family.number}"), office.officer
    case = opened(family, by)
    hers, his = (put_on(case, one, by) for one in (family.hers, family.his))
    if not family.later:
        hide(case, hers, family, office)
    if whole:
        joins(case, hers, office)
    reader = joins(case, his, office) if whole else signs_in(his)
    played = Played(family, case, hers, his, reader, facts_of(family), whole)
    _letters(played, chance, by)
    _papers(played, chance, by)
    _messages(played, chance, by)
    _plan(played, chance, by)
    _delivered(case, by)
    if family.later:
        hide(case, hers, family, office)
        if family.whole:  # the plan names her: it went out before
            played.for_him |= dict.fromkeys(played.plans, True)
    return played


def _letters(played: Played, chance: Random, by: User) -> None:
    case, today = played.case, timezone.localdate()
    for to in (played.hers, played.his) if played.whole else ():
        _note(played, send_letter(case, letter=REQUEST_RECEIVED, to=to, on=today, by=by), False)
    why_late = "We were waiting for advice."
    if played.whole:
        decide_to_assess(case, on=today, by=by, reasons="It may be needed.", why_late=why_late)
    else:
        record(case, kind=Kind.DECIDED_TO_ASSESS.value, on=today, by=by)
    holds = chance.random() < 0.2
    why = holding(played.facts, chance) if holds else clean(played.family, chance)
    typed = {"why_late": why, "new_date": days_after(today, 20), "meanwhile": "His school goes on."}
    late = send_letter(case, letter=LATE, to=played.his, on=today, by=by, typed=typed)
    _note(played, late, holds)
    for message in Message.objects.filter(case=case, to_member=played.his, code="will-assess"):
        _note(played, message, False)


def _note(played: Played, message: Message, holds: bool) -> None:
    if message.to_member_id == played.his.pk and message.document_id:
        played.for_him[message.document_id] = holds


def _papers(played: Played, chance: Random, by: User) -> None:
    """Advice of several kinds: most of it clean, some with what is withheld in words or title."""
    for number in range(4) if played.whole else (0, 3):
        holds, in_title = chance.random() < 0.4, chance.random() < 0.2
        words = clean(played.family, chance)
        if holds and not in_title:
            words += f" {holding(played.facts, chance)}"
        told = holding(played.facts, chance) if holds and in_title else ""
        title = f"Advice {number}. {told}"[:200].strip() if told else f"Advice {number}"
        content, kind = _file(f"About {played.family.child}. {words}", chance)
        paper = documents.file(played.case, title=title, content=content, media_type=kind, by=by)
        played.for_him[paper.pk] = holds
        if number == 3:
            send_paper(played.case, paper=paper, to=played.his, on=timezone.localdate(), by=by)
        else:
            share_with_family(paper, by=by)


def _file(words: str, chance: Random) -> tuple[bytes, str]:
    kind = chance.choice(("pdf", "pdf", "docx", "text"))
    if kind == "text":
        return words.encode(), TEXT
    if kind == "pdf":
        return paged(f"<title>Advice</title><p>{words}</p>"), documents.PDF
    made, out = Word(), io.BytesIO()
    made.add_paragraph(words)
    made.core_properties.author = made.core_properties.comments = ""
    made.save(out)
    return out.getvalue(), DOCX


def _messages(played: Played, chance: Random, by: User) -> None:
    """He writes and we answer; we ring him and write down what was said."""
    giver = Giver(played.case, played.his, played.reader)
    asked = Gift(Given.Kind.MESSAGE, "When is the meeting? I live where I always did.")
    given = give(giver, gift=asked, by=played.reader)
    for how, direction in ((Contact.How.MESSAGE, "out"), (Contact.How.CALL, "both")):
        holds = chance.random() < 0.3
        words = clean(played.family, chance)
        if holds:
            words += f" {holding(played.facts, chance)}"
        said = contact.Said(how.value, direction, timezone.now(), words, played.his)
        answers = given.contact if how == Contact.How.MESSAGE else None
        contact.log(played.case, said=said, answers=answers, by=by)
        played.said_to_him.append((words, holds))


def _plan(played: Played, chance: Random, by: User) -> None:
    """A draft that goes to both; he comments, and each point is answered."""
    case, today = played.case, timezone.localdate()
    for kind, ago in ((Kind.DECIDED_TO_ISSUE, 4),):
        record(case, kind=kind.value, on=days_after(today, -ago), by=by)
    version = versions.begin_plan(case, by=by)
    holds = chance.random() < 0.2
    text = clean(played.family, chance) + (f" {holding(played.facts, chance)}" if holds else "")
    writing.write_place(version, name="A.history", edit=Edit({"text": text}, 0), by=by)
    need = {"text": clean(played.family, chance), "section": "B", "area": "communication"}
    writing.add_line(version, kind=Need, values=need, by=by)
    freeze(version, on=days_after(today, -3), by=by)
    papers = Papers(version, by)
    version.document = papers.standard
    version.save()
    record(case, kind=Kind.DRAFT_SENT.value, on=days_after(today, -3), by=by)
    played.for_him[papers.standard.pk] = holds
    played.plans.append(papers.standard.pk)
    if not played.whole:
        send_paper(case, paper=papers.standard, to=played.his, on=today, by=by)
    for to in (played.hers, played.his) if played.whole else ():
        typed = {"comment_by": days_after(today, 15)}
        with_it = papers.for_member(to)
        sent = send_letter(
            case, letter=DRAFT_PLAN, to=to, on=today, by=by, typed=typed, enclosed=with_it
        )
        _note(played, sent, holds)
    version.served_on = days_after(today, -3)
    version.save()
    record(case, kind=Kind.DRAFT_SERVED.value, on=days_after(today, -3), by=by)
    if played.whole:
        _comments(played, version, chance, by)


def _comments(played: Played, version: Version, chance: Random, by: User) -> None:
    giver = Giver(played.case, played.his, played.reader)
    said = [Point("More speech therapy, please.", "F"), Point("The rest is right.", "B")]
    given = comment(giver, version=version, points=said, by=played.reader)
    assert given.representation is not None
    holds = chance.random() < 0.2
    for point in given.representation.points.all():
        why = holding(played.facts, chance) if holds else clean(played.family, chance)
        answering.answer_point(point, answer="refused", why=why, change="", by=by)
        played.said_to_him.append((why, holds))
    wanted = {played.his.pk: [given.representation.pk]}
    sent = replying.send_replies(version.plan, wanted=wanted, on=timezone.localdate(), by=by)
    for one in sent:
        _note(played, one, holds)


def _delivered(case: Case, by: User) -> None:
    deliver_waiting(timezone.now())
    for one in Message.objects.filter(case=case, state=Message.State.QUEUED, channel="post"):
        posting.mark_posted(one, by=by)


def _copy(played: Played) -> None:
    """A copy of everything that is kept of him and the child, as he may ask for it."""
    made = ask_for_copy(played.case, member=played.his, by=played.reader)
    with running("make_copy") as run:
        make_copy(made.pk, run)
