"""Addresses of what people do to a case. Each is a page to see first; only a POST acts."""

from django.urls import path

from .views import decisions, exceptions, facts, people, requests

urlpatterns = [
    path("requests/new/", requests.record_request, name="record_request"),
    path("cases/<str:reference>/decide/", decisions.decide, name="decide"),
    path(
        "cases/<str:reference>/deadlines/<str:rule>/exception/",
        exceptions.rely,
        name="exception_new",
    ),
    path(
        "cases/<str:reference>/exceptions/<int:pk>/withdraw/",
        exceptions.withdraw,
        name="exception_withdraw",
    ),
    path("cases/<str:reference>/record/", facts.record, name="record_fact"),
    path("cases/<str:reference>/entries/<int:pk>/correct/", facts.correct, name="correct_fact"),
    path("cases/<str:reference>/people/new/", people.add, name="person_new"),
]
