"""What the checker finds in a plan, and what a version takes away."""

from __future__ import annotations

from django.urls import path

from ..views import checks

_AT = "cases/<str:reference>/plan"
urlpatterns = [
    path(f"{_AT}/checks/", checks.show, name="plan_checks"),
    path(f"{_AT}/checks/<slug:mark>/", checks.set_aside, name="plan_set_aside"),
    path(f"{_AT}/checks/<slug:mark>/senior/", checks.senior_sets_aside, name="plan_senior_aside"),
    path(f"{_AT}/overrides/<int:pk>/", checks.take_back, name="plan_take_back"),
    path(f"{_AT}/losses/<slug:mark>/", checks.accept_loss, name="plan_accept_loss"),
    path(f"{_AT}/restore/<str:label>/", checks.restore, name="plan_restore"),
]
