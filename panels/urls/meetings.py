"""The calendar, one meeting, its agenda, the forecast of places."""

from __future__ import annotations

from django.urls import URLPattern, path  # noqa: F401

urlpatterns: list[URLPattern] = []
