"""Addresses of incidents: what went to the wrong person."""

from django.urls import path

from ..views import incidents

_OF = "cases/<str:reference>/incidents/"
_ONE = f"{_OF}<int:pk>/"

urlpatterns = [
    path("incidents/", incidents.listed, name="incidents"),
    path(f"{_OF}new/", incidents.new, name="incident_new"),
    path(_ONE, incidents.show, name="incident"),
    path(f"{_ONE}opened/<int:number>/", incidents.opened, name="incident_opened"),
    path(f"{_ONE}family/", incidents.touch, name="incident_touch"),
    path(f"{_ONE}contained/", incidents.contain, name="incident_contain"),
    path(f"{_ONE}family-told/", incidents.tell_family, name="incident_family"),
    path(f"{_ONE}commissioner/", incidents.tell_commissioner, name="incident_commissioner"),
    path(f"{_ONE}close/", incidents.close, name="incident_close"),
]
