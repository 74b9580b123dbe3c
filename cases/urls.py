"""Addresses of the case file. References only: no name, date or number of a person."""

from django.urls import include, path

from .views import case, documents, help, jobs, search, worklist

urlpatterns = [
    path("cases/", worklist.show, name="worklist"),
    path("cases/search/", search.search, name="case_search"),
    path("help/dates/", help.dates, name="help_dates"),
    path("help/accessibility/", help.accessibility, name="help_accessibility"),
    path("jobs/", jobs.show, name="jobs"),
    path("jobs/messages/<uuid:pk>/", jobs.settle, name="message_settle"),
    path("cases/<str:reference>/messages/<uuid:pk>/posted/", jobs.posted, name="message_posted"),
    path("", include("cases.action_urls")),
    path("cases/<str:reference>/", case.overview, name="case"),
    path("cases/<str:reference>/people/", case.people, name="case_people"),
    path("cases/<str:reference>/documents/", case.documents, name="case_documents"),
    path("cases/<str:reference>/documents/<int:pk>/", documents.document, name="document"),
    path(
        "cases/<str:reference>/documents/<int:pk>/letter/",
        documents.document_html,
        name="document_html",
    ),
    path("cases/<str:reference>/messages/", case.messages, name="case_messages"),
    path("cases/<str:reference>/access/", case.access, name="case_access"),
]
