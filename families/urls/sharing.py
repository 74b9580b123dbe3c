"""Addresses of the copy of everything, and of whom we shared with."""

from __future__ import annotations

from django.urls import path

from ..portal import copying, sharing

_AT = "family/<int:pk>/"

urlpatterns = [
    path(f"{_AT}sharing/", sharing.sharing, name="family_sharing"),
    path(f"{_AT}copy/", copying.copy, name="family_copy"),
    path(f"{_AT}copy/new/", copying.ask_copy, name="family_copy_ask"),
    path(f"{_AT}copy/<int:copy>/", copying.copy_file, name="family_copy_file"),
]
