"""Addresses of the authority's decisions and of the exceptions it relies on."""

from django.urls import path

from ..views import decisions, exceptions

urlpatterns = [
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
]
