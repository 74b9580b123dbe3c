"""Quality audits: the samples of each month, and one plan that is audited."""

from __future__ import annotations

from django.urls import path

from ..views import audits, quality

_ONE = "cases/<str:reference>/plan/audits/<int:pk>/"

urlpatterns = [
    path("audits/", audits.show, name="audits"),
    path("audits/how/", audits.how, name="audits_how"),
    path("audits/draw/", audits.draw, name="audits_draw"),
    path("audits/plan/<int:pk>/", audits.find, name="audit_find"),
    path("audits/<str:month>/", audits.of_month, name="audit_month"),
    path(_ONE, quality.show, name="plan_audit"),
    path(f"{_ONE}take/", quality.take_on, name="plan_audit_take"),
    path(f"{_ONE}finish/", quality.finish, name="plan_audit_finish"),
    path(f"{_ONE}again/", quality.again, name="plan_audit_again"),
    path(f"{_ONE}action/", quality.action, name="plan_audit_action"),
]
