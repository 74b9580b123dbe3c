"""Recording what happened, and correcting what was recorded, with every date that moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from statutory import RULES_BY_ID, counted

from .. import roles
from ..actions import chronology
from ..actions.deadlines import Moved
from ..forms.facts import CorrectionForm, FactForm
from ..guards import officer
from ..models import Case, Entry
from ..once import already_done, do_once
from ..queries.case_file import entries_of
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO
from ..templatetags.case_words import entry_title
from ..trial import changes
from ..wording import identity_of, matters_of, short_date


@officer(roles.RECORD)
def record(request: HttpRequest, case: Case) -> HttpResponse:
    """Choose what happened and when; check what it moves; then record it."""
    if done := already_done(request):
        return done
    form = FactForm(request, case)
    may_decide = roles.may(form.by.role, roles.DECIDE)
    context = _context(case) | {"form": form, "may_decide": may_decide}
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            found = _found(case, form.entries, form.today)
            return render(request, "cases/actions/record_check.html", context | found)
        try:
            return do_once(request, lambda: _record(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/record_fact.html", context)


@officer(roles.CORRECT)
def correct(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say what is right; check every date that moves; then correct the entry."""
    entry = get_object_or_404(Entry.objects.select_related("case__child"), case=case, pk=pk)
    if done := already_done(request):
        return done
    form = CorrectionForm(request, case, entry)
    later = Entry.objects.filter(corrects=entry).first()
    context = _context(case) | {"form": form, "entry": entry, "later": later}
    if later is not None or (form.is_bound and form.step == CHANGE):
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            found = _found(case, [form.trial], form.today) | {"letters": _letters_sent(case)}
            return render(request, "cases/actions/correct_check.html", context | found)
        try:
            return do_once(request, lambda: _correct(request, entry, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/correct_fact.html", context)


def _record(request: HttpRequest, case: Case, form: FactForm) -> str:
    form.refuse_if_moved_on()
    for entry in form.entries:
        chronology.record(
            case,
            kind=entry.kind,
            on=entry.on,  # type: ignore[arg-type]
            by=form.by,
            about=entry.about,
            note=entry.note,
        )
    messages.success(request, f"Recorded: {entry_title(form.entries[0])}.")
    return reverse("case", args=[case.reference]) + "#chronology"


def _correct(request: HttpRequest, entry: Entry, form: CorrectionForm) -> str:
    form.refuse_if_moved_on()
    typed = form.cleaned_data
    moved = chronology.correct(
        entry,
        on=typed["on"],
        by=form.by,
        reason=typed["reason"],
        approved_by=typed.get("approved_by", ""),
    )
    messages.success(request, format_html("Corrected: {}. {}", entry_title(entry), said_of(moved)))
    return reverse("case", args=[entry.case.reference])


def said_of(moved: list[Moved]) -> str:
    """Every date that moved, in words, each on its own line."""
    if not moved:
        return "No date moved."
    verb = "moves" if len(moved) == 1 else "move"
    lines = format_html_join(
        "",
        "<br>{}: {} to {}",
        ((RULES_BY_ID[m.rule].duty, _day(m.before), _day(m.after)) for m in moved),
    )
    return format_html("{} {}:{}", counted(len(moved), "date"), verb, lines)


def _day(day: Any) -> str:
    return short_date(day) if day else "no day"


def _found(case: Case, entries: list[Entry], today: date) -> dict[str, Any]:
    """Every date that would change, and whom each is about where it is one of several."""
    return {"changes": changes(case, entries, today), "matters": matters_of(entries_of(case))}


def _letters_sent(case: Case) -> int:
    """How many letters of this case exist and stay as they are."""
    return case.documents.exclude(letter="").count()


def _context(case: Case) -> dict[str, Any]:
    today = timezone.localdate()
    return {"case": case, "today": today, "identity": identity_of(case, today)}
