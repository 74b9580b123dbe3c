"""Addresses of the people on a case."""

from django.urls import path

from ..views import case, people

urlpatterns = [
    path("cases/<str:reference>/people/", case.people, name="case_people"),
    path("cases/<str:reference>/people/new/", people.add, name="person_new"),
]
