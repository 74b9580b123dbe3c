"""Addresses of what is done across cases: the worklist, search, the jobs, help."""

from django.urls import path

from ..views import desk, help, jobs, search, worklist

urlpatterns = [
    path("cases/", worklist.show, name="worklist"),
    path("desk/", desk.show, name="desk"),
    path("cases/search/", search.search, name="case_search"),
    path("help/dates/", help.dates, name="help_dates"),
    path("help/accessibility/", help.accessibility, name="help_accessibility"),
    path("jobs/", jobs.show, name="jobs"),
    path("jobs/messages/<uuid:pk>/", jobs.settle, name="message_settle"),
]
