"""Addresses of the authority's decisions and of the exceptions it relies on."""

from django.urls import path

from ..views import approvals, decisions, exceptions, held_decisions, telling_bodies

urlpatterns = [
    path("approvals/", approvals.show, name="approvals"),
    path("cases/<str:reference>/decide/", decisions.decide, name="decide"),
    path("cases/<str:reference>/decide-plan/", decisions.decide_issue, name="decide_issue"),
    path("cases/<str:reference>/decisions/", held_decisions.every, name="case_decisions"),
    path(
        "cases/<str:reference>/decisions/<int:pk>/rewrite/",
        decisions.rewrite,
        name="decision_rewrite",
    ),
    path(
        "cases/<str:reference>/decisions/<int:pk>/drop/", held_decisions.drop, name="decision_drop"
    ),
    path(
        "cases/<str:reference>/decisions/<int:pk>/bodies/",
        telling_bodies.tell_bodies,
        name="tell_bodies",
    ),
    path(
        "cases/<str:reference>/decisions/<int:pk>/answer/",
        held_decisions.answer,
        name="decision_answer",
    ),
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
    path(
        "cases/<str:reference>/exceptions/<int:pk>/answer/",
        exceptions.answer,
        name="exception_answer",
    ),
]
