"""Panels in the case file."""

from __future__ import annotations

from django.urls import path

from ..views import case

urlpatterns = [path("cases/<str:reference>/panels/", case.show, name="case_panels")]
