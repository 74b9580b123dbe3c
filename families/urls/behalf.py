"""Addresses where an officer does the family’s part for who has no screen."""

from __future__ import annotations

from django.urls import path

from ..views import behalf

_AT = "cases/<str:reference>/family/for/"

urlpatterns = [
    path(_AT, behalf.hub, name="behalf"),
    path(f"{_AT}<int:pk>/draft/", behalf.comment, name="behalf_comment"),
    path(f"{_AT}<int:pk>/answers/", behalf.accept, name="behalf_accept"),
    path(f"{_AT}<int:pk>/<slug:about>/", behalf.tell, name="behalf_tell"),
]
