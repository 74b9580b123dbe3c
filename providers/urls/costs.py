"""Addresses of options, costs, packages and personal budgets."""

from django.urls import path

from ..views import budgets, costs, options, packages

_CASE = "cases/<str:reference>/options/"
urlpatterns = [
    path(_CASE, options.grid, name="case_options"),
    path(f"{_CASE}add/", options.add, name="option_add"),
    path(f"{_CASE}<int:pk>/", options.weigh, name="option_weigh"),
    path(f"{_CASE}<int:pk>/leave-out/", options.leave_out, name="option_leave_out"),
    path(f"{_CASE}<int:pk>/cost/<str:head>/", costs.say, name="cost_say"),
    path(f"{_CASE}<int:pk>/journey/", costs.journey, name="cost_journey"),
    path(f"{_CASE}<int:pk>/top-up/", costs.top_up, name="cost_top_up"),
    path(f"{_CASE}<int:pk>/lines/add/", packages.add_line, name="package_line_add"),
    path(f"{_CASE}lines/<int:pk>/remove/", packages.remove_line, name="package_line_remove"),
    path(f"{_CASE}<int:pk>/ask/", packages.ask, name="package_ask"),
    path(f"{_CASE}<int:pk>/approve/", packages.answer, name="package_answer"),
    path(f"{_CASE}budget/", budgets.ask, name="budget_ask"),
    path(f"{_CASE}budget/<int:pk>/", budgets.answer, name="budget_answer"),
    path("costs/bands/", costs.bands, name="bands"),
    path("costs/bands/add/", costs.band_add, name="band_add"),
]
