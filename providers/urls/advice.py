"""Addresses of advice: on a case, and across the caseload."""

from django.urls import path

from ..views import advice, advice_answers, advice_asking, advice_figures, chasing

CASE = "cases/<str:reference>/advice/"
urlpatterns = [
    path("advice/chasing/", chasing.chasing, name="advice_chasing"),
    path("advice/figures/", advice_figures.figures, name="advice_figures"),
    path("advice/figures/<int:pk>/", advice_figures.behind, name="advice_figures_behind"),
    path(CASE, advice.hub, name="case_advice"),
    path(f"{CASE}ask/", advice_asking.ask, name="advice_ask"),
    path(f"{CASE}needs/", advice.needs, name="advice_needs"),
    path(f"{CASE}existing/", advice_answers.reuse, name="advice_reuse"),
    path(f"{CASE}<int:pk>/", advice.one, name="advice_request"),
    path(f"{CASE}<int:pk>/received/", advice.received, name="advice_received"),
    path(f"{CASE}<int:pk>/not-needed/", advice.not_needed, name="advice_not_needed"),
    path(f"{CASE}<int:pk>/chase/", chasing.chase, name="advice_chase"),
    path(f"{CASE}<int:pk>/take-in/", advice_answers.take_in, name="advice_take_in"),
    path(
        f"{CASE}<int:pk>/<int:number>/withdrawn/",
        advice_answers.withdrawn,
        name="advice_withdrawn",
    ),
    path(f"{CASE}<int:pk>/<int:number>/text/", advice_answers.text_wanted, name="advice_text"),
]
