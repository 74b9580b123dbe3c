"""The wording of letters in its versions: reading, drafting, putting in use."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from .. import roles
from ..actions import wordings as actions
from ..forms.wordings import PublishForm, WordingForm
from ..guards import staff
from ..letters import LETTERS_BY_CODE, Letter, shipped_words
from ..letters.markup import one_level_down
from ..letters.parts import fields_of, parts_of
from ..letters.samples import drawn_for_samples, why_not_publishable
from ..letters.wordings import wording_of
from ..models import LetterWording
from ..once import already_done, do_once
from ..queries.wordings import all_versions, versions_of, wrote_on
from ..refusals import Refused


@staff(roles.WORD_LETTERS)
def wordings(request: HttpRequest) -> HttpResponse:
    """Every letter, with the version in use and the drafts."""
    return render(request, "cases/wordings/wordings.html", {"letters": all_versions()})


@staff(roles.WORD_LETTERS)
def versions(request: HttpRequest, code: str) -> HttpResponse:
    """The versions of one letter's wording, and what it must contain."""
    letter = _letter(code)
    context = {"letter": letter, "versions": versions_of(letter)}
    return render(request, "cases/wordings/versions.html", context)


@staff(roles.WORD_LETTERS)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Write a new version, beginning with the words in use. Nothing is kept until it is saved."""
    letter = _letter(code)
    if done := already_done(request):
        return done
    form = WordingForm(request, letter, wording_of(letter).words)
    if form.is_bound and form.is_valid():
        return do_once(request, lambda: _write(request, letter, form))
    return render(request, "cases/wordings/edit.html", _editing(letter, form, None))


@staff(roles.WORD_LETTERS)
def edit(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Change a draft."""
    letter, row = _letter(code), _row(code, number)
    if done := already_done(request):
        return done
    form = WordingForm(request, letter, row.words, row.note)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _change(request, letter, row, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/wordings/edit.html", _editing(letter, form, row))


@staff(roles.WORD_LETTERS)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version as sample readers would get it; a draft that lacks nothing is put in use."""
    letter = _letter(code)
    words = _words_of(letter, number)
    if done := already_done(request):
        return done
    form = PublishForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _publish(request, letter, number, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _shown(letter, number, words, form)
    return render(request, "cases/wordings/version.html", context)


def _shown(letter: Letter, number: int, words: str, form: PublishForm) -> dict[str, Any]:
    row = LetterWording.objects.filter(letter=letter.code, number=number).first()
    return {
        "letter": letter,
        "number": number,
        "row": row,
        "is_own": actions.WROTE_IT if row and wrote_on(row, form.by) else "",
        "form": form,
        "why_not": why_not_publishable(letter, words),
        "sheets": [(d, one_level_down(d.body)) for d in drawn_for_samples(letter, words)],
    }


def _words_of(letter: Letter, number: int) -> str:
    if number == 0:
        return shipped_words(letter.code)
    return _row(letter.code, number).words


def _letter(code: str) -> Letter:
    if code not in LETTERS_BY_CODE:
        raise Http404
    return LETTERS_BY_CODE[code]


def _row(code: str, number: int) -> LetterWording:
    return get_object_or_404(LetterWording, letter=code, number=number)


def _write(request: HttpRequest, letter: Letter, form: WordingForm) -> str:
    row = actions.write_wording(letter, by=form.by, **_typed(form))
    messages.success(request, f"Version {row.number} is saved as a draft.")
    return reverse("wording_version", args=[letter.code, row.number])


def _change(request: HttpRequest, letter: Letter, row: LetterWording, form: WordingForm) -> str:
    actions.change_wording(row, letter=letter, by=form.by, **_typed(form))
    messages.success(request, f"Version {row.number} is saved as a draft.")
    return reverse("wording_version", args=[letter.code, row.number])


def _publish(request: HttpRequest, letter: Letter, number: int, form: PublishForm) -> str:
    actions.publish_wording(_row(letter.code, number), letter=letter, by=form.by)
    messages.success(request, f"Version {number} is in use from now on.")
    return reverse("wording_versions", args=[letter.code])


def _typed(form: WordingForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("words", "note")}


def _editing(letter: Letter, form: WordingForm, row: LetterWording | None) -> dict[str, Any]:
    return {
        "letter": letter,
        "form": form,
        "row": row,
        "fields": fields_of(letter),
        "parts": parts_of(letter),
    }
