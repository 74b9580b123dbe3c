"""Addresses of taking up an invitation, open to everybody."""

from __future__ import annotations

from django.urls import path

from ..portal import joining

urlpatterns = [
    path("join/<str:token>/", joining.invited, name="join"),
    path("join/<str:token>/code/", joining.code, name="join_code"),
    path("join/<str:token>/again/", joining.again, name="join_again"),
]
