"""Addresses of settings and services, a module to each room."""

from django.urls import include, path

_ROOMS = ("importing", "directory", "knowledge", "costs", "advice")
urlpatterns = [path("", include(f"providers.urls.{room}")) for room in _ROOMS]
