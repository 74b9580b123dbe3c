"""One invented family from request to draft plan, by the actions that officers and parents use."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from random import Random

from django.utils import timezone
from docx import Document as Word

from accounts.models import Role, Team, User
from cases.actions import contact, contact_changes, documents, people, posting, protecting
from cases.actions.chronology import record
from cases.actions.contact_changes import Asked
from cases.actions.correspondence import send_letter
from cases.actions.decisions import decide_to_assess
from cases.actions.releasing import send_paper, share_with_family
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.editing import Edit, version_of
from cases.jobs.delivery import deliver_waiting
from cases.letters import DRAFT_PLAN, LATE, REQUEST_RECEIVED
from cases.models import Case, Contact, FamilyMember, Message
from cases.papers.kinds import TEXT
from cases.papers.packages import DOCX
from families.actions.accounts import account_for, join
from families.actions.giving import Gift, Giver, comment, give
from families.actions.inviting import agree, invite
from families.models import Given, Holding, Invitation
from plans.actions import answering, replying, versions, writing
from plans.actions.representations import Said as Point
from plans.models import Need, Version
from plans.outgoing import Papers
from plans.versioning import freeze
from statutory import Kind, days_after

from .leak_facts import Fact, facts_of
from .leak_families import Adult, Invented
from .leak_words import clean, holding, paged


@dataclass(frozen=True)
class Office:
    """Who works on the cases."""

    officer: User
    senior: User

    @classmethod
    def opened(cls) -> Office:
        """A coordinator and the senior who is the second person."""
        team, _ = Team.objects.get_or_create(name="Measured leaks")
        made = [
            User.objects.filter(email=f"{role}@leaks.example").first()
            or User.objects.create_user(
                f"{role}@leaks.example", name=name, role=role, team=team, phone="01632 961000"
            )
            for role, name in ((Role.COORDINATOR, "Olive Owen"), (Role.SENIOR, "Sal Senn"))
        ]
        return cls(*made)


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
    case = _case(family, by)
    hers, his = (_adult(case, one, by) for one in (family.hers, family.his))
    if not family.later:
        _hide(case, hers, family, office)
    if whole:
        _joins(case, hers, office)
    reader = _joins(case, his, office) if whole else _signs_in(his)
    played = Played(family, case, hers, his, reader, facts_of(family), whole)
    _letters(played, chance, by)
    _papers(played, chance, by)
    _messages(played, chance, by)
    _plan(played, chance, by)
    _delivered(case, by)
    if family.later:
        _hide(case, hers, family, office)
        if family.whole:  # the plan names her: it went out before
            played.for_him |= dict.fromkeys(played.plans, True)
    return played


def _case(family: Invented, by: User) -> Case:
    home = family.hers if family.child_at_hers else None
    child = ChildDetails(
        forename=family.forename,
        surname=family.surname,
        date_of_birth=family.born,
        address=home.address if home else "",
        postcode=home.postcode if home else "",
    )
    received = days_after(timezone.localdate(), -60)
    asked = RequestDetails(received_on=received, source="school", setting_name=family.school)
    case = receive_request(child, request=asked, by=by, visible=Case.objects.none(), officer=by)
    case.refresh_from_db()
    return case


def _adult(case: Case, adult: Adult, by: User) -> FamilyMember:
    member = people.add_family_member(
        case,
        name=adult.name,
        relation=adult.relation,
        address=adult.address,
        postcode=adult.postcode,
        email=adult.email,
        channel="email" if adult.by_email else "post",
        by=by,
    )
    phone = Asked(
        told_by=adult.name,
        told_how="in_person",
        starts_on=timezone.localdate(),
        edit=Edit({"phone": adult.phone}, version_of(member)),
        evidence="Passport",
    )
    contact_changes.ask(case, member=member, asked=phone, by=by)
    member.refresh_from_db()
    return member


def _hide(case: Case, hers: FamilyMember, family: Invented, office: Office) -> None:
    hers.refresh_from_db()
    new = {"name": family.new_name, "other_names": family.other_names}
    values = {name: text for name, text in new.items() if text}
    if values:
        edit = Edit(values, version_of(hers))
        people.edit_family_member(case, member=hers, edit=edit, by=office.officer)
    protecting.withhold(
        case,
        member=hers,
        because=f"{family.run or 'She is afraid of him'}. He has threatened her.",
        known_as=family.hers.name,
        withheld_all=family.whole,
        by=office.officer,
    )
    hers.refresh_from_db()


def _joins(case: Case, member: FamilyMember, office: Office) -> User:
    seen = {"identity_seen": "Passport", "relation_seen": "Birth certificate"}
    made = invite(case, member=member, by=office.officer, **seen)
    if made.state == Invitation.State.WAITING:
        made = agree(made, by=office.senior)
    user = account_for(email=member.email, name=member.name)
    join(made, by=user)
    return user


def _signs_in(member: FamilyMember) -> User:
    user = account_for(email=member.email, name=member.name)
    Holding.objects.create(user=user, member=member)
    return user


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
