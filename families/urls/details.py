"""Addresses of what we hold of somebody, for them to see and change."""

from __future__ import annotations

from django.urls import path

from ..portal import details, details_code

_AT = "family/<int:pk>/details/"

urlpatterns = [
    path(_AT, details.details, name="family_details"),
    path(f"{_AT}code/", details_code.code, name="family_details_code"),
    path(f"{_AT}keep/", details.keep, name="family_details_keep"),
    path(f"{_AT}<slug:what>/", details.change, name="family_details_change"),
]
