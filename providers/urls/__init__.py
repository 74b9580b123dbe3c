"""Addresses of settings and services, a module to each room."""

from django.urls import include, path

_ROOMS = ("importing", "directory", "knowledge", "advice", "consultations", "costs", "placements")
_ROOMS += ("portal", "memberships")
urlpatterns = [path("", include(f"providers.urls.{room}")) for room in _ROOMS]
