"""Section I, Section J and who of the health body agreed to Section G."""

from __future__ import annotations

from django.urls import path

from ..views import naming

_HERE = "cases/<str:reference>/plan/naming/"
urlpatterns = [
    path(_HERE, naming.show, name="plan_naming"),
    path(f"{_HERE}choose/", naming.choose, name="plan_naming_choose"),
    path(f"{_HERE}empty/", naming.empty, name="plan_naming_empty"),
    path(f"{_HERE}money/", naming.pay, name="plan_money"),
    path(f"{_HERE}health/", naming.agree, name="plan_health"),
]
