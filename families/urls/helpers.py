"""Addresses of somebody's own account, and of who helps them."""

from __future__ import annotations

from django.urls import path

from ..portal import account, helpers

_AT = "family/<int:pk>/"

urlpatterns = [
    path(f"{_AT}account/", account.account, name="family_account"),
    path(f"{_AT}account/close/", account.close, name="family_account_close"),
    path(f"{_AT}rights/", account.rights, name="family_rights"),
    path(f"{_AT}helpers/", helpers.listed, name="family_helpers"),
    path(f"{_AT}helpers/new/", helpers.add, name="family_helper_new"),
    path(f"{_AT}helpers/parent/", helpers.add_parent, name="family_helper_parent"),
    path(f"{_AT}helpers/<int:helper>/change/", helpers.change, name="family_helper_change"),
    path(f"{_AT}helpers/<int:helper>/end/", helpers.end, name="family_helper_end"),
]
