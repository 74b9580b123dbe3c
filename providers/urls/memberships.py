"""Addresses where the council says who signs in for whom, and who may read which advice."""

from django.urls import path

from ..views import advice_care, memberships

_CASE = "cases/<str:reference>/advice/"

urlpatterns = [
    path("sign-ins/", memberships.sign_ins, name="sign_ins"),
    path("sign-ins/<int:pk>/", memberships.of_provider, name="provider_members"),
    path("sign-ins/<int:pk>/add/", memberships.add, name="provider_member_add"),
    path("sign-ins/people/<int:pk>/end/", memberships.end, name="provider_member_end"),
    path(f"{_CASE}<int:pk>/sharing/", advice_care.sharing, name="advice_sharing"),
    path(f"{_CASE}marks/<int:pk>/", advice_care.unmark, name="advice_unmark"),
]
