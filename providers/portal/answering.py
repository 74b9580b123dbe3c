"""Writing the answer: a draft that a team shares, piece by piece."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.actions.uploads import take_in
from cases.jobs.scanning import can_be_scanned, scan_now
from cases.models import Upload
from cases.models.uploads import DRAFT_OF
from cases.refusals import Refused
from cases.screens.action_form import ActionForm

from ..actions import drafting_advice as actions
from ..advice_paper import lines_by_kind
from ..amounts import ASKS, is_incomplete
from ..forms.advice_answers import AboutForm, DocumentForm, LineForm, SignForm
from ..guards import asked_for_advice
from ..holding import Overtaken, draft_of, mark_of
from ..models import AdviceLine, AdviceRequest
from .frame import OF_ADVICE, Page, around, ask, to_advice, to_answer

PIECE = "portal/piece.html"
KINDS = {
    "need": ("Add needs", "Change a need", "need"),
    "outcome": ("Add outcomes", "Change an outcome", "outcome"),
    "provision": ("Add provision", "Change provision", "provision"),
}


@asked_for_advice
def answer(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """The draft as it stands, with what is still missing."""
    draft = draft_of(asked)
    if draft is None and asked.state != AdviceRequest.State.ASKED:
        return redirect(to_advice(asked))
    lines = list(draft.lines.select_related("changed_by")) if draft else []
    context = around(request) | {
        "asked": asked,
        "child": asked.case.child,
        "draft": draft,
        "groups": [
            (kind, heading, KINDS[kind][0], rows)
            for kind, (heading, rows) in zip(KINDS, lines_by_kind(lines), strict=True)
        ],
        "incomplete": {line.pk for line in lines if is_incomplete(line)},
        "upload": draft.upload if draft else None,
        "is_empty": not lines and not (draft and draft.upload),
    }
    return render(request, "portal/answer.html", context)


@asked_for_advice
def about(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Who gives the advice, of which day, and what it rests on."""
    form = AboutForm(request, asked, draft_of(asked))

    def act() -> str:
        try:
            actions.save_about(asked, values=form.values(), seen=form.seen_mark, by=form.by)
        except Overtaken as overtaken:
            form.show_theirs(overtaken)
            raise
        return to_answer(asked)

    page = Page("Who gives this advice", "Save", to_answer(asked), "Back", template=PIECE)
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def line_new(request: HttpRequest, asked: AdviceRequest, *, kind: str) -> HttpResponse:
    """Add a need, an outcome or a provision."""
    if kind not in KINDS:
        raise Http404
    form = LineForm(request, kind, None)

    def act() -> str:
        added = actions.add_lines(asked, kind=kind, values=form.values(), by=form.by)
        _say_what_is_missing(request, added[-1])
        return to_answer(asked)

    page = Page(KINDS[kind][0], "Save", to_answer(asked), "Back", template=PIECE)
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def line(request: HttpRequest, asked: AdviceRequest, *, kind: str, line: int) -> HttpResponse:
    """Change one line of the draft. A line that a colleague removed can be kept as a new one."""
    found = _line(asked, kind, line)
    if found is None and request.method != "POST":
        raise Http404
    form = LineForm(request, kind, found)

    def act() -> str:
        if found is None:
            actions.add_lines(asked, kind=kind, values=form.values(), by=form.by)
            messages.info(request, "A colleague had removed this line. Yours is kept as a new one.")
            return to_answer(asked)
        try:
            saved = actions.save_line(
                asked, line=line, values=form.values(), seen=form.seen_mark, by=form.by
            )
        except Overtaken as overtaken:
            form.show_theirs(overtaken)
            raise
        _say_what_is_missing(request, saved)
        return to_answer(asked)

    page = Page(KINDS[kind][1], "Save", to_answer(asked), "Back", template=PIECE)
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def line_remove(
    request: HttpRequest, asked: AdviceRequest, *, kind: str, line: int
) -> HttpResponse:
    """Take a line out of the draft."""
    found = _line(asked, kind, line)
    if found is None and request.method != "POST":
        raise Http404
    form = ActionForm(request)
    form.initial["seen"] = mark_of(found)

    def act() -> str:
        seen = str(form.cleaned_data.get("seen", ""))
        actions.remove_line(asked, line=line, seen=seen, by=form.by)
        messages.success(request, "Removed.")
        return to_answer(asked)

    page = Page(
        f"Remove this {KINDS[kind][2]}?",
        "Remove it",
        to_answer(asked),
        "Back",
        intro=(found.text,) if found else (),
        kind="warning",
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def document(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Put a document into the draft. It is scanned before anybody opens it."""
    form = DocumentForm(request)
    taken: list[int] = []

    def act() -> str:
        sent: Any = request.FILES["document"]
        upload = take_in(
            name=sent.name or "",
            content=sent,
            by=form.by,
            case=asked.case,
            said={DRAFT_OF: asked.about},
        )
        if upload.state == Upload.State.REFUSED:
            raise Refused(upload.problem, field="document")
        actions.attach(asked, upload=upload, by=form.by)
        taken.append(upload.pk)
        return to_answer(asked)

    page = Page("Add a document", "Upload", to_answer(asked), "Back", template="portal/upload.html")
    response = ask(request, form, act, page, asked=asked, more={"waits": not can_be_scanned()})
    scan_now(taken)
    return response


@asked_for_advice
def document_remove(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Take the document out of the draft."""
    form = ActionForm(request)

    def act() -> str:
        actions.detach(asked, by=form.by)
        messages.success(request, "Removed.")
        return to_answer(asked)

    page = Page(
        "Remove the document from the draft?",
        "Remove it",
        to_answer(asked),
        "Back",
        kind="warning",
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def sign(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Sign a draft that somebody else wrote, as it stands."""
    draft = draft_of(asked)
    if draft is None:
        return redirect(to_advice(asked))
    form = SignForm(request, draft)

    def act() -> str:
        actions.sign(asked, edit=form.cleaned_data["edit"], by=form.by)
        messages.success(request, "Signed. If somebody changes the draft, it is signed anew.")
        return to_answer(asked)

    page = Page("Sign this draft", "Sign it", to_answer(asked), "Back", template="portal/sign.html")
    more = {"draft": draft, "groups": lines_by_kind(list(draft.lines.all()))}
    return ask(request, form, act, page, asked=asked, more=more | {"upload": draft.upload})


def _line(asked: AdviceRequest, kind: str, pk: int) -> AdviceLine | None:
    if kind not in KINDS:
        raise Http404
    draft = draft_of(asked)
    return draft.lines.filter(pk=pk, kind=kind).first() if draft else None


def _say_what_is_missing(request: HttpRequest, line: AdviceLine) -> None:
    if is_incomplete(line):
        messages.warning(request, f"Saved, and not complete: {ASKS[:1].lower()}{ASKS[1:]}.")
