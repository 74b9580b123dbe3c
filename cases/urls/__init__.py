"""Addresses of the case file, a module to each room. No name, date or number of a person."""

from django.urls import include, path

urlpatterns = [
    path("", include(f"cases.urls.{room}"))
    for room in (
        "desk",
        "caseload",
        "requests",
        "decisions",
        "chronology",
        "people",
        "documents",
        "letters",
        "contact",
        "incidents",
        "closed_cases",
        "holds",
        "case",
    )
]
