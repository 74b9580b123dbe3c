"""Every address of panels, room by room."""

from __future__ import annotations

from django.urls import include, path

_OFFICE = ("kept", "meetings", "packs", "record", "minutes")
_CASE = ("case", "briefs", "reviews", "deciding")
_MEMBERS = ("sitting",)
urlpatterns = [path("", include(f"panels.urls.{room}")) for room in (*_OFFICE, *_CASE, *_MEMBERS)]
