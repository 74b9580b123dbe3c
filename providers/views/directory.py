"""The directory of settings and services: looking for one, and all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from cases import roles
from cases.guards import staff

from .. import distances
from ..forms.directory import DirectoryForm
from ..models import Provider
from ..models.types import NEEDS
from ..queries.directory import MOST, Found, search, shown
from ..queries.provider import about
from .provider_words import ages_of, facts_of, kind_of, tags_of

PER_PAGE = 25


@dataclass(frozen=True)
class Row:
    """One setting or service as a line of the directory, in words."""

    href: str
    name: str
    which: str
    what: str
    numbers: str
    needs: str
    far: str
    tags: list[tuple[str, str]]


@staff(roles.SEE_DIRECTORY)
def show(request: HttpRequest) -> HttpResponse:
    """The directory. What is looked for stands in the address, without any whole postcode."""
    typed = request.POST if request.method == "POST" else request.GET
    role: str = request.user.role  # type: ignore[union-attr]
    form = DirectoryForm(typed, sees_costs=roles.may(role, roles.SEE_COSTS))
    valid = form.is_valid()
    if valid and request.method == "POST":
        return redirect(f"{reverse('directory')}?{form.as_address()}")
    may_keep = roles.may(role, roles.KEEP_DIRECTORY)
    context = {"form": form, "typed": form.typed, "valid": valid, "may_keep": may_keep}
    if valid:
        context |= _found(form, request.GET.get("page"))
    return render(request, "providers/directory/list.html", context)


def _found(form: DirectoryForm, number: str | None) -> dict[str, Any]:
    """What was found, a page of it in words."""
    numbers = search(form.wanted)
    page: Page[int] = Paginator(numbers[:MOST], PER_PAGE).get_page(number)
    return {
        "area": form.centre,
        "rows": [_row(one, form) for one in shown(page.object_list, form.centre)],
        "page": page,
        "pages": _pages(page, form),
        "count": _count(len(numbers)),
        "more": len(numbers) > MOST,
        "source": distances.SOURCE,
    }


@staff(roles.SEE_DIRECTORY)
def provider(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is known of one setting or service, and where it is known from."""
    found = get_object_or_404(Provider.objects.select_related("knowledge"), pk=pk)
    role: str = request.user.role  # type: ignore[union-attr]
    context = {
        "provider": found,
        "kind": kind_of(found),
        "tags": tags_of(found),
        "groups": facts_of(found),
        "about": about(found),
        "may_keep": roles.may(role, roles.KEEP_DIRECTORY),
    }
    return render(request, "providers/directory/provider.html", context)


def _row(found: Found, form: DirectoryForm) -> Row:
    one = found.provider
    council = one.authority_name if one.authority_name != one.town else ""
    which = (one.urn and f"URN {one.urn}", one.postcode, one.town, council)
    far = ""
    if form.centre:
        far = f"{found.miles:.1f} miles" if found.miles is not None else "Distance not known"
    return Row(
        href=reverse("directory_provider", args=[one.pk]),
        name=one.name,
        which=", ".join(filter(None, which)),
        what=", ".join(filter(None, (kind_of(one), ages_of(one), _of_one_sex(one)))),
        numbers=_numbers(one),
        needs=", ".join(NEEDS.get(code, code) for code in one.needs),
        far=far,
        tags=tags_of(one),
    )


def _of_one_sex(one: Provider) -> str:
    return one.sex if one.sex in ("Boys", "Girls") else ""


def _numbers(one: Provider) -> str:
    """Pupils and capacity. Neither says whether a place is free."""
    on_roll = f"{one.pupils:,} pupils" if one.pupils is not None else ""
    built_for = f"built for {one.capacity:,}" if one.capacity else ""
    return ", ".join(filter(None, (on_roll, built_for)))


def _count(found: int) -> str:
    if found > MOST:
        return f"More than {MOST} found"
    return f"{found} found"


def _pages(page: Page[int], form: DirectoryForm) -> list[dict[str, Any]]:
    """Links to the pages: the first, the last and those beside this one."""
    asked = form.as_address()
    links = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        {
            "text": number,
            "href": f"?{asked}&{urlencode({'page': number})}" if isinstance(number, int) else "",
            "current": number == page.number,
        }
        for number in links
    ]
