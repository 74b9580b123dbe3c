"""The versions of a plan."""

from __future__ import annotations

from django.urls import path

from ..views import versions

_HERE = "cases/<str:reference>/plan/versions/"

urlpatterns = [
    path(_HERE, versions.show, name="plan_versions"),
    path(f"{_HERE}give-up/", versions.give_up, name="plan_version_give_up"),
    path(f"{_HERE}<int:number>/", versions.read, name="plan_version"),
    path(f"{_HERE}<int:number>/bring-back/", versions.bring_back, name="plan_version_bring_back"),
]
