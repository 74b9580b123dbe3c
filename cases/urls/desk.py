"""Addresses of what is done across cases: the worklist, search, the jobs, help."""

from django.urls import path

from ..views import desk, help, jobs, restored, search, worklist

urlpatterns = [
    path("cases/", worklist.show, name="worklist"),
    path("desk/", desk.show, name="desk"),
    path("cases/search/", search.search, name="case_search"),
    path("help/dates/", help.dates, name="help_dates"),
    path("help/accessibility/", help.accessibility, name="help_accessibility"),
    path("jobs/", jobs.show, name="jobs"),
    path("jobs/messages/<uuid:pk>/", jobs.settle, name="message_settle"),
    path("jobs/brought-back/", restored.show, name="restored"),
    path("jobs/brought-back/messages/", restored.look_through, name="restored_messages"),
    path("jobs/brought-back/open/", restored.open_post, name="restored_open"),
    path("jobs/brought-back/mended/", restored.mend, name="restored_mend"),
]
