"""Minutes, agreed and corrected."""

from __future__ import annotations

from django.urls import path

from ..views import minutes

_MINUTES = "panels/meetings/<int:pk>/minutes/"

urlpatterns = [
    path(_MINUTES, minutes.show, name="minutes_show"),
    path(f"{_MINUTES}opening/", minutes.opening, name="minutes_opening"),
    path(f"{_MINUTES}agree/", minutes.agree, name="minutes_agree"),
    path(f"{_MINUTES}correct/", minutes.correct, name="minutes_correct"),
    path("panels/record/<int:pk>/words/", minutes.reword, name="minutes_reword"),
]
