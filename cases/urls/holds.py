"""Addresses of the holds on a case."""

from django.urls import path

from ..views import holds

_HOLDS = "cases/<str:reference>/holds"
urlpatterns = [
    path(f"{_HOLDS}/", holds.show, name="case_holds"),
    path(f"{_HOLDS}/new/", holds.new, name="hold_new"),
    path(f"{_HOLDS}/<int:pk>/review/", holds.review, name="hold_review"),
    path(f"{_HOLDS}/<int:pk>/end/", holds.end, name="hold_end"),
]
