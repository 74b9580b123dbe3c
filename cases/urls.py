"""Addresses of the case file. References only: no name, date or number of a person."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
