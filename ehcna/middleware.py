"""What happens to every request on its way in and out."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from cases.keeping import keep_typed_text


class KeepTypedTextMiddleware(LoginRequiredMiddleware):
    """Sign-in is required everywhere; what was typed when a session ended waits for its writer."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method == "POST":
            keep_typed_text(request)
        return super().handle_no_permission(request, view_func)


class NoStoreMiddleware:
    """No page of a signed-in person stays in a browser's cache, so "back" shows nothing (H-186)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store, private")
        return response
