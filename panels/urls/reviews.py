"""The senior’s look at a brief."""

from __future__ import annotations

from django.urls import path

from ..views import reviews

_AT = "cases/<str:reference>/briefs/<int:pk>"
urlpatterns = [
    path(f"{_AT}/hand-in/", reviews.hand_in, name="brief_hand_in"),
    path(f"{_AT}/take-back/", reviews.take_back, name="brief_take_back"),
    path(f"{_AT}/answer/", reviews.answer, name="brief_answer"),
]
