"""The lists in a copy of everything that are about the case, as far as its reader may have them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from accounts.models import Role
from cases.models import Contact, Decision, Message
from cases.queries.case_file import clocks_of, entries_of
from cases.queries.contact import contacts_with
from cases.release import check
from statutory import Force, Holder

from ..access import Sight
from ..models import Given, Part
from .copy_sheets import Sheet, about_the_child, day, own_sheets, seen_by_others
from .looking import who_looked
from .sharing import shared_with
from .standing_words import duty_in_words

TEXT = "text/plain"
WITHHELD = "These words are not part of this, because other people are in them."
_THEIRS = (Holder.LOCAL_AUTHORITY, Holder.FAMILY, Holder.PARENT, Holder.YOUNG_PERSON)


def sheets_of(sight: Sight) -> list[Sheet]:
    """Every list of a copy, by the parts that are open. A court order leaves the parts it names."""
    sheets = []
    if sight.member.limited_on is None:
        sheets += [*own_sheets(sight), seen_by_others(sight)]
    if sight.may(Part.SAY):
        sheets.append(_given(sight))
    if sight.may(Part.MESSAGES):
        sheets += [_contacts(sight), _emails(sight)]
    if sight.may(Part.WHERE):
        sheets += [about_the_child(sight), _decisions(sight), _dates(sight)]
    if sight.sees_all:
        sheets += [_shared(sight), _looked(sight)]
    return sheets


def own_words(sheet: Sheet) -> bool:
    """Whether a list holds what the reader knows or said themselves. It is handed back as it is:
    what they guessed of others is neither shown to be right nor to be wrong.
    """
    return sheet.name in ("your-details", "changes-of-your-details", "what-you-gave-us", "messages")


def _given(sight: Sight) -> Sheet:
    rows = Given.objects.filter(member=sight.member, case=sight.case).select_related("helper")
    said = [
        (
            day(timezone.localdate(one.at)),
            one.get_kind_display(),
            one.words,
            "; ".join(f"{label}: {words}" for label, words in _about(one)),
            _sent_by(one),
        )
        for one in rows
    ]
    head = ("On", "What", "Your words", "With it", "Who sent it")
    return Sheet("what-you-gave-us", "What you gave us", "As you gave it.", head, said)


def _about(given: Given) -> Sequence[tuple[str, str]]:
    return [(str(k), str(v)) for k, v in given.about.items() if v and isinstance(v, str)]


def _sent_by(given: Given) -> str:
    if given.by_officer:
        return "We wrote it down for you"
    return f"{given.helper.name}, for you" if given.helper else "You"


def _contacts(sight: Sight) -> Sheet:
    rows = [
        (
            day(timezone.localdate(one.at)),
            one.get_how_display(),
            one.get_direction_display(),
            _said(one, sight),
        )
        for one in contacts_with(sight.case, sight.member)
    ]
    intro = "What you said to us and we said to you. “From them” is from you."
    head = ("On", "How", "From whom", "Words")
    return Sheet("messages", "Messages between you and us", intro, head, rows)


def _said(one: Contact, sight: Sight) -> str:
    """Words of ours are looked through; their own are theirs."""
    if one.by.role == Role.FAMILY or _is_clear(one.words, sight):
        return one.words
    return WITHHELD


def _emails(sight: Sight) -> Sheet:
    rows = Message.objects.filter(case=sight.case, state=Message.State.SENT).exclude(sent_at=None)
    mine = rows.filter(to_member=sight.member) | rows.filter(to_user=sight.user)
    said = [
        (day(timezone.localdate(one.sent_at)), one.get_channel_display(), one.subject)
        for one in mine.order_by("-sent_at")
    ]
    head = ("On", "How", "What about")
    intro = "The letters themselves are among the papers."
    return Sheet("what-we-sent-you", "What we sent you", intro, head, said)


def _decisions(sight: Sight) -> Sheet:
    made = Decision.objects.filter(case=sight.case, state=Decision.State.MADE)
    rows = [
        (
            day(one.on),
            one.get_question_display(),
            "Yes" if one.answer else "No",
            _checked(one.reasons, sight),
            _checked(one.feedback, sight),
            one.get_advice_display(),
            one.by.name,
        )
        for one in made.select_related("by")
    ]
    head = ("On", "Question", "Answer", "Reasons", "What we found", "The panel", "Who decided")
    intro = "A panel advises. An officer decides."
    return Sheet("decisions", "Decisions", intro, head, rows)


def _dates(sight: Sight) -> Sheet:
    """The dates in law, each with where it is written."""
    today = timezone.localdate()
    clocks = clocks_of(sight.case, entries_of(sight.case), today)
    rows = [
        (
            duty_in_words(one, sight),
            day(one.due),
            f"Done {day(one.met_on)}" if one.met_on else "",
            str(one.rule.citation),
        )
        for one in (*clocks.running, *clocks.past)
        if one.rule.force is Force.LAW and one.rule.holder in _THEIRS and one.due
    ]
    head = ("What", "By", "How it stands", "Where the law says so")
    return Sheet("dates", "Dates in law", "", head, rows)


def _shared(sight: Sight) -> Sheet:
    rows = [(day(one.on), one.with_whom, one.what, one.why) for one in shared_with(sight)]
    head = ("On", "With whom", "What", "Why")
    return Sheet("who-we-shared-with", "With whom we shared what", "", head, rows)


def _looked(sight: Sight) -> Sheet:
    rows = [(day(one.on), one.who, str(one.times)) for one in who_looked(sight)]
    intro = "We say what people do here, and not their names. Some looks are not listed, by law."
    return Sheet("who-looked", "Who looked at the file", intro, ("On", "Who", "Pages"), rows)


def _checked(words: str, sight: Sight) -> str:
    return words if not words or _is_clear(words, sight) else WITHHELD


def _is_clear(words: str, sight: Sight) -> bool:
    """Whether words of ours hold nothing that is kept from their reader."""
    return check(words.encode(), TEXT, case=sight.case, to=sight.member).is_clear
