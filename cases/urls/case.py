"""Addresses of one case as a whole."""

from django.urls import path

from ..views import case

urlpatterns = [
    path("cases/<str:reference>/", case.overview, name="case"),
    path("cases/<str:reference>/access/", case.access, name="case_access"),
]
