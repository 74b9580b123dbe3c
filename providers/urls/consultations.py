"""Addresses of consultations: the officers' side, and the settings' own."""

from django.urls import path

from ..portal import consultations as portal
from ..views import consultations as views

_CASE = "cases/<str:reference>/settings/"
_OF = "for-providers/consultations/<int:pk>/"
urlpatterns = [
    path(_CASE, views.show, name="case_settings"),
    path(f"{_CASE}consult/", views.consult, name="consult"),
    path(f"{_CASE}<int:pk>/answer/", views.log_answer, name="consultation_log"),
    path(f"{_CASE}<int:pk>/withdraw/", views.withdraw, name="consultation_withdraw"),
    path(f"{_CASE}answers/<int:pk>/", views.assess, name="consultation_assess"),
    path(_OF, portal.consultation, name="portal_consultation"),
    path(f"{_OF}answer/", portal.answer, name="portal_consultation_answer"),
    path(f"{_OF}papers/<int:paper>/", portal.paper, name="portal_consultation_paper"),
]
