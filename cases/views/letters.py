"""The letters of a case: which can go, each as it will be, sending, calling back, a copy."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from statutory import counted

from .. import roles
from ..actions import correspondence, recalling
from ..forms.letters import CHANGED, CallBackForm, LetterForm, mark_of
from ..forms.readers import channel_name
from ..guards import officer
from ..letters import LETTERS_BY_CODE, Letter, docx
from ..letters.composing import Composed, file_title
from ..letters.markup import one_level_down
from ..letters.renditions import PDF, rendition
from ..models import Case, Document, Message
from ..once import already_done, do_once
from ..queries.incidents import GONE
from ..queries.letters import choices_for, letters_made, to_write_again
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO
from ..screens.enclosing import field_name
from ..screens.frame import frame_of
from ..wording import identity_of


@officer(roles.SEND)
def letters(request: HttpRequest, case: Case) -> HttpResponse:
    """Which letters can be sent now, why not the others, and what became of those made."""
    today = timezone.localdate()
    choices = choices_for(case, today, request.user)  # type: ignore[arg-type]
    made = letters_made(case)
    context = frame_of(request, case, "case_letters") | {
        "can": [one for one in choices if not one.why_not],
        "cannot": [one for one in choices if one.why_not],
        "made": made,
        "again": to_write_again(made, today),
        "people": case.child.family.filter(removed_on=None).order_by("pk"),
    }
    return render(request, "cases/letters/letters.html", context)


@officer(roles.SEND)
def write(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """Choose who gets a letter; look at each as it will be; then send."""
    letter = _letter(code)
    if done := already_done(request):
        return done
    form = LetterForm(request, case, letter)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        try:
            return _looked_at(request, case, form)
        except Refused as refusal:
            form.add_refusal(refusal)
    choice = next(c for c in choices_for(case, form.today, form.by) if c.letter is letter)
    context = _context(case, form) | {"why_not": choice.why_not}
    return render(request, "cases/letters/write.html", context)


@officer(roles.SEND)
def call_back(request: HttpRequest, case: Case, pk: uuid.UUID) -> HttpResponse:
    """Call a letter back before it goes: GET shows it, POST does it."""
    message = get_object_or_404(case.messages.select_related("to_member", "document"), pk=pk)
    if done := already_done(request):
        return done
    form = CallBackForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _call_back(request, message, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "form": form,
        "row": message,
        "too_late": "" if message.state in recalling.WAITING else recalling.TOO_LATE_NOW,
        "has_gone": message.state in GONE,
        "row_key": str(message.pk),
    }
    return render(request, "cases/letters/call_back.html", context)


@officer(roles.VIEW)
def copy(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """An editable copy of a letter, which says that it is not the issued one."""
    paper = get_object_or_404(Document, pk=pk, case=case)
    made = paper.snapshot
    if "body" not in made or paper.letter not in LETTERS_BY_CODE:
        raise Http404
    content = docx.from_letter(
        made["body"],
        title=file_title(LETTERS_BY_CODE[paper.letter], made),
        foot=f"{made['initials']} {made['reference']} · For {made['to']}",
        shape=made.get("shape", "standard"),
        issued=paper.filed_at,
    )
    response = HttpResponse(content, content_type=docx.MEDIA_TYPE)
    name = f"{case.reference}-{paper.letter}-{paper.pk}-copy.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _letter(code: str) -> Letter:
    if code not in LETTERS_BY_CODE:
        raise Http404
    return LETTERS_BY_CODE[code]


def _looked_at(request: HttpRequest, case: Case, form: LetterForm) -> HttpResponse:
    """What was chosen, as it will be; sent only if that is what was looked at."""
    composed = form.composed()
    if key := request.POST.get("as_file", ""):
        return _as_file(composed, key)
    mark = mark_of(composed)
    if form.step == DO and form.data.get("looked_at") == mark:
        return do_once(request, lambda: _send(request, case, form), case=case)
    context = _context(case, form) | {
        "mark": mark,
        "changed": CHANGED if form.step == DO else "",
        "sheets": [(one, one_level_down(one.body)) for one in composed],
    }
    return render(request, "cases/letters/look.html", context)


def _as_file(composed: list[Composed], key: str) -> HttpResponse:
    """One of the letters as the very file that would go."""
    one = next((c for c in composed if c.to.key == key), None)
    if one is None:
        raise Http404
    content, media_type, _ = rendition(one)
    response = HttpResponse(content, content_type=media_type)
    if media_type != PDF:
        response["Content-Disposition"] = 'attachment; filename="letter.html"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _send(request: HttpRequest, case: Case, form: LetterForm) -> str:
    form.refuse_if_moved_on()
    if form.adds_setting:
        form.keep_setting()
    before = case.messages.count()
    correspondence.send_letters(
        case,
        letter=form.letter,
        to=form.chosen,
        on=form.today,
        by=form.by,
        typed=form.typed,
        enclosed=form.enclosed,
    )
    if made := case.messages.count() - before:
        messages.success(request, f"{counted(made, 'letter')} made. See below how each stands.")
    else:
        messages.info(request, "They had this letter today already, so no other was made.")
    return reverse("case_letters", args=[case.reference])


def _call_back(request: HttpRequest, message: Message, form: CallBackForm) -> str:
    assert message.case is not None
    recalling.call_back(message, because=form.cleaned_data["because"], by=form.by)
    messages.success(request, "The letter is called back. Nothing goes.")
    return reverse("case_letters", args=[message.case.reference])


def _context(case: Case, form: LetterForm) -> dict[str, Any]:
    return {
        "case": case,
        "identity": identity_of(case, form.today),
        "form": form,
        "letter": form.letter,
        "asked": [form[ask.name] for ask in form.asked],
        "ways": [form[channel_name(one)] for one in form.either_way],
        "enclosing": [form[field_name(one)] for one in form.choosing],
    }
