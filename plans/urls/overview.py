"""The plan of a case: where it stands."""

from __future__ import annotations

from django.urls import path

from ..views import overview

urlpatterns = [
    path("cases/<str:reference>/plan/", overview.show, name="case_plan"),
    path("cases/<str:reference>/plan/begin/", overview.begin, name="plan_begin"),
]
