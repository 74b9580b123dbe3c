"""What happens to every request on its way in and out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect

from accounts import sessions
from accounts.models import Role, User
from cases.keeping import keep_typed_text


class SessionLimitsMiddleware:
    """Who left a page alone too long, or signed in long ago, signs in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if sessions.is_over(request.session):
                logout(request)
            else:
                sessions.note(request.session)
        return self.get_response(request)


class KeepTypedTextMiddleware(LoginRequiredMiddleware):
    """Sign-in is required everywhere; what was typed when a session ended waits for its writer."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method == "POST":
            keep_typed_text(request)
        return super().handle_no_permission(request, view_func)


class SecondStepMiddleware:
    """Where a second step is required, who has none sets one up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        is_open = view.__module__.startswith("allauth.") or getattr(view, "guard", "") == "public"
        if is_open or not settings.SECOND_STEP_REQUIRED or not request.user.is_authenticated:
            return None
        if is_mfa_enabled(request.user) or _came_by_code(request):
            return None
        messages.info(request, "Set up a second step before you go on: an app, or a passkey.")
        return redirect("mfa_index")


def _came_by_code(request: HttpRequest) -> bool:
    """Whether somebody of a family came with a code from their email. Never enough for staff."""
    user = cast(User, request.user)
    if user.role != Role.FAMILY:
        return False
    return any(one["method"] == "code" for one in get_authentication_records(request, user))


class NoStoreMiddleware:
    """No page of a signed-in person stays in a browser's cache, so "back" shows nothing (H-186)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store, private")
        return response
