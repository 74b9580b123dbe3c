"""Each request gets a number, which its answer, its log lines and its tasks carry; and is timed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware
from django_structlog.middlewares import RequestMiddleware

from .measures import measure

HEADER = "HTTP_X_REQUEST_ID"  # in which the number is handed on; what came in it is thrown away
# Where a request keeps, for the web server's log as well, its number and which kind of page it was.
NUMBER, PLACE = "ehcna.number", "ehcna.place"
FOR_MACHINES = ("/health", "/health/live", "/health/ready", "/metrics")


def number_of(request: HttpRequest) -> str:
    """The number of a request: "4F7A-21C0-9B3E", short enough to be read out."""
    return str(request.META.get(NUMBER) or _new_number())


def place_of(request: HttpRequest) -> str:
    """What kind of page was asked for: never its address, in which somebody may have typed a name.

    "GET cases/<str:reference>/decide/".
    """
    match = request.resolver_match
    return f"{request.method} {match.route if match else '-'}"


def _new_number() -> str:
    sign = uuid.uuid4().hex.upper()
    return "-".join(sign[begin : begin + 4] for begin in (0, 4, 8))


class NumberedMiddleware:
    """The first to see a request and the last to see its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        request.META[NUMBER] = request.META[HEADER] = _new_number()
        response = self.get_response(request)
        response["X-Request-ID"] = request.META[NUMBER]
        request.META[PLACE] = place_of(request)
        measure(request, response, perf_counter() - begun)
        return response


class LoggedMiddleware(RequestMiddleware):
    """Every line that is logged while a request is answered has its number."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return place_of(request)


class HostsMiddleware(CommonMiddleware):
    """Machines that watch us ask by our address in the network, which is none of our names."""

    def process_request(self, request: HttpRequest) -> HttpResponsePermanentRedirect | None:
        if request.path_info in FOR_MACHINES:
            return None
        return super().process_request(request)
