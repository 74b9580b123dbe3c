"""In which form somebody wants their letters."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..actions.letter_formats import set_letter_format
from ..forms.letter_formats import LetterFormatForm
from ..guards import officer
from ..models import Case, FamilyMember
from ..once import already_done, do_once
from ..wording import identity_of


@officer(roles.SEND)
def letter_format(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say how somebody wants their letters: it holds for every later one."""
    member = get_object_or_404(case.child.family.filter(removed_on=None), pk=pk)
    if done := already_done(request):
        return done
    form = LetterFormatForm(request, case, member)
    if form.is_bound and form.is_valid():
        return do_once(request, lambda: _keep(request, case, member, form), case=case)
    context = {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "form": form,
        "member": member,
    }
    return render(request, "cases/letters/format.html", context)


def _keep(request: HttpRequest, case: Case, member: FamilyMember, form: LetterFormatForm) -> str:
    set_letter_format(member, to=form.cleaned_data["to"], by=form.by)
    messages.success(request, f"Letters to {member.name}: {member.get_letter_format_display()}.")
    return reverse("case_letters", args=[case.reference])
