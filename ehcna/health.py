"""Is it up, for machines that ask: in plain words, without sign-in, naming nobody."""

from __future__ import annotations

import secrets
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST

from cases.guards import public
from cases.queries.jobs import last_good_runs
from cases.queries.lateness import late_jobs

from .watching.numbers import written
from .watching.standing import FOR_PAGES, stand


@public
def health(request: HttpRequest) -> JsonResponse:
    """All that the service needs, when each job last ended well, and the late. 503 if not well."""
    standing = stand()
    told = _told(standing)
    if standing["database"] and standing["migrations"]:
        told |= {"late": [job.name for job in late_jobs(timezone.now())], "jobs": last_good_runs()}
    return _answer(standing, told)


@public
def ready(request: HttpRequest) -> JsonResponse:
    """Whether pages can be answered, for what shares requests out. 503 if not."""
    standing = stand(FOR_PAGES)
    return _answer(standing, _told(standing))


@public
def live(request: HttpRequest) -> JsonResponse:
    """Whether this process answers at all, for what begins it again. Asks nothing of anybody."""
    return JsonResponse({"status": "ok"})


@public
def metrics(request: HttpRequest) -> HttpResponse:
    """Measurements for Prometheus. Who may not see them finds no such page."""
    if not _may_measure(request):
        raise Http404
    return HttpResponse(written(), content_type=CONTENT_TYPE_LATEST)


def _told(standing: dict[str, bool]) -> dict[str, object]:
    return {"checks": {name: "ok" if well else "down" for name, well in standing.items()}}


def _answer(standing: dict[str, bool], told: dict[str, object]) -> JsonResponse:
    well = all(standing.values())
    return JsonResponse({"status": "ok" if well else "down"} | told, status=200 if well else 503)


def _may_measure(request: HttpRequest) -> bool:
    """With the token; or from an allowed address, where no proxy stands between."""
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.WATCHING.token
    if token and secrets.compare_digest(shown.encode(), token.encode()):
        return True
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    came_from = ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0")
    return any(came_from in network for network in settings.WATCHING.networks)
