"""Addresses of settings and services. References only: no name, date or number of a person."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
