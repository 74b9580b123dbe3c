"""Addresses of settings and services, a module to each room."""

from django.urls import include, path

ROOMS = ("importing", "knowledge", "costs", "portal", "memberships")

urlpatterns = [path("", include(f"providers.urls.{room}")) for room in ROOMS]
