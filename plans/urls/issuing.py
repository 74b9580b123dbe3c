"""Check and issue: the gates, the senior's check, sending out."""

from __future__ import annotations

from django.urls import path

from ..views import issuing, signing

_AT = "cases/<str:reference>/plan"
urlpatterns = [
    path(f"{_AT}/issue/", issuing.show, name="plan_issue"),
    path(f"{_AT}/next/<slug:status>/", issuing.begin_next, name="plan_next"),
    path(f"{_AT}/check/ask/", issuing.ask_check, name="plan_ask_check"),
    path(f"{_AT}/check/withdraw/", issuing.withdraw_check, name="plan_withdraw_check"),
    path(f"{_AT}/check/", signing.check, name="plan_senior_check"),
    path(f"{_AT}/let-pass/<slug:what>/", issuing.let_pass, name="plan_let_pass"),
    path(f"{_AT}/send/", issuing.send, name="plan_send"),
    path(f"{_AT}/served/<int:number>/", issuing.served, name="plan_served"),
    path(f"{_AT}/final/", issuing.make_final, name="plan_final"),
    path(f"{_AT}/not-amending/", issuing.not_amending, name="plan_not_amending"),
]
