"""write_wording, change_wording, publish_wording: the versions of a letter's words."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..letters import Letter
from ..letters.samples import faults_of, why_not_publishable
from ..models import LetterWording
from ..queries.wordings import wrote_on
from ..refusals import Refused

State = LetterWording.State
WROTE_IT = "You wrote on this version yourself, so a second person puts it in use."


@action
def write_wording(letter: Letter, *, words: str, note: str, by: User) -> LetterWording:
    """Begin a new version of a letter's wording, as a draft. Nothing is sent with a draft."""
    _note(letter, words)
    _refuse_unreadable(letter, words, note)
    last = LetterWording.objects.filter(letter=letter.code).aggregate(last=Max("number"))["last"]
    wording = LetterWording.objects.create(
        letter=letter.code,
        number=(last or 0) + 1,
        words=_clean(words),
        note=" ".join(note.split()),
        written_by=by,
    )
    wording.writers.add(by)
    return wording


@action
def change_wording(
    wording: LetterWording, *, letter: Letter, words: str, note: str, by: User
) -> LetterWording:
    """Change a draft. A version that is or was in use never changes."""
    _note(letter, words)
    wording = LetterWording.objects.select_for_update().get(pk=wording.pk)
    if wording.state != State.DRAFT:
        raise Refused("This version is or was in use, so it does not change. Write a new one.")
    _refuse_unreadable(letter, words, note)
    wording.words, wording.note = _clean(words), " ".join(note.split())
    wording.writers.add(wording.written_by, by)
    wording.written_by = by
    wording.save()
    return wording


@action
def publish_wording(wording: LetterWording, *, letter: Letter, by: User) -> LetterWording:
    """Put a draft in use from now on: a second person does, and never one who wrote on it.

    Refused when any sample reader would lack a notice.
    """
    _note(letter, wording.words)
    wording = LetterWording.objects.select_for_update().get(pk=wording.pk)
    if wording.state != State.DRAFT:
        raise Refused("Only a draft can be put in use")
    if wrote_on(wording, by):
        raise Refused(WROTE_IT)
    if reason := why_not_publishable(letter, wording.words):
        raise Refused(f"This wording cannot be put in use. {reason}")
    now = timezone.now()
    for used in LetterWording.objects.filter(letter=letter.code, state=State.PUBLISHED):
        used.state = State.RETIRED
        used.save()
    wording.state, wording.published_by, wording.published_at = State.PUBLISHED, by, now
    wording.save()
    return wording


def _note(letter: Letter, words: str) -> None:
    """The audit names the letter and how long its words are; the words stand in the version."""
    audit.noting(after={"letter": letter.code, "words": f"{len(words)} characters"})


def _refuse_unreadable(letter: Letter, words: str, note: str) -> None:
    if not words.strip():
        raise Refused("Enter the wording of the letter", field="words")
    if not note.strip():
        raise Refused("Say what is new in this version", field="note")
    if faults := faults_of(letter, words):
        raise Refused(f"{'. '.join(faults)}.", field="words")


def _clean(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").strip().splitlines())
