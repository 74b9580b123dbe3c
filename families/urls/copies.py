"""Addresses of copies of somebody's data, for officers."""

from __future__ import annotations

from django.urls import path

from ..views import copies

_AT = "cases/<str:reference>/copies/"

urlpatterns = [
    path(_AT, copies.show, name="subject_access"),
    path(f"{_AT}<int:pk>/make/", copies.make, name="subject_access_make"),
    path(f"{_AT}<int:pk>/file/", copies.file, name="subject_access_file"),
]
