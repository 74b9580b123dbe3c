"""Addresses of family accounts, for officers."""

from __future__ import annotations

from django.urls import path

from ..views import accounts, limits

_AT = "cases/<str:reference>/family/"

urlpatterns = [
    path(_AT, accounts.show, name="family_accounts"),
    path(f"{_AT}<int:pk>/invite/", accounts.invite, name="family_account_invite"),
    path(f"{_AT}invitations/<int:pk>/second/", accounts.second, name="family_account_second"),
    path(
        f"{_AT}invitations/<int:pk>/end/",
        accounts.end_invitation,
        name="family_account_end_invitation",
    ),
    path(f"{_AT}accounts/<int:pk>/end/", accounts.end, name="family_account_end"),
    path(f"{_AT}<int:pk>/unlock/", accounts.unlock, name="family_account_unlock"),
    path(f"{_AT}<int:pk>/order/", limits.ordered, name="family_account_order"),
    path(f"{_AT}capacity/", limits.capacity, name="family_account_capacity"),
]
