"""Writing a plan: its sections, its texts, its lines."""

from __future__ import annotations

from django.urls import path

from ..views import lines, word, writing

_WRITE = "cases/<str:reference>/plan/write/"
_LINE = f"{_WRITE}<str:kind>/<int:pk>/"

urlpatterns = [
    path(_WRITE, writing.write, name="plan_write"),
    path(f"{_WRITE}front/", writing.front, name="plan_front"),
    path(f"{_WRITE}text/<str:name>/", writing.place, name="plan_place"),
    path(f"{_WRITE}text/<str:name>/history/", writing.place_history, name="plan_place_history"),
    path(f"{_WRITE}<str:code>/", writing.section, name="plan_section"),
    path(f"{_WRITE}<str:code>/add/", lines.add, name="plan_add"),
    path(_LINE, lines.edit, name="plan_line"),
    path(f"{_WRITE}text/<str:name>/word/", word.into_place, name="plan_place_word"),
    path(f"{_WRITE}<str:code>/add/word/", word.into_new, name="plan_add_word"),
    path(f"{_LINE}word/", word.into_line, name="plan_line_word"),
    path(f"{_LINE}out/", lines.take_out, name="plan_line_out"),
    path(f"{_LINE}back/", lines.put_back, name="plan_line_back"),
    path(f"{_LINE}history/", lines.history, name="plan_line_history"),
]
