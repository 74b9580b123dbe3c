"""What a panel is told of a case."""

from __future__ import annotations

from django.urls import path

from ..views import briefs

_AT = "cases/<str:reference>/briefs"
urlpatterns = [
    path(f"{_AT}/new/", briefs.begin, name="brief_begin"),
    path(f"{_AT}/<int:pk>/", briefs.show, name="brief"),
    path(f"{_AT}/<int:pk>/write/", briefs.write, name="brief_write"),
    path(f"{_AT}/<int:pk>/add/<slug:part>/", briefs.add_point, name="brief_add_point"),
    path(f"{_AT}/<int:pk>/points/<int:point>/", briefs.edit_point, name="brief_edit_point"),
    path(f"{_AT}/<int:pk>/points/<int:point>/out/", briefs.drop_point, name="brief_drop_point"),
    path(f"{_AT}/<int:pk>/points/<int:point>/source/", briefs.source, name="brief_source"),
    path(f"{_AT}/<int:pk>/options/new/", briefs.add_option, name="brief_add_option"),
    path(f"{_AT}/<int:pk>/options/<int:option>/", briefs.edit_option, name="brief_edit_option"),
    path(f"{_AT}/<int:pk>/options/<int:option>/out/", briefs.drop_option, name="brief_drop_option"),
]
