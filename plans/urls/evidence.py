"""Section K: papers and recommendations."""

from __future__ import annotations

from django.urls import path

from ..views import evidence

_HERE = "cases/<str:reference>/plan/evidence/"

urlpatterns = [
    path(_HERE, evidence.show, name="plan_evidence"),
    path(f"{_HERE}gather/", evidence.gather, name="plan_gather"),
    path(f"{_HERE}add/", evidence.add, name="plan_paper_add"),
    path(f"{_HERE}<int:pk>/", evidence.paper, name="plan_paper"),
    path(f"{_HERE}<int:pk>/out/", evidence.leave_out, name="plan_paper_out"),
    path(f"{_HERE}<int:pk>/in/", evidence.take_in, name="plan_paper_in"),
    path(f"{_HERE}recommendation/<slug:at>/", evidence.settle, name="plan_settle"),
]
