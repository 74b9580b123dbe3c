"""Addresses of who holds which case: fair shares, moves, cover, handing over."""

from django.urls import path

from ..views import caseload, cover, handover, moves

urlpatterns = [
    path("caseloads/", caseload.show, name="caseloads"),
    path("caseloads/move/", moves.choose, name="cases_move"),
    path("caseloads/moves/<uuid:batch>/", moves.result, name="cases_moved"),
    path("caseloads/cover/<int:pk>/", cover.arrange, name="cover"),
    path("caseloads/cover/<int:pk>/end/", cover.end, name="cover_end"),
    path("caseloads/handover/<int:pk>/", handover.caseload, name="caseload_handover"),
    path("cases/<str:reference>/allocate/", caseload.allocate, name="case_allocate"),
    path("cases/<str:reference>/complexity/", caseload.complexity, name="case_complexity"),
    path("cases/<str:reference>/handover/", handover.case, name="case_handover"),
]
