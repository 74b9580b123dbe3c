"""Every address of the family's side, room by room."""

from __future__ import annotations

from django.urls import include, path

_OPEN = ("asking", "joining")
_OFFICE = ("accounts", "behalf", "copies", "service")
_FAMILY = ("home", "standing", "papers", "taking_part", "plan", "details", "sharing", "helpers")
urlpatterns = [path("", include(f"families.urls.{room}")) for room in (*_OPEN, *_OFFICE, *_FAMILY)]
